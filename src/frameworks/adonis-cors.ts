import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';

/** The CORS middleware of AdonisJS, configured in `config/cors.ts`: everybody with credentials unless told otherwise. */
export const adonisCors = defineFramework({
  id: '@adonisjs/cors',
  see: 'https://docs.adonisjs.com/guides/security/cors',
  policies: [{ callee: '@adonisjs/cors.defineConfig', at: 0 }],
  origin: {
    option: 'origin',
    whenAbsent: { kind: 'everyone' },
    read: adonisOrigin,
    readResult: adonisResult,
    functions: 'immediate',
    asks: 'origin',
  },
  credentials: { option: 'credentials', whenAbsent: true, test: 'identical' },
  vary: 'never',
  wildcardWithCredentials: 'reflected',
  delegation: null,
  switchedBy: { option: 'enabled', turns: true, whenAbsent: true },
  package: '@adonisjs/cors',
  scope: 'app',
});

/** A text is a list with commas, compared letter by letter. */
function adonisOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
    case 'requestOrigin':
      return { kind: 'everyone' };
    case 'primitive':
      if (value.value === '*') return { kind: 'any' };
      if (typeof value.value === 'boolean') return value.value ? { kind: 'everyone' } : { kind: 'off' };
      return typeof value.value === 'string' ? listed(value.value) : { kind: 'failing' };
    case 'array':
      return { kind: 'among', elements: value.elements.filter(({ kind }) => kind !== 'regexp'), open: value.open };
    case 'function':
      return { kind: 'asked' };
    case 'regexp':
      return { kind: 'failing' };
    case 'object':
    case 'stringObject':
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** A promise is nothing it knows, and requests fail. */
function adonisResult(value: OptionValue): OriginMeaning {
  return value.kind === 'object' && value.text === '[object Promise]' ? { kind: 'failing' } : adonisOrigin(value);
}

function listed(text: string): OriginMeaning {
  return { kind: 'among', elements: text.split(',').map((one) => ({ kind: 'primitive', value: one })), open: false };
}
