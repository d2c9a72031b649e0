import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UNKNOWN } from '../recognise/decided.ts';
import type { FileFacts } from '../recognise/facts.ts';
import { NO_FACTS, policyFactsOf } from '../recognise/file-facts.ts';
import { importedModules } from '../recognise/imports.ts';
import { eachNames } from '../recognise/names-rules.ts';
import { listeningOf } from '../recognise/listening.ts';
import type { Listening } from '../recognise/listening.ts';
import { requestFactsIn } from '../recognise/request-file-facts.ts';
import type { CredentialedRequest } from '../recognise/request-facts.ts';
import { serverFactsOf } from '../recognise/server-facts.ts';
import type { ServerFacts } from '../recognise/server-facts.ts';
import { sourceOfModule } from '../recognise/source.ts';
import { writtenPorts } from '../recognise/written-ports.ts';
import type { WrittenPorts } from '../recognise/written-ports.ts';
import type { Module } from '../syntax/modules.ts';
import type { Collectors } from './collectors.ts';
import { clientEnvironment, serverEnvironment, settingsOf } from './environment.ts';
import { loadModule } from './load-module.ts';
import { createModules } from './modules.ts';
import type { ProjectFiles } from './project-files.ts';
import { resolveImport } from './resolve-import.ts';
import { statsOf } from './stamps.ts';
import { PIECES, POLICY_WORDS, REQUEST_WORDS, SERVER_WORDS } from '../telling-words.ts';
import { VERSION } from '../version.ts';
import { warnOnce } from './warn.ts';

/** What is kept of one file, by kind: plain JSON, with ranges of its own text, as the file behaves in development. */
export interface ModuleFacts {
  readonly policies: FileFacts;
  /** Asked of all files, and so found out without a look at the code. */
  readonly ports: WrittenPorts;
  /** Asked of all that may listen on a port, and so by itself. */
  readonly listening: readonly Listening[];
  /** `null` for a file that is broken, or not to be read: it may say anything. */
  readonly servers: ServerFacts | null;
  readonly requests: readonly CredentialedRequest[];
}

/** Of the plugin's own code: while it is developed, or patched, its version stays. */
function codeStamp(): string {
  const stats = statsOf(fileURLToPath(import.meta.url));
  return [stats?.mtimeMs, stats?.size].join();
}

/** Of a file that may say anything. */
const ANY_FACTS: FileFacts = {
  policies: [
    {
      library: null,
      scope: 'app',
      allowOrigin: UNKNOWN,
      allowCredentials: UNKNOWN,
      ...eachNames(() => UNKNOWN),
      certain: false,
      range: [0, 0],
      code: [0, 0],
    },
  ],
  layers: [],
  isLayered: false,
};

/**
 * Facts of one file are there for the lint of all others, which must not end with a fault of the plugin about code that they
 * have nothing to do with. The lint of the file itself still does.
 */
function unlessItFails<Facts>(
  collect: (file: string, files: ProjectFiles) => Facts,
  otherwise: Facts,
): (file: string, files: ProjectFiles) => Facts {
  return (file, files) => {
    try {
      return collect(file, files);
    } catch (error) {
      warnOnce(
        `eslint-plugin-cors does not understand ${file}: ${error instanceof Error ? error.message : 'it failed'}`,
      );
      return otherwise;
    }
  };
}

/** How the facts of all files of a project come about. */
export const moduleCollectors: Collectors<ModuleFacts> = {
  pieces: PIECES,
  kinds: {
    policies: { words: POLICY_WORDS, collect: unlessItFails(policiesOf, ANY_FACTS) },
    ports: { words: SERVER_WORDS, collect: portsIn },
    listening: { words: SERVER_WORDS, collect: unlessItFails(listeningIn, []) },
    servers: { words: SERVER_WORDS, collect: unlessItFails(serverOf, null) },
    requests: { words: REQUEST_WORDS, collect: unlessItFails(requestsOf, []) },
  },
  meet(kinds, of) {
    if (kinds.includes('ports') && of('ports') === 'any') of('listening');
  },
  imports: importsOf,
  servers: (facts) => facts.all('listening').flatMap(({ file, facts: own }) => (own.length > 0 ? file : [])),
  version: [VERSION, codeStamp()].join(),
};

function policiesOf(file: string, files: ProjectFiles): FileFacts {
  const module = loadModule(file, files);
  if (module === null) return NO_FACTS;
  const outside = { modules: createModules(files) };
  const facts = policyFactsOf({ ...sourceOfModule(module, outside), development: settingsOf(file, files) }, outside);
  if (facts.policies.length === 0 && facts.layers.every((layer) => layer.policies.length === 0)) return NO_FACTS;
  // An app is named after its place; here, every one after how many came before.
  const apps = [...new Set(facts.layers.map(({ app }) => app))];
  const layers = facts.layers.map((layer) => ({ ...layer, app: String(apps.indexOf(layer.app)) }));
  return withOwnPositions({ ...facts, layers }, module.start);
}

function portsIn(file: string, files: ProjectFiles): WrittenPorts {
  return writtenPorts(files.text(file) ?? '', () => serverEnvironment(file, files));
}

function listeningIn(file: string, files: ProjectFiles): readonly Listening[] {
  const module = loadModule(file, files);
  if (module === null) return [];
  const source = sourceOfModule(module, { modules: createModules(files) });
  return withOwnPositions(listeningOf(source, serverEnvironment(file, files)), module.start);
}

function serverOf(file: string, files: ProjectFiles): ServerFacts | null {
  const module = loadModule(file, files);
  if (module === null) return null;
  const source = sourceOfModule(module, { modules: createModules(files) });
  const facts = serverFactsOf(source, serverEnvironment(file, files));
  return { ...facts, foreign: [...facts.foreign, ...lostImports(file, module, files)] };
}

/** Parts of the project that are not there: what is not written yet, or made by a tool, may say anything. */
function lostImports(file: string, { program }: Module, files: ProjectFiles): readonly string[] {
  const isPart = (name: string): boolean => PART.test(name) && !HOLDS_NO_CODE.test(name);
  const isDeclared = (name: string): boolean =>
    [`${name}.d.ts`, name.replace(/\.([cm]?)js$/u, '.d.$1ts')].some((one) =>
      files.isFile(path.join(path.dirname(file), one)),
    );
  return [...importedModules(program)]
    .filter((name) => isPart(name) && resolveImport(name, file, files) === null && !isDeclared(name))
    .sort();
}

/** What is installed is no part of the project, by whatever path. */
const PART = /^(?!.*\/node_modules\/)(?:\.{1,2}(?:\/|$)|[#~]|@\/)/u;

/** Endings of what programs import beside code. */
const HOLDS_NO_CODE =
  /\.(?:css|gif|gql|graphql|html?|jpe?g|json|less|md|node|png|proto|s[ac]ss|sql|svg|txt|wasm|ya?ml)(?:\?.*)?$/u;

function requestsOf(file: string, files: ProjectFiles): readonly CredentialedRequest[] {
  const module = loadModule(file, files);
  if (module === null) return [];
  const source = sourceOfModule(module, { modules: createModules(files) });
  return withOwnPositions(requestFactsIn(source, clientEnvironment(file, files)).requests, module.start);
}

function importsOf(file: string, files: ProjectFiles): readonly string[] {
  const module = loadModule(file, files);
  if (module === null) return [];
  const found = [...importedModules(module.program)].map((specifier) => resolveImport(specifier, file, files));
  return [...new Set(found.filter((one) => one !== null))]
    .map((one) => path.relative(files.root, one).replaceAll('\\', '/'))
    .sort();
}

/** The same data with positions counted from the start of the file. */
function withOwnPositions<T>(data: T, start: number): T {
  if (Array.isArray(data)) {
    const isRange = data.length === 2 && data.every((one) => typeof one === 'number' && one >= start);
    return data.map((one: unknown) => (isRange ? Number(one) - start : withOwnPositions(one, start))) as T; // the same shape
  }
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]: [string, unknown]) => [key, withOwnPositions(value, start)]),
  ) as T; // the same shape
}
