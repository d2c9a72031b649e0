import { describe, expect, test } from 'vitest';
import type { DeclaredServer } from '../../src/project/declared-servers.ts';
import { judge } from '../../src/project/exchange.ts';
import type { Client, Sent } from '../../src/project/exchange.ts';
import { serversFrom } from '../../src/project/known-servers.ts';
import type { Servers, ServerFile } from '../../src/project/known-servers.ts';
import type { Policy } from '../../src/recognise/facts.ts';
import type { Listening } from '../../src/recognise/listening.ts';
import { NO_SERVER } from '../../src/recognise/server-facts.ts';
import type { ServerFacts } from '../../src/recognise/server-facts.ts';
import { factsOf, NO_FACTS } from '../../src/recognise/file-facts.ts';
import { parseJavaScript } from '../support/parse.ts';

const PAGE = 'http://localhost:5173';

const policiesOf = (options: string): readonly Policy[] =>
  factsOf(parseJavaScript(`import cors from 'cors'; cors(${options});`).sourceCode, 'server.js').policies;

const STAR = policiesOf('{}');
const GOOD = policiesOf(`{ origin: '${PAGE}', credentials: true }`);

/** A request that needs no preflight. */
const SIMPLE: Sent = { asks: [], kind: 'request', method: 'GET', url: [] };

const listening = (port: number | null, more: Partial<Listening> = {}): Listening => ({
  library: 'Express',
  ports: port === null ? null : [port],
  secure: false,
  answersOtherwise: false,
  range: [0, 1],
  ...more,
});

interface Given {
  readonly policies?: readonly Policy[];
  readonly listening?: readonly Listening[];
  readonly server?: Partial<ServerFacts>;
  /** What it imports, by name; `null` is a file that cannot be read. */
  readonly parts?: Readonly<Record<string, Omit<Given, 'parts'> | null>>;
}

/** The servers of a project that listen at 4000, each with its parts. */
function serversOf(given: Readonly<Record<string, Given>>): Servers {
  const fileOf = (file: string, { policies = [], server }: Given): ServerFile => ({
    ...NO_FACTS,
    file,
    policies,
    server: { ...NO_SERVER, ...server },
  });
  const parts = Object.assign({}, ...Object.values(given).map((one) => one.parts ?? {})) as NonNullable<Given['parts']>;
  return serversFrom({
    mayListen: Object.keys(given).map((file) => ({ file, ports: 'any' })),
    listeningOf: (file) => given[file]?.listening ?? [listening(4000)],
    closureOf: (file) => [file, ...Object.keys(given[file]?.parts ?? {})],
    factsOf: (file) => {
      const part = given[file] ?? parts[file];
      return part ? fileOf(file, part) : null;
    },
    folderOf: (file) => file.split('/').slice(0, -1).join('/'),
  });
}

function said(
  url: string,
  servers: Servers,
  client: Partial<Client> = {},
  declared: readonly DeclaredServer[] = [],
): string {
  const judgement = judge(
    [url],
    SIMPLE,
    { file: 'web/src/api.ts', folder: 'web', origins: [PAGE], ...client },
    { declared, servers, answersIn: () => ({ answers: [], app: null, complete: true }) },
  );
  return judgement.kind === 'blocked' ? judgement.reason : judgement.kind;
}

const API = 'http://localhost:4000/me';

describe('which URL leads to the server', () => {
  const servers = serversOf({ 'api/server.js': { policies: STAR } });

  test.for<[url: string, expected: string]>([
    [API, 'WildcardOriginNotAllowed'],
    ['http://127.0.0.1:4000/me', 'WildcardOriginNotAllowed'],
    ['http://[::1]:4000/me', 'WildcardOriginNotAllowed'],
    ['HTTP://LOCALHOST:4000', 'WildcardOriginNotAllowed'],
    ['http://localhost:4001/me', 'unanswered'],
    ['http://localhost/me', 'unanswered'],
    ['https://localhost:4000/me', 'unanswered'],
    ['http://api.example:4000/me', 'unanswered'],
    [`${PAGE}/api`, 'own'],
    ['/me', 'own'],
    ['//localhost:4000/me', 'own'],
    ['ws://localhost:4000', 'own'],
    ['http://undefined:4000/me', 'own'],
    ['http://localhost:undefined/me', 'own'],
    ['http://{host}:4000/me', 'own'],
    ['http://', 'own'],
  ])('%s: %s', ([url, expected]) => expect(said(url, servers)).toBe(expected));
});

describe('what counts as all that a server answers', () => {
  test.for<[title: string, given: Given, expected: string]>([
    ['nothing is said', {}, 'MissingAllowOriginHeader'],
    ['a part answers', { parts: { 'api/cors.js': { policies: GOOD } } }, 'allowed'],
    ['a part answers wrongly', { parts: { 'api/cors.js': { policies: STAR } } }, 'WildcardOriginNotAllowed'],
    ['two parts differ', { policies: STAR, parts: { 'api/cors.js': { policies: GOOD } } }, 'unknown'],
    ['a part cannot be read', { policies: STAR, parts: { 'api/broken.js': null } }, 'unknown'],
    ['a part speaks of CORS', { parts: { 'api/x.js': { server: { mentions: 'word' } } } }, 'unknown'],
    [
      'a part speaks of CORS, and another one answers',
      { policies: STAR, parts: { 'api/x.js': { server: { mentions: 'word' } } } },
      'WildcardOriginNotAllowed',
    ],
    [
      'a part names headers that nobody understands',
      { policies: STAR, parts: { 'api/x.js': { server: { mentions: 'headers' } } } },
      'unknown',
    ],
    [
      'a part uses a foreign package',
      { policies: STAR, parts: { 'api/x.js': { server: { foreign: ['x'] } } } },
      'unknown',
    ],
    ['something listens that nobody knows', { listening: [listening(4000, { library: null })] }, 'unknown'],
    [
      'something listens that nobody knows, and answers',
      { policies: STAR, listening: [listening(4000, { library: null })] },
      'WildcardOriginNotAllowed',
    ],
    ['the library answers by itself', { listening: [listening(4000, { answersOtherwise: true })] }, 'unknown'],
    ['the port is unknown', { policies: STAR, listening: [listening(null)] }, 'unanswered'],
    ['it speaks TLS', { policies: STAR, listening: [listening(4000, { secure: true })] }, 'unanswered'],
    ['it makes pages', { policies: STAR, server: { pages: [null] } }, 'own'],
    ["it hands out the client's folder", { policies: STAR, server: { pages: ['../web/dist'] } }, 'own'],
    ["it hands out the client's folder, from the root", { policies: STAR, server: { pages: ['web/build'] } }, 'own'],
    ['it hands out another folder', { policies: STAR, server: { pages: ['uploads'] } }, 'WildcardOriginNotAllowed'],
    ['it runs the client', { policies: STAR, parts: { 'web/src/api.ts': {} } }, 'own'],
  ])('%s', ([, given, expected]) => expect(said(API, serversOf({ 'api/server.js': given }))).toBe(expected));
});

describe('several servers at one port', () => {
  test.for<[title: string, given: Readonly<Record<string, Given>>, expected: string]>([
    ['all refuse', { 'api/a.js': { policies: STAR }, 'old/a.js': {} }, 'WildcardOriginNotAllowed'],
    ['one allows', { 'api/a.js': { policies: STAR }, 'old/a.js': { policies: GOOD } }, 'unknown'],
    [
      'the nearest refuses',
      { 'web/a.js': { policies: STAR }, 'old/a.js': { policies: GOOD } },
      'WildcardOriginNotAllowed',
    ],
    ['the nearest allows', { 'web/a.js': { policies: GOOD }, 'old/a.js': { policies: STAR } }, 'allowed'],
  ])('%s', ([, given, expected]) => expect(said(API, serversOf(given))).toBe(expected));
});

describe('declared servers', () => {
  const origin = 'https://api.example';
  const url = `${origin}/me`;

  test.for<[title: string, server: Partial<DeclaredServer>, expected: string]>([
    ['nothing but that it is there', {}, 'unknown'],
    ['without CORS', { answers: [] }, 'MissingAllowOriginHeader'],
    ['with a policy', { answers: STAR }, 'WildcardOriginNotAllowed'],
    ['with a policy that allows', { answers: GOOD }, 'allowed'],
    ['by its files', { files: ['api/**'] }, 'MissingAllowOriginHeader'],
  ])('%s', ([, server, expected]) => {
    expect(said(url, serversOf({}), {}, [{ origin, files: [], answers: null, ...server }])).toBe(expected);
  });

  test('before those of the project', () => {
    const declared = [{ origin: 'http://localhost:4000', files: [], answers: GOOD }];
    expect(said(API, serversOf({ 'api/server.js': { policies: STAR } }), {}, declared)).toBe('allowed');
  });
});

test('of several URLs, the one that is surely refused counts', () => {
  const servers = serversOf({ 'api/server.js': { policies: STAR } });
  const client = { file: 'web/src/api.ts', folder: 'web', origins: null };
  const surroundings = { declared: [], servers, answersIn: () => ({ answers: [], app: null, complete: true }) };
  expect(judge(['https://a.example', API, '/me'], SIMPLE, client, surroundings).kind).toBe('blocked');
  expect(judge(['/me', 'https://a.example'], SIMPLE, client, surroundings)).toEqual({
    kind: 'unanswered',
    origin: 'https://a.example',
  });
});
