import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A project on disk that has installed the packed tarball and nothing of this repository. */
export interface Consumer {
  /** Its folder. */
  readonly path: string;
  /** Size of the tarball in bytes. */
  readonly tarballSize: number;
  /** Files of the installed plugin, relative to its folder, sorted, with `/`. */
  readonly installedFiles: readonly string[];
  /** The text of one of them. */
  readInstalled(file: string): string;
  /** A sub-folder with the given files; the installed packages are found from there. */
  folder(name: string, files: Readonly<Record<string, string>>): Folder;
  remove(): void;
}

export interface Folder {
  readonly path: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Runs a command of an installed package. It never rejects: a failing exit code is an answer. */
  npx(command: string, ...args: string[]): Promise<Outcome>;
  /** Runs any command here, likewise. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome>;
}

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const QUIET = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

/** The packed plugin, which several projects may install. */
export interface Tarball {
  readonly file: string;
  readonly size: number;
  remove(): void;
}

/** Packs this repository, as a release does. */
export async function packPlugin(): Promise<Tarball> {
  const home = mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-tarball-'));
  await succeed('npm', ['pack', '--pack-destination', home], root);
  const name = readdirSync(home).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('`npm pack` wrote no tarball.');
  const file = join(home, name);
  return { file, size: statSync(file).size, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Packs this repository and installs it beside `packages`, each `name@version`, into an empty project. */
export async function installPacked(packages: readonly string[]): Promise<Consumer> {
  const tarball = await packPlugin();
  try {
    return await installTarball(tarball, packages);
  } finally {
    tarball.remove();
  }
}

/** Installs a tarball beside `packages` into an empty project. */
export async function installTarball(tarball: Tarball, packages: readonly string[]): Promise<Consumer> {
  const project = mkdtempSync(join(tmpdir(), 'eslint-plugin-cors-consumer-'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  await succeed('npm', ['install', ...QUIET, tarball.file, ...packages], project);

  const plugin = join(project, 'node_modules/eslint-plugin-cors');
  return {
    path: project,
    tarballSize: tarball.size,
    installedFiles: filesBelow(plugin),
    readInstalled: (file) => readFileSync(join(plugin, file), 'utf8'),
    folder: (name, files) => createFolder(join(project, name), files),
    remove: () => rmSync(project, { recursive: true, force: true }),
  };
}

function createFolder(path: string, files: Readonly<Record<string, string>>): Folder {
  mkdirSync(path, { recursive: true });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    path,
    read: (file) => readFileSync(join(path, file), 'utf8'),
    write,
    npx: (command, ...args) => run('npx', ['--no', '--loglevel=error', command, ...args], path),
    run: (command, args, env) => run(command, args, path, env),
  };
}

/** Files of a package, without those of packages installed inside it. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('node_modules/'))
    .sort();
}

async function succeed(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { exitCode, stderr, stdout } = await run(command, args, cwd);
  if (exitCode !== 0) throw new Error(`${[command, ...args].join(' ')}: exit code ${exitCode}\n${stdout}\n${stderr}`);
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((settle) => {
    // `npm` and `npx` are scripts on Windows, which only a shell starts.
    const shell = process.platform === 'win32';
    const options = { cwd, shell, maxBuffer: 2 ** 26, env: { ...process.env, ...env }, timeout: 120_000 };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      settle({ exitCode: error ? (child.exitCode ?? 1) : 0, stdout, stderr });
    });
  });
}
