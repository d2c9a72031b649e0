import path from 'node:path';
import type { FileFacts, Layer, Policy, Range } from '../recognise/facts.ts';
import type { Listening } from '../recognise/listening.ts';
import { isTestPath } from '../recognise/runtime.ts';
import type { ServerFacts } from '../recognise/server-facts.ts';
import type { WrittenPorts } from '../recognise/written-ports.ts';
import type { Answer } from './verdict.ts';

/** What the join takes from the facts of a file. */
export interface ServerFile extends FileFacts {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly server: ServerFacts;
}

/** An answer, and the file that states it. */
export interface PlacedAnswer extends Answer, Pick<Policy, 'range' | 'library'> {
  readonly file: string;
}

/** The same, or what somebody declares without code. */
export type GivenAnswer = Answer & Partial<PlacedAnswer>;

/** The app of a server on which everything that it states is registered, by path, method and order. */
export interface KnownApp {
  readonly layers: readonly Layer[];
  /** A policy of the layers, at the file that states it. */
  readonly placed: (policy: Policy) => PlacedAnswer;
}

/** A server of the project: a module that listens, with all that it imports. */
export interface KnownServer {
  readonly file: string;
  /** The folder of its package. */
  readonly folder: string;
  /** Where it begins to listen; `null` for a tool that runs a whole package. */
  readonly range: Range | null;
  readonly ports: readonly number[];
  readonly secure: boolean;
  readonly files: readonly string[];
  readonly answers: readonly PlacedAnswer[];
  /** `null` where there are several, or where some of the answers are given otherwise. */
  readonly app: KnownApp | null;
  /** Whether nothing else may answer for CORS. */
  readonly complete: boolean;
  /** Folders relative to the root whose files it hands out; `null` for pages from elsewhere. */
  readonly pages: readonly (string | null)[];
}

export interface ServerSources {
  /** The files that may listen. */
  readonly mayListen: readonly { readonly file: string; readonly ports: WrittenPorts }[];
  readonly listeningOf: (file: string) => readonly Listening[];
  readonly closureOf: (file: string) => readonly string[];
  /** `null` for a file that cannot be read: it may say anything. */
  readonly factsOf: (file: string) => ServerFile | null;
  /** The folder of the package that a file belongs to. */
  readonly folderOf: (file: string) => string;
}

type Parts = Pick<KnownServer, 'answers' | 'app' | 'complete' | 'files' | 'pages'>;

/** A server whose parts are put together when somebody asks: most of a project's are never asked. */
export function lateServer(
  own: Pick<KnownServer, 'file' | 'folder' | 'ports' | 'range' | 'secure'>,
  partsOf: () => Parts,
): KnownServer {
  let found: Parts | null = null;
  const parts = (): Parts => (found ??= partsOf());
  return {
    ...own,
    get answers() {
      return parts().answers;
    },
    get app() {
      return parts().app;
    },
    get complete() {
      return parts().complete;
    },
    get files() {
      return parts().files;
    },
    get pages() {
      return parts().pages;
    },
  };
}

/** The servers of a project, in no order. */
export interface Servers {
  /** Those that listen on a port; no other file is looked into. */
  readonly on: (port: number) => readonly KnownServer[];
  readonly all: () => readonly KnownServer[];
}

/** The servers that modules of the project are, and others; what listens in place of one, in tests, is none. */
export function serversFrom(sources: ServerSources, others: readonly KnownServer[] = []): Servers {
  const started = sources.mayListen.filter(({ file }) => !isTestPath(file));
  const found = new Map<string, readonly KnownServer[]>();
  const serversIn = (file: string): readonly KnownServer[] => {
    const own = found.get(file) ?? listeningServers(file, sources);
    found.set(file, own);
    return own;
  };
  return {
    on(port) {
      const may = started.filter(({ ports }) => ports === 'any' || ports.includes(port));
      return [...may.flatMap(({ file }) => serversIn(file)), ...others].filter(({ ports }) => ports.includes(port));
    },
    all: () => [...started.flatMap(({ file }) => serversIn(file)), ...others],
  };
}

function listeningServers(file: string, sources: ServerSources): readonly KnownServer[] {
  const { closureOf, factsOf, folderOf, listeningOf } = sources;
  return listeningOf(file).map(({ answersOtherwise, library, ports, range, secure }) =>
    lateServer({ file, folder: folderOf(file), range, ports: ports ?? [], secure }, () => {
      const files = closureOf(file);
      const together = partsTogether(files.map(factsOf), folderOf, file);
      const isKnown = library !== null && !answersOtherwise;
      return { ...together, files, complete: together.complete && (together.answers.length > 0 || isKnown) };
    }),
  );
}

/** What the files of one server say together; `entry` is the one with which it starts. */
export function partsTogether(
  parts: readonly (ServerFile | null)[],
  folderOf: (file: string) => string,
  entry: string | null = null,
): Omit<Parts, 'files'> {
  const known = parts.filter((part) => part !== null);
  const answers = known.flatMap(({ file, policies }) => policies.map((policy): PlacedAnswer => ({ ...policy, file })));
  const isOpen = ({ policies, server }: ServerFile): boolean =>
    server.foreign.length > 0 || (policies.length === 0 && server.mentions === 'headers');
  const mentions = known.some(({ server }) => server.mentions !== null);
  return {
    answers,
    app: appOf(known, entry),
    complete: known.length === parts.length && !known.some(isOpen) && (answers.length > 0 || !mentions),
    pages: known.flatMap(({ file, server }) => server.pages.flatMap((page) => foldersMeant(page, file, folderOf))),
  };
}

/** The app that holds what all parts state: routers and middlewares of other files are layers of it, and it is on no other app. */
function appOf(parts: readonly ServerFile[], entry: string | null): KnownApp | null {
  const apps = parts.filter(({ isLayered, layers }) => {
    const held = new Set(layers.flatMap(({ policies }) => policies.map(valuesOf)));
    const [first] = layers;
    if (!first || held.size === 0 || !isLayered || first.unanswered === 'unknown') return false;
    if (layers.some(({ app }) => app !== first.app)) return false;
    return parts.every((part) => part.layers === layers || statedIn(part).every((one) => held.has(valuesOf(one))));
  });
  const [only, ...others] = apps;
  if (!only || others.length > 0) return null;
  const isOutermost = only.file === entry || !parts.some((part) => part !== only && part.server.makesApp);
  return isOutermost ? { layers: only.layers, placed: placing(only, parts) } : null;
}

/** What the app takes from another file is there, not where it is brought in. */
function placing({ file }: ServerFile, parts: readonly ServerFile[]): KnownApp['placed'] {
  const others = parts.filter((part) => part.file !== file);
  return (policy) => {
    const values = policy.elsewhere ? valuesOf(policy) : null;
    for (const part of values === null ? [] : others) {
      const stated = statedIn(part).find((one) => valuesOf(one) === values);
      if (stated) return { ...stated, file: part.file };
    }
    return { ...policy, file };
  };
}

/** The policies of a file one by one, not as its own layers put them together. */
function statedIn({ isLayered, layers, policies }: ServerFile): readonly Policy[] {
  return [...(isLayered ? [] : policies), ...layers.flatMap((layer) => layer.policies)];
}

/** What a policy says, wherever it stands. */
function valuesOf(policy: Policy): string {
  const { allowCredentials, allowHeaders, allowMethods, allowOrigin, asked, library } = policy;
  const origin =
    allowOrigin.value.kind === 'literal' ? allowOrigin.value.entries.map(({ text }) => text) : allowOrigin.value;
  const decided = [allowCredentials, allowHeaders, allowMethods].map(({ value }) => value);
  return JSON.stringify([library, asked, origin, ...decided]);
}

/** A folder is meant from the file that names it, or from where the program is started. */
function foldersMeant(
  page: string | null,
  file: string,
  folderOf: (file: string) => string,
): readonly (string | null)[] {
  if (page === null || path.posix.isAbsolute(page)) return [null];
  return [path.posix.dirname(file), folderOf(file), ''].map((base) =>
    path.posix.normalize(path.posix.join(base, page)),
  );
}
