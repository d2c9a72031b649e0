import { isSettingsOrigin } from '../cors/origin.ts';
import { isRecord, isTexts } from './json.ts';
import { parsedJson } from './packages.ts';
import type { ProjectFiles } from './project-files.ts';
import type { Answer } from './verdict.ts';

/** A server that somebody says to be there: of another language, of another repository, or not to be found by its code. */
export interface DeclaredServer {
  /** The origin of its URLs. */
  readonly origin: string;
  /** What it answers everywhere; `null` where that is not said. */
  readonly answers: readonly Answer[] | null;
  /** Patterns of the files of the project that are this server, relative to the root. */
  readonly files: readonly string[];
}

/** A declaration of the wrong form: where it stands, what stands there, and what belongs there. */
export interface DeclarationProblem {
  readonly path: string;
  readonly found: unknown;
  readonly expected: string;
}

export type ReadServers =
  | { readonly kind: 'valid'; readonly servers: readonly DeclaredServer[] }
  | { readonly kind: 'invalid'; readonly problem: DeclarationProblem };

/** The file in the root of a project that declares servers. */
export const SERVERS_FILE = 'cors.servers.json';

const NO_SERVERS: ReadServers = { kind: 'valid', servers: [] };

/** Reads the servers that `cors.servers.json` declares; a project need not have it. */
export function readServersFile(files: ProjectFiles): ReadServers {
  const text = files.text(`${files.root}/${SERVERS_FILE}`);
  if (text === null) return NO_SERVERS;
  const value = parsedJson(text);
  if (!isRecord(value)) return invalid(SERVERS_FILE, value ?? text, 'an object such as `{ "servers": [] }`');
  const other = Object.keys(value).find((key) => key !== '$schema' && key !== 'servers');
  if (other !== undefined) return invalid(`${SERVERS_FILE}: ${other}`, value[other], 'nothing but `servers`');
  return readServers(value['servers'], `${SERVERS_FILE}: servers`);
}

/** Reads a list of declared servers; `path` says where it stands. Nothing there is valid, too. */
export function readServers(list: unknown, path: string): ReadServers {
  if (list === undefined) return NO_SERVERS;
  if (!Array.isArray(list)) return invalid(path, list, 'an array of servers');
  const servers: DeclaredServer[] = [];
  for (const [index, one] of list.entries()) {
    const read = readServer(one, `${path}[${String(index)}]`);
    if ('problem' in read) return { kind: 'invalid', problem: read.problem };
    servers.push(read.server);
  }
  return { kind: 'valid', servers };
}

type Read<Key extends string, T> = Readonly<Record<Key, T>> | { readonly problem: DeclarationProblem };

function readServer(value: unknown, path: string): Read<'server', DeclaredServer> {
  if (!isRecord(value)) return wrong(path, value, 'an object with an `origin`');
  const other = Object.keys(value).find((key) => !['files', 'origin', 'policy'].includes(key));
  if (other !== undefined) return wrong(`${path}.${other}`, value[other], 'nothing but `origin`, `policy` and `files`');
  const { origin, files = [], policy } = value;
  if (typeof origin !== 'string' || !isSettingsOrigin(origin))
    return wrong(`${path}.origin`, origin, 'an origin such as `https://api.example.com`');
  if (!isTexts(files)) return wrong(`${path}.files`, files, 'an array of patterns such as `services/api/**`');
  const read = policy === undefined ? { answers: null } : readPolicy(policy, `${path}.policy`);
  return 'problem' in read ? read : { server: { origin, files, answers: read.answers } };
}

/** `false` says that the server answers without any CORS header. */
function readPolicy(policy: unknown, path: string): Read<'answers', readonly Answer[]> {
  if (policy === false) return { answers: [] };
  if (!isRecord(policy)) return wrong(path, policy, '`false`, or an object with `origins` and `credentials`');
  const other = Object.keys(policy).find((key) => key !== 'origins' && key !== 'credentials');
  if (other !== undefined) return wrong(`${path}.${other}`, policy[other], 'nothing but `origins` and `credentials`');
  const { origins, credentials = false } = policy;
  if (typeof credentials !== 'boolean') return wrong(`${path}.credentials`, credentials, '`true` or `false`');
  if (origins !== '*' && !isTexts(origins)) return wrong(`${path}.origins`, origins, '`"*"` or an array of origins');
  const bad = origins === '*' ? -1 : origins.findIndex((origin) => !isSettingsOrigin(origin));
  if (bad !== -1)
    return wrong(`${path}.origins[${String(bad)}]`, origins[bad], 'an origin such as `https://app.example.com`');
  return { answers: [declaredAnswer(origins, credentials)] };
}

function declaredAnswer(origins: '*' | readonly string[], credentials: boolean): Answer {
  const nowhere = { range: null, site: null };
  const written = { type: 'boolean', text: 'true' } as const;
  return {
    allowOrigin: {
      value:
        origins === '*'
          ? { kind: 'wildcard', byDefault: false }
          : {
              kind: 'literal',
              entries: origins.map((text) => ({ text, range: null, editable: false })),
              asList: true,
            },
      ...nowhere,
    },
    allowCredentials: {
      value: credentials ? { kind: 'sent', lines: ['true'], written } : { kind: 'absent' },
      ...nowhere,
    },
  };
}

function wrong(path: string, found: unknown, expected: string): { readonly problem: DeclarationProblem } {
  return { problem: { path, found, expected } };
}

function invalid(path: string, found: unknown, expected: string): ReadServers {
  return { kind: 'invalid', ...wrong(path, found, expected) };
}
