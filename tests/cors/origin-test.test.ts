import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attackerOrigin, passes } from '../../src/cors/origin-test.ts';
import type { OriginPart, OriginTest } from '../../src/cors/origin-test.ts';
import { serializedOrigin } from '../../src/cors/origin.ts';

/** A regular expression, or `kind text`; the part is `origin` unless it is said. */
function parse(written: RegExp | string, part: OriginPart = 'origin'): OriginTest {
  if (written instanceof RegExp) return { kind: 'regexp', source: written.source, flags: written.flags, part };
  const [, kind, text = ''] = /^(\w+) ?(.*)$/su.exec(written) ?? [];
  switch (kind) {
    case 'includes':
    case 'startsWith':
    case 'endsWith':
    case 'equals':
    case 'within':
      return { kind, text, part };
    default:
      throw new Error(`No test is called ${kind}`);
  }
}

/** What JavaScript itself says: the oracle of this file. */
function passesInJavaScript(origin: string, check: OriginTest): boolean {
  const value = check.part === 'origin' ? origin : new URL(origin)[check.part];
  switch (check.kind) {
    case 'regexp':
      return new RegExp(check.source, check.flags).test(value);
    case 'equals':
      return value === check.text;
    case 'within':
      return check.text.includes(value);
    case 'includes':
    case 'startsWith':
    case 'endsWith':
      return value[check.kind](check.text);
  }
}

describe('passes', () => {
  test.for([
    ['includes b', 'https://abc.example', 'origin', true],
    ['startsWith https', 'http://a.example', 'origin', false],
    ['endsWith .example', 'https://a.example', 'origin', true],
    ['endsWith .example', 'https://a.example:8080', 'host', false],
    ['endsWith .example', 'https://a.example:8080', 'hostname', true],
    ['equals a.example:8080', 'https://a.example:8080', 'host', true],
    ['within https://a.example,https://b.example', 'https://b.example', 'origin', true],
    ['within https://a.example', 'https://b.example', 'origin', false],
    [/^https:\/\/a\.example$/, 'https://a.example', 'origin', true],
    [/^a\.example$/, 'https://b.example', 'host', false],
    [/^null$/, 'null', 'origin', true],
    ['equals localhost', 'capacitor://localhost', 'hostname', true],
    ['includes a', 'null', 'host', null],
    [/(a)\1/, 'https://aa.example', 'origin', null],
    [/a/, 'https://ä.example', 'origin', null],
    [/a/, 'https://\u0080', 'origin', null],
    [/a/, `https://${'a'.repeat(292)}`, 'origin', true],
    [/a/, `https://${'a'.repeat(293)}`, 'origin', null],
  ] as const)('%s, %s (%s): %s', ([written, origin, part, expected]) => {
    expect(passes(origin, parse(written, part))).toBe(expected);
  });
});

type Row = readonly [written: RegExp | string, example: string | null, part?: OriginPart];

const substrings: readonly Row[] = [
  ['includes example.com', 'https://example.com.evil.example'],
  ['includes .example.com', 'https://a.example.com.evil.example'],
  ['includes ://example.com', 'https://example.com.evil.example'],
  ['includes localhost', 'https://localhost.evil.example'],
  ['includes example', 'https://example.evil.test'],
  ['includes evil', 'https://evil.mallory.example'],
  ['includes', 'https://evil.example'],
  ['includes localhost:3000', null],
  ['includes EXAMPLE.com', null],
  ['includes https://a.example/', null],
  ['startsWith https://example.com', 'https://example.com.evil.example'],
  ['startsWith http://localhost', 'http://localhost.evil.example'],
  ['startsWith http://192.168.', 'http://192.168.evil.example'],
  ['startsWith https://my-app-', 'https://my-app-a.evil.example'],
  ['startsWith https://my_app', 'https://my_app.evil.example'],
  ['startsWith https://', 'https://evil.example'],
  ['startsWith http', 'https://evil.example'],
  ['startsWith http://localhost:', null],
  ['startsWith http://localhost:3', null],
  ['startsWith chrome-extension://', null],
  ['startsWith capacitor://localhost', null],
  ['startsWith file://', null],
  ['endsWith example.com', 'https://evilexample.com'],
  ['endsWith example.co.uk', 'https://evilexample.co.uk'],
  ['endsWith devil.com', 'https://mallorydevil.com'],
  ['endsWith .com', 'https://evil.com'],
  ['endsWith :3000', 'https://evil.example:3000'],
  ['endsWith .example.com', null],
  ['endsWith //example.com', null],
  ['endsWith localhost', null],
  ['endsWith .local', null],
  ['endsWith example.internal', null],
  ['endsWith example.edu', null],
  ['endsWith .gov.uk', null],
  ['equals https://a.example', null],
  ['equals https://evil.example', null],
  ['equals null', 'null'],
];

const hosts: readonly Row[] = [
  ['endsWith .vercel.app', 'https://evil.vercel.app'],
  ['endsWith my-app.vercel.app', 'https://evilmy-app.vercel.app'],
  ['endsWith .my-app.vercel.app', null],
  ['endsWith .github.io', 'https://evil.github.io'],
  ['endsWith .netlify.app', 'https://evil.netlify.app'],
  ['endsWith --mine.netlify.app', null],
  [/^https:\/\/.*--mine\.netlify\.app$/, null],
  [/^https:\/\/deploy-preview-\d+--mine\.netlify\.app$/, null],
  [/^https:\/\/.*mine\.netlify\.app$/, 'https://evilmine.netlify.app'],
  [/^https:\/\/my-app-.*\.vercel\.app$/, 'https://my-app-evil.vercel.app'],
  [/^https:\/\/my-app-[a-f0-9]{8}\.vercel\.app$/, 'https://my-app-aaaaabad.vercel.app'],
  [/^https:\/\/my-app-pr-\d+\.onrender\.com$/, 'https://my-app-pr-31337.onrender.com'],
  [/^https:\/\/[a-z]+\.mine\.pages\.dev$/, null],
  // Nobody picks the name there: only the bare suffix is open.
  ['endsWith .herokuapp.com', 'https://evil.herokuapp.com'],
  ['endsWith mine.herokuapp.com', null],
  [/\.ngrok-free\.app$/, 'https://evil.ngrok-free.app'],
  [/^https:\/\/mine-.*\.ngrok-free\.app$/, null],
];

const patterns: readonly Row[] = [
  [/.*/, 'https://evil.example'],
  [/^https:\/\/[\w.-]+$/, 'https://evil.example'],
  [/^https:\/\/example\.com/, 'https://example.com.evil.example'],
  [/^https:\/\/example\.com/i, 'https://example.com.evil.example'],
  [/^https:\/\/example\.com/y, 'https://example.com.evil.example'],
  [/https:\/\/example\.com/g, 'https://example.com.evil.example'],
  [/^https:\/\/example\.com\b/, 'https://example.com.evil.example'],
  [/^https:\/\/example\.com|^https:\/\/example\.org$/, 'https://example.com.evil.example'],
  [/https:\/\/.*\.example\.com/, 'https://a.example.com.evil.example'],
  [/localhost/, 'https://localhost.evil.example'],
  [/^http:\/\/192\.168\.\d+\.\d+/, 'http://192.168.0.0.evil.example'],
  [/example\.com$/, 'https://evilexample.com'],
  [/^https:\/\/.*example\.com$/, 'https://evilexample.com'],
  [/^https:\/\/(.*)example.com$/, 'https://evilexample.com'],
  [/^https:\/\/\w+.example\.com$/, 'https://evilexample.com'],
  [/^https:\/\/[a-z]+\.com$/, 'https://evil.com'],
  [/^https:\/\/app\..*\.com$/, 'https://app.evil.com'],
  [/^https:\/\/.{1,3}\.com$/, 'https://bad.com'],
  [/^https:\/\/app.example\.com$/, 'https://appxexample.com'],
  [/^https:\/\/app[^/]example\.com$/, 'https://appxexample.com'],
  [/^https:\/\/(?:www.example|b)\.com$/, 'https://wwwxexample.com'],
  [/^https:\/\/example\.[a-z]+$/, 'https://example.xyz'],
  [/^https:\/\/example\.\w{2,3}$/, 'https://example.xyz'],
  [/^(null|https:\/\/a\.example)$/, 'null'],
  [/^https:\/\/([a-z0-9-]+\.)?example\.com$/, null],
  [/^https?:\/\/([a-z0-9]+[.])*example[.]com(:\d+)?$/i, null],
  [/^https:\/\/(.+\.)?example.com$/, null],
  [/^https:\/\/[^.]+\.example\.com$/, null],
  [/\.example\.com$/, null],
  [/^https:\/\/example\.(com|net)$/, null],
  [/^https:\/\/example\.com$/m, null],
  [/^https:\/\/app[.-]example\.com$/, null],
  [/^https:\/\/pr-\d+\.example\.com$/, null],
  [/^https:\/\/(?:evil|devil)\.com$/, null],
  [/^https:\/\/[e][v][i][l]\.com$/, null],
  [/^https?:\/\/localhost(:\d+)?$/, null],
  [/^http:\/\/localhost:\d+/, null],
  [/^https?:\/\/(localhost|127.0.0.1)(:\d+)?$/, null],
  [/^http:\/\/192\.168\.\d+\.\d+(:\d+)?$/, null],
  [/^chrome-extension:\/\/[a-p]{32}$/, null],
  [/^https:\/\/(?!evil\.).*\.example\.com$/, null],
  // Whoever looks around is believed, unless a shape passes all the same.
  [/^https:\/\/example\.com(?!\.)/, 'https://example.comevil.am'],
  [/^https:\/\/example\.com(?!\.evil)/, 'https://example.com.mallory.example'],
  [/^https:\/\/(?=a)[a-z.]+\.example$/, null],
  // Cannot be told.
  [/(a)\1/, null],
  [/\p{L}/u, null],
];

const parts: readonly Row[] = [
  ['endsWith example.com', 'https://evilexample.com', 'hostname'],
  ['endsWith example.com', 'https://evilexample.com', 'host'],
  ['endsWith .example.com', null, 'hostname'],
  ['startsWith localhost', 'https://localhost.evil.example', 'hostname'],
  ['startsWith localhost:', null, 'host'],
  ['endsWith :3000', 'https://evil.example:3000', 'host'],
  ['endsWith :3000', null, 'hostname'],
  ['equals localhost', null, 'hostname'],
  [/example\.com/, 'https://example.com.evil.example', 'host'],
  [/^example\.com$/, null, 'hostname'],
  [/^(.+\.)?example\.com$/, null, 'hostname'],
];

const lists: readonly Row[] = [
  ['within https://app.example.com', 'https://app.example.co'],
  ['within https://example.com.mx', 'https://example.com'],
  ['within https://example.dev', 'https://example.de'],
  ['within http://example.com:3000', 'http://example.co'],
  ['within https://a.example,https://app.example.com', 'https://app.example.co'],
  ['within https://app.example.com,https://app.example.co', null],
  ['within https://a.example', null],
  ['within http://localhost:3000', null],
  ['within http://192.168.10.10', null],
  ['within https://app.corp', null],
  ['within', null],
  ['within a, b', null],
  ['within https://a.example,null', 'null'],
  ['within app.example.com', 'https://app.example.co', 'hostname'],
  ['within ab.xyz', 'https://b.xyz', 'hostname'],
];

describe('attackerOrigin', () => {
  test.for([...substrings, ...hosts, ...patterns, ...parts, ...lists])('%s: %s', ([written, example, part]) => {
    const check = parse(written, part);
    expect(attackerOrigin([check])).toBe(example);
    if (example !== null) expect(passesInJavaScript(example, check)).toBe(true);
  });

  test.for([
    ['no test at all proves nothing', [], null],
    ['a safe test beside a weak one', ['startsWith https://', 'endsWith .example.com'], null],
    ['two weak tests', ['startsWith https://', 'endsWith example.com'], 'https://evilexample.com'],
    ['both in the name', ['includes tribe', 'includes vercel.app'], 'https://tribevercel.app.evil.example'],
    ['a weak test that nothing can pass beside another', ['includes a.example', 'equals https://b.example'], null],
    ['a test that cannot be told', ['startsWith https://', /(a)\1/], null],
    ['a list and a pattern', ['within https://app.example.com', /^https:/], 'https://app.example.co'],
    ['a list and a pattern that forbids what is shorter', ['within https://app.example.com', /com$/], null],
    ['`null` is not https', [/null|https/, 'endsWith .a.example'], null],
  ] as const)('%s', ([, written, example]) => {
    expect(attackerOrigin(written.map((each) => parse(each)))).toBe(example);
  });

  test('is found or given up soon, whatever the pattern', () => {
    const start = performance.now();
    attackerOrigin([parse(/^https:\/\/(?:[a-z]?[a-z.]?){40}(?:.*a.{12}){2}$/)]);
    attackerOrigin([parse(/(?:(?:[a-z]+)+\.)+com$/)]);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/u);
const domain = fc
  .tuple(label, fc.constantFrom('com', 'co.uk', 'example', 'vercel.app', 'local'))
  .map((both) => both.join('.'));

describe('for any domain', { timeout: 30_000 }, () => {
  const escaped = domain.map((name) => name.replaceAll('.', '\\.'));

  test('a test that is anchored and escaped is no finding', () => {
    fc.assert(
      fc.property(escaped, fc.constantFrom('', '(?:[\\w-]+\\.)?', '(?:.+\\.)*', 'app\\.'), (name, prefix) => {
        expect(attackerOrigin([parse(new RegExp(`^https?:\\/\\/${prefix}${name}(?::\\d+)?$`))])).toBeNull();
      }),
    );
  });

  test('a subdomain test is no finding', () => {
    fc.assert(
      fc.property(domain, (name) => {
        expect(attackerOrigin([parse(`endsWith .${name}`)])).toBeNull();
      }),
    );
  });

  test('a test of the beginning is one', () => {
    fc.assert(
      fc.property(domain, (name) => {
        expect(attackerOrigin([parse(`startsWith https://${name}`)])).toContain(`https://${name}.`);
      }),
    );
  });
});

describe('whatever the tests', { timeout: 30_000 }, () => {
  const piece = fc.oneof(
    label,
    fc.constantFrom('https', '://', '.', ':3000', 'com', 'vercel.app', 'localhost', '-', 'null', 'evil', '.example'),
  );
  const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
  const source = fc
    .array(
      fc.oneof(
        piece,
        fc.constantFrom('.*', '.+', '\\.', '^', '$', '[a-z]+', '(?:a|b)?', '\\d+', '[^.]+', '(?!a)', '\\b'),
      ),
      { maxLength: 6 },
    )
    .map((pieces) => pieces.join(''));
  const part = fc.constantFrom('origin', 'host', 'hostname');
  const check: fc.Arbitrary<OriginTest> = fc.oneof(
    fc.record({ kind: fc.constant('regexp'), source, flags: fc.constantFrom('', 'i', 'y'), part }),
    fc.record({ kind: fc.constantFrom('includes', 'startsWith', 'endsWith', 'equals', 'within'), text, part }),
  );

  test('an answer is an origin that passes them all in JavaScript', () => {
    fc.assert(
      fc.property(fc.array(check, { minLength: 1, maxLength: 2 }), (checks) => {
        const example = attackerOrigin(checks);
        if (example === null) return;
        expect(serializedOrigin(example)).toBe(example);
        for (const each of checks) expect(passesInJavaScript(example, each)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('passes answers as JavaScript does, or not at all', () => {
    const origin = fc.oneof(
      domain.map((name) => `https://${name}`),
      fc.constantFrom('http://localhost:3000'),
    );
    fc.assert(
      fc.property(origin, check, (origin, each) => {
        expect([null, passesInJavaScript(origin, each)]).toContain(passes(origin, each));
      }),
      { numRuns: 1000 },
    );
  });
});
