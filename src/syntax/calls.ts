import type { TSESTree } from '@typescript-eslint/utils';
import { arrayMethod } from './array-methods.ts';
import { collectionMethod, opaque } from './collections.ts';
import { joinSources } from './conditions.ts';
import type { Evaluate, EvaluatorHost } from './evaluate.ts';
import { globalCall } from './global-calls.ts';
import { dataInstance } from './instances.ts';
import { iterated } from './iteration.ts';
import { lift, sourceOf, subjectsOf } from './lift.ts';
import { isInOptionalChain } from './member-access.ts';
import { isInherited, lookup } from './members.ts';
import { mergedValue } from './merges.ts';
import { steadyMember } from './own-members.ts';
import { qualifiedName } from './qualified-name.ts';
import { regexpMethod, stringMethod, symbolMethod } from './text-methods.ts';
import { namedValue, nameOfPath, primitive, UNDEFINED } from './value.ts';
import type { InstanceValue, SettledValue, UnknownValue, Value } from './value.ts';

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
  const { host, evaluate } = surroundings;
  const name = qualifiedName(node, host.scopes);
  // `require('x')` and what compilers wrap around it name a module; every other call ends its name with `()`.
  if (name !== null && !name.endsWith('()')) return host.interpret(namedValue(name));
  const { values, isComplete } = passed(node, evaluate, host.present);
  const skips = isInOptionalChain(node);
  const callee = unwrap(node.callee);
  const method = callee.type === 'MemberExpression' ? methodName(callee, evaluate) : null;
  const call: MethodCall = { ...surroundings, name: method ?? '', arguments: values, node };
  if (callee.type === 'MemberExpression' && method !== null && steadyMember(callee, host.scopes) === null) {
    return lift(evaluate(callee.object), (receiver) => {
      if (skips && isNothing(receiver)) return UNDEFINED;
      return isComplete ? methodValue(receiver, call, node.optional) : calledAnyhow(receiver, call);
    });
  }
  return lift(evaluate(callee), (settled) => {
    if (skips && isNothing(settled)) return UNDEFINED;
    if (!isComplete) return calledAnyhow(settled, call);
    if (settled.kind === 'function') return host.apply(settled, values, node) ?? opaque(call, [settled]);
    if (settled.kind === 'unknown') return knownCall(settled.path, call) ?? calledPath(settled, call);
    return opaque(call, [settled]);
  });
}

/** Functions of other packages that do what a method of their first argument does. */
const METHODS =
  /^(?:lodash(?:-es)?|underscore)[./](concat|endsWith|every|filter|find|findIndex|flatMap|includes|join|map|some|split|startsWith)(?:\.js)?$/;

/** A call of what JavaScript brings, or a package that does what it does. */
function knownCall(path: readonly string[], call: MethodCall): Value | null {
  return globalCall(path, call) ?? methodByName(path, call) ?? mergedValue(path, call);
}

function methodByName(path: readonly string[], call: MethodCall): Value | null {
  const [, name] = METHODS.exec(nameOfPath(path)) ?? [];
  const [first, ...rest] = call.arguments;
  if (name === undefined || first === undefined) return null;
  return lift(first, (receiver) => methodValue(receiver, { ...call, name, arguments: rest }, false));
}

/** The result of `new X(…)`: a regular expression, an array, or an instance that remembers its arguments. */
export function constructValue(node: TSESTree.NewExpression, surroundings: CallSurroundings): Value {
  const { evaluate, id, host } = surroundings;
  const { values, isComplete } = passed(node, evaluate, host.present);
  const call: MethodCall = { ...surroundings, name: '', arguments: values, node };
  return lift(evaluate(node.callee), (settled) => {
    if (settled.kind !== 'unknown') return opaque(call, [settled]);
    const name = nameOfPath(settled.path);
    if (name === 'global.RegExp' || name === 'global.Array') {
      return (isComplete ? globalCall(settled.path, call) : null) ?? opaque(call, []);
    }
    const data = settled.path.length === 0 ? dataInstance(node, surroundings) : null;
    if (data) return data;
    return { kind: 'instance', id, of: name === 'url.URL' ? 'global.URL' : name, arguments: values, node };
  });
}

function methodValue(receiver: SettledValue, call: MethodCall, isOptional: boolean): Value {
  const { host, name, arguments: args, node } = call;
  switch (receiver.kind) {
    case 'primitive':
      return typeof receiver.value === 'string' ? stringMethod(receiver.value, call) : plainMethod(receiver, call);
    case 'array':
      return arrayMethod(receiver, call);
    case 'regexp':
      return regexpMethod(receiver, call);
    case 'symbol':
      return symbolMethod(receiver, call);
    case 'instance':
      return collectionMethod(receiver, call) ?? ofCopied(receiver, call) ?? opaque(call, [receiver]);
    case 'object': {
      const own = lookup(host.members(receiver), name);
      if (isOptional && own.kind === 'absent' && !isInherited(name)) return UNDEFINED;
      if (own.kind === 'found') {
        return lift(
          own.value,
          (called) => (called.kind === 'function' ? host.apply(called, args, node) : null) ?? opaque(call, [receiver]),
        );
      }
      return collectionMethod(receiver, call) ?? opaque(call, [receiver]);
    }
    case 'unknown':
      return (
        knownCall([...receiver.path, name], call) ?? collectionMethod(receiver, call) ?? calledPath(receiver, call)
      );
    case 'function':
      // Whose `this` it has, nobody asks.
      if (name === 'bind' && args.length < 2) return receiver;
      return opaque(call, [receiver]);
    case 'position':
      return opaque(call, [receiver]);
  }
}

/** `new Headers(request.headers).get('origin')`: a copy has what it was made of. */
function ofCopied({ of, arguments: [from] }: InstanceValue, call: MethodCall): Value | null {
  return of === 'global.Headers' && call.name === 'get' && from?.kind === 'unknown' ? calledPath(from, call) : null;
}

/** `(1).toString()` and `true.toString()`; with a radix it is no plain text. */
function plainMethod({ value }: Extract<SettledValue, { kind: 'primitive' }>, call: MethodCall): Value {
  const isText = call.name === 'toString' && call.arguments.length === 0 && value !== null && value !== undefined;
  return isText ? primitive(String(value)) : opaque(call, []);
}

function isNothing(value: SettledValue): boolean {
  return value.kind === 'primitive' && (value.value === null || value.value === undefined);
}

/** A call whose arguments are not all known: nothing can be said but whose it is. */
function calledAnyhow(callee: SettledValue, call: MethodCall): Value {
  return callee.kind === 'unknown' ? calledPath(callee, call) : opaque(call, [callee]);
}

/** The unknown result of calling a value, or a method of it: `f(text)`, or a step further on the path from its root. */
function calledPath(callee: UnknownValue, call: MethodCall): Value {
  const { host, id, name, arguments: args } = call;
  const steps = name === '' ? callee.path : [...callee.path, name];
  const last = `${steps.at(-1) ?? ''}(${firstText(args)})`;
  const result: UnknownValue = {
    kind: 'unknown',
    id,
    source: joinSources([callee.source, ...args.map(sourceOf)]),
    path: [...steps.slice(0, -1), last],
    about: subjectsOf(opaque(call, [callee])),
  };
  return host.interpret(result, args);
}

/** The first text among the arguments in lower case, as header names are compared; empty when there is none. */
function firstText(args: readonly Value[]): string {
  for (const value of args)
    if (value.kind === 'primitive' && typeof value.value === 'string') return value.value.toLowerCase();
  return '';
}

function methodName(callee: TSESTree.MemberExpression, evaluate: Evaluate): string | null {
  if (!callee.computed) return callee.property.type === 'Identifier' ? callee.property.name : null;
  const key = evaluate(callee.property);
  return key.kind === 'primitive' && typeof key.value === 'string' ? key.value : null;
}

/** The arguments up to the first spread that nobody knows; the elements of other spreads stand in their place. */
export function argumentsOf(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  evaluate: Evaluate,
): readonly Value[] {
  const { values, known } = passed(node, evaluate, (array) => array);
  return values.slice(0, known);
}

interface Passed {
  readonly values: readonly Value[];
  /** How many of the values stand where they do for sure. */
  readonly known: number;
  readonly isComplete: boolean;
}

function passed(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  evaluate: Evaluate,
  present: EvaluatorHost['present'],
): Passed {
  const values: Value[] = [];
  let known: number | null = null;
  for (const argument of node.arguments) {
    if (argument.type !== 'SpreadElement') values.push(evaluate(argument));
    else {
      const spread = evaluate(argument.argument);
      const list = iterated(spread, { present });
      if (!list || list.open) known ??= values.length;
      values.push(...(list ? list.elements : [spread]));
    }
  }
  return { values, known: known ?? values.length, isComplete: known === null };
}

/** `(0, x.y)` calls `x.y`: the comma only drops the receiver. */
function unwrap(callee: TSESTree.Expression): TSESTree.Expression {
  let node = callee;
  for (;;) {
    if (node.type === 'ChainExpression' || node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression')
      node = node.expression;
    else if (node.type === 'SequenceExpression' && node.expressions.length > 0) {
      const last = node.expressions.at(-1);
      if (!last) return node;
      node = last;
    } else return node;
  }
}
