import type { TSESTree } from '@typescript-eslint/utils';
import { HEADER_COLLECTIONS, REQUEST_VIEWS, RESPONSE_FACTORIES, RESPONSE_VIEWS } from '../frameworks/header-writes.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import type { UnknownValue, Value } from '../syntax/value.ts';
import { skipWrappers } from '../syntax/wrappers.ts';

const RESPONSE = 'response:';

/** Whether a bag of headers belongs to a response, and not to a `Headers` that may yet become a request's. */
export function isResponseBag(bag: string): boolean {
  return bag.startsWith(RESPONSE);
}

/**
 * The bag of headers that a value gives access to, whichever view of the response it is: `ctx`, `ctx.response` and
 * `ctx.res.headers` have one bag. `null` for values that are no response as far as the file tells.
 */
export function bagOf(value: Value): string | null {
  switch (value.kind) {
    case 'instance':
      if (RESPONSE_FACTORIES.has(`${value.of}()`)) return RESPONSE + value.id;
      return HEADER_COLLECTIONS.has(`${value.of}()`) ? `headers:${value.id}` : null;
    case 'unknown':
      return bagOfPath(value);
    default:
      return null;
  }
}

function bagOfPath({ path, id }: UnknownValue): string | null {
  const [root, ...steps] = path;
  if (root === undefined) return null;
  if (RESPONSE_FACTORIES.has(root)) return steps[0] === 'headers' ? RESPONSE + id.replace(/\.headers.*$/, '') : null;
  if (steps.some((step) => REQUEST_VIEWS.has(step))) return null;
  const called = steps.findIndex((step) => step.endsWith(')'));
  if (root.startsWith('parameter ') || root === 'this') {
    // A client keeps the headers of its requests in `this.headers`.
    if (root === 'this' && steps[0] === 'headers') return null;
    const own = called === -1 ? steps : steps.slice(0, called);
    return RESPONSE + [root, ...own.filter((step) => !RESPONSE_VIEWS.has(step))].join('.');
  }
  if (root.endsWith('Request()')) return null;
  // Something that an import or a global returned: a response if its `headers` are written.
  return (called !== -1 || root.endsWith(')')) && steps.at(-1) === 'headers'
    ? RESPONSE + id.replace(/\.headers$/, '')
    : null;
}

/** Whether a bag hangs on one of these parameters. */
export function isBagOfAny(bag: string, parameters: ReadonlySet<string>): boolean {
  if (parameters.size === 0 || !bag.startsWith(RESPONSE)) return false;
  const [parameter = ''] = bag.slice(RESPONSE.length).split('.');
  return parameters.has(parameter);
}

/** Whether a header may be written by a computed name into what an expression names: `response.headers`, or a name for it. */
export function isHeadersView(node: TSESTree.Node, scopes: Scopes): boolean {
  const holder = skipWrappers(node);
  return holder.type === 'MemberExpression'
    ? propertyNameOf(holder) === 'headers'
    : holder.type === 'Identifier' && !isPlainObject(holder, scopes);
}

/** Whether a name stands for an object that the file makes itself: `const out = {}`, and what `reduce` starts with. */
function isPlainObject(name: TSESTree.Identifier, scopes: Scopes): boolean {
  const variable = variableOf(name, scopes);
  const origin = variable && constantInitializer(variable);
  if (origin?.kind === 'variable') return origin.path.length === 0 && isObject(origin.init);
  if (origin?.kind !== 'parameter' || origin.index > 0) return false;
  const { parent } = origin.function;
  return parent?.type === 'CallExpression' && isReduce(parent.callee) && isObject(parent.arguments[1]);
}

function isObject(node: TSESTree.Node | null | undefined): boolean {
  return !!node && skipWrappers(node).type === 'ObjectExpression';
}

function isReduce(node: TSESTree.Node): boolean {
  const callee = skipWrappers(node);
  return callee.type === 'MemberExpression' && propertyNameOf(callee) === 'reduce';
}
