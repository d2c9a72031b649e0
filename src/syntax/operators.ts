import { not, or, truthOf } from './conditions.ts';
import { choice, conditionValue, derived, lift, liftBoth, sourceOf, subjectsOf } from './lift.ts';
import { ALWAYS, NEVER, primitive, textOf } from './value.ts';
import type { Condition, SettledValue, SymbolValue, Value } from './value.ts';

type SettledPrimitive = Extract<SettledValue, { kind: 'primitive' }>;

/** `! - + ~ typeof void` over a value; `id` names the result where it stays unknown. */
export function unary(operator: string, operand: Value, id: string): Value {
  switch (operator) {
    case '!':
      return conditionValue(not(truthOf(operand)));
    case 'void':
      return primitive(undefined);
    case 'typeof':
      return lift(operand, (value) => typeOf(value, id));
    case '~':
      // `~list.indexOf(x)` is 0 exactly when x is not there.
      return lift(operand, (value) => (value.kind === 'position' ? conditionValue(value.found) : derived(id, [value])));
    case '-':
    case '+':
      return lift(operand, (value) => {
        if (value.kind !== 'primitive' || typeof value.value === 'bigint') return derived(id, [value]);
        return primitive(operator === '-' ? -Number(value.value) : Number(value.value));
      });
    default:
      return derived(id, [operand]);
  }
}

function typeOf(value: SettledValue, id: string): Value {
  switch (value.kind) {
    case 'primitive':
      return primitive(typeof value.value);
    case 'symbol':
      return choice(truthOf(value), primitive('string'), primitive('undefined'));
    case 'position':
      return primitive('number');
    case 'function':
      return primitive('function');
    case 'object':
    case 'array':
    case 'regexp':
      return primitive('object');
    case 'instance':
    case 'unknown':
      return derived(id, [value]);
  }
}

export function binary(operator: string, left: Value, right: Value, id: string): Value {
  switch (operator) {
    case '===':
    case '==':
      return liftBoth(left, right, (a, b) => conditionValue(equality(a, b, operator === '==', id)));
    case '!==':
    case '!=':
      return liftBoth(left, right, (a, b) => conditionValue(not(equality(a, b, operator === '!=', id))));
    case '+':
      return liftBoth(left, right, (a, b) => concatenate([a, b], id));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return liftBoth(left, right, (a, b) => relation(operator, a, b, id));
    case 'in':
      return liftBoth(left, right, (key, holder) => membership(key, holder, id));
    default:
      return derived(id, [left, right]);
  }
}

/** The condition under which two values are equal. */
export function equality(left: SettledValue, right: SettledValue, loose: boolean, id: string): Condition {
  if (left.kind === 'primitive' && right.kind === 'primitive') return constant(equalPrimitives(left, right, loose));
  if (left.kind === 'primitive') return equality(right, left, loose, id);
  if (right.kind === 'primitive') return equalsPrimitive(left, right, id);
  if (left.kind === 'symbol' && right.kind === 'symbol' && left.name === right.name && left.part === right.part) {
    return ALWAYS;
  }
  const symbol = left.kind === 'symbol' ? left : right.kind === 'symbol' ? right : null;
  if (symbol) return listed(symbol, null, id);
  if (left.kind === 'unknown' && right.kind === 'unknown' && left.id === right.id) return ALWAYS;
  return question(id, [left, right]);
}

function equalPrimitives(left: SettledPrimitive, right: SettledPrimitive, loose: boolean): boolean {
  if (left.value === right.value) return true;
  return loose && (left.value === undefined || left.value === null) && (right.value === undefined || right.value === null);
}

function equalsPrimitive(left: Exclude<SettledValue, SettledPrimitive>, right: SettledPrimitive, id: string): Condition {
  switch (left.kind) {
    case 'symbol':
      return right.value ? listed(left, [right], `${symbolId(left)}===${String(right.value)}`) : not(truthOf(left));
    case 'position':
      if (right.value === -1) return not(left.found);
      return right.value === 0 && left.atStart ? left.atStart : question(id, [left]);
    case 'unknown':
      return question(`${left.id}===${typeof right.value}:${String(right.value)}`, [left]);
    case 'object':
    case 'array':
    case 'regexp':
    case 'function':
      return NEVER;
    case 'instance':
      return question(id, [left]);
  }
}

function relation(operator: '<' | '<=' | '>' | '>=', left: SettledValue, right: SettledValue, id: string): Value {
  if (left.kind === 'position' && right.kind === 'primitive') {
    if (operator === '>' && right.value === -1) return conditionValue(left.found);
    if (operator === '>=' && right.value === 0) return conditionValue(left.found);
    if (operator === '<' && right.value === 0) return conditionValue(not(left.found));
  }
  if (left.kind !== 'primitive' || right.kind !== 'primitive') return derived(id, [left, right]);
  const [a, b] = [left.value, right.value];
  if (typeof a === 'number' && typeof b === 'number') {
    return primitive(operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b);
  }
  return derived(id, [left, right]);
}

function membership(key: SettledValue, holder: SettledValue, id: string): Value {
  if (key.kind === 'symbol') {
    const keys = holder.kind === 'object' ? holder.members.map(keyOf) : null;
    return conditionValue(listed(key, keys && keys.every((one) => one !== null) ? keys : null, id));
  }
  if (key.kind === 'primitive' && holder.kind === 'object' && holder.members.every((member) => member.kind === 'entry')) {
    return primitive(holder.members.some((member) => member.kind === 'entry' && member.key === String(key.value)));
  }
  return derived(id, [key, holder]);
}

function keyOf(member: { readonly kind: string; readonly key?: string }): Value | null {
  return member.kind === 'entry' && member.key !== undefined ? primitive(member.key) : null;
}

/** The text that `${…}` or `+` builds; a symbol alone stays itself. */
export function concatenate(parts: readonly SettledValue[], id: string): Value {
  const filled = parts.filter((part) => textOf(part) !== '' || part.kind !== 'primitive');
  const [first] = filled;
  if (first?.kind === 'symbol' && filled.length === 1) return first;
  if (!parts.every((part) => part.kind === 'primitive')) return derived(id, parts);
  const [a, b] = parts;
  if (a?.kind === 'primitive' && b?.kind === 'primitive' && typeof a.value === 'number' && typeof b.value === 'number') {
    return primitive(a.value + b.value);
  }
  return primitive(parts.map((part) => textOf(part) ?? '').join(''));
}

/** Is the symbol one of these? `null`: of a collection nobody knows, taken for an allow-list. */
export function listed(symbol: SymbolValue, among: readonly Value[] | null, id: string): Condition {
  return { kind: 'atom', id, source: 'request', test: { kind: 'listed', symbol, among } };
}

/** A condition that nothing decides, about whatever the values are about. */
export function question(id: string, values: readonly Value[]): Condition {
  const value = derived(id, values);
  const subject = subjectsOf(value)[0];
  return {
    kind: 'atom',
    id,
    source: sourceOf(value),
    test: subject === undefined ? null : { kind: 'predicate', name: subject },
  };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.reduce<Condition>((result, condition) => or(result, condition), NEVER);
}

export function symbolId(symbol: SymbolValue): string {
  return `symbol:${symbol.name}.${symbol.part}`;
}

function constant(holds: boolean): Condition {
  return holds ? ALWAYS : NEVER;
}
