import type { EvaluatorHost } from './evaluate.ts';
import { derived } from './lift.ts';
import { primitive, UNDEFINED } from './value.ts';
import type { ArrayValue, InstanceValue, Value } from './value.ts';

type Present = Pick<EvaluatorHost, 'present'>;

/** The elements that a value gives when it is iterated. */
export interface Iterated {
  readonly elements: readonly Value[];
  /** There may be others, in other places. */
  readonly open: boolean;
}

/** Lists that double themselves would fill the memory; longer ones are known as far as here. */
const MOST_ELEMENTS = 2_000;

/** An array with these elements, and perhaps others. */
export function withElements(array: ArrayValue, elements: readonly Value[], open: boolean): ArrayValue {
  const isTooLong = elements.length > MOST_ELEMENTS;
  return { ...array, elements: isTooLong ? elements.slice(0, MOST_ELEMENTS) : elements, open: open || isTooLong };
}

/** What `[...value]` and `Array.from(value)` list; `null` when nobody knows. */
export function iterated(value: Value, host: Present): Iterated | null {
  switch (value.kind) {
    case 'array':
      return host.present(value);
    case 'primitive':
      return typeof value.value === 'string' ? { elements: [...value.value].map(primitive), open: false } : null;
    case 'instance':
      if (value.of === 'global.Set') return setElements(value, host);
      return value.of === 'global.Map' ? mapEntries(value, host) : null;
    default:
      return null;
  }
}

/** The elements of a `Set`, each once. */
function setElements(set: InstanceValue, host: Present): Iterated | null {
  const source = sourceOf(set, host);
  if (source === null) return null;
  const known = source.elements
    .map((element) => (element.kind === 'primitive' ? element : null))
    .filter((element) => element !== null);
  // Whether two values are one is decided for known ones only.
  if (known.length < source.elements.length) {
    return { elements: source.elements, open: source.open || source.elements.length > 1 };
  }
  return { elements: [...new Map(known.map((element) => [element.value, element])).values()], open: source.open };
}

/** The entries of a `Map` as pairs, each key once, the last value winning; `null` unless all are known. */
function mapEntries(map: InstanceValue, host: Present): Iterated | null {
  const source = sourceOf(map, host);
  if (source === null || source.open) return null;
  const pairs = new Map<unknown, ArrayValue>();
  for (const pair of source.elements) {
    const [key] = knownElements(pair, host);
    if (pair.kind !== 'array' || key?.kind !== 'primitive') return null;
    pairs.set(key.value, pair);
  }
  return { elements: [...pairs.values()], open: false };
}

/** The elements of an array that has these and no others; none for other values. */
export function knownElements(value: Value, host: Present): readonly Value[] {
  const now = value.kind === 'array' ? host.present(value) : null;
  return now === null || now.open ? [] : now.elements;
}

/** What a collection was made of; `null` when something was done to it since, or that is unknown. */
function sourceOf({ arguments: args }: InstanceValue, host: Present): Iterated | null {
  const [source] = args;
  if (source === undefined) return { elements: [], open: false };
  return args.length === 1 ? iterated(source, host) : null;
}

/** The element at an index, where no others may have slipped in before it. */
export function elementAt({ elements, open }: Iterated, index: number, id: string): Value {
  return open ? derived(id, elements) : (elements[index] ?? UNDEFINED);
}
