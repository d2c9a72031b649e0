import type { Flow } from '../flow/interpreter.ts';
import { settle } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import { lookup } from '../syntax/members.ts';
import type { Member, ObjectValue, Value } from '../syntax/value.ts';
import { editSiteOf } from './edit-sites.ts';
import type { Decided, Range } from './facts.ts';

/** Options under the assumptions of one path. */
export interface OptionsOnPath {
  readonly value: Value;
  readonly assumptions: Assumptions;
  /** A function gives them for each request. */
  readonly delegated?: true;
  /** The members in the state of that path. */
  readonly members: (object: ObjectValue) => readonly Member[];
}

/** More ways to set the options of one call than this are not told apart. */
export const MOST_ALTERNATIVES = 32;

/** A value that an option may have. */
export interface Alternative {
  /** `null` when the key is not there. */
  readonly value: Value | null;
  readonly entry: Extract<Member, { kind: 'entry' }> | null;
  readonly assumptions: Assumptions;
}

/** The values that a key may have, `null` when a spread hides it. */
export function alternatives(
  members: readonly Member[],
  key: string | null,
  path: OptionsOnPath,
): readonly Alternative[] | null {
  const found = key === null ? ({ kind: 'absent' } as const) : lookup(members, key);
  switch (found.kind) {
    case 'absent':
      return [{ value: null, entry: null, assumptions: path.assumptions }];
    case 'unknown':
      return null;
    case 'found':
      return settle(found.value, path.assumptions)
        .slice(0, MOST_ALTERNATIVES)
        .map(({ value, assumptions }) => ({ value, entry: found.entry, assumptions }));
  }
}

export function siteOf(entry: Alternative['entry'], flow: Flow): Decided<unknown>['site'] {
  if (entry?.node.type !== 'Property') return null;
  return editSiteOf(entry.node.value, entry.node, flow.host.scopes);
}

export function rangeOf(entry: Extract<Member, { kind: 'entry' }>): Range {
  // An assignment `options.origin = '*'` is remembered by its target.
  const { node } = entry;
  return node.parent?.type === 'AssignmentExpression' ? node.parent.range : node.range;
}
