import type { MethodCall } from './calls.ts';
import { hasOwn } from './collections.ts';
import { truthOf } from './conditions.ts';
import { iterated, knownElements } from './iteration.ts';
import { jsonText, jsonValue } from './json-value.ts';
import { conditionValue, derived, lift } from './lift.ts';
import { entriesOf } from './members.ts';
import { extended } from './mutations.ts';
import { regexpOf } from './patterns.ts';
import { nameOfPath, primitive, textOf, unknown } from './value.ts';
import type { ArrayValue, Member, SettledValue, Value } from './value.ts';

/** A call of a function that JavaScript itself brings; `null` when the path names none that matters. */
export function globalCall(path: readonly string[], call: MethodCall): Value | null {
  const [first, second] = call.arguments;
  const { id, host, node } = call;
  switch (nameOfPath(path)) {
    case 'global.String':
      return first === undefined ? primitive('') : lift(first, (value) => textValue(value, id));
    case 'global.Boolean':
      return first === undefined ? primitive(false) : conditionValue(truthOf(first));
    case 'global.Number':
      return first === undefined ? primitive(0) : lift(first, (value) => numberValue(value, id));
    case 'global.parseInt':
    case 'global.Number.parseInt':
      return first === undefined ? null : lift(first, (value) => integerValue(value, second, id));
    case 'global.RegExp':
      return regexp(call);
    case 'global.Object.freeze':
    case 'global.Object.seal':
      return first ?? null;
    case 'global.Object.is':
      return first?.kind === 'primitive' && second?.kind === 'primitive'
        ? primitive(Object.is(first.value, second.value))
        : null;
    case 'url.parse':
      // Of a known text it gives other parts than `URL` does.
      return first && call.arguments.length === 1
        ? lift(first, (text) =>
            text.kind === 'symbol'
              ? { kind: 'instance', id, of: 'global.URL', arguments: [text], node }
              : derived(id, [text]),
          )
        : null;
    case 'global.JSON.parse':
      return first && call.arguments.length === 1
        ? lift(
            first,
            (text) =>
              (text.kind === 'primitive' ? jsonValue(String(text.value), id, node) : null) ?? derived(id, [text]),
          )
        : null;
    case 'global.JSON.stringify':
      return first && call.arguments.length === 1
        ? lift(first, (value) => {
            const text = jsonText(value, host.members);
            return text === null ? derived(id, [value]) : primitive(text);
          })
        : null;
    case 'global.structuredClone':
      return first ? lift(first, (value) => cloned(value, id, call)) : null;
    case 'global.Object.assign':
      return assigned(call);
    case 'global.Object.hasOwn':
      return first?.kind === 'object' && second
        ? lift(second, (key) => hasOwn(first, key, call) ?? derived(id, [first, key]))
        : null;
    case 'global.Object.entries':
      return listOf(call, (member) => pair(primitive(member.key), member.value, member, call));
    case 'global.Object.keys':
      return listOf(call, (member) => primitive(member.key));
    case 'global.Object.values':
      return listOf(call, (member) => member.value);
    case 'global.Object.fromEntries':
      return first ? lift(first, (pairs) => fromEntries(pairs, call)) : null;
    case 'global.Array.from': {
      const list = first && call.arguments.length === 1 ? iterated(first, host) : null;
      return list ? { kind: 'array', id, ...list, node } : null;
    }
    case 'global.Array':
      // One number is a length.
      if (call.arguments.length === 1 && (first?.kind !== 'primitive' || typeof first.value === 'number')) return null;
      return { kind: 'array', id, elements: call.arguments, open: false, node };
    case 'global.Array.of':
      return { kind: 'array', id, elements: call.arguments, open: false, node };
    case 'global.Array.isArray':
      return first ? lift(first, (value) => isArray(value, id)) : null;
    default:
      return null;
  }
}

function textValue(value: SettledValue, id: string): Value {
  if (value.kind === 'symbol') return value;
  const text = textOf(value);
  return text === null ? derived(id, [value]) : primitive(text);
}

function numberValue(value: SettledValue, id: string): Value {
  return value.kind === 'primitive' ? primitive(Number(value.value)) : derived(id, [value]);
}

function integerValue(value: SettledValue, radix: Value | undefined, id: string): Value {
  const base = radix === undefined ? undefined : radix.kind === 'primitive' ? Number(radix.value) : null;
  return value.kind === 'primitive' && base !== null
    ? primitive(Number.parseInt(String(value.value), base))
    : derived(id, [value]);
}

function isArray(value: SettledValue, id: string): Value {
  switch (value.kind) {
    case 'array':
      return primitive(true);
    case 'instance':
    case 'unknown':
      return derived(id, [value]);
    case 'symbol':
    case 'primitive':
    case 'object':
    case 'regexp':
    case 'function':
    case 'position':
      return primitive(false);
  }
}

function regexp({ arguments: [source, flags], id }: MethodCall): Value {
  if (source === undefined) return unknown(id);
  return lift(source, (pattern) => {
    const flagText = flags === undefined ? '' : textOf(flags);
    if (pattern.kind === 'regexp' && flags === undefined) return pattern;
    const text = pattern.kind === 'regexp' ? pattern.source : pattern.kind === 'primitive' ? pattern.value : null;
    if (typeof text !== 'string' || flagText === null || regexpOf(text, flagText) === null)
      return derived(id, [pattern]);
    return { kind: 'regexp', source: text, flags: flagText };
  });
}

/** A copy all the way down: writes to it do not reach the original. */
function cloned(value: Value, id: string, call: MethodCall): Value {
  switch (value.kind) {
    case 'object': {
      const members = call.host
        .members(value)
        .map((member, index) => ({ ...member, value: cloned(member.value, `${id}.${String(index)}`, call) }));
      return { ...value, id, members };
    }
    case 'array': {
      const now = call.host.present(value);
      return {
        ...now,
        id,
        elements: now.elements.map((element, index) => cloned(element, `${id}.${String(index)}`, call)),
      };
    }
    case 'primitive':
    case 'regexp':
    case 'condition':
    case 'position':
    case 'symbol':
      return value;
    default:
      return lift(value, (settled) =>
        settled.kind === 'object' || settled.kind === 'array' ? cloned(settled, id, call) : derived(id, [settled]),
      );
  }
}

/** The target with the members of the sources. It is taken for another object: what is written to either later is seen in that one only. */
function assigned({ arguments: [target, ...sources], host, id, node }: MethodCall): Value | null {
  if (target === undefined) return null;
  const start = lift(target, (object) =>
    object.kind === 'object' ? { ...object, id, members: host.members(object) } : object,
  );
  return sources.reduce<Value>(
    (built, source) => lift(built, (object) => lift(source, (added) => extended(object, added, node, host))),
    start,
  );
}

type Entry = Extract<Member, { kind: 'entry' }>;

function listOf(call: MethodCall, elementOf: (member: Entry) => Value): Value | null {
  const [first] = call.arguments;
  if (first === undefined) return null;
  return lift(first, (object) => {
    const entries = object.kind === 'object' ? entriesOf(call.host.members(object)) : null;
    if (entries === null) return derived(call.id, call.arguments);
    return { kind: 'array', id: call.id, elements: entries.map(elementOf), open: false, node: call.node };
  });
}

function pair(key: Value, value: Value, member: Entry, call: MethodCall): ArrayValue {
  return { kind: 'array', id: `${call.id}.${member.key}`, elements: [key, value], open: false, node: member.node };
}

function fromEntries(pairs: SettledValue, { host, id, node }: MethodCall): Value {
  // `Headers` are entries by themselves; what they were made of has the form of an object.
  if (pairs.kind === 'instance' && pairs.of !== 'global.Map')
    return (pairs.arguments.length === 1 ? pairs.arguments[0] : null) ?? derived(id, [pairs]);
  const list = iterated(pairs, host);
  if (list === null) return derived(id, [pairs]);
  const members = list.elements.map((entry): Member => {
    const [key, value] = knownElements(entry, host);
    if (key?.kind !== 'primitive' || value === undefined || entry.kind !== 'array')
      return { kind: 'unknown', node, value: entry };
    return { kind: 'entry', key: String(key.value), value, node: entry.node };
  });
  return {
    kind: 'object',
    id,
    members: list.open ? [...members, { kind: 'unknown', node, value: pairs }] : members,
    node,
  };
}
