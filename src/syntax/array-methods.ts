import type { MethodCall } from './calls.ts';
import { truthOf } from './conditions.ts';
import { conditionValue, derived, lift } from './lift.ts';
import { anyOf, equality, listed, symbolId } from './operators.ts';
import { collectionMethod, symbolAmong } from './text-methods.ts';
import { choice } from './lift.ts';
import { nameOfPath, primitive, UNDEFINED, unknown } from './value.ts';
import type { ArrayValue, Condition, SettledValue, Value } from './value.ts';

/** A method of an array whose elements are (partly) known. */
export function arrayMethod(array: ArrayValue, call: MethodCall): Value {
  const elements = call.host.elements(array);
  switch (call.name) {
    case 'includes':
    case 'indexOf':
    case 'lastIndexOf':
      return search(array, elements, call);
    case 'some':
    case 'find':
    case 'findIndex':
    case 'every':
      return searchBy(array, elements, call);
    case 'map':
    case 'flatMap':
    case 'filter':
      return transform(array, elements, call);
    case 'concat':
      return concatenation(array, elements, call);
    case 'slice':
    case 'toSorted':
    case 'sort':
    case 'reverse':
    case 'toReversed':
      // Order and copies do not matter to those who look an element up.
      return call.arguments.length === 0 || call.name !== 'slice' ? { ...array, elements } : derived(call.id, [array]);
    case 'join':
      return join(array, elements, call);
    case 'toString':
      return join(array, elements, { ...call, arguments: [] });
    default:
      return derived(call.id, [array, ...call.arguments]);
  }
}

function search(array: ArrayValue, elements: readonly Value[], call: MethodCall): Value {
  const [wanted] = call.arguments;
  if (wanted === undefined) return primitive(call.name === 'includes' ? false : -1);
  return lift(wanted, (sought) => {
    const found = foundAmong(array, elements, sought, call);
    if (call.name === 'includes') return conditionValue(found);
    return { kind: 'position', found, atStart: null };
  });
}

function foundAmong(array: ArrayValue, elements: readonly Value[], sought: SettledValue, call: MethodCall): Condition {
  if (sought.kind === 'symbol') {
    return listed(sought, array.open ? null : elements, `${symbolId(sought)} in ${array.id}`);
  }
  const known = elements.filter((element): element is SettledValue => element.kind !== 'choice' && element.kind !== 'condition');
  if (!array.open && known.length === elements.length) {
    return anyOf(known.map((element) => equality(element, sought, false, call.id)));
  }
  return truthOf(derived(call.id, [array, sought]));
}

/** `some`, `find`, `findIndex`, `every` with a callback that the file shows. */
function searchBy(array: ArrayValue, elements: readonly Value[], call: MethodCall): Value {
  const [callback] = call.arguments;
  const symbol = symbolAmong(call);
  if (callback?.kind !== 'function') return derived(call.id, [array, ...call.arguments]);
  if (array.open || elements.length > 20) {
    return symbol === null
      ? derived(call.id, [array])
      : (collectionMethod({ ...unknownOf(call.id), about: [symbol.name] }, call) ?? unknown(call.id));
  }
  const outcomes = elements.map((element, index) => call.host.apply(callback, [element, primitive(index)], call.node));
  const tests = outcomes.map((outcome, index) => truthOf(outcome ?? derived(`${call.id}#${String(index)}`, [array, ...call.arguments])));
  switch (call.name) {
    case 'some':
      return conditionValue(anyOf(tests));
    case 'findIndex':
      return { kind: 'position', found: anyOf(tests), atStart: tests[0] ?? null };
    case 'find':
      return tests.reduceRight<Value>((rest, test, index) => choice(test, elements[index] ?? UNDEFINED, rest), UNDEFINED);
    default:
      return derived(call.id, [array, ...call.arguments]);
  }
}

function unknownOf(id: string): Extract<Value, { kind: 'unknown' }> {
  return { kind: 'unknown', id, source: 'request', path: [], about: [] };
}

function transform(array: ArrayValue, elements: readonly Value[], call: MethodCall): Value {
  const [callback] = call.arguments;
  if (callback === undefined || elements.length > 50) return derived(call.id, [array]);
  const results = elements.map((element, index) => apply(callback, element, index, call));
  const known = results.filter((result) => result !== null);
  if (known.length < results.length) return opened(array, call);
  switch (call.name) {
    case 'map':
      return { ...array, id: call.id, elements: known, node: call.node };
    case 'flatMap': {
      const flat = known.flatMap((result) => (result.kind === 'array' ? call.host.elements(result) : [result]));
      return { ...array, id: call.id, elements: flat, node: call.node };
    }
    default: {
      const tests = known.map(truthOf);
      if (tests.some((test) => test.kind !== 'constant')) return opened(array, call);
      const kept = elements.filter((_, index) => {
        const test = tests[index];
        return test?.kind === 'constant' && test.holds;
      });
      return { ...array, id: call.id, elements: kept, node: call.node };
    }
  }
}

/** An array of which only this is known: something of its elements, nobody knows how many. */
function opened(array: ArrayValue, call: MethodCall): Value {
  return call.name === 'filter' ? { ...array, id: call.id, elements: [], open: true, node: call.node } : derived(call.id, [array]);
}

function apply(callback: Value, element: Value, index: number, call: MethodCall): Value | null {
  if (callback.kind === 'function') return call.host.apply(callback, [element, primitive(index)], call.node);
  if (callback.kind !== 'unknown') return null;
  switch (nameOfPath(callback.path)) {
    case 'global.Boolean':
      return conditionValue(truthOf(element));
    case 'global.String':
      return element.kind === 'primitive' ? primitive(String(element.value)) : element;
    default:
      return null;
  }
}

function concatenation(array: ArrayValue, elements: readonly Value[], call: MethodCall): Value {
  const all = [...elements];
  let open = array.open;
  for (const argument of call.arguments) {
    if (argument.kind === 'array') {
      all.push(...call.host.elements(argument));
      open ||= argument.open;
    } else if (argument.kind === 'unknown' || argument.kind === 'choice') open = true;
    else all.push(argument);
  }
  return { ...array, id: call.id, elements: all, open, node: call.node };
}

function join(array: ArrayValue, elements: readonly Value[], call: MethodCall): Value {
  const [separator] = call.arguments;
  const between = separator === undefined ? ',' : separator.kind === 'primitive' ? String(separator.value) : null;
  if (array.open || between === null || !elements.every((element) => element.kind === 'primitive')) {
    return derived(call.id, [array]);
  }
  return primitive(elements.map((element) => (element.kind === 'primitive' ? String(element.value ?? '') : '')).join(between));
}
