import type { TSESTree } from '@typescript-eslint/utils';
import type { Subject } from './subjects.ts';

/**
 * What an expression may be, as far as the file tells. Values are trees: a `choice` keeps both outcomes of a condition
 * until somebody has to know, so that two uses of one condition agree.
 */
export type Value =
  | Primitive
  | ObjectValue
  | ArrayValue
  | RegExpValue
  | FunctionValue
  | InstanceValue
  | ChoiceValue
  | ConditionValue
  | PositionValue
  | SymbolValue
  | UnknownValue;

/** A value that no further choice hides. */
export type SettledValue = Exclude<Value, ChoiceValue | ConditionValue>;

export interface Primitive {
  readonly kind: 'primitive';
  readonly value: string | number | bigint | boolean | null | undefined;
  /** The literal that gives it, where one does. */
  readonly node?: TSESTree.Node;
}

/** An object literal; `id` names the object, so that later writes to its members find it. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly id: string;
  readonly members: readonly Member[];
  readonly node: TSESTree.Node;
}

/** One entry of an object in source order; the last one of a key wins. */
export type Member =
  | { readonly kind: 'entry'; readonly key: string; readonly value: Value; readonly node: TSESTree.Node }
  /** A getter, a computed key or a spread that the file does not decide: every earlier entry may be overwritten. */
  | { readonly kind: 'unknown'; readonly node: TSESTree.Node; readonly value: Value };

export interface ArrayValue {
  readonly kind: 'array';
  readonly id: string;
  readonly elements: readonly Value[];
  /** `true` when there may be more elements than those listed (a spread that nobody knows). */
  readonly open: boolean;
  readonly node: TSESTree.Node;
}

export interface RegExpValue {
  readonly kind: 'regexp';
  readonly source: string;
  readonly flags: string;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly node: TSESTree.FunctionLike;
}

/** What a constructor or a factory made: `global.Headers()`, `express()`; see `qualifiedName` for the names. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly id: string;
  readonly of: string;
  readonly arguments: readonly Value[];
  readonly node: TSESTree.Node;
}

export interface ChoiceValue {
  readonly kind: 'choice';
  readonly test: Condition;
  readonly consequent: Value;
  readonly alternate: Value;
  /** Counts the atoms of the tests and the outcomes, to keep trees small. */
  readonly size: number;
}

/** A boolean whose truth is a condition. */
export interface ConditionValue {
  readonly kind: 'condition';
  readonly condition: Condition;
}

/** The result of `indexOf` and its like: -1 unless `found`. */
export interface PositionValue {
  readonly kind: 'position';
  readonly found: Condition;
  /** The condition under which it is 0, where that is known. */
  readonly atStart: Condition | null;
}

/** A value that only the run time has, but whose meaning is known, e.g. the request's Origin header. */
export interface SymbolValue {
  readonly kind: 'symbol';
  readonly name: string;
  /** Which part of it, e.g. the `hostname` of a URL. */
  readonly part: string;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  /** Equal ids are equal values. */
  readonly id: string;
  /** Where it comes from; `request` values differ between two calls of one handler. */
  readonly source: Source;
  /** The steps from the root (parameter, global, import) to this value: names, and `name('argument')` for calls. */
  readonly path: readonly string[];
  /** Names of the symbols from which it is derived. */
  readonly about: readonly string[];
  /** It is so many characters of a symbol. */
  readonly edge?: Edge;
}

/** The first or the last characters of a symbol: as many as asked for, or all there are. */
export interface Edge {
  readonly symbol: SymbolValue;
  readonly test: 'startsWith' | 'endsWith';
  readonly length: number;
}

/** What a value or a condition depends on; `time` is whether code has run by then that may run at any time, or never. */
export type Source = 'request' | 'environment' | 'time' | 'other';

export type Condition =
  | { readonly kind: 'constant'; readonly holds: boolean }
  | { readonly kind: 'not'; readonly operand: Condition }
  | {
      readonly kind: 'and' | 'or';
      readonly left: Condition;
      readonly right: Condition;
      /** Counts atoms. */ readonly size: number;
    }
  | Atom;

/** A condition that the file does not decide. Atoms of one id are true together. */
export interface Atom {
  readonly kind: 'atom';
  readonly id: string;
  readonly source: Source;
  /** What it asks about a symbol; `null` when it asks about something else. */
  readonly test: SymbolTest | null;
  /** It stands for several questions that are not told apart: its outcomes may contradict those of others. */
  readonly isVague?: true;
  /** What it asks about one unknown value, where other conditions may ask about the same. */
  readonly subject?: Subject;
}

export type SymbolTest =
  /** Is it there at all? */
  | { readonly kind: 'present'; readonly symbol: SymbolValue }
  /** Equality with, or membership in, something: an allow-list. */
  | {
      readonly kind: 'listed';
      readonly symbol: SymbolValue;
      readonly among: readonly Value[] | null;
      /** What is known of a list that may hold more. */
      readonly known?: readonly Value[];
    }
  | {
      readonly kind: 'includes' | 'startsWith' | 'endsWith' | 'within';
      readonly symbol: SymbolValue;
      readonly text: string;
    }
  | { readonly kind: 'regexp'; readonly symbol: SymbolValue; readonly source: string; readonly flags: string }
  /** A question the file does not show, e.g. a call of an imported function. */
  | { readonly kind: 'predicate'; readonly name: string };

export const UNDEFINED: Primitive = { kind: 'primitive', value: undefined };
export const ALWAYS: Condition = { kind: 'constant', holds: true };
export const NEVER: Condition = { kind: 'constant', holds: false };

export function primitive(value: Primitive['value']): Primitive {
  return { kind: 'primitive', value };
}

export function unknown(id: string, source: Source = 'other', about: readonly string[] = []): UnknownValue {
  return { kind: 'unknown', id, source, path: [], about };
}

/** The string a value turns into, or `null` when it is no primitive. */
export function textOf(value: Value): string | null {
  return value.kind === 'primitive' ? String(value.value) : null;
}

/** A module, a global or an export, by its qualified name. */
export function namedValue(name: string): UnknownValue {
  return { kind: 'unknown', id: name, source: 'other', path: [name], about: [] };
}

/** The qualified name that a path spells; `default` exports are their module. */
export function nameOfPath(path: readonly string[]): string {
  return path.filter((step, index) => index === 0 || step !== 'default').join('.');
}
