import type { TSESTree } from '@typescript-eslint/utils';
import { and, not, truthOf } from './conditions.ts';
import type { Evaluate } from './evaluate.ts';
import { anyOf, binary } from './operators.ts';
import { qualifiedName } from './qualified-name.ts';
import { isWithin } from './ranges.ts';
import type { Scopes } from './references.ts';
import { ALWAYS } from './value.ts';
import type { Condition } from './value.ts';
import { isFunction, walk } from './walk.ts';

/** More cases, or statements that may throw, are not told apart. */
const MOST_PARTS = 16;

/** The condition under which a part of a statement is run, for those who read behind it; `null` when nobody can tell. */
export type Branch = (parent: TSESTree.Node, part: TSESTree.Node, write: TSESTree.Node) => Condition | null;

/** Whether nobody gets from some statements, or from an expression, to a read behind them. */
export type Leaves = (code: readonly TSESTree.Node[]) => boolean;

/** For reads in the function of the statements, that of a `return` as well. */
export function leavesBefore(read: TSESTree.Node, scopes: Scopes): Leaves {
  return (code) =>
    code.some((one) => {
      switch (one.type) {
        case 'BlockStatement':
          return leavesBefore(read, scopes)(one.body);
        case 'ThrowStatement':
          return true;
        case 'ReturnStatement':
          return innermostFunction(one) === innermostFunction(read);
        case 'ExpressionStatement':
          return leavesBefore(read, scopes)([one.expression]);
        case 'CallExpression':
          return EXITS.has(qualifiedName(one.callee, scopes) ?? '');
        default:
          return false;
      }
    });
}

const EXITS: ReadonlySet<string> = new Set(['global.process.exit', 'process.exit', 'global.Deno.exit']);

function innermostFunction(node: TSESTree.Node): TSESTree.Node | null {
  let outer = node.parent;
  while (outer && !isFunction(outer)) outer = outer.parent;
  return outer ?? null;
}

/** What an `if`, or `? :`, runs in place of one of its branches. */
export function otherBranch(node: TSESTree.Node, part: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression') return [];
  const other = part === node.consequent ? node.alternate : node.consequent;
  return other ? [other] : [];
}

/** The branches of `switch`; of `try`, where whoever fails gets no further. */
export function caseTaken(evaluate: Evaluate, leaves: Leaves): Branch {
  return (parent, part) => {
    if (parent.type === 'SwitchStatement') return part === parent.discriminant ? null : ALWAYS;
    if (parent.type === 'TryStatement') return isSureIn(parent, part, leaves) ? ALWAYS : null;
    if (parent.type !== 'SwitchCase' || part === parent.test) return null;
    return entered(parent, evaluate, leaves);
  };
}

/** The same, and those of `try` and `catch`. */
export function branchTaken(evaluate: Evaluate, leaves: Leaves): Branch {
  const isCase = caseTaken(evaluate, leaves);
  return (parent, part, write) =>
    isCase(parent, part, write) ?? (parent.type === 'TryStatement' ? partRun(parent, part, write) : null);
}

/** A case is entered where its test is the first that fits, or from the case above that nothing leaves. */
function entered(target: TSESTree.SwitchCase, evaluate: Evaluate, leaves: Leaves): Condition | null {
  const { cases, discriminant } = target.parent; // cases stand nowhere else
  if (cases.length > MOST_PARTS || cases.some(isLeftHalfway)) return null;
  const asked = evaluate(discriminant);
  const expected = cases.map(({ test }) => (test ? evaluate(test) : null));
  const texts = expected.map((one) => (one?.kind === 'primitive' ? one.value : null));
  if (expected.some((one) => one !== null && one.kind !== 'primitive') || new Set(texts).size < texts.length)
    return null;
  const fits = cases.map(({ range }, index) => {
    const one = expected[index];
    return one ? truthOf(binary('===', asked, one, `case ${String(range[0])}`)) : null;
  });
  const others = not(anyOf(fits.filter((one) => one !== null)));
  const enteredAt = (at: number): Condition => {
    const first = cases.findLastIndex((one, index) => index < at && leavesAtEnd(one)) + 1;
    return anyOf(fits.slice(first, at + 1).map((one) => one ?? others));
  };
  const at = cases.indexOf(target);
  const left = cases.map((one) => leaves(statementsOf(one)));
  const isWhole = fits.includes(null) && cases.slice(0, -1).every(leavesAtEnd);
  if (!isWhole || !left.includes(true) || left.indexOf(false) !== at) return enteredAt(at);
  // Whoever reads behind came by one of those that are left: by this one, if not by another.
  return not(anyOf(cases.flatMap((_, index) => (index === at || left[index] ? [] : enteredAt(index)))));
}

const LEAVING = /^(?:Break|Continue|Return|Throw)Statement$/;

/** The statements of a case, which may have a block around them. */
export function statementsOf({ consequent }: TSESTree.SwitchCase): readonly TSESTree.Statement[] {
  return consequent.flatMap((one) => (one.type === 'BlockStatement' ? one.body : one));
}

function leavesAtEnd(one: TSESTree.SwitchCase): boolean {
  return LEAVING.test(statementsOf(one).at(-1)?.type ?? '');
}

/** Whether a case is left, but to the end of the function, anywhere but at its end. */
function isLeftHalfway(one: TSESTree.SwitchCase): boolean {
  const statements = statementsOf(one);
  let isLeft = false;
  for (const part of LEAVING.test(statements.at(-1)?.type ?? '') ? statements.slice(0, -1) : statements)
    walk(part, ({ type }) => {
      isLeft ||= type === 'BreakStatement' || type === 'ContinueStatement';
      return !isLeft;
    });
  return isLeft;
}

function isSureIn({ finalizer, handler }: TSESTree.TryStatement, part: TSESTree.Node, leaves: Leaves): boolean {
  return part === finalizer || handler === null || (part !== handler && leaves(handler.body.body));
}

/** Each statement of a block that is tried may be the last one. */
function partRun(
  { block, handler }: TSESTree.TryStatement,
  part: TSESTree.Node,
  write: TSESTree.Node,
): Condition | null {
  if (block.body.length > MOST_PARTS) return null;
  const succeeded = block.body.map(({ range }): Condition => ({
    kind: 'atom',
    id: `succeeded at ${String(range[0])}`,
    source: 'other',
    test: null,
  }));
  if (part === handler) return not(succeeded.reduce(and, ALWAYS));
  const at = block.body.findIndex((one) => isWithin(write, one));
  const statement = block.body[at];
  const isWhole = statement?.type === 'ExpressionStatement' && statement.expression === write;
  return isWhole ? succeeded.slice(0, at + 1).reduce(and, ALWAYS) : null;
}

/**
 * Whether a statement that writes to a variable may run to its end without doing so, by what nobody can see:
 * `catch { process.exit(1); }`, `default: fail();`
 */
export function isUnsure(statement: TSESTree.Node, writes: readonly TSESTree.Node[]): boolean {
  const isWritten = (list: readonly TSESTree.Statement[]): boolean =>
    list.some((one) => one.type === 'ExpressionStatement' && writes.includes(one.expression));
  switch (statement.type) {
    case 'TryStatement':
      return statement.handler !== null && !isWritten(statement.handler.body.body);
    case 'SwitchStatement':
      return !statement.cases.map(statementsOf).every((list) => {
        if (list.some(({ type }) => type === 'ReturnStatement' || type === 'ThrowStatement')) return false;
        return isWritten(list) || list.every(({ type }) => type === 'BreakStatement');
      });
    default:
      return false;
  }
}

/** Whether code runs at a time, or under a condition, for which the code around it has no expression. */
export function runsAtOtherTimes(node: TSESTree.Node, part: TSESTree.Node): boolean {
  if (node.type === 'LogicalExpression') return node.operator === '??' && part === node.right;
  return (isRunOften(node) && !isRunAtOnce(node)) || /^(?:Try|Switch|Labeled|Class)/.test(node.type);
}

/** Functions and loops. */
export function isRunOften(node: TSESTree.Node): boolean {
  return isFunction(node) || /^(?:For|While|DoWhile)/.test(node.type);
}

/** `(() => { … })()` that nothing leaves before its end. */
export function isRunAtOnce(node: TSESTree.Node): boolean {
  if (!isFunction(node) || node.async || node.generator) return false;
  let isLeft = node.parent.type !== 'CallExpression' || node.parent.callee !== node || node.parent.optional;
  walk(node.body ?? node, ({ type }) => {
    isLeft ||= type === 'ReturnStatement';
    return !isLeft;
  });
  return !isLeft;
}
