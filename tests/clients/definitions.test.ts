import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clients } from '../../src/clients/index.ts';

const folder = join(import.meta.dirname, '../../src/clients');

test('every file of the folder is in the index', () => {
  const index = readFileSync(join(folder, 'index.ts'), 'utf8');
  const files = readdirSync(folder).filter((file) => file !== 'index.ts' && file !== 'define-client.ts');
  expect(files.filter((file) => !index.includes(`'./${file}'`))).toEqual([]);
});

test('no two clients have one name', () => {
  expect(new Set(clients.map(({ id }) => id)).size).toBe(clients.length);
});

test('no two clients mean the same call: their order means nothing', () => {
  const calls = clients.flatMap(({ calls: own, packages }) =>
    packages.flatMap((root) =>
      own.flatMap(({ names, on }) => (on === 'instance' ? [] : names.map((name) => (name ? `${root}.${name}` : root)))),
    ),
  );
  // Two links and the client of Apollo share a package, whose default export is none of them.
  const twice = calls.filter((name, index) => calls.indexOf(name) !== index);
  expect([...new Set(twice)].filter((name) => !/^@apollo\/client(?:\/core)?$/.test(name))).toEqual([]);
});

describe.for(clients.map((client) => [client.id, client] as const))('%s', ([, client]) => {
  const { calls, credentials, see } = client;

  test('links to where it is described', ({ expect }) => {
    expect(URL.canParse(see)).toBe(true);
  });

  test('has a way to ask for credentials, and its value, or neither', ({ expect }) => {
    expect(credentials.options.length > 0).toBe(credentials.write !== null);
  });

  test('reads what is to be written as asking for credentials, and what is not there as nothing', ({ expect }) => {
    const value = credentials.write === 'true' ? true : 'include';
    for (const option of credentials.options) {
      expect(option.read({ kind: 'primitive', value: option.path.at(-1) === 'credentials' ? 'include' : value })).toBe(
        'included',
      );
      expect(['ineffective', 'withheld']).toContain(option.read({ kind: 'primitive', value: undefined }));
      expect(option.read({ kind: 'unknown', id: 'a', source: 'other', path: [], about: [] })).toBe('unknown');
    }
  });

  test('has its places among the arguments in order', ({ expect }) => {
    for (const { body, options = [] } of calls) {
      if (body !== undefined && options.length > 0 && options[0] !== 0) expect(options[0]).toBe(body + 1);
    }
  });
});
