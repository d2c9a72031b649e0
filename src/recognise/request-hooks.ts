import type { TSESTree } from '@typescript-eslint/utils';
import { REQUEST_HOOKS } from '../frameworks/header-writes.ts';
import { parameterRoot } from '../syntax/bindings.ts';
import { literalText } from '../syntax/literal-text.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';

/**
 * The ids of parameters that hold a request on its way out, not a response: the first one of an axios request interceptor,
 * of `prepareHeaders`, of a proxy's `proxyReq` listener. Headers set there go to a server.
 */
export function requestParameters(program: TSESTree.Program): ReadonlySet<string> {
  const ids = new Set<string>();
  walk(program, (node) => {
    if (isFunction(node) && isRequestHook(node)) ids.add(parameterRoot(node, 0, 'other').id);
    return true;
  });
  return ids;
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
