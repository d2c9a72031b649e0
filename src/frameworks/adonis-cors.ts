import { defineFramework } from './define-framework.ts';
import type { NamesOption, OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, lowered, MIRRORED, names, namesOption } from './names-options.ts';
import { ANY, ASKED, EVERYONE, FAILING, OFF, UNKNOWN, among, amongTexts } from './origin-meanings.ts';

/** A list, a text with commas, all that is asked for, or nothing; in small letters. */
const allowHeaders: NamesOption = {
  option: 'headers',
  whenAbsent: MIRRORED,
  read(value) {
    if (value.kind === 'primitive' && typeof value.value !== 'string') return value.value === true ? MIRRORED : names();
    return lowered(given.read(value));
  },
};

/** Without a list, the answer to a preflight fails. */
const allowMethods = namesOption('methods', names('GET', 'HEAD', 'POST', 'PUT', 'DELETE'), {
  texts: false,
  whenEmpty: names(),
  whenNothing: names(),
  compares: true,
});

const given = namesOption('headers', MIRRORED, { whenEmpty: names(), compares: true });
const exposed = namesOption('exposeHeaders', ABSENT, { texts: false });

/** What browsers show anyway is not listed where it is all there is. */
const exposeHeaders: NamesOption = {
  ...exposed,
  read(value) {
    const rule = lowered(exposed.read(value));
    return rule.kind === 'listed' && rule.complete && rule.names.every((name) => SIMPLE.has(name)) ? ABSENT : rule;
  },
};

const SIMPLE: ReadonlySet<string> = new Set([
  ...['cache-control', 'content-language', 'content-type', 'expires', 'last-modified', 'pragma'],
]);

/** The CORS middleware of AdonisJS, configured in `config/cors.ts`: everybody with credentials unless told otherwise. */
export const adonisCors = defineFramework({
  id: '@adonisjs/cors',
  see: 'https://docs.adonisjs.com/guides/security/cors',
  policies: [{ callee: '@adonisjs/cors.defineConfig', at: 0 }],
  origin: {
    option: 'origin',
    whenAbsent: EVERYONE,
    read: adonisOrigin,
    readResult: adonisResult,
    functions: 'immediate',
    asks: 'origin',
  },
  credentials: { option: 'credentials', whenAbsent: true, test: 'identical' },
  allowHeaders,
  allowMethods,
  exposeHeaders,
  vary: 'never',
  wildcardWithCredentials: 'reflected',
  delegation: null,
  switchedBy: { option: 'enabled', turns: true, whenAbsent: true },
  package: '@adonisjs/cors',
  scope: 'app',
});

/** AdonisJS 5, which has no defaults of its own: what is not in `config/cors.ts` is off. */
export const adonis5 = defineFramework({
  ...adonisCors,
  id: 'AdonisJS 5',
  see: 'https://v5-docs.adonisjs.com/guides/cors',
  policies: [{ exported: 'default', in: /(?:^|\/)config\/cors\.[jt]s$/, at: 0 }],
  onlyImporting: '@ioc:Adonis/Core/Cors',
  origin: { ...adonisCors.origin, whenAbsent: FAILING },
  credentials: { option: 'credentials', whenAbsent: false, test: 'identical' },
  switchedBy: { option: 'enabled', turns: true, whenAbsent: false },
  package: '@adonisjs/core',
});

/** A text is a list with commas, compared letter by letter. */
function adonisOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
    case 'requestOrigin':
      return EVERYONE;
    case 'primitive':
      if (value.value === '*') return ANY;
      if (typeof value.value === 'boolean') return value.value ? EVERYONE : OFF;
      return typeof value.value === 'string'
        ? among(value.value.split(',').map((one) => ({ kind: 'primitive', value: one })))
        : FAILING;
    case 'array':
      return amongTexts(value);
    case 'function':
      return ASKED;
    case 'regexp':
      return FAILING;
    case 'object':
    case 'stringObject':
    case 'unknown':
      return UNKNOWN;
  }
}

/** A promise is nothing it knows, and requests fail. */
function adonisResult(value: OptionValue): OriginMeaning {
  return value.kind === 'object' && value.text === '[object Promise]' ? FAILING : adonisOrigin(value);
}
