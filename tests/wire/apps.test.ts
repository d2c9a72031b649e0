import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appPrograms } from './apps.ts';
import type { AppProgram } from './apps.ts';
import { home } from './home.ts';

/** Further programs beside those that are recorded; another number, or another seed, adds others. */
const COUNT = Number(process.env['APPS'] ?? 120);
const SEED = 11;

const RECORD = path.join(import.meta.dirname, '../recognise/composition.jsonl');

const recorded = readFileSync(RECORD, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as AppProgram);

/**
 * What the servers of the recorded programs, and of those that are generated, send: the record that `composition.test.ts`
 * compares with what is predicted. `npm run test:wire -- tests/wire/apps.test.ts -u` writes it anew.
 */
test('apps of several layers answer as recorded', async () => {
  const codes = new Set(recorded.map(({ code }) => code));
  const programs = [...recorded, ...appPrograms(COUNT, SEED).filter(({ code }) => !codes.has(code))];
  const folder = mkdtempSync(path.join(home, 'latest', 'apps-'));
  const { resolve } = createRequire(path.join(folder, 'program.mjs'));
  const env = { ...process.env, NODE_SERVER: resolve('@hono/node-server') };
  const host = fork(path.join(import.meta.dirname, 'app-host.mjs'), { env, execArgv: [], stdio: 'ignore' });
  try {
    const lines: string[] = [];
    for (const [id, { code, library }] of programs.entries()) {
      const file = path.join(folder, `${String(id)}.mjs`);
      writeFileSync(file, `${code}\nexport { app };\n`);
      const wire = await new Promise<unknown>((settle, fail) => {
        host.once('message', (message: { readonly wire: unknown }) => settle(message.wire));
        host.once('exit', () => fail(new Error(`the host ended at ${code}`)));
        host.send({ id, file, library });
      });
      host.removeAllListeners('exit');
      // Programs whose layers exclude each other make no server.
      if (wire !== null) lines.push(JSON.stringify({ library, code, wire }));
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(RECORD);
  } finally {
    host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
