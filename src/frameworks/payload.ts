import { defineFramework } from './define-framework.ts';
import type { NamesOption, OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, names, namesOption } from './names-options.ts';
import { ANY, OFF, UNKNOWN, among } from './origin-meanings.ts';

const HEADERS = [
  ...['Origin', 'X-Requested-With', 'Content-Type', 'Accept', 'Authorization', 'Content-Encoding'],
  ...['x-apollo-tracing', 'X-Payload-HTTP-Method-Override'],
];

const more = namesOption('headers', names(...HEADERS), { texts: false, whenEmpty: names() });

/** Names are added to those that Payload needs. */
const allowHeaders: NamesOption = {
  ...more,
  read(value) {
    const rule = more.read(value);
    return rule.kind === 'listed' ? { ...rule, names: [...HEADERS, ...rule.names] } : rule;
  },
};

/** Payload, which sends credentials to the origins of a list, and `*` without them. Nothing turns them on or off. */
export const payload = defineFramework({
  id: 'Payload',
  see: 'https://payloadcms.com/docs/configuration/overview#cors',
  policies: ['payload.buildConfig', 'payload/config.buildConfig'].map((callee) => ({
    callee,
    at: 0,
    within: ['cors'],
  })),
  origin: {
    option: 'origins',
    whole: true,
    whenAbsent: OFF,
    read: payloadOrigin,
    functions: 'none',
    asks: 'origin',
    takes: 'list',
  },
  credentials: { option: null, whenAbsent: true, test: 'identical' },
  allowHeaders,
  allowMethods: namesOption(null, names('PUT', 'PATCH', 'POST', 'GET', 'DELETE', 'OPTIONS')),
  exposeHeaders: namesOption(null, ABSENT),
  vary: 'never',
  wildcardWithCredentials: 'withheld',
  delegation: null,
  package: 'payload',
  scope: 'app',
});

function payloadOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'array':
      return among(value.elements, value.open);
    case 'primitive':
      return value.value === '*' ? ANY : OFF;
    case 'absent':
    case 'regexp':
    case 'object':
    case 'stringObject':
      return OFF;
    case 'requestOrigin':
    case 'function':
    case 'unknown':
      return UNKNOWN;
  }
}
