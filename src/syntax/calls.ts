import type { TSESTree } from '@typescript-eslint/utils';
import { arrayMethod } from './array-methods.ts';
import type { Evaluate, EvaluatorHost } from './evaluate.ts';
import { globalCall } from './global-calls.ts';
import { derived, lift, sourceOf } from './lift.ts';
import { collectionMethod, regexpMethod, stringMethod, symbolMethod } from './text-methods.ts';
import { joinSources } from './conditions.ts';
import { qualifiedName } from './qualified-name.ts';
import { namedValue, nameOfPath, unknown } from './value.ts';
import type { SettledValue, UnknownValue, Value } from './value.ts';

export interface CallSurroundings {
  readonly host: EvaluatorHost;
  readonly evaluate: Evaluate;
  readonly id: string;
}

/** One call with its receiver (for a method) and its arguments evaluated. */
export interface MethodCall extends CallSurroundings {
  readonly name: string;
  readonly arguments: readonly Value[];
  readonly node: TSESTree.Node;
}

/** The result of a call: of a built-in, of a function of the file, or unknown. */
export function callValue(node: TSESTree.CallExpression, surroundings: CallSurroundings): Value {
  const { host, evaluate, id } = surroundings;
  const name = qualifiedName(node, host.scopes);
  // `require('x')` and what compilers wrap around it name a module; every other call ends its name with `()`.
  if (name !== null && !name.endsWith('()')) return host.interpret(namedValue(name));
  const args = argumentsOf(node, evaluate);
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression') {
    const method = methodName(callee, evaluate);
    if (method !== null) {
      const receiver = evaluate(callee.object);
      const call: MethodCall = { ...surroundings, name: method, arguments: args, node };
      return lift(receiver, (settled) => methodValue(settled, call));
    }
  }
  return lift(evaluate(callee), (settled) => {
    if (settled.kind === 'function') return host.apply(settled, args, node) ?? derived(id, args);
    if (settled.kind === 'unknown') {
      return globalCall(settled.path, { ...surroundings, name: '', arguments: args, node }) ?? calledPath(settled, null, args, surroundings);
    }
    return derived(id, [settled, ...args]);
  });
}

/** The result of `new X(…)`: a regular expression, or an instance that remembers its arguments. */
export function constructValue(node: TSESTree.NewExpression, surroundings: CallSurroundings): Value {
  const { evaluate, id } = surroundings;
  const args = argumentsOf(node, evaluate);
  return lift(evaluate(node.callee), (settled) => {
    if (settled.kind !== 'unknown') return derived(id, args);
    const name = nameOfPath(settled.path);
    const call: MethodCall = { ...surroundings, name: '', arguments: args, node };
    if (name === 'global.RegExp') return globalCall(settled.path, call) ?? derived(id, args);
    return { kind: 'instance', id, of: name, arguments: args, node };
  });
}

function methodValue(receiver: SettledValue, call: MethodCall): Value {
  const { host, id, name, arguments: args, node } = call;
  switch (receiver.kind) {
    case 'primitive':
      return typeof receiver.value === 'string' ? stringMethod(receiver.value, call) : simpleText(receiver, call);
    case 'array':
      return arrayMethod(receiver, call);
    case 'regexp':
      return regexpMethod(receiver, call);
    case 'symbol':
      return symbolMethod(receiver, call);
    case 'instance':
      return collectionMethod(receiver, call) ?? derived(id, [receiver, ...args]);
    case 'object': {
      const own = host.members(receiver).findLast((member) => member.kind === 'entry' && member.key === name);
      if (own?.kind === 'entry' && own.value.kind === 'function') {
        return host.apply(own.value, args, node) ?? derived(id, [receiver, ...args]);
      }
      return collectionMethod(receiver, call) ?? derived(id, [receiver, ...args]);
    }
    case 'unknown':
      return (
        globalCall([...receiver.path, name], call) ??
        collectionMethod(receiver, call) ??
        calledPath(receiver, name, args, call)
      );
    case 'function':
    case 'position':
      return derived(id, [receiver, ...args]);
  }
}

function simpleText(receiver: Extract<SettledValue, { kind: 'primitive' }>, { name, id }: MethodCall): Value {
  return name === 'toString' && receiver.value !== null && receiver.value !== undefined
    ? { kind: 'primitive', value: String(receiver.value) }
    : unknown(id);
}

/** The unknown result of calling a value, or a method of it: `f(text)`, or a step further on the path from its root. */
function calledPath(
  callee: UnknownValue,
  method: string | null,
  args: readonly Value[],
  { host, id }: CallSurroundings,
): Value {
  const about = derived(id, [callee, ...args]);
  const steps = method === null ? callee.path : [...callee.path, method];
  const last = `${steps.at(-1) ?? ''}(${firstText(args)})`;
  return host.interpret({
    kind: 'unknown',
    id,
    source: joinSources([callee.source, ...args.map(sourceOf)]),
    path: [...steps.slice(0, -1), last],
    about: about.kind === 'unknown' ? about.about : [],
  });
}

/** The first text among the arguments in lower case, as header names are compared; empty when there is none. */
function firstText(args: readonly Value[]): string {
  for (const value of args) if (value.kind === 'primitive' && typeof value.value === 'string') return value.value.toLowerCase();
  return '';
}

function methodName(callee: TSESTree.MemberExpression, evaluate: Evaluate): string | null {
  if (!callee.computed) return callee.property.type === 'Identifier' ? callee.property.name : null;
  const key = evaluate(callee.property);
  return key.kind === 'primitive' && typeof key.value === 'string' ? key.value : null;
}

/** The arguments up to the first spread, whose elements follow when they are known. */
export function argumentsOf(node: TSESTree.CallExpression | TSESTree.NewExpression, evaluate: Evaluate): readonly Value[] {
  const values: Value[] = [];
  for (const argument of node.arguments) {
    if (argument.type !== 'SpreadElement') values.push(evaluate(argument));
    else {
      const spread = evaluate(argument.argument);
      if (spread.kind !== 'array' || spread.open) return values;
      values.push(...spread.elements);
    }
  }
  return values;
}

/** `(0, x.y)` calls `x.y`: the comma only drops the receiver. */
function unwrap(callee: TSESTree.Expression): TSESTree.Expression {
  let node = callee;
  for (;;) {
    if (node.type === 'ChainExpression' || node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression') node = node.expression;
    else if (node.type === 'SequenceExpression' && node.expressions.length > 0) {
      const last = node.expressions.at(-1);
      if (!last) return node;
      node = last;
    } else return node;
  }
}
