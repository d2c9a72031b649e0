import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { NEUTRAL_PACKAGES } from '../frameworks/apps.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { variableOf } from '../syntax/references.ts';
import { childrenOf, isCall, isFunction, walk } from '../syntax/walk.ts';
import type { Policy } from './facts.ts';
import type { FoundApp } from './found-apps.ts';
import type { Registration } from './registrations.ts';

/** Whether a handler never hands the request on: it takes no function for that, or calls it with errors alone. */
export function isFinal(node: TSESTree.Node, { methods }: Registration, isLast: boolean, { kind }: FoundApp): boolean {
  if (!isFunction(node)) return isLast && methods !== null && node.type !== 'CallExpression';
  if (kind.pluginsFirst) return methods !== null;
  const next = node.params[kind.nests ? 1 : 2];
  if (next === undefined) return true;
  let goesOn = false;
  walk(node, (inner) => {
    goesOn ||= inner.type === 'CallExpression' && isCallOf(inner, next) && !givesError(inner);
    return !goesOn;
  });
  return !goesOn && methods !== null;
}

/** `next(error)`: what others may answer is given no argument, or the name of what is left out, `next('route')`. */
function givesError({ arguments: [given] }: TSESTree.CallExpression): boolean {
  return given !== undefined && given.type !== 'Literal';
}

/** Whether a function is only called with errors that others hand on: Express tells it by its parameters. */
export function takesErrors(node: TSESTree.Node, { kind }: FoundApp): node is TSESTree.FunctionLike {
  return isFunction(node) && node.params.length === 4 && !kind.nests && !kind.pluginsFirst;
}

/** Whether a handler hands errors on. */
export function handsOnErrors(node: TSESTree.Node): boolean {
  const next = isFunction(node) ? node.params[2] : undefined;
  return contains(node, (inner) => isCallOf(inner, next) && 'arguments' in inner && inner.arguments.length > 0);
}

/** Whether a branch for `OPTIONS` returns without handing the request on. */
export function branchesForPreflights(node: TSESTree.FunctionLike, { kind }: FoundApp): boolean {
  const next = node.params[kind.nests ? 1 : 2];
  let isFound = false;
  walk(node, (inner) => {
    if (inner.type === 'IfStatement' && contains(inner.test, isOptions))
      isFound ||=
        contains(inner.consequent, ({ type }) => type === 'ReturnStatement') &&
        !contains(inner.consequent, (one) => isCallOf(one, next));
    return !isFound;
  });
  return isFound;
}

function isOptions(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && node.value === 'OPTIONS';
}

function contains(node: TSESTree.Node, isMeant: (inner: TSESTree.Node) => boolean): boolean {
  let isFound = false;
  walk(node, (inner) => {
    isFound ||= isMeant(inner);
    return !isFound;
  });
  return isFound;
}

/** Whether a handler may write headers, or answer, in code that the project does not show. */
export function isBeyond(node: TSESTree.Node, flow: Flow): boolean {
  if (isFunction(node)) return handsOnResponse(node, flow);
  const name = qualifiedName(node, flow.host.scopes);
  const module = name?.replace(/(?:\(\)|\.).*$/, '') ?? '';
  return (
    !NEUTRAL_PACKAGES.has(module) && !NEUTRAL_PACKAGES.has((name ?? '').replace(/\(\).*$/, '').replace(/\.\w+$/, ''))
  );
}

/** Whether a function gives one of its parameters away whole: what happens to it there, nobody knows. */
function handsOnResponse(node: TSESTree.FunctionLike, flow: Flow): boolean {
  let isGiven = false;
  const parameters = new Set(node.params.map((one) => variableOf(one, flow.host.scopes)));
  parameters.delete(null);
  walk(node.body ?? node, (inner) => {
    if (!isCall(inner)) return !isGiven;
    isGiven ||= inner.arguments.some((argument) => parameters.has(variableOf(argument, flow.host.scopes)));
    return !isGiven;
  });
  return isGiven;
}

/**
 * Whether the headers of a handler meet those of others in a way of their own: a `Response` that a handler of Hono returns
 * does not take the place of headers that are already there.
 */
export function mixes(node: TSESTree.Node, { kind }: FoundApp): boolean {
  return kind.factories.includes('hono.Hono()') && contains(node, isResponseWithHeaders);
}

/** `new Response(body, init)`, `c.text(body, status, headers)`, `c.json(body, { headers })` */
function isResponseWithHeaders(node: TSESTree.Node): boolean {
  if (node.type === 'NewExpression') return node.callee.type === 'Identifier' && node.callee.name === 'Response';
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const isBody = /^(?:body|html|json|newResponse|text)$/.test(propertyNameOf(node.callee) ?? '');
  return isBody && (node.arguments.length > 2 || node.arguments[1]?.type === 'ObjectExpression');
}

/** Whether a handler writes after it has waited for the others: behind `await next()`. */
export function isAfterOthers({ allowCredentials, allowOrigin, library }: Policy, node: TSESTree.Node): boolean {
  if (library !== null || !isFunction(node)) return false;
  const waits = awaitsIn(node).filter((wait) => isCallOf(wait.argument, node.params[1]));
  const [wait] = waits;
  return (
    wait !== undefined &&
    [allowOrigin, allowCredentials].some(({ range }) => range !== null && range[0] > wait.range[1])
  );
}

function awaitsIn(node: TSESTree.Node): readonly TSESTree.AwaitExpression[] {
  return childrenOf(node).flatMap((child) =>
    child.type === 'AwaitExpression' ? [child] : isFunction(child) ? [] : awaitsIn(child),
  );
}

function isCallOf(node: TSESTree.Node, parameter: TSESTree.Parameter | undefined): boolean {
  const callee = node.type === 'CallExpression' ? node.callee : null;
  return callee?.type === 'Identifier' && parameter?.type === 'Identifier' && callee.name === parameter.name;
}
