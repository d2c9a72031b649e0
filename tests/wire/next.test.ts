import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, handlers, ROWS } from '../support/next-rows.ts';
import type { Headers } from '../support/next-rows.ts';
import { home } from './home.ts';

/** One project for all rows: each has a path of its own. */
function filesOfAll(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const rules: { readonly source: string; readonly headers: readonly object[] }[] = [];
  const set: Record<string, Headers> = {};
  for (const [index, { config, handler, middleware }] of ROWS.entries()) {
    files[`app/r${String(index)}/x/route.js`] = handlers.route(handler);
    files[`pages/api/r${String(index)}/x.js`] = handlers.api(handler);
    for (const below of [`/r${String(index)}`, `/api/r${String(index)}`]) {
      if (middleware) set[`${below}/x`] = middleware;
      const headers = Object.entries(config ?? {}).map(([key, value]) => ({ key, value }));
      if (headers.length > 0) rules.push({ source: `${below}/:path*`, headers });
    }
  }
  files['next.config.mjs'] = `export default { async headers() { return ${JSON.stringify(rules)}; } };`;
  files['proxy.js'] = `import { NextResponse } from 'next/server';
const all = ${JSON.stringify(set)};
export function proxy(request) {
  const response = NextResponse.next();
  for (const [name, value] of Object.entries(all[request.nextUrl.pathname] ?? {})) response.headers.set(name, value);
  return response;
}`;
  return files;
}

const folder = mkdtempSync(path.join(home, 'latest', 'next-'));
let port = 0;
let stop = async (): Promise<void> => {};

beforeAll(async () => {
  for (const [file, text] of Object.entries(filesOfAll())) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const next = createRequire(path.join(folder, 'next.config.mjs')).resolve('next/dist/bin/next');
  const server = spawn(process.execPath, [next, 'dev', '-H', '127.0.0.1', '-p', '0'], {
    cwd: folder,
    detached: true,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<void>((settle) => server.on('close', () => settle()));
  stop = async () => {
    // The command starts a process of its own.
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
    await closed;
  };
  port = await new Promise<number>((settle, fail) => {
    let told = '';
    server.stdout.on('data', (text: Buffer) => {
      told += text.toString();
      const [, found] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(told) ?? [];
      if (found !== undefined && told.includes('Ready')) settle(Number(found));
    });
    server.on('exit', () => fail(new Error(told)));
  });
}, 60_000);

afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

function ask(where: string): Promise<string> {
  return new Promise((settle, fail) => {
    const options = { host: '127.0.0.1', port, path: where, headers: { origin: APP }, agent: false };
    http
      .get(options, ({ headers, statusCode }) => {
        const [origin, credentials] = ['access-control-allow-origin', 'access-control-allow-credentials'].map(
          (name) => headers[name] ?? '-',
        );
        settle(statusCode === 200 ? `${String(origin)} ${String(credentials)}` : String(statusCode));
      })
      .on('error', fail);
  });
}

describe('Next sends what the rows say', () => {
  test.for(ROWS.map((row, index) => [JSON.stringify(row), row, index] as const))('%s', async ([, row, index]) => {
    expect(await ask(`/r${String(index)}/x`)).toBe(row.route);
    expect(await ask(`/api/r${String(index)}/x`)).toBe(row.api);
  });
});
