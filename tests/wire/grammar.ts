import fc from 'fast-check';

/** How functions in options answer: what they are given, and how they say what they have decided. */
export interface FunctionStyle {
  readonly parameters: string;
  /** The request's own origin, in terms of the parameters. */
  readonly origins: readonly string[];
  readonly answer: (value: string) => string;
  /** Results that mean yes, no, or somebody. */
  readonly results: readonly string[];
  readonly async?: boolean;
}

/** Options of a library, as far as the generator varies them. */
export interface OptionGrammar {
  /** The keys that decide who may read, each with its values; the first is the one most people write. */
  readonly origin: Readonly<Record<string, fc.Arbitrary<string>>>;
  readonly credentials: string;
  /** Values of `credentials` besides the usual. */
  readonly credentialValues?: readonly string[];
  /** Further keys, with values that change nothing about origins and credentials. */
  readonly others: Readonly<Record<string, readonly string[]>>;
  /** What may stand in place of an object. */
  readonly wholes?: readonly string[];
  /** The library writes into the object it is given, which must not be frozen. */
  readonly writes?: true;
  /** Functions that give the options, from the text of an object. */
  readonly delegates?: readonly ((options: string) => string)[];
}

/** Statements that come first, and the expression of the options; empty where there are none. */
export interface OptionsText {
  readonly before: string;
  readonly options: string;
}

const ORIGINS = [
  `'https://app.example.com'`,
  `'https://admin.example.com'`,
  `'http://localhost:3000'`,
  `'https://' + 'app.example.com'`,
  '`https://app.${domain}`',
];

const WRONG_ORIGINS = [
  `'https://app.example.com/'`,
  `'https://app.example.com/path'`,
  `'HTTPS://APP.EXAMPLE.COM'`,
  `'https://app.example.com:443'`,
  `'app.example.com'`,
  `'*.example.com'`,
  `'https://*.example.com'`,
  `'https://app.example.com, https://admin.example.com'`,
  `'https://app.example.com '`,
];

const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ORIGINS) },
  { weight: 3, arbitrary: fc.constantFrom(...WRONG_ORIGINS) },
  { weight: 3, arbitrary: fc.constantFrom(`'*'`) },
  { weight: 1, arbitrary: fc.constantFrom(`'null'`) },
);

const scalar = fc.constantFrom('undefined', 'null', `''`, 'true', 'true', 'false', '0', '1');

const pattern = fc.constantFrom(
  String.raw`/^https:\/\/app\.example\.com$/`,
  String.raw`/^https:\/\/(?:app|admin)\.example\.com$/`,
  String.raw`/\.example\.com$/`,
  String.raw`/^https:\/\/[a-z]+\.example\.com$/`,
  String.raw`/example\.com/`,
  String.raw`/^https:\/\/app.example.com$/`,
  String.raw`/^https:\/\/app\.example\.com/`,
  String.raw`/^https?:\/\/localhost(?::\d+)?$/`,
  '/.*/',
  '/./',
  '/^/',
);

const other = fc.constantFrom(
  '{}',
  `new Set(['https://app.example.com'])`,
  `new URL('https://app.example.com')`,
  `new String('https://app.example.com')`,
);

const list = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: text }, { weight: 2, arbitrary: pattern }, { weight: 1, arbitrary: scalar }),
    {
      maxLength: 3,
    },
  )
  .map((elements) => `[${elements.join(', ')}]`);

const nested = list.map((inner) => `['https://admin.example.com', ${inner}]`);

/** Conditions on the origin of a request; the rest of a program may use them as they stand. */
const conditions = (origin: string): readonly string[] => [
  `allowed.includes(${origin})`,
  `allowed.indexOf(${origin}) !== -1`,
  `allowed.indexOf(${origin}) >= 0`,
  `allowed.some((one) => one === ${origin})`,
  `known.has(${origin})`,
  `${origin} === 'https://app.example.com'`,
  `${origin} !== 'https://evil.example'`,
  `!${origin} || allowed.includes(${origin})`,
  `${origin}?.endsWith('.example.com')`,
  `${origin}?.endsWith('example.com')`,
  `${origin}?.startsWith('https://app.example.com')`,
  `${origin}?.includes('example.com')`,
  String.raw`/^https:\/\/app\.example\.com$/.test(${origin})`,
  String.raw`/example\.com/.test(${origin})`,
  String.raw`/^https:\/\/[a-z]+\.example\.com$/.test(String(${origin}))`,
  `${origin}`,
  `typeof ${origin} === 'string'`,
  `process.env.WIRE_UNSET === 'yes'`,
  'true',
];

/** A condition, mostly by itself. */
const JOINTS: readonly ((one: string, other: string) => string)[] = [
  (one) => one,
  (one) => one,
  (one) => one,
  (one, other) => `(${one}) && !(${other})`,
  (one, other) => `(${one}) || (${other})`,
];

/** Functions of a style; those of the wrong style are common mistakes too. */
export function functions(style: FunctionStyle): fc.Arbitrary<string> {
  const { answer, parameters, results, async } = style;
  const head = `${async === true ? 'async ' : ''}(${parameters}) =>`;
  return fc
    .constantFrom(...style.origins)
    .chain((origin) =>
      fc.record({
        condition: fc
          .tuple(
            fc.constantFrom(...conditions(origin)),
            fc.constantFrom(...conditions(origin)),
            fc.constantFrom(...JOINTS),
          )
          .map(([one, other, joint]) => joint(one, other)),
        yes: fc.oneof(
          { weight: 4, arbitrary: fc.constant(results[0] ?? 'true') },
          { weight: 3, arbitrary: fc.constantFrom(...results, origin) },
        ),
        no: fc.constantFrom(...results, 'false', 'null', `''`),
        shape: fc.constantFrom('always', 'if', 'early', 'conditional', 'and', 'expression'),
      }),
    )
    .map(({ condition, yes, no, shape }) => {
      switch (shape) {
        case 'always':
          return `${head} { ${answer(yes)}; }`;
        case 'if':
          return `${head} { if (${condition}) { ${answer(yes)}; } else { ${answer(no)}; } }`;
        case 'early':
          return `${head} { if (${condition}) return ${answer(yes).replace(/^return /, '')}; ${answer(no)}; }`;
        case 'conditional':
          return `${head} { ${answer(`(${condition}) ? ${yes} : ${no}`)}; }`;
        case 'and':
          return `${head} { ${answer(`(${condition}) && ${yes}`)}; }`;
        default:
          return `${head} { const allow = ${condition}; ${answer('allow')}; }`;
      }
    });
}

export const callbackStyle: FunctionStyle = {
  parameters: 'origin, callback',
  origins: ['origin'],
  answer: (value) => `callback(null, ${value})`,
  results: ['true', 'origin', `'*'`, `'https://app.example.com'`, 'allowed', String.raw`/\.example\.com$/`, 'false'],
};

export const returningStyle: FunctionStyle = {
  parameters: 'origin',
  origins: ['origin'],
  answer: (value) => `return ${value}`,
  results: ['origin', 'true', `'*'`, `'https://app.example.com'`, 'false'],
};

export const asynchronous = (style: FunctionStyle): FunctionStyle => ({ ...style, async: true });

/** Values of an option for origins, among them what only some libraries take. */
export function originValues(...styles: readonly FunctionStyle[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 4, arbitrary: scalar },
    { weight: 5, arbitrary: list },
    { weight: 1, arbitrary: nested },
    { weight: 3, arbitrary: pattern },
    { weight: 1, arbitrary: other },
    ...styles.map((style, index) => ({ weight: index === 0 ? 8 : 2, arbitrary: functions(style) })),
  );
}

export const textValues = text;
export const listValues = list;
export const scalarValues = scalar;

const CREDENTIALS = [
  'true',
  'true',
  'true',
  'true',
  'true',
  'false',
  `'true'`,
  `'false'`,
  '1',
  '0',
  'null',
  'undefined',
  `''`,
  '() => true',
  '!0',
];

type Entry = readonly [key: string, value: string];

/** Options written in one of the ways in which people write them. */
export function optionsText(grammar: OptionGrammar): fc.Arbitrary<OptionsText> {
  const [first = 'origin', ...further] = Object.keys(grammar.origin);
  const origin = fc.oneof(
    { weight: 12, arbitrary: entryOf(first, grammar) },
    ...further.map((key) => ({ weight: 4, arbitrary: entryOf(key, grammar) })),
    // Nobody reads a key that is misspelled.
    { weight: 1, arbitrary: fc.constant<Entry>(['allowedOrigin', `'https://app.example.com'`]) },
    { weight: 3, arbitrary: fc.constant(null) },
  );
  const credentials = fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .constantFrom(...CREDENTIALS, ...(grammar.credentialValues ?? []))
        .map((value): Entry => [grammar.credentials, value]),
    },
    { weight: 2, arbitrary: fc.constant(null) },
  );
  const rest = fc
    .subarray(Object.keys(grammar.others), { maxLength: Math.min(3, Object.keys(grammar.others).length) })
    .chain((keys) =>
      fc.tuple(
        ...keys.map((key) => fc.constantFrom(...(grammar.others[key] ?? [])).map((value): Entry => [key, value])),
      ),
    );
  const entries = fc
    .tuple(origin, credentials, rest)
    .map(([one, two, others]) => [one, two, ...others].filter((entry) => entry !== null));
  const written = fc
    .tuple(entries, fc.constantFrom(...(grammar.writes ? FORMS : [...FORMS, frozenForm])), fc.constantFrom(...KEYS))
    .map(([all, form, key]) => form(all, key));
  const delegates = grammar.delegates ?? [];
  return fc.oneof(
    { weight: 20, arbitrary: written },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', ...(grammar.wholes ?? [])).map((options) => ({ before: '', options })),
    },
    ...(delegates.length > 0
      ? [
          {
            weight: 3,
            arbitrary: fc
              .tuple(written, fc.constantFrom(...delegates))
              .map(([{ before, options }, delegate]) => ({ before, options: delegate(options) })),
          },
        ]
      : []),
  );
}

function entryOf(key: string, { origin }: OptionGrammar): fc.Arbitrary<Entry> {
  return (origin[key] ?? text).map((value) => [key, value]);
}

type Spelling = (key: string) => string;

const KEYS: readonly Spelling[] = [
  (key) => key,
  (key) => key,
  (key) => key,
  (key) => `'${key}'`,
  (key) => `['${key}']`,
  (key) => `[\`${key}\`]`,
];

type Form = (entries: readonly Entry[], spelling: Spelling) => OptionsText;

const object = (entries: readonly Entry[], spelling: Spelling): string =>
  entries.length === 0 ? '{}' : `{ ${entries.map(([key, value]) => `${spelling(key)}: ${value}`).join(', ')} }`;

const inlineForm: Form = (entries, spelling) => ({ before: '', options: object(entries, spelling) });

const frozenForm: Form = (entries, spelling) => ({
  before: `const options = Object.freeze(${object(entries, spelling)});`,
  options: 'options',
});

/** The same options, from the plainest way of writing them to the most roundabout. */
const FORMS: readonly Form[] = [
  inlineForm,
  inlineForm,
  inlineForm,
  (entries, spelling) => ({ before: `const options = ${object(entries, spelling)};`, options: 'options' }),
  (entries, spelling) => ({
    before: `const base = ${object(entries.slice(1), spelling)};`,
    options: `{ ...base, ${object(entries.slice(0, 1), spelling).replace(/^\{ ?| ?\}$/g, '')} }`,
  }),
  (entries, spelling) => ({
    before: `const options = ${object(entries.slice(0, 1), spelling)}; ${entries
      .slice(1)
      .map(([key, value]) => `options.${key} = ${value};`)
      .join(' ')}`,
    options: 'options',
  }),
  (entries, spelling) => ({
    before: '',
    options: `Object.assign({}, ${object(entries.slice(0, 1), spelling)}, ${object(entries.slice(1), spelling)})`,
  }),
  (entries, spelling) => ({
    before: `function makeOptions() { return ${object(entries, spelling)}; }`,
    options: 'makeOptions()',
  }),
  (entries) => ({
    before: entries.map(([key, value]) => `const ${key} = ${value};`).join(' '),
    options: `{ ${entries.map(([key]) => key).join(', ')} }`,
  }),
  (entries, spelling) => ({
    before: `const isOpen = process.env.WIRE_UNSET !== undefined;`,
    options: `isOpen ? { ...${object(entries.slice(0, 1), spelling)} } : ${object(entries, spelling)}`,
  }),
  (entries, spelling) => ({
    before: `let options = {}; options = ${object(entries, spelling)};`,
    options: 'options',
  }),
  (entries, spelling) => ({
    before: `let options; if (process.env.WIRE_UNSET === 'yes') { options = ${object(entries.slice(0, 1), spelling)}; } else { options = ${object(entries, spelling)}; }`,
    options: 'options',
  }),
];

const METHOD_LISTS = [
  `['GET', 'PUT']`,
  `['GET', 'POST', 'PUT', 'PATCH', 'DELETE']`,
  `['*']`,
  `['GET, PUT']`,
  'someMethods',
  `[...someMethods, 'DELETE']`,
  'undefined',
  '[]',
];
const METHOD_TEXTS = [`'GET,PUT'`, `'GET, PUT, DELETE'`, `'*'`, `someMethods.join(', ')`];
const HEADER_LISTS = [
  `['content-type']`,
  `['Content-Type', 'X-Custom']`,
  `['*']`,
  `['*', 'Authorization']`,
  `['Content-Type, X-Custom']`,
  `[...someHeaders, 'X-Total']`,
  'someHeaders',
  'undefined',
  '[]',
];
const HEADER_TEXTS = [`'content-type'`, `'Content-Type, X-Custom'`, `'*'`, '`X-Total,${someHeaders}`'];

/** The options for headers that list names, each by its key in a library that `takes` lists, texts or both. */
export function names(
  keys: { readonly methods?: string; readonly headers?: readonly string[] },
  takes: 'both' | 'lists' | 'texts',
): OptionGrammar['others'] {
  const values = (lists: readonly string[], texts: readonly string[]): readonly string[] => [
    ...(takes === 'texts' ? [] : lists),
    ...(takes === 'lists' ? [] : texts),
  ];
  return {
    ...(keys.methods === undefined ? {} : { [keys.methods]: values(METHOD_LISTS, METHOD_TEXTS) }),
    ...Object.fromEntries((keys.headers ?? []).map((key) => [key, values(HEADER_LISTS, HEADER_TEXTS)])),
  };
}

/** What the texts above refer to. */
export const PRELUDE = `const domain = 'example.com';
const allowed = ['https://app.example.com', 'https://admin.example.com'];
const known = new Set(allowed);
const someMethods = ['GET', 'PUT'];
const someHeaders = ['Content-Type', 'X-Custom'];
`;
