import path from 'node:path';
import type { DeclaredServer } from './declared-servers.ts';
import type { KnownServer, Servers } from './known-servers.ts';
import { isWithin } from './paths.ts';

/** Who answers a URL. */
export type Answering =
  | { readonly kind: 'declared'; readonly server: DeclaredServer }
  /** Those of the project that are nearest to the client: one, or several that nobody can tell apart. */
  | { readonly kind: 'found'; readonly servers: readonly KnownServer[] }
  /** The page's own server. */
  | { readonly kind: 'own' }
  | { readonly kind: 'unknown' };

export interface Asked {
  readonly url: URL;
  /** The file that asks, relative to the root. */
  readonly file: string;
  readonly declared: readonly DeclaredServer[];
  readonly servers: Servers;
  /** The origins that the page may have; `null` when unknown. */
  readonly origins: readonly string[] | null;
  /** The folder of the client's package. */
  readonly folder: string;
}

/** Names of the machine on which a developer runs both. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1?\]|0\.0\.0\.0)$/u;

/** Finds who answers: what is declared, then what listens on that port in the project, the nearest first. */
export function answeringTo(asked: Asked): Answering {
  const { url, declared, origins } = asked;
  if (origins?.includes(url.origin)) return { kind: 'own' };
  const server = declared.find(({ origin }) => origin === url.origin);
  if (server) return { kind: 'declared', server };
  if (!LOOPBACK.test(url.hostname)) return { kind: 'unknown' };

  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const listening = asked.servers.on(port).filter(({ secure }) => secure === isSecure);
  const found = nearest(listening, asked.file);
  if (found.length === 0) return { kind: 'unknown' };
  if (found.some((one) => servesPagesOf(one, asked))) return { kind: 'own' };
  return { kind: 'found', servers: found };
}

function nearest(servers: readonly KnownServer[], file: string): readonly KnownServer[] {
  const depths = servers.map((server) => sharedDepth(server.file, file));
  const deepest = Math.max(...depths);
  return servers.filter((_, index) => depths[index] === deepest);
}

/** How many folders two files have in common. */
function sharedDepth(left: string, right: string): number {
  const [some, others] = [path.posix.dirname(left).split('/'), path.posix.dirname(right).split('/')];
  let depth = 0;
  while (depth < some.length && some[depth] === others[depth]) depth += 1;
  return depth;
}

/** Whether a server may hand out the client itself, or runs its code: then the client's origin may be the server's own. */
function servesPagesOf({ files, pages }: KnownServer, { file, folder }: Asked): boolean {
  if (files.includes(file)) return true;
  return pages.some((page) => page === null || page === '.' || isWithin(folder, page) || isWithin(page, file));
}
