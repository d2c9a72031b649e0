import { createRequire } from 'node:module';
import path from 'node:path';
import { OTHER_RUNTIMES, WEB_TOO } from '../frameworks/runtimes.ts';
import type { CredentialedRequest } from '../recognise/request-facts.ts';
import type { Range } from '../recognise/facts.ts';
import { NO_FACTS } from '../recognise/file-facts.ts';
import { devOrigins } from './client-origin.ts';
import type { ModuleFacts } from './collect.ts';
import { configuredPort } from './configured-port.ts';
import { readServersFile } from './declared-servers.ts';
import type { DeclarationProblem, DeclaredServer } from './declared-servers.ts';
import { judge } from './exchange.ts';
import type { Answering, Blocked, Client, Judgement, Surroundings } from './exchange.ts';
import { partsTogether, serversFrom } from './known-servers.ts';
import type { KnownServer, Servers, ServerFile, ServerSources } from './known-servers.ts';
import { dependsOn, memberOf } from './manifest.ts';
import { packageServers } from './package-servers.ts';
import { packageOf, parsedJson, servedBy } from './packages.ts';
import type { FilePackage } from './packages.ts';
import type { Look } from './project.ts';
import type { ProjectFiles } from './project-files.ts';
import type { ProjectFacts } from './project-facts.ts';
import { runsOnServersOnly } from './server-code.ts';
import { bunServers, workerServers } from './worker-servers.ts';

export interface Asking {
  /** The file that asks, as an absolute path. */
  readonly file: string;
  readonly requests: readonly CredentialedRequest[];
  readonly project: Look<ModuleFacts>;
  /** What the settings say. */
  readonly origins: readonly string[];
  readonly servers: readonly DeclaredServer[];
}

export type Judged =
  | { readonly kind: 'judged'; readonly requests: readonly JudgedRequest[] }
  /** `cors.servers.json` is of the wrong form. */
  | { readonly kind: 'misdeclared'; readonly problem: DeclarationProblem };

export interface JudgedRequest {
  readonly request: CredentialedRequest;
  readonly judgement: Judgement;
  /** Where the server says what is refused, for people: `server/app.ts:12`, or its origin. */
  readonly place: string;
}

const NOTHING: Judged = { kind: 'judged', requests: [] };

/** What browsers say to the requests of a file. Looks at no other file before one of them goes to a whole URL. */
export function judgedRequests({ file, origins, project, requests, servers }: Asking): Judged {
  const asked = requests.flatMap((request) => {
    const urls = wholeUrlsOf(request);
    return urls.length > 0 ? [{ request, urls }] : [];
  });
  if (asked.length === 0) return NOTHING;
  const home = packageOf(file, project);
  if (runsElsewhere(home) || isExtension(home, project)) return NOTHING;
  const read = readServersFile(project);
  if (read.kind === 'invalid') return { kind: 'misdeclared', problem: read.problem };

  const known = knownServers(project);
  const surroundings: Surroundings = {
    declared: [...servers, ...read.servers],
    servers: known.servers,
    answersIn: (patterns) => answersIn(patterns, project.facts(), known.sources),
  };
  const client: Client = {
    file: nameOf(file, project.root),
    folder: nameOf(home.folder, project.root),
    origins: originsOf(home, origins, project),
  };
  const judged = asked.map(({ request, urls }): JudgedRequest => {
    const judgement = judge(urls, request, client, surroundings);
    return { request, judgement, place: judgement.kind === 'blocked' ? placeOf(judgement, project.facts()) : '' };
  });
  // Servers know nothing of CORS.
  const isRefused = judged.some(({ judgement }) => judgement.kind === 'blocked');
  return isRefused && runsOnServersOnly(file, project, project.facts())
    ? NOTHING
    : { kind: 'judged', requests: judged };
}

/** A request of the project that is refused by code of one file. */
export interface ServedRequest {
  readonly blocked: Blocked;
  /** Where it is asked, for people: `web/src/api.ts:7`. */
  readonly client: string;
  /** What refuses it, in the file that was asked about. */
  readonly range: Range;
}

/** The requests of the whole project that a file refuses: by a policy that it states, or because it listens and states none. */
export function servedRequests(
  file: string,
  { origins, project, servers }: Omit<Asking, 'file' | 'requests'>,
): readonly ServedRequest[] {
  if (!project.isFile(file)) return [];
  const facts = project.facts();
  const name = nameOf(file, project.root);
  const asking = facts.all('requests').filter((entry) => entry.facts.some((one) => wholeUrlsOf(one).length > 0));
  // Only what may refuse has to be compared with all that asks; what this text says of that, nobody knows yet.
  if (asking.length === 0) return [];
  if ((facts.of('policies', name)?.policies ?? []).length === 0 && !facts.of('listening', name)?.length) return [];
  return asking.flatMap(({ file: client, facts: requests }) => {
    const judged = judgedRequests({ file: path.join(project.root, client), requests, project, origins, servers });
    if (judged.kind === 'misdeclared') return [];
    return judged.requests.flatMap(({ judgement, request }): readonly ServedRequest[] => {
      const range = judgement.kind === 'blocked' ? refusedIn(name, judgement) : null;
      if (judgement.kind !== 'blocked' || range === null) return [];
      const line = facts.lineOf(client, request.range[0]);
      return [{ blocked: judgement, client: `${client}:${String(line)}`, range }];
    });
  });
}

function wholeUrlsOf({ origins, url }: CredentialedRequest): readonly string[] {
  return (url ?? origins ?? []).filter((one) => /^https?:/iu.test(one));
}

function refusedIn(name: string, blocked: Blocked): Range | null {
  const { answer, server } = blocked;
  if (answer?.file === name) return decidingRange(blocked);
  return answer === null && 'file' in server && server.file === name ? server.range : null;
}

/** The code that a refused answer comes from. */
function decidingRange({ answer, reason }: Blocked): Range | null {
  return rangeOfReason(reason, answer) ?? answer?.allowOrigin.range ?? answer?.range ?? null;
}

function rangeOfReason(reason: Blocked['reason'], answer: Blocked['answer']): Range | null | undefined {
  if (reason.endsWith('InvalidAllowCredentials')) return answer?.allowCredentials.range;
  if (reason === 'HeaderDisallowedByPreflightResponse') return answer?.allowHeaders?.range;
  return reason === 'MethodDisallowedByPreflightResponse' ? answer?.allowMethods?.range : null;
}

function placeOf(blocked: Blocked, facts: ProjectFacts<ModuleFacts>): string {
  const { answer, server } = blocked;
  const at = (file: string, range: Range | null): string =>
    range ? `${file}:${String(facts.lineOf(file, range[0]))}` : file;
  if (answer?.file !== undefined) return at(answer.file, decidingRange(blocked));
  return 'file' in server ? at(server.file, server.range) : server.origin;
}

/** Where the manifest of a browser's extension stands; that of a web app has no version. */
const MANIFESTS = ['manifest.json', 'public/manifest.json', 'src/manifest.json'];

/** Code of an extension asks the hosts that it has leave for, whatever these answer. */
function isExtension({ folder }: FilePackage, files: ProjectFiles): boolean {
  return MANIFESTS.some((name) => {
    const text = files.text(path.join(folder, name));
    return text !== null && memberOf(parsedJson(text), 'manifest_version') !== undefined;
  });
}

function runsElsewhere({ manifest }: FilePackage): boolean {
  const needs = (name: string): boolean => dependsOn(manifest, name);
  return OTHER_RUNTIMES.some(needs) && !WEB_TOO.some(needs);
}

/**
 * The origins that pages with the code of a package may have, with those that somebody told: its own, and those of the packages that
 * need it. `null` when nobody can tell.
 */
export function originsOf(
  home: FilePackage,
  told: readonly string[],
  project: Look<ModuleFacts>,
): readonly string[] | null {
  const known = knownServers(project);
  const name = memberOf(home.manifest, 'name');
  const users = typeof name === 'string' ? known.usersOf(name) : [];
  const own = ownOrigins(home, project, known);
  const others = users.map((one) => ownOrigins(one, project, known));
  const all = own === null && others.length > 0 ? others : [own, ...others];
  // Without its development server, the pages that the settings name are all there are.
  if (all.includes(null)) return told.length > 0 ? told : null;
  return [...new Set([...all.flatMap((origins) => origins ?? []), ...told])];
}

function ownOrigins(home: FilePackage, project: Look<ModuleFacts>, known: Known): readonly string[] | null {
  const folder = nameOf(home.folder, project.root);
  // A folder of packages is served by what serves them.
  const below = folder === '' ? '' : `${folder}/`;
  const isAround = (): boolean =>
    project.facts().packages.some((one) => one.folder !== folder && one.folder.startsWith(below));
  const served = servedBy(home);
  if (served === null || (served.commands.length === 0 && isAround())) return null;
  // Its own development server is among the servers, where the package answers requests, too.
  const rivals = known.served.filter((rival) => rival.folder !== home.folder);
  const isTaken = (port: number): boolean =>
    known.servers.on(port).some((server) => server.range !== null || server.folder !== folder) ||
    rivals.some((rival) => devPorts(rival, project).includes(port));
  return devOrigins(home, { files: project, portIn: (file, keys) => configuredPort(file, keys, project), isTaken });
}

function devPorts(home: FilePackage, project: Look<ModuleFacts>): readonly number[] {
  const surroundings = {
    files: project,
    portIn: (file: string, keys: readonly string[]) => configuredPort(file, keys, project),
    isTaken: () => false,
  };
  return (devOrigins(home, surroundings) ?? []).map((origin) => Number(new URL(origin).port));
}

/** What is the same for all clients of a project. */
interface Known {
  readonly sources: ServerSources;
  readonly servers: Servers;
  /** The packages that a tool serves in development. */
  readonly served: readonly FilePackage[];
  /** The packages that need the one of this name. */
  readonly usersOf: (name: string) => readonly FilePackage[];
}

const known = new WeakMap<ProjectFacts<ModuleFacts>, Known>();

/** All servers of a project, in no order. */
export function knownServersOf(project: Look<ModuleFacts>): readonly KnownServer[] {
  return knownServers(project).servers.all();
}

function knownServers(project: Look<ModuleFacts>): Known {
  const facts = project.facts();
  const before = known.get(facts);
  if (before) return before;
  const factsIn = (file: string): ServerFile | null => {
    const server = facts.of('servers', file);
    return server && { ...(facts.of('policies', file) ?? NO_FACTS), file, server };
  };
  const sources: ServerSources = {
    mayListen: facts.all('ports').map(({ file, facts: ports }) => ({ file, ports })),
    listeningOf: (file) => facts.glance('listening', file) ?? [],
    closureOf: (file) => facts.closureOf(file),
    factsOf: factsIn,
    folderOf: (file) => facts.packageOf(file)?.folder ?? '',
  };
  const others = [
    ...packageServers(facts, sources, project),
    ...workerServers(facts, sources, project),
    ...bunServers(facts, sources, project),
  ];
  const homes = facts.packages.map(({ folder, manifest }) => ({ folder: path.join(project.root, folder), manifest }));
  const users = new Map<string, readonly FilePackage[]>();
  const found: Known = {
    sources,
    servers: serversFrom(sources, others),
    served: homes.filter((home) => servedBy(home) !== null),
    usersOf(name) {
      const own = users.get(name) ?? homes.filter(({ manifest }) => dependsOn(manifest, name));
      users.set(name, own);
      return own;
    },
  };
  known.set(facts, found);
  return found;
}

function answersIn(
  patterns: readonly string[],
  facts: ProjectFacts<ModuleFacts>,
  { factsOf, folderOf }: ServerSources,
): Answering {
  const picomatch = createRequire(import.meta.url)('picomatch') as typeof import('picomatch');
  const matches = picomatch([...patterns], { dot: true });
  const files = facts.files.filter((file) => matches(file));
  const { answers, app, complete } = partsTogether(files.map(factsOf), folderOf);
  return { answers, app, complete: complete && files.length > 0 };
}

function nameOf(file: string, root: string): string {
  return path.relative(root, file).replaceAll('\\', '/');
}
