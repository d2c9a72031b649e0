import { expect, test } from 'vitest';
import { readSettings } from '../src/settings.ts';

test('nothing is valid', () => {
  expect(readSettings({})).toEqual({ kind: 'valid', settings: { origins: [], servers: [], index: [] } });
  expect(readSettings({ cors: {} })).toEqual({ kind: 'valid', settings: { origins: [], servers: [], index: [] } });
});

test('origins', () => {
  const origins = ['https://app.example.com', 'http://localhost:3000', 'capacitor://localhost'];
  expect(readSettings({ cors: { origins } })).toEqual({ kind: 'valid', settings: { origins, servers: [], index: [] } });
});

test('servers', () => {
  const read = readSettings({ cors: { servers: [{ origin: 'https://api.example.com' }] } });
  const servers = [{ origin: 'https://api.example.com', files: [], answers: null }];
  expect(read).toEqual({ kind: 'valid', settings: { origins: [], servers, index: [] } });
});

const origin = 'an origin such as `https://app.example.com`';

test.for([
  ['https://app.example.com', 'settings.cors', '"https://app.example.com"', 'an object such as `{ origins: [] }`'],
  [['https://app.example.com'], 'settings.cors', '["https://app.example.com"]', 'an object such as `{ origins: [] }`'],
  [null, 'settings.cors', 'null', 'an object such as `{ origins: [] }`'],
  [() => ({}), 'settings.cors', 'a function', 'an object such as `{ origins: [] }`'],
  [{ orgins: [] }, 'settings.cors.orgins', '[]', 'no other setting than `index`, `origins` and `servers`'],
  [{ servers: {} }, 'settings.cors.servers', '{}', 'an array of servers'],
  [
    { index: 'facts.json' },
    'settings.cors.index',
    '"facts.json"',
    'an array such as `["packages/*/.cors/facts.json"]`',
  ],
  [{ origins: 'https://app.example.com' }, 'settings.cors.origins', '"https://app.example.com"', 'an array of origins'],
  [{ origins: ['https://app.example.com', 1] }, 'settings.cors.origins[1]', '1', origin],
  [{ origins: ['https://app.example.com/'] }, 'settings.cors.origins[0]', '"https://app.example.com/"', origin],
  [{ origins: ['app.example.com'] }, 'settings.cors.origins[0]', '"app.example.com"', origin],
  [{ origins: ['*'] }, 'settings.cors.origins[0]', '"*"', origin],
  [{ origins: ['null'] }, 'settings.cors.origins[0]', '"null"', origin],
  [{ origins: [/example/] }, 'settings.cors.origins[0]', '{}', origin],
  [{ origins: ['x'.repeat(90)] }, 'settings.cors.origins[0]', `"${'x'.repeat(39)}…`, origin],
] as const)('%j: %s is %s', ([cors, path, found, expected], { expect }) => {
  expect(readSettings({ cors })).toEqual({ kind: 'invalid', problem: { path, found, expected } });
});
