import type { TSESTree } from '@typescript-eslint/utils';
import type { Assumptions } from '../syntax/conditions.ts';
import type { Iterated } from '../syntax/iteration.ts';
import type { Variable } from '../syntax/references.ts';
import type { ArrayValue, Member, SettledValue, Value } from '../syntax/value.ts';
import { fingerprintOf, fingerprintOfList, fingerprintOfMembers, mix, ofText } from './fingerprint.ts';
import { emptyMap, withEntry } from './persistent-map.ts';
import type { PersistentMap } from './persistent-map.ts';

/** One line of a header on one path. */
export interface HeaderLine {
  readonly value: SettledValue;
  /** The expression that gives the value at the place of the write. */
  readonly node: TSESTree.Node;
  /** The statement, property or call that writes it. */
  readonly write: TSESTree.Node;
  /** The undecided conditions of the configuration (not of the request) under which it is written, as `id=outcome`. */
  readonly guards: ReadonlySet<string>;
}

/** The headers of one response, or of a `Headers`, by lower-case name. */
export interface HeaderBag {
  readonly lines: ReadonlyMap<string, readonly HeaderLine[]>;
  /** The headers have left: later writes do nothing. */
  readonly sent: boolean;
}

/** What is known at one point of one path. States are never changed, only replaced. */
export interface State {
  readonly variables: PersistentMap<Variable, Value>;
  /** The members of objects, and the elements of arrays, that were written after they were made. */
  readonly objects: PersistentMap<string, readonly Member[]>;
  readonly arrays: PersistentMap<string, Iterated>;
  /** The results of what was already performed in the statement at hand. */
  readonly results: PersistentMap<TSESTree.Node, Value>;
  readonly bags: ReadonlyMap<string, HeaderBag>;
  readonly assumptions: Assumptions;
  /** Nothing was lost on the way: code that does what it seems to do can come here. Where paths were made one, it may not. */
  readonly isExact: boolean;
}

export const EMPTY_BAG: HeaderBag = { lines: new Map(), sent: false };

export const INITIAL_STATE: State = {
  variables: emptyMap({ ofKey: ofVariable, ofValue: fingerprintOf }),
  objects: emptyMap({ ofKey: ofText, ofValue: fingerprintOfMembers }),
  arrays: emptyMap({ ofKey: ofText, ofValue: fingerprintOfList }),
  results: emptyMap({ ofKey: ofNode, ofValue: fingerprintOf }),
  bags: new Map(),
  assumptions: new Map(),
  isExact: true,
};

/** Thrown when a function has more paths than are worth following; what it does is unknown then. */
export class TooComplex extends Error {}

export function bind(state: State, variable: Variable, value: Value): State {
  return { ...state, variables: withEntry(state.variables, variable, value) };
}

export function withMembers(state: State, object: string, members: readonly Member[]): State {
  return { ...state, objects: withEntry(state.objects, object, members) };
}

export function withElements(state: State, array: string, elements: readonly Value[], open = false): State {
  return { ...state, arrays: withEntry(state.arrays, array, { elements, open }) };
}

/** An array with the elements that it has on this path. */
export function presentIn({ arrays }: State, array: ArrayValue): ArrayValue {
  const now = arrays.get(array.id);
  return now ? { ...array, ...now } : array;
}

export function withBag(state: State, id: string, bag: HeaderBag): State {
  return { ...state, bags: new Map(state.bags).set(id, bag) };
}

export function withResult(state: State, node: TSESTree.Node, value: Value): State {
  return { ...state, results: withEntry(state.results, node, value) };
}

/** A variable stands where it is declared; nothing else is declared there. */
function ofVariable(variable: Variable): number {
  return mix(ofText(variable.name), variable.identifiers[0]?.range[0] ?? -1);
}

const nodes = new WeakMap<TSESTree.Node, number>();

function ofNode(node: TSESTree.Node): number {
  const known = nodes.get(node);
  if (known !== undefined) return known;
  const fingerprint = mix(mix(ofText(node.type), node.range[0]), node.range[1]);
  nodes.set(node, fingerprint);
  return fingerprint;
}
