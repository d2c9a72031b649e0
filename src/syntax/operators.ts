import { and, asks, constant, isNullish, isUndefined, not, or, truthOf } from './conditions.ts';
import { choice, conditionValue, derived, lift, liftBoth, sourceOf, subjectsOf } from './lift.ts';
import { isInherited, lookup } from './members.ts';
import { equalPrimitives, joined, operated } from './primitives.ts';
import { ALWAYS, NEVER, primitive, textOf } from './value.ts';
import type { Condition, Edge, PositionValue, SettledValue, SymbolValue, UnknownValue, Value } from './value.ts';

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
    case '-':
    case '+':
      return lift(operand, (value) => {
        // `~list.indexOf(x)` is 0 exactly when x is not there; nobody asks for more than that.
        if (value.kind === 'position' && operator === '~') return conditionValue(value.found);
        if (value.kind !== 'primitive') return derived(id, [value]);
        if (typeof value.value === 'bigint') return operator === '-' ? primitive(-value.value) : derived(id, []);
        const number = Number(value.value);
        return primitive(operator === '~' ? ~number : operator === '-' ? -number : number);
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
      return liftBoth(left, right, (a, b) => sum(a, b, id));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return liftBoth(left, right, (a, b) => relation(operator, a, b, id));
    case 'in':
      return liftBoth(left, right, (key, holder) => membership(key, holder, id));
    default:
      return liftBoth(left, right, (a, b) => operatedOn(operator, a, b, id));
  }
}

function operatedOn(operator: string, left: SettledValue, right: SettledValue, id: string): Value {
  const known =
    left.kind === 'primitive' && right.kind === 'primitive' ? operated(operator, left.value, right.value) : null;
  return known ?? derived(id, [left, right]);
}

/** `+` adds numbers and joins texts; what an unknown value makes of it is unknown, beside an empty text too. */
function sum(left: SettledValue, right: SettledValue, id: string): Value {
  if (left.kind === 'primitive' && right.kind === 'primitive') return operatedOn('+', left, right, id);
  return concatenate([left, right], id);
}

/** The condition under which two values are equal. */
export function equality(left: SettledValue, right: SettledValue, loose: boolean, id: string): Condition {
  if (left.kind === 'primitive' && right.kind === 'primitive')
    return constant(equalPrimitives(left.value, right.value, loose));
  if (left.kind === 'primitive') return equality(right, left, loose, id);
  if (right.kind === 'primitive') return equalsPrimitive(left, right, loose, id);
  if (left.kind === 'symbol' && right.kind === 'symbol' && left.name === right.name && left.part === right.part) {
    return ALWAYS;
  }
  const symbol = left.kind === 'symbol' ? left : right.kind === 'symbol' ? right : null;
  if (symbol) return listed(symbol, null, id);
  if (left.kind === 'unknown' && right.kind === 'unknown' && left.id === right.id) return ALWAYS;
  return question(id, [left, right]);
}

function equalsPrimitive(
  left: Exclude<SettledValue, SettledPrimitive>,
  right: SettledPrimitive,
  loose: boolean,
  id: string,
): Condition {
  if (loose && (right.value === null || right.value === undefined)) return isNullish(left);
  switch (left.kind) {
    case 'symbol':
      return right.value ? listed(left, [right], `${symbolId(left)}===${String(right.value)}`) : not(truthOf(left));
    case 'position':
      return positionEquals(left, right, id);
    case 'unknown':
      if (right.value === undefined) return isUndefined(left);
      return (left.edge && edgeEquals(left.edge, right)) ?? equals(left, right, loose);
    case 'object':
    case 'array':
    case 'regexp':
    case 'function':
      // Loosely, an object is the text it turns into.
      return loose ? question(id, [left]) : NEVER;
    case 'instance':
      return question(id, [left]);
  }
}

/** `origin.slice(-11) === 'example.com'` asks for the end; of a shorter text nothing is said. */
function edgeEquals({ length, symbol, test }: Edge, { value }: SettledPrimitive): Condition | null {
  return typeof value === 'string' && value.length === length ? asksText(symbol, test, value) : null;
}

function equals(left: UnknownValue, { value }: SettledPrimitive, loose: boolean): Condition {
  // Loosely, a value equals several others; but a text that is no number equals itself alone.
  const isStrict = !loose || (typeof value === 'string' && Number.isNaN(Number(value)));
  const id = `${left.id}${isStrict ? '===' : '=='}${typeof value}:${String(value)}`;
  return isStrict ? asks(left, id, { kind: 'equal', to: value }) : question(id, [left]);
}

function positionEquals(position: PositionValue, { value }: SettledPrimitive, id: string): Condition {
  if (value === -1) return not(position.found);
  return value === 0 && position.atStart ? position.atStart : question(id, [position]);
}

/** The relation with its sides exchanged. */
const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function relation(operator: '<' | '<=' | '>' | '>=', left: SettledValue, right: SettledValue, id: string): Value {
  if (left.kind === 'primitive' && right.kind === 'position') return relation(MIRRORED[operator], right, left, id);
  const found =
    left.kind === 'position' && right.kind === 'primitive' ? positionRelation(operator, left, right, id) : null;
  return found ? conditionValue(found) : operatedOn(operator, left, right, id);
}

/** `indexOf(…) > -1` and the other ways to ask whether something was found, or was found further on. */
function positionRelation(
  operator: '<' | '<=' | '>' | '>=',
  position: PositionValue,
  { value }: SettledPrimitive,
  id: string,
): Condition | null {
  const { found, atStart } = position;
  switch (`${operator} ${String(value)}`) {
    case '> -1':
    case '>= 0':
      return found;
    case '< 0':
    case '<= -1':
      return not(found);
    case '> 0':
    case '>= 1':
      return and(found, not(atStart ?? question(id, [position])));
    case '< 1':
    case '<= 0':
      return not(and(found, not(atStart ?? question(id, [position]))));
    default:
      return null;
  }
}

function membership(key: SettledValue, holder: SettledValue, id: string): Value {
  if (key.kind === 'symbol') {
    const keys = holder.kind === 'object' ? holder.members.map(keyOf) : null;
    return conditionValue(listed(key, keys && keys.every((one) => one !== null) ? keys : null, id));
  }
  if (key.kind === 'primitive' && holder.kind === 'object' && !isInherited(String(key.value))) {
    const found = lookup(holder.members, String(key.value));
    if (found.kind !== 'unknown') return primitive(found.kind === 'found');
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
  const known = parts.map((part) => (part.kind === 'primitive' ? part : null)).filter((part) => part !== null);
  return (known.length === parts.length ? joined(known.map((part) => part.value)) : null) ?? derived(id, parts);
}

/** Is the symbol one of these? `null`: of a collection nobody knows, taken for an allow-list. */
export function listed(
  symbol: SymbolValue,
  among: readonly Value[] | null,
  id: string,
  known?: readonly Value[],
): Condition {
  const test = { kind: 'listed', symbol, among } as const;
  return { kind: 'atom', id, source: 'request', test: among === null && known ? { ...test, known } : test };
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

/** Whether a symbol begins with a text, ends with it, or has it somewhere. */
export function asksText(symbol: SymbolValue, kind: 'includes' | 'startsWith' | 'endsWith', text: string): Condition {
  return { kind: 'atom', id: `${symbolId(symbol)} ${kind} ${text}`, source: 'request', test: { kind, symbol, text } };
}

export function symbolId(symbol: SymbolValue): string {
  return `symbol:${symbol.name}.${symbol.part}`;
}
