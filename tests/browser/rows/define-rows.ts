import type { Packages } from '../support/packages.ts';

/**
 * What a program does: it sends a request with the user's cookies or without (`plain`), perhaps after a preflight, or it
 * sends nothing at all.
 */
export type Outcome = 'nothing' | `${'credentialed' | 'plain'}${'' | ', preflighted'}`;

/** Programs that use one client. */
export interface Rows {
  /** The package, or the name of the browser's own interface. */
  readonly client: string;
  readonly packages?: Packages;
  /** What stands before each program, which is imports as a rule. */
  readonly before?: string;
  /** The module around a program, where that is more than statements. */
  readonly module?: (program: string) => string;
  /** A script that runs the module `./row.ts`, which alone is what the plugin sees. Without it the module runs by itself. */
  readonly driver?: string;
  /** Statements by what they do. `API` is the address of a server that allows everything. */
  readonly programs: Readonly<Record<string, Outcome>>;
  /** Programs whose credentials the plugin does not see: it says nothing, rather than something wrong. `all` of them. */
  readonly unseen?: 'all' | readonly string[];
  /** What the plugin says of a program though it is not so, in the words of `untrueClaims`. */
  readonly untrue?: Readonly<Record<string, readonly string[]>>;
}

/** A module as it stands in somebody's project. */
export interface Row {
  readonly client: string;
  readonly packages: Packages;
  readonly program: string;
  readonly text: string;
  readonly driver: string;
  readonly outcome: Outcome;
  /** What the plugin is known to get wrong. */
  readonly untrue: readonly string[];
}

export function rowsOf(tables: readonly Rows[]): readonly Row[] {
  return tables.flatMap(
    ({ client, packages = 'current', before = '', module, driver, programs, unseen = [], untrue = {} }) =>
      Object.entries(programs).map(([program, outcome]) => ({
        client,
        packages,
        program,
        text: `${before}\nconst API = 'http://localhost:4000';\n${module?.(program) ?? program}\n`.trimStart(),
        driver: driver ?? `import './row.ts';`,
        outcome,
        untrue: untrue[program] ?? (isUnseen(unseen, program, outcome) ? ['credentials: plain'] : []),
      })),
  );
}

function isUnseen(unseen: NonNullable<Rows['unseen']>, program: string, outcome: Outcome): boolean {
  return unseen === 'all' ? !outcome.startsWith('plain') : unseen.includes(program);
}
