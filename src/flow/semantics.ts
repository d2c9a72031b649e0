import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluate, EvaluatorHost } from '../syntax/evaluate.ts';
import type { Atom, UnknownValue, Value } from '../syntax/value.ts';
import { unknown } from '../syntax/value.ts';

/** What a piece of code does to the headers of a response, or to a collection of headers. */
export type Effect =
  | {
      readonly kind: 'set' | 'append';
      readonly bag: string;
      readonly name: string;
      readonly value: Value;
      /** The expression that gives the value, and the statement, property or call that writes it. */
      readonly node: TSESTree.Node;
      readonly write: TSESTree.Node;
    }
  | { readonly kind: 'remove'; readonly bag: string; readonly name: string }
  /** All lines of one collection replace the lines of the same names in another. */
  | { readonly kind: 'copy'; readonly from: string; readonly bag: string }
  /** The collection is new, and empty. */
  | { readonly kind: 'create'; readonly bag: string }
  | { readonly kind: 'send'; readonly bag: string };

/** Stands for the value of a header on paths that do not write it. */
export const NOT_WRITTEN: UnknownValue = unknown('not written');

export interface Outcome {
  readonly effects: readonly Effect[];
  /** The value of the expression, where it is more than its usual evaluation: a fluent call returns its receiver. */
  readonly result: Value | null;
}

export type EffectfulNode =
  | TSESTree.CallExpression
  | TSESTree.NewExpression
  | TSESTree.AssignmentExpression
  | TSESTree.UnaryExpression
  | TSESTree.ObjectExpression;

/** Over what a call may throw: over whatever it was given or that holds, or over its arguments themselves. */
export type Refusal = 'of anything' | 'of its arguments';

/** The meaning of code, supplied by those who know the libraries; the interpreter itself knows none. */
export interface Semantics {
  /** Whether the node may have an effect, by its looks alone: asked once for each node, before anything is evaluated. */
  readonly mayHaveEffect: (node: TSESTree.Node) => node is EffectfulNode;
  /** Whether a text is a name of what effects are about. */
  readonly isName: (text: string) => boolean;
  /** Whether the node may end a response, after which headers are written in vain. */
  readonly mayFinish: (node: TSESTree.Node) => boolean;
  /** Whether a call always throws, or ends the process. */
  readonly neverReturns: (node: TSESTree.CallExpression) => boolean;
  /** Of what a call may be there to throw; `null` when that is not what a call like this is for. */
  readonly refusalOf: (node: TSESTree.CallExpression) => Refusal | null;
  /** What it does in the present state; `null` when it turns out to be something else. */
  readonly outcomeOf: (node: EffectfulNode, reading: Reading) => Outcome | null;
  /** Whether a collection belongs to a response, which answers when the function is done. */
  readonly isResponse: (bag: string) => boolean;
  /** Whether the outcome of a condition tells two responses apart that are alike in all else. */
  readonly tellsApart?: (atom: Atom) => boolean;
  /** The collection that this value is, or `null`. */
  readonly bagOf: (value: Value) => string | null;
}

export interface Reading {
  readonly evaluate: Evaluate;
  readonly host: EvaluatorHost;
}
