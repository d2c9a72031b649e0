import { describe, expect, test } from 'vitest';
import type { CredentialsRule, OriginRule, Policy } from '../../src/recognise/facts.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { parseJavaScript, parseTypeScript } from '../support/parse.ts';

const ORIGIN = 'Access-Control-Allow-Origin';
const CREDENTIALS = 'Access-Control-Allow-Credentials';

const parsers = { espree: parseJavaScript, 'typescript-eslint': parseTypeScript };

function policiesIn(code: string, parse = parseJavaScript): readonly Policy[] {
  return factsOf(parse(code).sourceCode, 'next.config.mjs').policies;
}

function describeOrigin(rule: OriginRule): string {
  switch (rule.kind) {
    case 'absent':
    case 'wildcard':
    case 'null':
    case 'unknown':
      return rule.kind;
    case 'literal':
      return rule.entries.map((entry) => entry.text).join(' | ');
    case 'reflected':
      return `reflected, ${rule.check.kind}`;
    case 'multiple':
      return `lines ${rule.lines.join(' | ')}`;
  }
}

function describeCredentials(rule: CredentialsRule): string {
  return rule.kind === 'sent' ? `${rule.written.type} ${rule.lines.join(' | ')}` : rule.kind;
}

/** One text for each policy: what both headers say, and `?` for a pair that may not meet. */
function textsOf(policies: readonly Policy[]): readonly string[] {
  return policies.map(({ allowOrigin, allowCredentials, certain }) => {
    const text = `${describeOrigin(allowOrigin.value)}; ${describeCredentials(allowCredentials.value)}`;
    return certain ? text : `${text} ?`;
  });
}

function entry(key: string, value: string): string {
  return `{ key: ${key}, value: ${value} }`;
}

const origin = (value: string): string => entry(`'${ORIGIN}'`, value);
const credentials = (value: string): string => entry(`'${CREDENTIALS}'`, value);
const frameOptions = entry(`'X-Frame-Options'`, `'DENY'`);

/** A configuration with one route, whose list is given. */
function config(list: string, { before = '', has = '' } = {}): string {
  const route = `{ source: '/api/:path*', ${has === '' ? '' : `has: [${has}], `}headers: ${list} }`;
  return `${before}\nexport default { async headers() { return [${route}]; } };`;
}

/** Entries under independent settings, which double the ways through the list each. */
function conditionalOrigins(count: number): string {
  const settings = Array.from({ length: count }, (_, index) => `process.env.SETTING_${String(index)}`);
  return settings
    .map((setting, index) => `...(${setting} ? [${origin(`'https://${String(index)}.example'`)}] : [])`)
    .join(', ');
}

const cases: readonly (readonly [name: string, code: string, expected: readonly string[]])[] = [
  ['wildcard with credentials', config(`[${origin(`'*'`)}, ${credentials(`'true'`)}]`), ['wildcard; string true']],
  [
    'a fixed origin among other headers',
    config(`[${frameOptions}, ${origin(`'https://a.example'`)}]`),
    ['https://a.example; absent'],
  ],
  ['only credentials', config(`[${credentials(`'True'`)}]`), ['absent; string True']],
  ['no header of CORS', `// Access-Control-Allow-Origin\n${config(`[${frameOptions}]`)}`, []],
  [
    'the last of one name wins, whatever its case',
    config(
      `[${origin(`'*'`)}, ${entry(`'access-control-allow-origin'`, `'https://a.example'`)}, ${credentials(`'true'`)}]`,
    ),
    ['https://a.example; string true'],
  ],
  [
    'keys and values in constants',
    config(`[${entry('NAME', 'VALUE')}, ${credentials('String(true)')}]`, {
      before: `const NAME = '${ORIGIN}', VALUE = '*';`,
    }),
    ['wildcard; string true'],
  ],
  ['the list in a constant', config('cors', { before: `const cors = [${origin(`'*'`)}];` }), ['wildcard; absent']],
  [
    'a constant list spread among others',
    config(`[${frameOptions}, ...cors, ${credentials(`'true'`)}]`, { before: `const cors = [${origin(`'*'`)}];` }),
    ['wildcard; string true'],
  ],
  [
    'entries made from pairs',
    config(`Object.entries(cors).map(([key, value]) => ({ key, value }))`, {
      before: `const cors = { '${ORIGIN}': '*', '${CREDENTIALS}': 'true' };`,
    }),
    ['wildcard; string true'],
  ],
  [
    'both headers under one condition',
    config(`[...(open ? [${origin(`'*'`)}, ${credentials(`'true'`)}] : [])]`, {
      before: `const open = process.env.OPEN;`,
    }),
    ['wildcard; string true'],
  ],
  [
    'one header under a condition',
    config(`[${origin(`'*'`)}, ...(open ? [${credentials(`'true'`)}] : [])]`, {
      before: `const open = process.env.OPEN;`,
    }),
    ['wildcard; string true ?', 'wildcard; absent'],
  ],
  [
    'the condition of another header between them',
    config(`[${origin(`'*'`)}, ...(open ? [${frameOptions}] : []), ${credentials(`'true'`)}]`, {
      before: `const open = process.env.OPEN;`,
    }),
    ['wildcard; string true'],
  ],
  [
    'values that depend on one condition agree',
    config(`[${origin(`open ? '*' : 'https://a.example'`)}, ${credentials(`open ? 'false' : 'true'`)}]`, {
      before: `const open = process.env.OPEN;`,
    }),
    ['wildcard; string false', 'https://a.example; string true'],
  ],
  [
    'what is true in production',
    config(
      `[${origin(`process.env.NODE_ENV === 'production' ? 'https://a.example' : '*'`)}, ${credentials(`'true'`)}]`,
    ),
    ['https://a.example; string true'],
  ],
  [
    'both headers under conditions of their own',
    config(`[...(open ? [${origin(`'*'`)}] : []), ...(signed ? [${credentials(`'true'`)}] : [])]`, {
      before: `const { OPEN: open, SIGNED: signed } = process.env;`,
    }),
    ['wildcard; string true ?', 'wildcard; absent', 'absent; string true'],
  ],
  [
    'a list for each setting',
    config(`open ? [${origin(`'*'`)}, ${credentials(`'true'`)}] : [${frameOptions}]`, {
      before: `const { open } = process.env;`,
    }),
    ['wildcard; string true'],
  ],
  [
    'more ways than anybody could follow',
    config(`[${conditionalOrigins(6)}, ${credentials(`'true'`)}]`),
    ['unknown; string true'],
  ],
  ['an unknown value', config(`[${origin('process.env.ORIGIN')}, ${credentials(`'true'`)}]`), ['unknown; string true']],
  [
    'an unknown spread hides what stands before it',
    config(`[${origin(`'*'`)}, ...more, ${credentials(`'true'`)}]`, { before: `import { more } from './more.js';` }),
    ['unknown; string true'],
  ],
  [
    'an unknown name hides it, too',
    config(`[${origin(`'*'`)}, ${entry('name', `'x'`)}]`, { before: `import { name } from './more.js';` }),
    ['unknown; unknown'],
  ],
  [
    'a list that is filled later',
    config('cors', { before: `const cors = [${origin(`'*'`)}]; cors.push(...more);` }),
    ['unknown; unknown'],
  ],
  [
    'parameters of the path',
    config(`[${origin(`'https://:path'`)}, ${credentials(`'true'`)}]`),
    ['unknown; string true'],
  ],
  ['ports are no parameters', config(`[${origin(`'http://localhost:3000'`)}]`), ['http://localhost:3000; absent']],
];

describe.each(Object.entries(parsers))('headers by route, %s', (_, parse) => {
  test.for(cases)('%s', ([, code, expected]) => {
    expect(textsOf(policiesIn(code, parse))).toEqual(expected);
  });
});

describe('the configuration around the list', () => {
  const list = `[${origin(`'*'`)}]`;
  const route = `{ headers: ${list} }`;

  test.for([
    ['an exported object', `export const config = { headers: [{ source: '/(.*)', headers: ${list} }] };`],
    [
      'a route for each path',
      `export const headers = async () => paths.map((source) => ({ source, headers: ${list} }));`,
    ],
    ['CommonJS', `module.exports = { headers: async () => [{ source: '/', headers: ${list} }] };`],
    [
      'a method that returns routes without literal source',
      `export default { async headers() { return [${route}]; } };`,
    ],
    ['a function', `async function headers() { if (off) return []; return [{ ...base, headers: ${list} }]; }`],
    ['an arrow in a constant', `const headers = () => [...(on ? [${route}] : [])];`],
    ['a class', `class Config { headers = () => [${route}]; }`],
  ] as const)('%s', ([, code]) => {
    expect(textsOf(policiesIn(code))).toEqual(['wildcard; absent']);
  });

  test.for([
    ['pairs under another name', `export default { rules: [{ source: '/', items: ${list} }] };`],
    ['pairs by themselves', `export const cors = ${list};`],
    ['a request', `send({ url: '/', headers: ${list} });`],
    ['routes of another function', `export default { async redirects() { return [${route}]; } };`],
    ['an object, not a list', `export default { async headers() { return { '/': ${route} }; } };`],
    ['a request that the function sends', `async function headers() { return [await send(${route})]; }`],
    ['development only', `if (process.env.NODE_ENV === 'development') use([{ source: '/', headers: ${list} }]);`],
  ] as const)('nothing in %s', ([, code]) => {
    expect(textsOf(policiesIn(code))).toEqual([]);
  });

  test('routes are policies of their own', () => {
    const routes = `[{ source: '/a', headers: [${origin(`'*'`)}] }, { source: '/b', headers: [${credentials(`'true'`)}] }]`;
    const code = `export default { headers: () => ${routes} };`;
    expect(textsOf(policiesIn(code))).toEqual(['wildcard; absent', 'absent; string true']);
  });
});

describe('conditions on the origin', () => {
  const has = (value: string, type = 'header', key = 'origin'): string =>
    `{ type: '${type}', key: '${key}'${value === '' ? '' : `, value: ${value}`} }`;

  test.for([
    ['every origin', has(`'(?<o>.*)'`), ':o', 'reflected, none'],
    ['every origin, under another case', has(`'(?<site>.+)'`, 'header', 'Origin'), ':site', 'reflected, none'],
    ['an origin that is there', has(''), ':origin', 'reflected, none'],
    [
      'a pattern without anchors needs none',
      has(String.raw`'(?<o>https://.*\\.shop\\.example)'`),
      ':o',
      'reflected, checked',
    ],
    ['a pattern that others match', has(String.raw`'(?<o>https://.*shop\\.example)'`), ':o', 'reflected, weak'],
    ['a dot that is not escaped', has(`'(?<o>https://app.shop.example)'`), ':o', 'reflected, weak'],
    [
      'two conditions',
      `${has(`'(?<o>.*)'`)}, ${has(String.raw`'https://(?:a|b)\\.example'`)}`,
      ':o',
      'reflected, checked',
    ],
    ['one origin', has(String.raw`'(?<o>https://app\\.shop\\.example)'`), ':o', 'reflected, checked'],
    ['a part of the origin', has(String.raw`'https://(?<o>.*)\\.shop\\.example'`), ':o', 'unknown'],
    ['two groups', has(`'(?<a>https)://(?<b>.*)'`), ':a', 'unknown'],
    ['another header', has(`'(?<o>.*)'`, 'header', 'referer'), ':o', 'unknown'],
    ['a cookie', has(`'(?<o>.*)'`, 'cookie'), ':o', 'unknown'],
    ['a name that nobody binds', has(`'(?<o>.*)'`), ':other', 'unknown'],
    ['a pattern that the file does not tell', has('process.env.PATTERN'), ':o', 'unknown'],
  ] as const)('%s', ([, conditions, value, expected]) => {
    const code = config(`[${origin(`'${value}'`)}, ${credentials(`'true'`)}]`, { has: conditions });
    expect(textsOf(policiesIn(code))).toEqual([`${expected}; string true`]);
  });

  test('a fixed origin needs none', () => {
    const code = config(`[${origin(`'https://a.example'`)}]`, { has: has(`'https://a.example'`) });
    expect(textsOf(policiesIn(code))).toEqual(['https://a.example; absent']);
  });
});

describe('places', () => {
  const places = (code: string) =>
    policiesIn(code).map(({ range, allowOrigin, allowCredentials }) => {
      const at = (place: readonly [number, number] | null): string | null => place && code.slice(...place);
      return {
        policy: at(range)?.slice(0, 10),
        origin: at(allowOrigin.range),
        credentials: at(allowCredentials.range),
        site: allowCredentials.site && {
          ...allowCredentials.site,
          value: at(allowCredentials.site.value),
          whole: at(allowCredentials.site.whole),
        },
      };
    });

  test('the values, and the entry as the whole', () => {
    expect(places(config(`[${origin(`'*'`)}, ${credentials(`'yes'`)}]`))).toEqual([
      {
        policy: '{ source: ',
        origin: `'*'`,
        credentials: `'yes'`,
        site: { value: `'yes'`, whole: credentials(`'yes'`), form: 'property' },
      },
    ]);
  });

  test('the only entry stays: Next.js refuses an empty list', () => {
    expect(places(config(`[${credentials(`'yes'`)}]`))).toMatchObject([{ site: { value: `'yes'`, form: 'none' } }]);
  });

  test('an entry stays that hides another', () => {
    const code = config(`[${origin(`'*'`)}, ${credentials(`'true'`)}, ${credentials(`'false'`)}]`);
    expect(places(code)).toMatchObject([{ site: { value: `'false'`, form: 'none' } }]);
  });

  test('nor is one removed that hides another under a condition only', () => {
    const spread = `...(open ? [] : [${credentials(`'true'`)}])`;
    const code = config(`[${origin(`'*'`)}, ${spread}, ${credentials(`'false'`)}]`, {
      before: `const { open } = process.env;`,
    });
    expect(places(code)).toMatchObject([{ site: { value: `'false'`, form: 'none' } }]);
  });

  test('an exported configuration may be edited', () => {
    const code = `export const config = { headers: [{ source: '/', headers: [${origin(`'https://a.example/'`)}, ${credentials(`'yes'`)}] }] };`;
    expect(places(code)).toMatchObject([{ site: { value: `'yes'`, form: 'property' } }]);
    expect(policiesIn(code)).toMatchObject([{ allowOrigin: { value: { entries: [{ editable: true }] } } }]);
  });

  test('a list that two routes share is left alone', () => {
    const code = `const cors = [${origin(`'*'`)}, ${credentials(`'yes'`)}];
      export default { headers: () => [{ source: '/a', headers: cors }, { source: '/b', headers: cors }] };`;
    expect(places(code)).toMatchObject([
      { credentials: `'yes'`, site: null },
      { credentials: `'yes'`, site: null },
    ]);
  });

  test('entries made from pairs point to the pairs', () => {
    const code = config(`Object.entries(cors).map(([key, value]) => ({ key, value }))`, {
      before: `const cors = { '${ORIGIN}': '*', '${CREDENTIALS}': 'yes' };`,
    });
    expect(places(code)).toMatchObject([{ origin: `'*'`, credentials: `'yes'`, site: null }]);
  });
});
