import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSettingsOrigin, originProblem, serializedOrigin } from '../../src/cors/origin.ts';
import type { OriginProblem } from '../../src/cors/origin.ts';

/** What an `Origin` header may hold, or what this layer leaves to its caller. */
const fine: readonly string[] = [
  'https://a.example',
  'https://a.example.',
  'https://my_app.a-b.example',
  'http://localhost',
  'http://localhost:3000',
  'http://a.example:443',
  'https://a.example:80',
  'http://127.0.0.1:8080',
  'http://[::1]:3000',
  'http://[2001:db8::1]',
  'https://xn--mnchen-3ya.example',
  '  https://a.example\t',
  'null',
  '*',
  ' * ',
  'capacitor://localhost',
  'ionic://localhost',
  'app://.',
  'app://',
  'app://MyApp:80',
  'tauri://localhost',
  'file://',
  'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb',
  'moz-extension://4f1b6d1c-7a0e-4b39-8f2d-1c1d3c5a9c11',
  'safari-web-extension://6BB5F8F4-1C3C-4B0E-9C2E-9A3C1D2E4F5A',
  'vscode-webview://0abc',
  // Filled in before the code runs.
  'https://{{ domain }}/',
  '{{origin}}',
  'https://<%= host %>',
  '__ORIGIN__',
  '%PUBLIC_URL%',
  '#{Cors.Origin}#',
];

type Row = readonly [text: string, kind: OriginProblem['kind'], serialized?: string];

const urls: readonly Row[] = [
  ['https://a.example/', 'trailingSlash', 'https://a.example'],
  [' https://a.example/ ', 'trailingSlash', 'https://a.example'],
  ['HTTPS://A.example:443/', 'trailingSlash', 'https://a.example'],
  ['capacitor://localhost/', 'trailingSlash', 'capacitor://localhost'],
  ['chrome-extension://abc/', 'trailingSlash', 'chrome-extension://abc'],
  ['https://a.example/app', 'path', 'https://a.example'],
  ['https://a.example/*', 'path', 'https://a.example'],
  ['https://a.example//', 'path', 'https://a.example'],
  ['https://a.example?x=1', 'path', 'https://a.example'],
  ['https://a.example#top', 'path', 'https://a.example'],
  ['https://a.example/?next=https://b.example', 'path', 'https://a.example'],
  ['app://Main/index.html', 'path', 'app://Main'],
  ['file:///srv/index.html', 'path'],
  ['https://A.example', 'uppercase', 'https://a.example'],
  ['HTTPS://a.example', 'uppercase', 'https://a.example'],
  ['HTTP://LOCALHOST:80', 'uppercase', 'http://localhost'],
  ['http://[FE80::1]', 'uppercase', 'http://[fe80::1]'],
  ['Capacitor://localhost', 'uppercase', 'capacitor://localhost'],
  ['https://a.example:443', 'defaultPort', 'https://a.example'],
  ['http://localhost:80', 'defaultPort', 'http://localhost'],
  ['http://localhost:080', 'defaultPort', 'http://localhost'],
];

const lists: readonly Row[] = [
  ['https://a.example, https://b.example', 'list'],
  ['https://a.example,https://b.example', 'list'],
  ['https://a.example https://b.example', 'list'],
  ['https://a.example; https://b.example', 'list'],
  ['https://a.example\nhttps://b.example', 'list'],
  ['a.example, b.example', 'list'],
  ['*, https://a.example', 'list'],
  ['*, *', 'list'],
  ['https://{a,b}.example', 'list'],
  ['https://a.example,', 'list', 'https://a.example'],
  ['https://a.example/, https://a.example', 'list', 'https://a.example'],
  ['*.a.example, *.b.example', 'list'],
  ['null, https://a.example', 'list'],
];

const wildcards: readonly Row[] = [
  ['https://*.a.example', 'wildcardHost'],
  ['https://*.a.example/', 'wildcardHost'],
  ['https://*', 'wildcardHost'],
  ['http://*:3000', 'wildcardHost'],
  ['http://*:*', 'wildcardHost'],
  ['*://a.example', 'wildcardHost'],
  ['*.a.example', 'wildcardHost'],
  ['chrome-extension://*', 'wildcardHost'],
  ['https://.*\\.a\\.example', 'wildcardHost'],
  ['http://localhost:*', 'wildcardPort'],
  ['http://localhost:*/', 'wildcardPort'],
  ['localhost:*', 'wildcardPort'],
  ['a.example:*, b.example', 'list'],
  ['http://localhost:3*', 'wildcardHost'],
];

const withoutScheme: readonly Row[] = [
  ['app.example.com', 'noScheme'],
  ['.example.com', 'noScheme'],
  ['localhost', 'noScheme'],
  ['localhost:3000', 'noScheme'],
  ['frontend:8080', 'noScheme'],
  ['127.0.0.1:3000', 'noScheme'],
  ['[::1]:3000', 'noScheme'],
  ['a.example/path', 'noScheme'],
  ['münchen.example', 'noScheme'],
  ['//a.example', 'noScheme'],
  ['//localhost:3000/', 'noScheme'],
];

const others: readonly Row[] = [
  ['', 'empty'],
  [' \t', 'empty'],
  ...[
    ...['true', 'false', 'undefined', 'any', 'all', 'self', 'Null', 'NULL', 'same-origin', '1', '**', '.*', '/', '""'],
    ...[
      '[object Object]',
      'true, true',
      'function () {}',
      '/re/',
      '/^https:\\/\\/a\\.example$/',
      '^https://a.example$',
    ],
    ...['about:blank', 'data:text/html,x', 'mailto:me@a.example', 'blob:https://a.example/1', 'me@a.example'],
    ...['https://me@a.example', 'https://me:secret@a.example', 'https:me@a.example', 'https://', 'http://localhost:'],
    ...['http://localhost:PORT', 'http://localhost:99999', 'http://localhost:3000:3000', 'https://${host}'],
    ...['https://.a.example', 'https://a..example', 'https://a.1', 'https://(www.)?a.example', 'https?://a.example'],
    ...['https://a\\.example', 'https://a.example\\', 'http://http://a.example', 'https://https//a.example'],
    ...['ws://a.example', 'wss://a.example', 'ftp://a.example', 'capacitor://local host', 'app://a:x', '"null"', '"*"'],
  ].map((text): Row => [text, text === 'capacitor://local host' ? 'list' : 'notAnOrigin']),
  ['"https://a.example"', 'notAnOrigin', 'https://a.example'],
  ["'https://a.example/'", 'notAnOrigin', 'https://a.example'],
  ['https:a.example', 'notAnOrigin', 'https://a.example'],
  ['http:/localhost:3000', 'notAnOrigin', 'http://localhost:3000'],
  ['https:///a.example', 'notAnOrigin', 'https://a.example'],
  ['https://münchen.example', 'notAnOrigin', 'https://xn--mnchen-3ya.example'],
  ['https://a.example\u200b', 'notAnOrigin', 'https://a.example'],
  ['https://%61.example', 'notAnOrigin', 'https://a.example'],
  ['http://127.1', 'notAnOrigin', 'http://127.0.0.1'],
  ['http://0x7f000001:3000', 'notAnOrigin', 'http://127.0.0.1:3000'],
  ['http://[0:0:0:0:0:0:0:1]', 'notAnOrigin', 'http://[::1]'],
  ['http://localhost:03000', 'notAnOrigin', 'http://localhost:3000'],
];

describe('originProblem', () => {
  test.for(fine)('%j can be compared', (text) => {
    expect(originProblem(text)).toBeNull();
  });

  test.for([...urls, ...lists, ...wildcards, ...withoutScheme, ...others])('%j: %s', ([text, kind, serialized]) => {
    expect(originProblem(text)).toEqual({ kind, serialized: serialized ?? null });
  });

  test('what it proposes has no problem of its own', () => {
    for (const [, , serialized] of [...urls, ...lists, ...others]) {
      if (serialized !== undefined) expect(originProblem(serialized)).toBeNull();
    }
  });

  test('finds nothing in the origin of any URL of the web, and mends everything around it', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'medium' }), (url) => {
        const { origin } = new URL(url);
        expect(originProblem(origin)).toBeNull();
        expect(serializedOrigin(url)).toBe(origin);
        expect(originProblem(url)?.serialized ?? origin).toBe(origin);
      }),
    );
  });

  test('whatever the text, a proposal is an origin', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aA.:/*-,[]1@\\ \t"é'.split(''), 'http', '://') }), (text) => {
        const serialized = originProblem(text)?.serialized;
        if (serialized) expect(originProblem(serialized)).toBeNull();
      }),
    );
  });
});

describe('serializedOrigin', () => {
  test.for([
    ['https://a.example', 'https://a.example'],
    [' https://A.example:443/path?query#fragment ', 'https://a.example'],
    ['http://localhost:3000/api', 'http://localhost:3000'],
    ['http://münchen.example', 'http://xn--mnchen-3ya.example'],
    ['https://me:secret@a.example', 'https://a.example'],
    ['ws://localhost:3000/socket', 'ws://localhost:3000'],
    ['blob:https://a.example/1', 'https://a.example'],
    ['capacitor://localhost/index.html', 'capacitor://localhost'],
    ['app://x:80', 'app://x:80'],
    ['file:///srv/index.html', 'null'],
    ['null', 'null'],
    ['localhost:3000', null],
    ['data:text/html,x', null],
    ['/api', null],
    ['*', null],
    ['', null],
  ] as const)('%j: %j', ([value, expected]) => {
    expect(serializedOrigin(value)).toBe(expected);
  });
});

describe('isSettingsOrigin', () => {
  test.for([
    ['https://a.example', true],
    ['http://localhost:3000', true],
    ['capacitor://localhost', true],
    ['chrome-extension://abc', true],
    ['https://a.example/', false],
    ['https://a.example, https://b.example', false],
    [' https://a.example', false],
    ['https://{{domain}}', false],
    ['https://*.a.example', false],
    ['a.example', false],
    ['file://', false],
    ['app://', false],
    ['ws://a.example', false],
    ['null', false],
    ['*', false],
    ['', false],
  ] as const)('%j: %s', ([value, expected]) => {
    expect(isSettingsOrigin(value)).toBe(expected);
  });
});
