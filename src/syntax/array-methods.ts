import type { MethodCall } from './calls.ts';
import { collectionMethod, isSame, opaque } from './collections.ts';
import { not, truthOf } from './conditions.ts';
import { elementAt, withElements } from './iteration.ts';
import { choice, conditionValue, derived, lift } from './lift.ts';
import { anyOf, equality, listed, symbolId } from './operators.ts';
import { joined } from './primitives.ts';
import { nameOfPath, primitive, UNDEFINED, unknown } from './value.ts';
import type { ArrayValue, Condition, Primitive, SettledValue, Value } from './value.ts';

/** Callbacks are not called for more elements than this. */
const MOST_CALLS = 50;

/** A method of an array whose elements are (partly) known. */
export function arrayMethod(before: ArrayValue, call: MethodCall): Value {
  const array = call.host.present(before);
  switch (call.name) {
    case 'includes':
    case 'indexOf':
    case 'lastIndexOf':
      return search(array, call);
    case 'some':
    case 'find':
    case 'findIndex':
    case 'every':
      return searchBy(array, call);
    case 'map':
    case 'flatMap':
    case 'filter':
      return transform(array, call);
    case 'reduce':
      return reduce(array, call);
    case 'concat':
      return concatenation(array, call);
    case 'at':
      return at(array, call);
    case 'slice':
      return slice(array, call);
    case 'sort':
    case 'toSorted':
      return sorted(array, call);
    case 'reverse':
    case 'toReversed':
      return { ...array, id: call.name === 'reverse' ? array.id : call.id, elements: array.elements.toReversed() };
    case 'flat':
      return call.arguments.length === 0 ? flattened(array, call) : opaque(call, [array]);
    case 'join':
      return join(array, call);
    case 'toString':
      return join(array, { ...call, arguments: [] });
    default:
      return opaque(call, [array]);
  }
}

function search(array: ArrayValue, call: MethodCall): Value {
  const [wanted, from] = call.arguments;
  if (wanted === undefined) return opaque(call, [array]);
  return lift(wanted, (sought) => {
    if (from !== undefined && sought.kind !== 'symbol') return opaque(call, [array]);
    const known = array.open ? null : knownPosition(array.elements, sought, call.name);
    if (known !== null) return primitive(call.name === 'includes' ? known !== -1 : known);
    const found = foundAmong(array, sought, call);
    return call.name === 'includes' ? conditionValue(found) : { kind: 'position', found, atStart: null };
  });
}

/** The index of a known value among known elements, -1 when it is not there; else `null`. */
function knownPosition(elements: readonly Value[], sought: SettledValue, method: string): number | null {
  if (sought.kind !== 'primitive' || !elements.every((element) => element.kind === 'primitive')) return null;
  const values = elements.map((element) => (element.kind === 'primitive' ? element.value : null));
  if (method === 'includes') return values.findIndex((value) => isSame(value, sought.value));
  return method === 'indexOf' ? values.indexOf(sought.value) : values.lastIndexOf(sought.value);
}

function foundAmong(array: ArrayValue, sought: SettledValue, call: MethodCall): Condition {
  if (sought.kind === 'symbol') {
    // A list that has grown is another question.
    const size = array.open ? '' : `:${String(array.elements.length)}`;
    const question = `${symbolId(sought)} in ${array.id}${size}`;
    return listed(sought, array.open ? null : array.elements, question, array.elements);
  }
  if (array.open) return truthOf(derived(call.id, [array, sought]));
  return anyOf(
    array.elements.map((element, index) =>
      truthOf(lift(element, (one) => conditionValue(equality(one, sought, false, `${call.id}#${String(index)}`)))),
    ),
  );
}

/** `some`, `find`, `findIndex`, `every` with a callback that the file shows. */
function searchBy(array: ArrayValue, call: MethodCall): Value {
  if (array.open || array.elements.length > MOST_CALLS) {
    return collectionMethod(unknown(call.id, 'request'), call) ?? opaque(call, [array]);
  }
  const tests = array.elements.map((element, index) =>
    truthOf(applied(array, element, index, call) ?? opaqueAt(index, array, call)),
  );
  switch (call.name) {
    case 'some':
      return conditionValue(anyOf(tests));
    case 'every':
      return conditionValue(not(anyOf(tests.map(not))));
    case 'findIndex': {
      const first = tests.findIndex((test) => test.kind !== 'constant' || test.holds);
      if (first === -1 || tests[first]?.kind === 'constant') return primitive(first);
      return { kind: 'position', found: anyOf(tests), atStart: tests[0] ?? null };
    }
    default:
      return tests.reduceRight<Value>(
        (rest, test, index) => choice(test, array.elements[index] ?? UNDEFINED, rest),
        UNDEFINED,
      );
  }
}

function opaqueAt(index: number, array: ArrayValue, call: MethodCall): Value {
  return opaque({ ...call, id: `${call.id}#${String(index)}` }, [array]);
}

function transform(array: ArrayValue, call: MethodCall): Value {
  if (array.elements.length > MOST_CALLS) return opaque(call, [array]);
  const results = array.elements.map((element, index) => applied(array, element, index, call));
  const known = results.filter((result) => result !== null);
  if (call.name === 'filter') return filtered(array, results, call);
  if (known.length < results.length) return opaque(call, [array]);
  const mapped: ArrayValue = { ...array, id: call.id, elements: known, node: call.node };
  return call.name === 'map' ? mapped : flattened(mapped, call);
}

/** The elements that stay for sure; open when others may stay too. */
function filtered(array: ArrayValue, results: readonly (Value | null)[], call: MethodCall): Value {
  const tests = results.map((result) => (result ? truthOf(result) : null));
  const kept = array.elements.filter((_, index) => {
    const test = tests[index];
    return test?.kind === 'constant' && test.holds;
  });
  const isDecided = tests.every((test) => test?.kind === 'constant');
  const sure: ArrayValue = { ...array, id: call.id, elements: kept, node: call.node };
  if (isDecided) return sure;
  const about = opaque(
    call,
    tests.map((test) => (test ? conditionValue(test) : UNDEFINED)),
  );
  if (about.kind !== 'unknown' || about.about.length === 0) return { ...sure, open: true };
  // A list that depends on a symbol is about it: `allowed.filter((one) => one === origin).length`.
  if (array.open || tests.includes(null)) return about;
  return choice(anyOf(tests.filter((test) => test?.kind !== 'constant') as Condition[]), { ...sure, open: true }, sure);
}

/** What a callback answers for one element, `null` when it is not followed. */
function applied(array: ArrayValue, element: Value, index: number, call: MethodCall): Value | null {
  const [callback] = call.arguments;
  if (callback?.kind === 'function') return call.host.apply(callback, [element, primitive(index), array], call.node);
  if (callback?.kind !== 'unknown') return null;
  switch (nameOfPath(callback.path)) {
    case 'global.Boolean':
      return conditionValue(truthOf(element));
    case 'global.String':
      return lift(element, (one) =>
        one.kind === 'primitive' ? primitive(String(one.value)) : derived(`${call.id}#${String(index)}`, [one]),
      );
    default:
      return null;
  }
}

function reduce(array: ArrayValue, call: MethodCall): Value {
  const [callback, initial] = call.arguments;
  if (callback?.kind !== 'function' || initial === undefined || array.open || array.elements.length > MOST_CALLS)
    return opaque(call, [array]);
  return array.elements.reduce<Value>(
    (total, element, index) =>
      call.host.apply(callback, [total, element, primitive(index), array], call.node) ?? opaqueAt(index, array, call),
    initial,
  );
}

function concatenation(array: ArrayValue, call: MethodCall): Value {
  const start: ArrayValue = { ...array, id: call.id, node: call.node };
  return call.arguments.reduce<Value>(
    (built, argument) =>
      lift(built, (list) =>
        lift(argument, (added): Value => {
          if (list.kind !== 'array') return list;
          if (added.kind === 'unknown' || added.kind === 'instance') return { ...list, open: true };
          const isOpen = list.open || (added.kind === 'array' && added.open);
          return withElements(
            list,
            [...list.elements, ...(added.kind === 'array' ? call.host.present(added).elements : [added])],
            isOpen,
          );
        }),
      ),
    start,
  );
}

function flattened(array: ArrayValue, call: MethodCall): Value {
  const flat = array.elements.flatMap((element) =>
    element.kind === 'array' ? call.host.present(element).elements : [element],
  );
  // A list in the place of one element may have any number of them.
  const isOpen = array.elements.some(
    (element) => ['unknown', 'instance', 'choice'].includes(element.kind) || (element.kind === 'array' && element.open),
  );
  return withElements({ ...array, id: call.id, node: call.node }, flat, array.open || isOpen);
}

function at(array: ArrayValue, call: MethodCall): Value {
  const [index] = call.arguments;
  if (index?.kind !== 'primitive' || typeof index.value !== 'number' || !Number.isInteger(index.value))
    return opaque(call, [array]);
  const { value } = index;
  return elementAt(array, value < 0 ? array.elements.length + value : value, call.id);
}

function slice(array: ArrayValue, call: MethodCall): Value {
  const bounds = call.arguments.map((argument) =>
    argument.kind === 'primitive' && typeof argument.value === 'number' ? argument.value : null,
  );
  if (bounds.includes(null) || (array.open && bounds.length > 0)) return opaque(call, [array]);
  const [start, end] = bounds;
  return { ...array, id: call.id, elements: array.elements.slice(start ?? 0, end ?? undefined), node: call.node };
}

/** The elements in the order of their texts; in an order of the code's own they may stand anywhere. */
function sorted(array: ArrayValue, call: MethodCall): Value {
  const id = call.name === 'sort' ? array.id : call.id;
  const known = array.elements.filter((element): element is Primitive => element.kind === 'primitive');
  if (call.arguments.length > 0 || known.length < array.elements.length)
    return { ...array, id, open: array.open || array.elements.length > 1 };
  const order = known.map(({ value }) => value).sort();
  return {
    ...array,
    id,
    elements: order.map((value) => known.find((one) => isSame(one.value, value)) ?? primitive(value)),
  };
}

function join(array: ArrayValue, call: MethodCall): Value {
  const [separator] = call.arguments;
  const known = array.elements.filter((element): element is Primitive => element.kind === 'primitive');
  if (array.open || known.length < array.elements.length || (separator && separator.kind !== 'primitive'))
    return opaque(call, [array]);
  const between = separator?.value === undefined ? ',' : String(separator.value);
  return (
    joined(
      known.map(({ value }) => value ?? ''),
      between,
    ) ?? unknown(call.id)
  );
}
