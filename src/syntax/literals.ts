import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluate, EvaluatorHost } from './evaluate.ts';
import { isNullish, truthOf } from './conditions.ts';
import { iterated, withElements } from './iteration.ts';
import { choice, derived, lift, liftBoth } from './lift.ts';
import { withMembers } from './members.ts';
import { concatenate } from './operators.ts';
import { returnedBy } from './returned.ts';
import { primitive, UNDEFINED, unknown } from './value.ts';
import type { Member, SettledValue, Value } from './value.ts';
import { isFunction } from './walk.ts';

export interface LiteralSurroundings {
  readonly host: EvaluatorHost;
  readonly evaluate: Evaluate;
  readonly idOf: (node: TSESTree.Node) => string;
}

/** The text of `` `a${b}c` ``; with `raw`, as `String.raw` reads it. */
export function templateValue(
  node: TSESTree.TemplateLiteral,
  { evaluate, idOf }: LiteralSurroundings,
  form: 'cooked' | 'raw' = 'cooked',
): Value {
  const textAt = (index: number): string => node.quasis[index]?.value[form] ?? '';
  if (node.expressions.length === 0) return { kind: 'primitive', value: textAt(0), node };
  let built: Value = primitive(textAt(0));
  node.expressions.forEach((expression, index) => {
    const tail = primitive(textAt(index + 1));
    const id = `${idOf(node)}#${String(index)}`;
    built = liftBoth(built, evaluate(expression), (head, inserted) => {
      const text = concatenate([primitive(''), head, inserted, tail], id);
      return text.kind === 'symbol' || text.kind === 'primitive' ? text : derived(id, [head, inserted]);
    });
  });
  return built;
}

export function arrayValue(node: TSESTree.ArrayExpression, { host, evaluate, idOf }: LiteralSurroundings): Value {
  let built: Value = { kind: 'array', id: idOf(node), elements: [], open: false, node };
  let waiting: Value[] = [];
  const add = (elements: readonly Value[], open: boolean): void => {
    if (elements.length > 0 || open) built = lift(built, (array) => longer(array, elements, open));
  };
  for (const element of node.elements) {
    if (element?.type === 'SpreadElement') {
      add(waiting, false);
      waiting = [];
      built = liftBoth(built, evaluate(element.argument), (array, spread) => {
        const list = iterated(spread, host) ?? { elements: [derived(idOf(element), [spread])], open: true };
        return longer(array, list.elements, list.open);
      });
    } else waiting.push(element ? evaluate(element) : UNDEFINED);
  }
  // Some methods see a hole, and others do not.
  add(waiting, node.elements.includes(null));
  return built;
}

function longer(array: SettledValue, elements: readonly Value[], open: boolean): Value {
  return array.kind === 'array' ? withElements(array, [...array.elements, ...elements], array.open || open) : array;
}

export function objectValue(node: TSESTree.ObjectExpression, surroundings: LiteralSurroundings): Value {
  const { evaluate, idOf, host } = surroundings;
  const prototype = node.properties.flatMap((one) => prototypeOf(one, surroundings));
  let built: Value = { kind: 'object', id: idOf(node), members: prototype, node };
  let waiting: Member[] = [];
  const addWaiting = (): void => {
    if (waiting.length > 0) built = lift(built, (object) => larger(object, waiting));
    waiting = [];
  };
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      addWaiting();
      const copied = spreadValue(evaluate(property.argument));
      built = liftBoth(built, copied, (object, source) => larger(object, copyOf(source, property, host)));
    } else if (!isPrototype(property)) {
      const key = keyOf(property, evaluate);
      if (key.kind !== 'choice' && key.kind !== 'condition') waiting.push(memberFor(property, key, surroundings));
      else {
        addWaiting();
        built = liftBoth(built, key, (object, one) => larger(object, [memberFor(property, one, surroundings)]));
      }
    }
  }
  addWaiting();
  return built;
}

function larger(object: SettledValue, members: readonly Member[]): Value {
  return object.kind === 'object' ? withMembers(object, object.members, members) : object;
}

/**
 * What a spread copies from: of `c && { … }`, and of a variable that holds it, nothing where `c` is false, whatever false
 * value that is.
 */
function spreadValue(value: Value): Value {
  if (value.kind !== 'choice') return value;
  const { test, consequent, alternate } = value;
  return choice(test, nothingUnless(consequent, test, true), nothingUnless(alternate, test, false));
}

function nothingUnless(value: Value, test: Parameters<typeof choice>[0], holds: boolean): Value {
  if (value.kind !== 'unknown') return spreadValue(value);
  const truth = truthOf(value);
  const isFalse = !holds && test.kind === 'atom' && truth.kind === 'atom' && truth.id === test.id;
  return isFalse ? UNDEFINED : value;
}

function copyOf(copied: SettledValue, node: TSESTree.Node, host: EvaluatorHost): readonly Member[] {
  if (copied.kind === 'object') return host.members(copied);
  // `...false`, `...null`, `...undefined`, `...0`: nothing is copied.
  if (copied.kind === 'primitive' && typeof copied.value !== 'string') return [];
  if (copied.kind === 'primitive' && copied.value === '') return [];
  return [{ kind: 'unknown', node, value: copied }];
}

function memberFor(property: TSESTree.Property, key: SettledValue, { evaluate, idOf }: LiteralSurroundings): Member {
  const given = property.kind === 'get' && isFunction(property.value) ? returnedBy(property.value) : null;
  if (given && key.kind === 'primitive')
    return { kind: 'entry', key: String(key.value), value: evaluate(given), node: given };
  const value = property.kind === 'init' ? evaluate(property.value) : unknown(idOf(property));
  if (property.kind !== 'init' || key.kind !== 'primitive') return { kind: 'unknown', node: property, value };
  return { kind: 'entry', key: String(key.value), value, node: property };
}

function keyOf({ key, computed }: TSESTree.Property, evaluate: Evaluate): Value {
  if (computed) return evaluate(key);
  return key.type === 'Identifier' ? primitive(key.name) : evaluate(key);
}

/** `{ __proto__: x }` gives the object another prototype, and no member. */
function isPrototype(property: TSESTree.ObjectLiteralElement): property is TSESTree.Property {
  if (property.type !== 'Property' || property.computed || property.shorthand || property.method) return false;
  return property.key.type === 'Identifier'
    ? property.key.name === '__proto__'
    : property.key.type === 'Literal' && property.key.value === '__proto__';
}

/** Members of a prototype stand behind all own ones, and nobody lists them. */
function prototypeOf(property: TSESTree.ObjectLiteralElement, { evaluate }: LiteralSurroundings): readonly Member[] {
  if (!isPrototype(property)) return [];
  const value = evaluate(property.value);
  const isNone = value.kind === 'primitive' && isNullish(value).kind === 'constant';
  return isNone ? [] : [{ kind: 'unknown', node: property, value }];
}
