import type { MethodCall } from './calls.ts';
import { truthOf } from './conditions.ts';
import { conditionValue, derived, lift } from './lift.ts';
import { entriesOf } from './members.ts';
import { nameOfPath, primitive, textOf, unknown } from './value.ts';
import type { ArrayValue, Member, Value } from './value.ts';

/** A call of a function that JavaScript itself brings; `null` when the path names none that matters. */
export function globalCall(path: readonly string[], call: MethodCall): Value | null {
  const [first] = call.arguments;
  const { id } = call;
  switch (nameOfPath(path)) {
    case 'global.String':
      return first === undefined ? primitive('') : lift(first, (value) => textValue(value, id));
    case 'global.Boolean':
      return first === undefined ? primitive(false) : conditionValue(truthOf(first));
    case 'global.Number':
    case 'global.parseInt':
      return first?.kind === 'primitive' && typeof first.value !== 'bigint' ? primitive(Number(first.value)) : unknown(id);
    case 'global.RegExp':
      return regexp(call);
    case 'global.Object.freeze':
    case 'global.Object.seal':
    case 'global.structuredClone':
      return first ?? null;
    case 'global.Object.assign':
      return assigned(call);
    case 'global.Object.entries':
      return listOf(call, (member) => pair(primitive(member.key), member.value, member, call));
    case 'global.Object.keys':
      return listOf(call, (member) => primitive(member.key));
    case 'global.Object.values':
      return listOf(call, (member) => member.value);
    case 'global.Object.fromEntries':
      return fromEntries(call);
    case 'global.Array.from':
      return first?.kind === 'array' && call.arguments.length === 1 ? first : null;
    case 'global.Array.of':
      return { kind: 'array', id, elements: call.arguments, open: false, node: call.node };
    case 'global.Array.isArray':
      return first?.kind === 'array' ? primitive(true) : first?.kind === 'primitive' ? primitive(false) : null;
    default:
      return null;
  }
}

function textValue(value: Value, id: string): Value {
  if (value.kind === 'symbol') return value;
  const text = textOf(value);
  return text === null ? derived(id, [value]) : primitive(text);
}

function regexp({ arguments: [source, flags], id }: MethodCall): Value {
  if (source?.kind === 'regexp') return source;
  const flagText = flags === undefined ? '' : textOf(flags);
  if (source?.kind !== 'primitive' || typeof source.value !== 'string' || flagText === null) {
    return derived(id, source ? [source] : []);
  }
  return { kind: 'regexp', source: source.value, flags: flagText };
}

function assigned({ arguments: args, host, id, node }: MethodCall): Value | null {
  const members: Member[] = [];
  for (const argument of args) {
    if (argument.kind === 'object') members.push(...host.members(argument));
    else if (argument.kind !== 'primitive') members.push({ kind: 'unknown', node, value: argument });
  }
  return { kind: 'object', id, members, node };
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

function fromEntries({ arguments: [pairs], host, id, node }: MethodCall): Value | null {
  if (pairs?.kind === 'instance' && pairs.arguments.length === 1) return pairs.arguments[0] ?? null;
  if (pairs?.kind !== 'array') return null;
  const members = host.elements(pairs).map((entry): Member => {
    const [key, value] = entry.kind === 'array' ? host.elements(entry) : [];
    if (key?.kind !== 'primitive' || value === undefined || entry.kind !== 'array') {
      return { kind: 'unknown', node, value: entry };
    }
    return { kind: 'entry', key: String(key.value), value, node: entry.node };
  });
  return { kind: 'object', id, members: pairs.open ? [...members, { kind: 'unknown', node, value: pairs }] : members, node };
}
