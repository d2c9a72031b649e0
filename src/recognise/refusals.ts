import type { TSESTree } from '@typescript-eslint/utils';
import type { Refusal } from '../flow/semantics.ts';
import { HEADER_METHODS, SENDING_METHODS } from '../frameworks/header-writes.ts';
import { REPORTING_METHODS, REPORTING_PACKAGES } from '../frameworks/reporting.ts';
import { isParameter } from '../syntax/binding-origin.ts';
import { MUTATING_METHODS } from '../syntax/member-writes.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { isFunction } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';

/**
 * Whether a call may be there for what it throws. Who waits for it, waits for that too. Who drops what it answers wants
 * something else of it: to write a header, to report, to collect, to go on with a callback; or that it throws.
 */
export function refusalOf(node: TSESTree.CallExpression, scopes: Scopes): Refusal | null {
  if (node.arguments.length === 0 || node.arguments.some(isFunction)) return null;
  const outer = outermostWrapper(node);
  const isAwaited = outer.parent?.type === 'AwaitExpression' || outer.parent?.type === 'YieldExpression';
  if (!isAwaited && outer.parent?.type !== 'ExpressionStatement') return null;
  const callee = skipWrappers(node.callee);
  if (isReport(callee, scopes)) return null;
  if (isAwaited) return 'of anything';
  return isText(node.arguments[0]) || isTold(callee, scopes) ? null : 'of its arguments';
}

/** Who says something first is telling it: `debug('origin %s', origin)`, `span.setAttribute('origin', origin)`. */
function isText(argument: TSESTree.Node | undefined): boolean {
  const first = argument && skipWrappers(argument);
  return first?.type === 'TemplateLiteral' || (first?.type === 'Literal' && typeof first.value === 'string');
}

function isReport(callee: TSESTree.Node, scopes: Scopes): boolean {
  const method = callee.type === 'MemberExpression' ? propertyNameOf(callee) : null;
  if (method !== null && REPORTING_METHODS.has(method)) return true;
  const name = qualifiedName(callee, scopes);
  return name !== null && REPORTING_PACKAGES.test(name);
}

/** Whether a call hands something on: to a response, a collection, a listener, or a callback that the code was given. */
function isTold(callee: TSESTree.Node, scopes: Scopes): boolean {
  if (isParameter(callee, scopes)) return true;
  const method = callee.type === 'MemberExpression' ? propertyNameOf(callee) : null;
  if (method === null) return false;
  return (
    HEADER_METHODS.has(method) || SENDING_METHODS.has(method) || MUTATING_METHODS.has(method) || HANDING_ON.has(method)
  );
}

const HANDING_ON: ReadonlySet<string> = new Set(['emit', 'next', 'redirect', 'resolve', 'reject', 'vary']);
