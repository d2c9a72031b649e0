import type { TSESTree } from '@typescript-eslint/utils';
import { memberKey } from '../syntax/own-members.ts';
import { isWithin } from '../syntax/ranges.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';

/** Methods that call methods, and so on. */
const MOST_CALLS = 6;

/** Whether code surely runs after an app is made, and in the order of the code: no branch, loop or function of unknown callers between. */
export function isInLine(node: TSESTree.Node, made: TSESTree.Node): boolean {
  const around = straightAround(node);
  if (around === null) return false;
  if (around.type === 'Program' || isWithin(made, around)) return true;
  return constructionPath(node) !== null && (isFieldOf(classAround(node), made) || constructionPath(made) !== null);
}

/**
 * Where code runs when an object of its class is made: the ends of the calls in the constructor, and in the methods that it calls
 * once each, that lead there. `null` for what runs at another time, or nobody knows when.
 */
export function constructionPath(node: TSESTree.Node, calls = 0): readonly number[] | null {
  const around = straightAround(node);
  const member = around?.parent;
  if (!around || !isFunction(around) || (member?.type !== 'MethodDefinition' && member?.type !== 'PropertyDefinition'))
    return null;
  if (member.type === 'MethodDefinition' && member.kind === 'constructor') return [node.range[1]];
  const [call, ...others] = callsOf(memberKey(member), member.parent);
  const outer = call && others.length === 0 && calls < MOST_CALLS ? constructionPath(call, calls + 1) : null;
  return outer && [...outer, node.range[1]];
}

/** In which order things run that are in line. */
export function compareRunning(left: TSESTree.Node, right: TSESTree.Node): number {
  const [one, other] = [left, right].map((node) => constructionPath(node) ?? [node.range[1]]) as [number[], number[]];
  const at = one.findIndex((end, index) => end !== other[index]);
  return at === -1 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
}

/** The function or the program in which a node stands under no condition. */
function straightAround(node: TSESTree.Node): TSESTree.Node | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'Program' || isFunction(outer)) return outer;
    if (!STRAIGHT.has(outer.type)) return null;
  }
  return null;
}

const STRAIGHT: ReadonlySet<string> = new Set([
  'AwaitExpression',
  'BlockStatement',
  'CallExpression',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ExpressionStatement',
  'MemberExpression',
  'ReturnStatement',
  'TSAsExpression',
  'TSNonNullExpression',
  'UnaryExpression',
  'VariableDeclaration',
  'VariableDeclarator',
  'AssignmentExpression',
]);

/** `this.name()` in a class. */
function callsOf(name: string | null, body: TSESTree.Node): readonly TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  walk(body, (node) => {
    const callee = node.type === 'CallExpression' ? skipWrappers(node.callee) : null;
    if (node.type === 'CallExpression' && callee?.type === 'MemberExpression')
      if (skipWrappers(callee.object).type === 'ThisExpression' && memberKey(callee) === name) calls.push(node);
    return true;
  });
  return calls;
}

function classAround(node: TSESTree.Node): TSESTree.Node | null {
  let outer: TSESTree.Node | undefined = node;
  while (outer && outer.type !== 'ClassBody') outer = outer.parent;
  return outer ?? null;
}

/** Whether a field of the class is given it when an object is made. */
function isFieldOf(body: TSESTree.Node | null, made: TSESTree.Node): boolean {
  let inner = made;
  while (inner.parent && STRAIGHT.has(inner.parent.type)) inner = inner.parent;
  return body !== null && inner.parent?.type === 'PropertyDefinition' && inner.parent.parent === body;
}
