import type { Condition, Member, Value } from '../syntax/value.ts';
import { differences, withoutEntry } from './persistent-map.ts';
import type { State } from './state.ts';

/** Tells what the code that is done has made, by its name, and which collections answer. */
export interface Made {
  readonly isMade: (name: string) => boolean;
  readonly isResponse: (bag: string) => boolean;
}

/**
 * Drops what was assumed since about things that the code which is done has made, and the collections and objects it made:
 * nobody can ask about them again, unless a variable holds one. Paths which differ in nothing else become one. What was
 * asked about a symbol is told to the end.
 */
export function forgotten(states: readonly State[], before: readonly State[], made: Made): readonly State[] {
  const [start] = before;
  return start ? states.map((state) => withoutUnheld(state, start, before, made)) : states;
}

function withoutUnheld(state: State, start: State, before: readonly State[], { isMade, isResponse }: Made): State {
  const isNew = (name: string, isIn: (one: State) => boolean): boolean => isMade(name) && !before.some(isIn);
  const atoms = [...state.assumptions]
    .filter(([id, { atom }]) => atom.test === null && isNew(id, (one) => one.assumptions.has(id)))
    .map(([id]) => id);
  const bags = [...state.bags.keys()].filter((id) => !isResponse(id) && isNew(id, (one) => one.bags.has(id)));
  const objects = [...differences(start.objects, state.objects)].filter((id) =>
    isNew(id, (one) => one.objects.get(id) !== undefined),
  );
  const arrays = [...differences(start.arrays, state.arrays)].filter((id) =>
    isNew(id, (one) => one.arrays.get(id) !== undefined),
  );
  if (atoms.length + bags.length + objects.length + arrays.length === 0) return state;
  const names = [...namesHeld(state, start, new Set([...objects, ...arrays]))];
  const isHeld = (id: string): boolean => names.some((name) => id.includes(name));
  return {
    ...state,
    assumptions: without(state.assumptions, atoms, isHeld),
    bags: without(state.bags, bags, isHeld),
    objects: objects.reduce((now, id) => (isHeld(id) ? now : withoutEntry(now, id)), state.objects),
    arrays: arrays.reduce((now, id) => (isHeld(id) ? now : withoutEntry(now, id)), state.arrays),
  };
}

function without<V>(
  map: ReadonlyMap<string, V>,
  ids: readonly string[],
  isHeld: (id: string) => boolean,
): ReadonlyMap<string, V> {
  const gone = ids.filter((id) => !isHeld(id));
  if (gone.length === 0) return map;
  const kept = new Map(map);
  for (const id of gone) kept.delete(id);
  return kept;
}

/** The names of what is in variables, and in objects older than the code, that changed; and so on from there. */
function namesHeld(state: State, start: State, young: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const key of differences(start.variables, state.variables)) collect(state.variables.get(key), names);
  for (const key of differences(start.objects, state.objects)) {
    if (!young.has(key)) collectMembers(state.objects.get(key) ?? [], names);
  }
  for (const key of differences(start.arrays, state.arrays)) {
    if (!young.has(key)) collectAll(state.arrays.get(key)?.elements ?? [], names);
  }
  // What a young object holds is held if it is held itself.
  for (const name of names) {
    if (!young.has(name)) continue;
    collectMembers(state.objects.get(name) ?? [], names);
    collectAll(state.arrays.get(name)?.elements ?? [], names);
  }
  return names;
}

function collect(value: Value | undefined, names: Set<string>): void {
  switch (value?.kind) {
    case 'unknown':
      names.add(value.id);
      return;
    case 'choice':
      collectAtoms(value.test, names);
      collect(value.consequent, names);
      collect(value.alternate, names);
      return;
    case 'condition':
      collectAtoms(value.condition, names);
      return;
    case 'position':
      collectAtoms(value.found, names);
      return;
    case 'array':
      names.add(value.id);
      collectAll(value.elements, names);
      return;
    case 'object':
      names.add(value.id);
      collectMembers(value.members, names);
      return;
    case 'instance':
      names.add(value.id);
      collectAll(value.arguments, names);
      return;
    case 'function':
    case 'primitive':
    case 'regexp':
    case 'symbol':
    case undefined:
      return;
  }
}

function collectAll(values: readonly Value[], names: Set<string>): void {
  for (const value of values) collect(value, names);
}

function collectMembers(members: readonly Member[], names: Set<string>): void {
  for (const member of members) collect(member.value, names);
}

function collectAtoms(condition: Condition, names: Set<string>): void {
  switch (condition.kind) {
    case 'constant':
      return;
    case 'not':
      collectAtoms(condition.operand, names);
      return;
    case 'and':
    case 'or':
      collectAtoms(condition.left, names);
      collectAtoms(condition.right, names);
      return;
    case 'atom':
      names.add(condition.id);
      return;
  }
}
