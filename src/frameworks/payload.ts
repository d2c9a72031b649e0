import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';

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
