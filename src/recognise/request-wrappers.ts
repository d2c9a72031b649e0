import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from '../syntax/binding-origin.ts';
import type { FunctionNode } from '../syntax/binding-origin.ts';
import { valueAlong } from '../syntax/bindings.ts';
import { constructionsOf } from '../syntax/constructions.ts';
import { createEvaluator } from '../syntax/evaluate.ts';
import { iterated } from '../syntax/iteration.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Variable } from '../syntax/references.ts';
import { UNDEFINED, unknown } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';
import type { CallNode } from './request-calls.ts';
import type { Reading } from './request-options.ts';

/** A request as one of its callers makes it. */
export interface Calling {
  readonly reading: Reading;
  /** The call that stands for the request: the outermost caller in the file, or the request itself. */
  readonly node: TSESTree.Node;
}

/** Wrappers of wrappers deeper than this are not followed. */
const MOST_DEPTH = 3;

/** Ways to make one request beyond this are not looked at one by one: wrappers multiply them. */
const MOST_CALLINGS = 200;

/** Names and nodes looked at to find out whose parameters a request uses; real ones are short. */
const MOST_NAMES = 400;
const MOST_NODES = 4_000;

/**
 * The ways in which a file makes a request: once for each call of the function around it, where the function hands on what it
 * is called with (`const api = (path, init) => fetch(BASE + path, init)`); else once as it stands.
 */
export function callingsOf(
  request: TSESTree.Node,
  inputs: readonly TSESTree.Node[],
  reading: Reading,
  depth = MOST_DEPTH,
  budget = { left: MOST_CALLINGS },
): readonly Calling[] {
  const alone: Calling = { reading, node: request };
  const wrapper = depth === 0 ? null : wrapperAround(request, inputs, reading);
  if (!wrapper) return [alone];
  const calls = callsOf(wrapper, reading);
  if (calls.length === 0) return [alone];
  return calls.flatMap((call) => {
    if (budget.left <= 0) return [];
    budget.left -= 1;
    return callingsOf(call, call.arguments, reading, depth - 1, budget).map(({ reading: outer, node }) => ({
      reading: readingCalled(wrapper, call, outer),
      node,
    }));
  });
}

/** The nearest function around a node whose parameters these inputs use; `null` when they use none. */
function wrapperAround(node: TSESTree.Node, inputs: readonly TSESTree.Node[], { host }: Reading): FunctionNode | null {
  const functions = functionsUsed(inputs, host.scopes);
  for (let around = node.parent; around; around = around.parent) {
    if (isFunction(around) && functions.has(around)) return around as FunctionNode; // `isFunction` says so
  }
  return null;
}

/** The functions whose parameters an expression uses, directly or through constants of the file. */
export function functionsUsed(
  inputs: readonly TSESTree.Node[],
  scopes: Reading['host']['scopes'],
): ReadonlySet<TSESTree.Node> {
  const used = new Set<TSESTree.Node>();
  const seen = new Set<Variable>();
  const waiting = [...inputs];
  let nodes = 0;
  for (let input = waiting.pop(); input && seen.size < MOST_NAMES; input = waiting.pop()) {
    walk(input, (node) => {
      nodes += 1;
      if (nodes > MOST_NODES) return false;
      if (node.type !== 'Identifier') return true;
      const variable = variableOf(node, scopes);
      if (!variable || seen.has(variable)) return true;
      seen.add(variable);
      for (const { type, node: defined } of variable.defs) {
        if (type === 'Parameter') used.add(defined);
        if (type === 'Variable' && defined.init) waiting.push(defined.init);
      }
      return true;
    });
  }
  return used;
}

/** The calls of a function in its file: by its name, as a method of `this`, or of the constant object that holds it. */
function callsOf(callee: FunctionNode, { host }: Reading): readonly CallNode[] {
  if (callee.type === 'FunctionDeclaration')
    return callee.id ? callsThrough(variableOf(callee.id, host.scopes), [], host) : [];
  const outer = outermostWrapper(callee);
  const { parent } = outer;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? callsThrough(variableOf(parent.id, host.scopes), [], host) : [];
    case 'CallExpression':
      if (isFetcherOf(parent, outer, host)) return [parent];
      // `useCallback((path) => …)`, `memoize(async (path) => …)`: who calls the result calls the function.
      return parent.arguments[0] === outer &&
        parent.parent.type === 'VariableDeclarator' &&
        parent.parent.id.type === 'Identifier'
        ? callsThrough(variableOf(parent.parent.id, host.scopes), [], host)
        : [];
    case 'Property': {
      const key = propertyNameOf(parent);
      const object = outermostWrapper(parent.parent).parent;
      if (key === null || object?.type !== 'VariableDeclarator' || object.id.type !== 'Identifier') return [];
      return callsThrough(variableOf(object.id, host.scopes), [key], host);
    }
    case 'MethodDefinition':
    case 'PropertyDefinition': {
      if (parent.type === 'MethodDefinition' && parent.kind === 'constructor')
        return constructionsOf(parent.parent.parent, host.scopes);
      const key = parent.key.type === 'PrivateIdentifier' ? `#${parent.key.name}` : propertyNameOf(parent);
      return key === null
        ? []
        : [
            ...callsOnThis(parent.parent, key),
            ...constructionsOf(parent.parent.parent, host.scopes).flatMap((made) => callsOnInstance(made, key, host)),
          ];
    }
    default:
      return [];
  }
}

function callsThrough(variable: Variable | null, keys: readonly string[], host: Reading['host']): readonly CallNode[] {
  if (!variable || constantInitializer(variable) === null) return [];
  return variable.references.flatMap(({ identifier }) => {
    let callee: TSESTree.Node = outermostWrapper(identifier);
    for (const key of keys) {
      const { parent } = callee;
      if (parent?.type !== 'MemberExpression' || parent.object !== callee || propertyNameOf(parent) !== key) return [];
      callee = outermostWrapper(parent);
    }
    const { parent } = callee;
    if (parent?.type === 'CallExpression' && isFetcherOf(parent, callee, host)) return [parent];
    return callOf(callee);
  });
}

/** Hooks that call their second argument with the first one. */
const FETCHING: ReadonlySet<string> = new Set(['swr', 'swr/immutable']);

function isFetcherOf(call: TSESTree.CallExpression, callee: TSESTree.Node, { scopes }: Reading['host']): boolean {
  return call.arguments[1] === callee && FETCHING.has(qualifiedName(call.callee, scopes) ?? '');
}

/** Calls of a method of an instance where it is made, and of the constant that holds it. */
function callsOnInstance(made: TSESTree.NewExpression, key: string, host: Reading['host']): readonly CallNode[] {
  const instance = outermostWrapper(made);
  const { parent } = instance;
  if (parent?.type === 'MemberExpression' && parent.object === instance)
    return propertyNameOf(parent) === key ? callOf(outermostWrapper(parent)) : [];
  const isHeld = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier';
  return isHeld && parent.id.type === 'Identifier' ? callsThrough(variableOf(parent.id, host.scopes), [key], host) : [];
}

function callsOnThis(holder: TSESTree.ClassBody, key: string): readonly CallNode[] {
  const calls: CallNode[] = [];
  walk(holder, (node) => {
    if (node.type === 'MemberExpression' && skipWrappers(node.object).type === 'ThisExpression') {
      const name = node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : propertyNameOf(node);
      if (name === key) calls.push(...callOf(outermostWrapper(node)));
    }
    return true;
  });
  return calls;
}

function callOf(callee: TSESTree.Node): readonly CallNode[] {
  const { parent } = callee;
  return parent?.type === 'CallExpression' && parent.callee === callee ? [parent] : [];
}

/** Whether the functions around a request look at a member of this name themselves: what they make of it, they know. */
export function isReadAround(request: TSESTree.Node, name: string): boolean {
  for (let around = request.parent; around; around = around.parent) {
    if (isFunction(around) && readsMember(around, name)) return true;
  }
  return false;
}

function readsMember(callee: TSESTree.FunctionLike, name: string): boolean {
  let isRead = false;
  walk(callee, (node) => {
    isRead ||= node.type === 'MemberExpression' && propertyNameOf(node) === name;
    isRead ||= node.type === 'Property' && node.parent.type === 'ObjectPattern' && propertyNameOf(node) === name;
    return !isRead;
  });
  return isRead;
}

/** The evaluator of a function's code where it is called in this way. */
export function readingCalled(callee: FunctionNode, call: CallNode, outer: Reading): Reading {
  const values = passedValues(call.arguments, outer);
  const bound = new Map<Variable, Value | null>();
  const { host } = outer;
  const inner: Reading['host'] = {
    ...host,
    variable(variable) {
      const before = bound.get(variable);
      if (before !== undefined) return before;
      bound.set(variable, null);
      const value = valueOfParameter(variable) ?? host.variable(variable);
      bound.set(variable, value);
      return value;
    },
  };
  const evaluate = createEvaluator(inner);
  return { host: inner, evaluate };

  function valueOfParameter(variable: Variable): Value | null {
    const origin = constantInitializer(variable);
    if (origin?.kind !== 'parameter' || origin.function !== callee) return null;
    const id = `argument ${String(call.range[0])}/${String(origin.index)}/${variable.name}`;
    const rest = (): Value => ({
      kind: 'array',
      id,
      elements: values?.slice(origin.index) ?? [],
      open: values === null,
      node: call,
    });
    const whole = origin.isRest ? rest() : values === null ? unknown(id) : (values[origin.index] ?? UNDEFINED);
    return valueAlong(origin.path, whole, id, { host: inner, evaluate, visiting: new Set() });
  }
}

/** The values of arguments; `null` when a spread hides which they are. */
export function passedValues(args: readonly TSESTree.Node[], { evaluate, host }: Reading): readonly Value[] | null {
  const values: Value[] = [];
  for (const argument of args) {
    if (argument.type !== 'SpreadElement') values.push(evaluate(argument));
    else {
      const list = iterated(evaluate(argument.argument), host);
      if (!list || list.open) return null;
      values.push(...list.elements);
    }
  }
  return values;
}
