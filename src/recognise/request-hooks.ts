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
 * `headers` of the first of three parameters whose last is called to hand on or to answer, `(request, response, next)`,
 * `(event, context, callback)`, and of one that is asked what a request is asked: `event.httpMethod`.
 */
export function requestBagsIn(program: TSESTree.Program): (bag: string, by: TSESTree.Node) => boolean {
  const outgoing = firstParameters(program, isRequestHook);
  const incoming = firstParameters(program, callsThird);
  const asked = firstParameters(program, isAskedAsRequest);
  // `request.res.set(…)` is about the response.
  return (bag, by) =>
    isBagOfAny(bag, outgoing) ||
    (by.type === 'AssignmentExpression' && isBagOfAny(bag, incoming)) ||
    (isInOwnHeaders(by.type === 'AssignmentExpression' ? by.left : by) && isBagOfAny(bag, asked));
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
    isCalled ||= node.type === 'CallExpression' && isNamed(node.callee, third);
    return !isCalled;
  });
  return isCalled;
}

/** What Lambda's events, and requests of Node and Next.js, have, and no response does. */
const OF_REQUESTS =
  /^(?:httpMethod|method|nextUrl|originalUrl|pathParameters|queryStringParameters|rawPath|rawQueryString|requestContext)$/;

/** Whether a function reads what only a request has off its first parameter. */
function isAskedAsRequest({ body, params: [first] }: TSESTree.FunctionLike): boolean {
  if (!body || first?.type !== 'Identifier') return false;
  let isAsked = false;
  walk(body, (node) => {
    isAsked ||=
      node.type === 'MemberExpression' && isNamed(node.object, first) && OF_REQUESTS.test(propertyNameOf(node) ?? '');
    return !isAsked;
  });
  return isAsked;
}

function isNamed(node: TSESTree.Node, { name }: TSESTree.Identifier): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** `event.headers[name]`, or `request.headers.set(…)`, where `event` and `request` are names. */
function isInOwnHeaders(written: TSESTree.Node): boolean {
  const target = written.type === 'CallExpression' ? skipWrappers(written.callee) : written;
  const headers = target.type === 'MemberExpression' ? skipWrappers(target.object) : target;
  return (
    headers.type === 'MemberExpression' &&
    propertyNameOf(headers) === 'headers' &&
    skipWrappers(headers.object).type === 'Identifier'
  );
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
