import { expect, test } from 'vitest';
import { readServers, readServersFile } from '../../src/project/declared-servers.ts';
import { filesOf } from '../support/project-files.ts';

const origin = 'https://api.example.com';

test('nothing is declared', () => {
  expect(readServers(undefined, 'x')).toEqual({ kind: 'valid', servers: [] });
  expect(readServersFile(filesOf({}))).toEqual({ kind: 'valid', servers: [] });
});

test.for<[policy: unknown, answers: string]>([
  [undefined, 'unknown'],
  [false, 'none'],
  [{ origins: '*' }, 'wildcard +absent'],
  [{ origins: ['https://shop.example.com'], credentials: true }, 'literal +sent'],
  [{ origins: [], credentials: false }, 'literal +absent'],
])('policy %j', ([policy, answers]) => {
  const read = readServers([{ origin, ...(policy === undefined ? {} : { policy }) }], 'x');
  const [server] = read.kind === 'valid' ? read.servers : [];
  const said = server?.answers?.map((one) => `${one.allowOrigin.value.kind} +${one.allowCredentials.value.kind}`);
  expect(said === undefined ? 'unknown' : (said[0] ?? 'none')).toBe(answers);
});

test('files of the project', () => {
  const read = readServersFile(
    filesOf({ 'cors.servers.json': JSON.stringify({ $schema: 'x', servers: [{ origin, files: ['api/**'] }] }) }),
  );
  expect(read).toEqual({ kind: 'valid', servers: [{ origin, answers: null, files: ['api/**'] }] });
});

test.for<[list: unknown, path: string]>([
  [{}, 'servers'],
  [['https://api.example.com'], 'servers[0]'],
  [[{}], 'servers[0].origin'],
  [[{ origin: 'https://api.example.com/' }], 'servers[0].origin'],
  [[{ origin }, { origin: '*' }], 'servers[1].origin'],
  [[{ origin, port: 1 }], 'servers[0].port'],
  [[{ origin, files: 'api' }], 'servers[0].files'],
  [[{ origin, policy: true }], 'servers[0].policy'],
  [[{ origin, policy: { credentials: true } }], 'servers[0].policy.origins'],
  [[{ origin, policy: { origins: '*', credentials: 'true' } }], 'servers[0].policy.credentials'],
  [[{ origin, policy: { origins: [origin, 'shop.example'] } }], 'servers[0].policy.origins[1]'],
  [[{ origin, policy: { origin: '*' } }], 'servers[0].policy.origin'],
])('%j is wrong at %s', ([list, path]) => {
  const read = readServers(list, 'servers');
  expect(read.kind === 'invalid' ? read.problem.path : 'valid').toBe(path);
});

test.for<[text: string, path: string]>([
  ['[', 'cors.servers.json'],
  ['[]', 'cors.servers.json'],
  ['{"server":[]}', 'cors.servers.json: server'],
  ['{"servers":3}', 'cors.servers.json: servers'],
])('the file %s is wrong at %s', ([text, path]) => {
  const read = readServersFile(filesOf({ 'cors.servers.json': text }));
  expect(read.kind === 'invalid' ? read.problem.path : 'valid').toBe(path);
});
