import { isSettingsOrigin } from './cors/origin.ts';
import { readServers } from './project/declared-servers.ts';
import type { DeclaredServer } from './project/declared-servers.ts';
import { isRecord, isTexts } from './project/json.ts';

/** What users say in `settings.cors`, for all rules at once. */
export interface Settings {
  /** Origins that may read responses with credentials; edits write no others. */
  readonly origins: readonly string[];
  /** Servers that are not found by their code. */
  readonly servers: readonly DeclaredServer[];
  /** Files that `eslint-plugin-cors index` wrote, to be read in place of the code: globs relative to the root of the project. */
  readonly index: readonly string[];
}

export const NO_SETTINGS: Settings = { origins: [], servers: [], index: [] };

/** A setting of the wrong form: where it stands, what stands there, and what belongs there. */
export interface SettingsProblem {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

export type ReadSettings =
  | { readonly kind: 'valid'; readonly settings: Settings }
  | { readonly kind: 'invalid'; readonly problem: SettingsProblem };

const KNOWN: ReadonlySet<string> = new Set(['index', 'origins', 'servers']);

/** Reads `settings.cors`; nothing there is valid too. */
export function readSettings(shared: Readonly<Record<string, unknown>>): ReadSettings {
  const { cors } = shared;
  if (cors === undefined) return { kind: 'valid', settings: NO_SETTINGS };
  if (!isRecord(cors)) return invalid('settings.cors', cors, 'an object such as `{ origins: [] }`');

  const unknown = Object.keys(cors).find((key) => !KNOWN.has(key));
  if (unknown !== undefined)
    return invalid(`settings.cors.${unknown}`, cors[unknown], 'no other setting than `index`, `origins` and `servers`');

  const { origins = [] } = cors;
  if (!Array.isArray(origins)) return invalid('settings.cors.origins', origins, 'an array of origins');
  const wrong = origins.findIndex((origin) => typeof origin !== 'string' || !isSettingsOrigin(origin));
  if (wrong !== -1)
    return invalid(
      `settings.cors.origins[${String(wrong)}]`,
      origins[wrong],
      'an origin such as `https://app.example.com`',
    );

  const { index } = cors;
  if (index !== undefined && !isTexts(index)) {
    return invalid('settings.cors.index', index, 'an array such as `["packages/*/.cors/facts.json"]`');
  }

  const read = readServers(cors['servers'], 'settings.cors.servers');
  if (read.kind === 'invalid') return invalid(read.problem.path, read.problem.found, read.problem.expected);
  const { servers } = read;
  return {
    kind: 'valid',
    settings: { origins: origins.filter((origin) => typeof origin === 'string'), servers, index: index ?? [] },
  };
}

/** `index` alone, for those who need nothing else; nothing where the settings are wrong. */
export function readIndexes({ cors }: Readonly<Record<string, unknown>>): readonly string[] {
  const index = isRecord(cors) ? cors['index'] : null;
  return isTexts(index) ? index : [];
}

function invalid(path: string, found: unknown, expected: string): ReadSettings {
  return { kind: 'invalid', problem: { path, found: shown(found), expected } };
}

const LONGEST = 40;

/** A value as messages name it. */
export function shown(value: unknown): string {
  const text = typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
