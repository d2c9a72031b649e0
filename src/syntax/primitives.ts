import { primitive } from './value.ts';
import type { Primitive } from './value.ts';

type PrimitiveValue = Primitive['value'];

/** A longer text than this is nobody's header; constants that double themselves would fill the memory. */
const MOST_TEXT = 4_000;

/** Operators that are followed for numbers only: on a `bigint` they may run for very long. */
const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '**': (left, right) => left ** right,
  '<<': (left, right) => left << right,
  '>>': (left, right) => left >> right,
  '>>>': (left, right) => left >>> right,
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
};

const RELATIONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** What a binary operator makes of two known values; `null` when it throws, or is not worth knowing. */
export function operated(operator: string, left: PrimitiveValue, right: PrimitiveValue): Primitive | null {
  if (operator === '+') return sum(left, right);
  // Whatever the types say: at run time these are what they are, and the operator converts them as it always does.
  const [a, b] = [left as number, right as number];
  const relation = RELATIONS[operator];
  if (relation) return primitive(relation(a, b));
  const operation = ARITHMETIC[operator];
  return operation && typeof left !== 'bigint' && typeof right !== 'bigint' ? primitive(operation(a, b)) : null;
}

function sum(left: PrimitiveValue, right: PrimitiveValue): Primitive | null {
  if (typeof left === 'string' || typeof right === 'string') return joined([left, right]);
  if (typeof left === 'bigint' && typeof right === 'bigint') return primitive(left + right);
  return typeof left === 'bigint' || typeof right === 'bigint' ? null : primitive(Number(left) + Number(right));
}

/** The texts of values, one after the other; `null` when that is too long. */
export function joined(parts: readonly PrimitiveValue[], between = ''): Primitive | null {
  const text = parts.map(String).join(between);
  return text.length > MOST_TEXT ? null : primitive(text);
}

/** `===` and, when loose, `==`. */
export function equalPrimitives(left: PrimitiveValue, right: PrimitiveValue, loose: boolean): boolean {
  // eslint-disable-next-line eqeqeq -- it is this operator that the code in question uses
  return loose ? left == right : left === right;
}
