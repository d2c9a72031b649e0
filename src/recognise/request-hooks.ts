import type { TSESTree } from '@typescript-eslint/utils';
import { REQUEST_HOOKS } from '../frameworks/header-writes.ts';
import { parameterRoot } from '../syntax/bindings.ts';
import { literalText } from '../syntax/literal-text.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';
import { isBagOfAny } from './header-bags.ts';

/**
 * Whether code that writes into a bag of headers writes to a request: to one on its way out, which is the first parameter of an
 * axios request interceptor, of `prepareHeaders`, of a proxy's `proxyReq` listener; or into what the browser sent. That is in
 * `headers` of the first of three parameters whose last is called to hand on or to answer: `(request, response, next)`,
 * `(event, context, callback)`.
 */
export function requestBagsIn(program: TSESTree.Program): (bag: string, by: TSESTree.Node) => boolean {
  const outgoing = firstParameters(program, isRequestHook);
  const incoming = firstParameters(program, callsThird);
  // `request.res.set(…)` is about the response.
  return (bag, { type }) => isBagOfAny(bag, outgoing) || (type === 'AssignmentExpression' && isBagOfAny(bag, incoming));
}

function firstParameters(
  program: TSESTree.Program,
  isMeant: (node: TSESTree.FunctionLike) => boolean,
): ReadonlySet<string> {
  const ids = new Set<string>();
  walk(program, (node) => {
    if (isFunction(node) && isMeant(node)) ids.add(parameterRoot(node, 0, 'other').id);
    return true;
  });
  return ids;
}

function callsThird({ body, params: [, , third, ...more] }: TSESTree.FunctionLike): boolean {
  if (!body || third?.type !== 'Identifier' || more.length > 0) return false;
  let isCalled = false;
  walk(body, (node) => {
    isCalled ||= node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === third.name;
    return !isCalled;
  });
  return isCalled;
}

function isRequestHook(node: TSESTree.FunctionLike): boolean {
  const outer = outermostWrapper(node);
  const { parent } = outer;
  switch (parent?.type) {
    case 'Property':
      return REQUEST_HOOKS.has(propertyNameOf(parent) ?? '');
    case 'ArrayExpression':
      return parent.parent.type === 'Property' && REQUEST_HOOKS.has(propertyNameOf(parent.parent) ?? '');
    case 'CallExpression':
      return isInterceptor(parent) || isRequestEvent(parent);
    default:
      return false;
  }
}

/** `client.interceptors.request.use(hook)` */
function isInterceptor({ callee }: TSESTree.CallExpression): boolean {
  const use = skipWrappers(callee);
  if (use.type !== 'MemberExpression' || propertyNameOf(use) !== 'use') return false;
  const request = skipWrappers(use.object);
  if (request.type !== 'MemberExpression' || propertyNameOf(request) !== 'request') return false;
  const interceptors = skipWrappers(request.object);
  return interceptors.type === 'MemberExpression' && propertyNameOf(interceptors) === 'interceptors';
}

/** `proxy.on('proxyReq', hook)` */
function isRequestEvent({ callee, arguments: [event] }: TSESTree.CallExpression): boolean {
  const on = skipWrappers(callee);
  if (on.type !== 'MemberExpression' || event === undefined) return false;
  return (
    ['on', 'once', 'addListener'].includes(propertyNameOf(on) ?? '') && REQUEST_HOOKS.has(literalText(event) ?? '')
  );
}
