import { defineFramework } from './define-framework.ts';
import type { NamesOption, OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, names, namesOption } from './names-options.ts';

const METHODS = names('PUT', 'PATCH', 'POST', 'GET', 'DELETE', 'OPTIONS');
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
    whenAbsent: { kind: 'off' },
    read: payloadOrigin,
    functions: 'none',
    asks: 'origin',
    takes: 'list',
  },
  credentials: { option: null, whenAbsent: true, test: 'identical' },
  allowHeaders,
  allowMethods: { option: null, whenAbsent: METHODS, read: () => METHODS },
  exposeHeaders: { option: null, whenAbsent: ABSENT, read: () => ABSENT },
  vary: 'never',
  wildcardWithCredentials: 'withheld',
  delegation: null,
  package: 'payload',
  scope: 'app',
});

function payloadOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'array':
      return { kind: 'among', elements: value.elements, open: value.open };
    case 'primitive':
      return value.value === '*' ? { kind: 'any' } : { kind: 'off' };
    case 'absent':
    case 'regexp':
    case 'object':
    case 'stringObject':
      return { kind: 'off' };
    case 'requestOrigin':
    case 'function':
    case 'unknown':
      return { kind: 'unknown' };
  }
}
