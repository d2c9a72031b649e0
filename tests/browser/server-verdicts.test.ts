import { rmSync, symlinkSync } from 'node:fs';
import { request as send } from 'node:http';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { checkCors, checkPreflight } from '../../src/cors/check.ts';
import { isSafelistedMethod } from '../../src/cors/preflight.ts';
import { knownServersOf } from '../../src/project/judging.ts';
import { openedProject } from '../../src/project/projects.ts';
import { serverVerdict } from '../../src/project/server-verdict.ts';
import { createFolder } from '../support/folder.ts';
import { PAGE, requests, servers } from './support/generated-servers.ts';
import type { GeneratedRequest, GeneratedServer, Library } from './support/generated-servers.ts';
import { modulesOf } from './support/packages.ts';
import { forkServerHost } from './support/server-host.ts';

const SEED = Number(process.env['FC_SEED'] ?? 11);
const RUNS = Number(process.env['EXCHANGE_RUNS'] ?? 120);

const host = forkServerHost({ cwd: modulesOf('servers') });
afterAll(() => host.close());

interface Arrived {
  readonly status: number;
  readonly linesOf: (name: string) => readonly string[];
}

function ask(port: number, method: string, path: string, headers: Readonly<Record<string, string>>): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    send({ host: 'localhost', port, method, path, headers: { origin: PAGE, ...headers }, agent: false }, (response) => {
      response.resume();
      const { rawHeaders, statusCode = 0 } = response;
      const linesOf = (name: string): readonly string[] =>
        rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
      resolve({ status: statusCode, linesOf });
    })
      .on('error', reject)
      .end();
  });
}

/** What a browser does with a request: its preflight, then itself. The check is the one that Chromium was compared with. */
async function experienced(port: number, { headers, method, path }: GeneratedRequest): Promise<'allowed' | 'blocked'> {
  const asking = { origin: PAGE, credentials: true };
  const accessOf = ({ linesOf }: Arrived) => ({
    allowOrigin: [linesOf('access-control-allow-origin')],
    allowCredentials: [linesOf('access-control-allow-credentials')],
  });
  if (headers.length > 0 || !isSafelistedMethod(method)) {
    const preflight = await ask(port, 'OPTIONS', path, {
      'access-control-request-method': method,
      ...(headers.length > 0 ? { 'access-control-request-headers': headers.join(',') } : {}),
    });
    const { kind } = checkPreflight(
      { ...asking, method, headers },
      {
        ...accessOf(preflight),
        status: [preflight.status],
        allowMethods: [preflight.linesOf('access-control-allow-methods')],
        allowHeaders: [preflight.linesOf('access-control-allow-headers')],
      },
    );
    if (kind !== 'allowed') return 'blocked';
  }
  const sent = Object.fromEntries(headers.map((name) => [name, name === 'content-type' ? 'application/json' : '1']));
  return checkCors(asking, accessOf(await ask(port, method, path, sent))).kind === 'allowed' ? 'allowed' : 'blocked';
}

/** For each request, what is said, and what happens. */
async function compared({
  files,
}: GeneratedServer): Promise<readonly { request: GeneratedRequest; said: string; seen: string }[]> {
  const folder = createFolder({ 'package.json': '{ "type": "module" }', '.git/HEAD': '', ...files });
  const [server, ...others] = knownServersOf(openedProject(folder.path));
  expect(others).toEqual([]);
  // What is installed is not looked at: a project has its own.
  symlinkSync(modulesOf('servers'), folder.at('node_modules'), 'junction');
  const port = (await host.start(folder.at('server.js'))).get(4000) ?? 0;
  try {
    return await Promise.all(
      requests.map(async (request) => ({
        request,
        said: server ? serverVerdict(server, request, [PAGE]).kind : 'no server',
        seen: await experienced(port, request),
      })),
    );
  } finally {
    await host.stop();
    rmSync(folder.at('node_modules'));
  }
}

/** For each verdict that is missing, so many at least are right. Handlers of Node tell their routes apart by conditions. */
const LEAST_RIGHT: Readonly<Record<Library, number>> = { express: 20, hono: 5, koa: 15, fastify: 15, http: 2 };

test.for(Object.keys(servers) as Library[])(
  'what is said of generated servers happens: %s',
  { timeout: 600_000 },
  async (library) => {
    const counts = { right: 0, missed: 0, unknown: 0 };
    const alarms: string[] = [];
    const hopes: string[] = [];
    for (const server of fc.sample(servers[library], { seed: SEED, numRuns: RUNS })) {
      const shown = Object.entries(server.files).map(([file, text]) => `// ${file}\n${text}`);
      for (const { request, said, seen } of await compared(server)) {
        if (said === 'unknown') counts[seen === 'blocked' ? 'missed' : 'unknown'] += 1;
        else if (said === seen) counts.right += 1;
        else (said === 'blocked' ? alarms : hopes).push(`${JSON.stringify(request)} is ${seen}:\n${shown.join('')}`);
      }
    }
    expect(alarms, `seed ${String(SEED)}`).toEqual([]);
    // Which handler of Node answers a path, and which hooks of Fastify run where there is no route, is not known.
    expect(hopes.length, `seed ${String(SEED)}, ${hopes[0] ?? ''}`).toBeLessThanOrEqual(counts.right / 100);
    expect(counts.right, JSON.stringify(counts)).toBeGreaterThan(
      LEAST_RIGHT[library] * (counts.missed + counts.unknown),
    );
  },
);
