import type { OriginPart, OriginTest } from '../cors/origin-test.ts';
import { attackerOrigin } from '../cors/origin-test.ts';
import { serializedOrigin } from '../cors/origin.ts';
import type { Assumption, Assumptions } from '../syntax/conditions.ts';
import { isForeign } from '../syntax/modules.ts';
import type { Scopes } from '../syntax/references.ts';
import type { SymbolTest, Value } from '../syntax/value.ts';
import { isUsedOnce } from './edit-sites.ts';
import type { OriginEntry, OriginRule, ReflectionCheck } from './facts.ts';
import { REQUEST_ORIGIN } from './request-values.ts';
import { isDevelopment } from './surroundings.ts';

/**
 * What a path asked about the request's origin before it answered; `null` when there is no origin on this path, or nobody but
 * developers takes it.
 */
export function checkOf(assumptions: Assumptions): ReflectionCheck | null {
  if ([...assumptions.values()].some(isNobodys) || isDevelopment(assumptions)) return null;
  const weak: OriginTest[] = [];
  const lists: ListTest[] = [];
  for (const { atom, holds } of assumptions.values()) {
    const { test } = atom;
    if (test === null) continue;
    if (test.kind === 'predicate') {
      if (test.name === REQUEST_ORIGIN) return { kind: 'checked' };
      continue;
    }
    // An origin that is not on a list, or fails a test, may be any other.
    if (test.symbol.name !== REQUEST_ORIGIN || test.kind === 'present' || !holds) continue;
    if (test.kind === 'listed') lists.push(test);
    else weak.push(originTest(test));
  }
  if (lists.length > 0) return checkedAgainst(lists);
  if (weak.length === 0) return { kind: 'none' };
  const example = attackerOrigin(weak);
  return example === null ? { kind: 'checked' } : { kind: 'weak', example };
}

/** The texts of which the request's origin equals one on a path: what is no text, or written nowhere, is left out. */
export function listedOrigins(
  assumptions: Assumptions,
  scopes: Scopes,
): Pick<Extract<OriginRule, { kind: 'reflected' }>, 'listed'> {
  const texts = [...assumptions.values()].flatMap(({ atom: { test }, holds }) => {
    const isList = holds && test?.kind === 'listed' && isWholeOrigin(test);
    return isList ? (test.among ?? test.known ?? []) : [];
  });
  return texts.length > 0 ? { listed: texts.flatMap((text) => entryOf(text, scopes)) } : {};
}

function entryOf(value: Value, scopes: Scopes): readonly OriginEntry[] {
  if (value.kind !== 'primitive' || typeof value.value !== 'string' || value.node?.type !== 'Literal') return [];
  const range = isForeign(value.node, scopes) ? null : value.node.range;
  return [{ text: value.value, range, editable: isUsedOnce(value.node, scopes) }];
}

type ListTest = Extract<SymbolTest, { kind: 'listed' }>;

function checkedAgainst(lists: readonly ListTest[]): ReflectionCheck {
  const [only, ...others] = lists;
  const among = only && others.length === 0 ? originsListed(only) : null;
  return among === null ? { kind: 'checked' } : { kind: 'checked', among };
}

/** The only origins that pass a test; `null` when there may be others. */
export function originsListed(test: SymbolTest): readonly string[] | null {
  if (test.kind !== 'listed' || !isWholeOrigin(test)) return null;
  const texts = test.among?.map((one) => (one.kind === 'primitive' ? String(one.value) : null));
  return texts?.every((text) => text !== null) ? texts : null;
}

/** Whether no browser takes a path: it says where the page is from, and that is no text without an origin, as `*` is. */
function isNobodys({ atom: { test }, holds }: Assumption): boolean {
  if (test === null || test.kind === 'predicate' || test.symbol.name !== REQUEST_ORIGIN) return false;
  if (test.kind === 'present') return !holds;
  return holds && (originsListed(test)?.every((text) => serializedOrigin(text) === null) ?? false);
}

function isWholeOrigin({ symbol }: ListTest): boolean {
  return symbol.name === REQUEST_ORIGIN && symbol.part === 'origin';
}

function originTest(test: Exclude<SymbolTest, { kind: 'present' | 'listed' | 'predicate' }>): OriginTest {
  const part = partOf(test.symbol.part);
  if (test.kind === 'regexp') return { kind: 'regexp', source: test.source, flags: test.flags, part };
  return { kind: test.kind, text: test.text, part };
}

function partOf(part: string): OriginPart {
  return part === 'host' || part === 'hostname' ? part : 'origin';
}
