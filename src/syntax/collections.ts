import type { MethodCall } from './calls.ts';
import { iterated } from './iteration.ts';
import type { Iterated } from './iteration.ts';
import { choice, conditionValue, derived, lift } from './lift.ts';
import { lookup } from './members.ts';
import { listed, symbolId } from './operators.ts';
import { primitive, UNDEFINED, unknown } from './value.ts';
import type { InstanceValue, ObjectValue, SymbolValue, UnknownValue, Value } from './value.ts';
import { capturedSymbol } from './walk.ts';

const LOOKUPS = new Set([
  'includes',
  'has',
  'indexOf',
  'findIndex',
  'lastIndexOf',
  'some',
  'find',
  'findLast',
  'hasOwnProperty',
  'get',
]);

/** Looking something up in an object, a `Set`, a `Map`, or a collection that the file does not list: `allowed.has(origin)`. */
export function collectionMethod(holder: UnknownValue | InstanceValue | ObjectValue, call: MethodCall): Value | null {
  const { name, id } = call;
  if (!LOOKUPS.has(name)) return null;
  const symbol = symbolAmong(call);
  if (symbol === null) return knownLookup(holder, call);
  const keys = name === 'has' ? keysOf(holder, call) : null;
  const all = keys?.open === false ? keys.elements : null;
  const size = all ? `:${String(all.length)}` : '';
  const question = `${symbolId(symbol)} in ${holder.id}.${name}${size}`;
  const found = listed(symbol, all, question, keys?.elements);
  switch (name) {
    case 'indexOf':
    case 'findIndex':
    case 'lastIndexOf':
      return { kind: 'position', found, atStart: null };
    case 'find':
    case 'findLast':
    case 'get':
      return choice(found, unknown(id, 'request', [symbol.name]), UNDEFINED);
    default:
      return conditionValue(found);
  }
}

/** `has`, `get` and `hasOwnProperty` where both sides are known. */
function knownLookup(holder: UnknownValue | InstanceValue | ObjectValue, call: MethodCall): Value | null {
  const { name, host, id, arguments: args } = call;
  const [first] = args;
  if (first === undefined || args.length > 1) return null;
  if (holder.kind === 'object') {
    if (name !== 'hasOwnProperty') return null;
    return lift(first, (key) => hasOwn(holder, key, call) ?? derived(id, [holder, key]));
  }
  const list = iterated(holder, host);
  if (holder.kind !== 'instance' || list === null || list.open || (name !== 'has' && name !== 'get')) return null;
  const isMap = holder.of === 'global.Map';
  const entries = list.elements.map((element) =>
    isMap && element.kind === 'array' ? host.present(element).elements : [element],
  );
  return lift(first, (key) => {
    if (key.kind !== 'primitive' || !entries.every(([one]) => one?.kind === 'primitive'))
      return derived(id, [holder, key]);
    const entry = entries.find(([one]) => one?.kind === 'primitive' && isSame(one.value, key.value));
    if (name === 'has') return primitive(entry !== undefined);
    return isMap ? (entry?.[1] ?? UNDEFINED) : derived(id, [holder, key]);
  });
}

/** Whether an object has a member of its own of that name; `null` when a spread hides it. */
export function hasOwn(object: ObjectValue, key: Value, { host }: MethodCall): Value | null {
  if (key.kind !== 'primitive') return null;
  const found = lookup(host.members(object), String(key.value));
  if (found.kind === 'unknown') return null;
  return primitive(found.kind === 'found');
}

/** Equality as `includes`, `Set` and `Map` have it: `NaN` is itself. */
export function isSame(left: unknown, right: unknown): boolean {
  return left === right || (Number.isNaN(left) && Number.isNaN(right));
}

/** What a call gives that is not followed: unknown, and about what its parts and its callbacks are about. */
export function opaque(call: MethodCall, from: readonly Value[]): Value {
  const symbol = symbolAmong({ ...call, arguments: [...from, ...call.arguments] });
  return derived(call.id, [...from, ...call.arguments, ...(symbol ? [symbol] : [])]);
}

/** The symbol that an argument is, or that a callback of this call uses. */
export function symbolAmong({
  arguments: args,
  evaluate,
}: Pick<MethodCall, 'arguments' | 'evaluate'>): SymbolValue | null {
  for (const argument of args) {
    if (argument.kind === 'symbol') return argument;
    if (argument.kind === 'function') {
      const captured = capturedSymbol(argument.node, evaluate);
      if (captured) return captured;
    }
  }
  return null;
}

function keysOf(holder: UnknownValue | InstanceValue | ObjectValue, { host }: MethodCall): Iterated | null {
  const list = iterated(holder, host);
  if (holder.kind !== 'instance' || list === null || holder.of !== 'global.Map') return list;
  const keyOf = (pair: Value): Value => (pair.kind === 'array' ? (host.present(pair).elements[0] ?? UNDEFINED) : pair);
  return { ...list, elements: list.elements.map(keyOf) };
}
