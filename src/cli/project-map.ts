/** A place in a file of the project: its path below the root with `/`, and a line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Who calls whom in a project, and what a browser says to it: plain JSON, sorted, without absolute paths. */
export interface ProjectMap {
  readonly servers: readonly MappedServer[];
  readonly exchanges: readonly MappedExchange[];
}

export interface MappedServer extends Place {
  /** What requests call it by, such as `http://localhost:4000`. */
  readonly origins: readonly string[];
}

/** A request with credentials and its answer. */
export interface MappedExchange {
  readonly client: Place & {
    /** The library that sends it, or `fetch`. */
    readonly library: string;
    readonly url: string;
  };
  /** The server that answers; `null` when the project does not tell. */
  readonly server: Place | null;
  /** `blocked`: every browser refuses the answer. `unknown`: nobody can tell from the code. */
  readonly verdict: 'allowed' | 'blocked' | 'unknown';
  /** Why, in a sentence; `null` where it is allowed. */
  readonly reason: string | null;
}

export function isBlocked({ verdict }: MappedExchange): boolean {
  return verdict === 'blocked';
}

/** `server/app.ts:12` */
export function placeText({ file, line }: Place): string {
  return `${file}:${String(line)}`;
}

/** `3 requests with credentials: 1 blocked, 1 allowed, 1 unknown` */
export function summaryOf({ exchanges }: ProjectMap): string {
  const count = (verdict: MappedExchange['verdict']): string =>
    `${String(exchanges.filter((one) => one.verdict === verdict).length)} ${verdict}`;
  const requests = exchanges.length === 1 ? '1 request' : `${String(exchanges.length)} requests`;
  return `${requests} with credentials: ${count('blocked')}, ${count('allowed')}, ${count('unknown')}`;
}
