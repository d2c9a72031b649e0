import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning, PolicyCall } from './define-framework.ts';
import { ANY, UNKNOWN, one } from './origin-meanings.ts';

const FILE = /(?:^|\/)serverless\.(?:config\.)?[cm]?[jt]s$/;
const FUNCTION_FILE = /(?:^|\/)functions\/.*index\.[cm]?[jt]s$/;

/** One text; several stand in `origins`, which is for the eyes of the framework alone. */
function serverlessOrigin(value: OptionValue): OriginMeaning {
  if (value.kind !== 'primitive' || typeof value.value !== 'string') return UNKNOWN;
  if (value.value.includes(',') || value.value.includes('$')) return UNKNOWN;
  return value.value === '*' ? ANY : one(value.value);
}

function placesOf(...event: readonly string[]): readonly PolicyCall[] {
  return [
    { exported: 'default', in: FILE, at: 0, within: ['functions', '*', 'events', ...event], configuration: true },
    { exported: 'default', in: FUNCTION_FILE, at: 0, within: ['events', ...event] },
  ];
}

/** HTTP events of the Serverless Framework in configurations written in code: the answer to preflights. */
export const serverless = defineFramework({
  id: 'Serverless Framework',
  see: 'https://www.serverless.com/framework/docs/providers/aws/events/apigateway#enabling-cors',
  policies: placesOf('http', 'cors'),
  origin: {
    option: 'origin',
    whenAbsent: UNKNOWN,
    read: serverlessOrigin,
    functions: 'none',
    asks: 'origin',
    takes: 'text',
  },
  credentials: { option: 'allowCredentials', whenAbsent: false, test: 'truthy' },
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'serverless',
  scope: 'route',
});
