import type { Primitive } from './value.ts';

/** What a condition asks about one value that nobody knows. */
export interface Subject {
  /** The value's name: what has the same name is the same value. */
  readonly id: string;
  readonly is: Property;
}

type Property =
  { readonly kind: 'true' | 'nullish' | 'undefined' } | { readonly kind: 'equal'; readonly to: Primitive['value'] };

/** What follows for one condition from another about the same value; `null` when nothing does. */
export function impliedBy(known: Subject, holds: boolean, asked: Subject): boolean | null {
  if (known.id !== asked.id) return null;
  if (!holds) return isWithin(asked.is, known.is) ? false : null;
  if (isWithin(known.is, asked.is)) return true;
  return areApart(known.is, asked.is) ? false : null;
}

/** Whether all values with one property have the other. */
function isWithin(one: Property, other: Property): boolean {
  const values = membersOf(one);
  return values === null ? other.kind === 'true' : values.every((value) => has(value, other));
}

/** Whether no value has both properties. */
function areApart(one: Property, other: Property): boolean {
  const values = membersOf(one);
  if (values !== null) return !values.some((value) => has(value, other));
  return other.kind !== 'true' && areApart(other, one);
}

/** The values with a property; `null` when there are too many to list. */
function membersOf(property: Property): readonly Primitive['value'][] | null {
  switch (property.kind) {
    case 'true':
      return null;
    case 'nullish':
      return [null, undefined];
    case 'undefined':
      return [undefined];
    case 'equal':
      return [property.to];
  }
}

function has(value: Primitive['value'], property: Property): boolean {
  switch (property.kind) {
    case 'true':
      return Boolean(value);
    case 'nullish':
      return value === null || value === undefined;
    case 'undefined':
      return value === undefined;
    case 'equal':
      return value === property.to;
  }
}
