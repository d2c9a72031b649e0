import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const fixtures = join(root, 'tests/fixtures/workspaces');

/** A copy of one of the fixtures on disk, with the packed plugin and its tools installed. */
export interface Workspace {
  read(file: string): string;
  write(file: string, text: string): void;
  /** Runs a script of the root. A failing exit code is an answer. */
  run(script: string): Promise<Outcome>;
  remove(): void;
}

export interface Outcome {
  readonly exitCode: number;
  /** Without colours. */
  readonly output: string;
}

/** Neither tool may ask for anything from the network, nor leave a process behind. */
const OFFLINE = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NX_SKIP_NX_CACHE: 'false',
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  FORCE_COLOR: '0',
  NO_COLOR: '1',
  CI: 'true',
};

/** Packs this repository and installs it beside `packages`, each `name@version`. */
export async function createWorkspace(name: 'nx' | 'turbo', packages: readonly string[]): Promise<Workspace> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), `eslint-plugin-cors-${name}-`)));
  const path = join(home, 'workspace');
  for (const part of ['shared', name]) cpSync(join(fixtures, part), path, { recursive: true });
  await succeed('npm', ['pack', '--pack-destination', home], root);
  const tarball = readdirSync(home).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('`npm pack` wrote no tarball.');
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await succeed('npm', ['install', ...quiet, join(home, tarball), ...packages], path);

  writeFileSync(join(path, '.gitignore'), 'node_modules\n.turbo\n.nx\n.cors\n');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd: path });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  return {
    read: (file) => readFileSync(join(path, file), 'utf8'),
    write: (file, text) => writeFileSync(join(path, file), text),
    run: (script) => run('npm', ['run', '--silent', script], path),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function succeed(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { exitCode, output } = await run(command, args, cwd);
  if (exitCode !== 0) throw new Error(`${[command, ...args].join(' ')}: exit code ${String(exitCode)}\n${output}`);
}

function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((settle) => {
    const options = { cwd, env: { ...process.env, ...OFFLINE }, maxBuffer: 2 ** 26, timeout: 240_000 };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      // eslint-disable-next-line no-control-regex -- colours, should a tool insist on them
      const output = `${stdout}\n${stderr}`.replaceAll(/\x1b\[[\d;]*m/g, '');
      settle({ exitCode: error ? (child.exitCode ?? 1) : 0, output });
    });
  });
}
