import type { Assumptions } from '../syntax/conditions.ts';
import { UNDEFINED } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import type { OriginRule } from './facts.ts';

/** An origin option, on one path. */
interface Given {
  readonly value: Value | null;
  readonly assumptions: Assumptions;
}

/**
 * The origin option where its variable is unset, for one that is read straight off the environment (`origin: process.env.ORIGIN`);
 * `null` for every other value, and where the code asks before (`process.env.ORIGIN || '…'`).
 */
export function whereUnset<One extends Given>(given: One, before: Assumptions): One | null {
  const { assumptions, value } = given;
  if (value?.kind !== 'unknown' || value.source !== 'environment' || assumptions.size > before.size) return null;
  return value.path.length === 3 && value.path[1] === 'env' ? { ...given, value: UNDEFINED } : null;
}

/** What an unset variable leads to; `null` where it opens nothing. */
export function openWhereUnset(rule: OriginRule): OriginRule | null {
  if (rule.kind === 'wildcard') return { ...rule, byDefault: true };
  return rule.kind === 'reflected' && rule.check.kind === 'none' ? { ...rule, cause: 'unset' } : null;
}
