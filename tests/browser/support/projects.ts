import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { parse } from 'dotenv';
import type { Browser } from 'playwright-core';
import { rolldown } from 'rolldown';
import { bundlePages } from './bundle.ts';
import { modulesOf } from './packages.ts';
import { openScriptPage, type Outcome } from './page.ts';
import { servePages } from './page-server.ts';
import { startProxy } from './proxy.ts';
import { forkServerHost } from './server-host.ts';

/** A repository that is run for real. Files are relative to its folder. */
export interface LiveProject {
  readonly folder: string;
  /** What is started with Node, in this order. */
  readonly start: readonly string[];
  /** Modules that a runtime for workers would run: their default export has `fetch`. */
  readonly workers?: readonly { readonly module: string; readonly port: number }[];
  /** Variables of their environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The module that sends the request, and the function in it that does; `null` for the module itself. */
  readonly client: string;
  readonly call: string | null;
  /** Texts in the place of files. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The origin of the page. */
  readonly page: string;
}

/** Starts the servers of a project, runs its client in a page of its origin, and tells how the requests fared. */
export async function runProject(
  browser: Browser,
  { call, client, env, folder, page, start, texts = new Map(), workers = [] }: LiveProject,
): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'project-'));
  const copy = join(home, 'project');
  cpSync(folder, copy, { recursive: true });
  for (const [file, text] of texts) writeFileSync(join(copy, file), text);
  symlinkSync(modulesOf('servers'), join(home, 'node_modules'), 'junction');

  const ports = new Map<number, number>();
  const closing: (() => Promise<void>)[] = [];
  try {
    const started = workers.map((worker) => workerProgram(copy, worker));
    for (const file of [...start, ...started]) {
      const cwd = packageOf(join(copy, file));
      const host = forkServerHost({ cwd, env: { ...environmentIn(cwd, ['.env', '.env.local']), ...env } });
      closing.push(() => host.close());
      for (const [asked, port] of await host.start(await runnable(join(copy, file)))) ports.set(asked, port);
    }

    const pages = await servePages(await bundleClient(copy, client, call));
    closing.push(() => pages.close());
    ports.set(Number(new URL(page).port || 80), Number(new URL(pages.origin).port));

    const proxy = await startProxy((asked) => ports.get(asked));
    closing.push(() => proxy.close());
    // Without the rule browsers do not ask a proxy for loopback.
    const script = await openScriptPage(browser, { proxy: { server: proxy.server, bypass: '<-loopback>' } });
    closing.push(() => script.close());
    const isWatched = (origin: string): boolean => origin !== page && origin !== 'null';
    return await script.run(`${page}/4000/page-of-driver`, { expected: 'one', isWatched, patience: 3000 });
  } finally {
    for (const close of closing.reverse()) await close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function bundleClient(folder: string, client: string, call: string | null) {
  const home = packageOf(join(folder, client));
  const text = call === null ? `import './${client}';` : `import { ${call} } from './${client}';\nawait ${call}();`;
  const driver = { file: 'driver.js', text };
  const environment = {
    ...environmentIn(home, ['.env', '.env.local', '.env.development', '.env.development.local']),
    NODE_ENV: 'development',
    MODE: 'development',
  };
  return bundlePages(
    folder,
    [driver],
    { driver: driver.file },
    {
      modules: modulesOf('current'),
      define: {
        'import.meta.env': JSON.stringify({ ...environment, DEV: true, PROD: false }),
        'process.env': JSON.stringify(environment),
      },
    },
  );
}

/** The folder of the nearest manifest. */
function packageOf(file: string): string {
  const folder = dirname(file);
  return existsSync(join(folder, 'package.json')) || relative(folder, dirname(folder)) === ''
    ? folder
    : packageOf(folder);
}

/** Writes a program beside a worker that serves it. */
function workerProgram(folder: string, { module, port }: { readonly module: string; readonly port: number }): string {
  const file = `${module}.serve.mjs`;
  const text = `import { serve } from '@hono/node-server';
import worker from './${basename(module)}';
serve({ fetch: (request) => worker.fetch(request), port: ${String(port)} });
`;
  writeFileSync(join(folder, file), text);
  return file;
}

/** The file itself, or what it is in JavaScript, beside it. */
async function runnable(file: string): Promise<string> {
  if (!file.endsWith('.ts')) return file;
  const bundle = await rolldown({ input: file, platform: 'node', external: /^[^./]/, logLevel: 'silent' });
  await bundle.write({ file: `${file}.mjs` });
  await bundle.close();
  return `${file}.mjs`;
}

/** Variables of a folder's files; those of later files count. They may name each other. */
function environmentIn(folder: string, files: readonly string[]): Readonly<Record<string, string>> {
  const texts = files.map((file) => join(folder, file)).filter((file) => existsSync(file));
  const variables = Object.assign({}, ...texts.map((file) => parse(readFileSync(file)))) as Record<string, string>; // of texts
  const expanded = (value: string): string =>
    value.replace(/\$\{?(\w+)\}?/g, (_all, name: string) => variables[name] ?? '');
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, expanded(value)]));
}
