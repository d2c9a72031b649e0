import type { TSESTree } from '@typescript-eslint/utils';
import type { BindingSurroundings } from './bindings.ts';
import { branchTaken, isUnsure } from './branches.ts';
import { assignedTo, choice } from './lift.ts';
import { isWithin } from './ranges.ts';
import { isReassignment, valueDefinitions } from './references.ts';
import type { Variable } from './references.ts';
import { NEVER, UNDEFINED, unknown } from './value.ts';
import type { Condition, Value } from './value.ts';
import { isFunction } from './walk.ts';
import { declaringBlock, functionAround, isBefore, isOfOtherFile, timeOf } from './write-order.ts';

/** A variable with more assignments than this is followed no further. */
const MOST_WRITES = 16;

/**
 * The value that a variable has where it is read, from `let x = …` and the assignments `x = …` in the code around its
 * declaration: the last one that was reached. `null` when any of them happens at a time that nobody can tell, as in loops and
 * functions.
 */
export function reassignedValue(
  variable: Variable,
  read: TSESTree.Node,
  surroundings: BindingSurroundings,
): Value | null {
  const declarator = declaratorOf(variable);
  const writes = declarator && writesTo(variable);
  if (declarator === null || writes === null || writes.length > MOST_WRITES) return null;
  const { evaluate, soFar } = surroundings;
  const block = declaringBlock(variable);
  const unsure = new Set<TSESTree.Node>();
  let value: Value = declarator.init ? evaluate(declarator.init) : UNDEFINED;
  for (const write of writes) {
    soFar?.set(variable, value);
    const happened: Condition | null = bindingTime(write, read, variable, surroundings);
    if (happened === null) return null;
    if (happened.kind === 'constant' && !happened.holds) continue;
    for (let outer: TSESTree.Node | undefined = write.parent; outer && outer !== block; outer = outer.parent) {
      if (unsure.has(outer) || !isUnsure(outer, writes)) continue;
      unsure.add(outer);
      value = unknown(`${variable.name} before ${String(write.range[0])}`);
    }
    value = choice(
      happened,
      assignedTo(write.operator, value, () => evaluate(write.right)),
      value,
    );
  }
  return value;
}

/**
 * The condition under which an assignment to a variable has happened before the variable is read; `null` when nobody can tell.
 * Unlike an object, a value that was read does not change.
 */
function bindingTime(
  write: TSESTree.Node,
  read: TSESTree.Node,
  variable: Variable,
  surroundings: BindingSurroundings,
): Condition | null {
  const block = declaringBlock(variable);
  const { scopes } = surroundings.host;
  if (block === null) return null;
  const callback = functionAround(read, block);
  if (isOfOtherFile(read, write, scopes) || (callback !== null && !isBefore(write, read, block, scopes))) return null;
  if (callback === null && (read.range[0] < write.range[1] || isLeftBehind(write, read))) return NEVER;
  const { condition, isRepeated } = timeOf(write, block, read, surroundings, branchTaken);
  return isRepeated ? null : condition;
}

/** Whether nobody gets from a write to a read: it leads out of the function, or into the other branch. */
function isLeftBehind(write: TSESTree.Node, read: TSESTree.Node): boolean {
  for (let inner = write; inner.parent && !isFunction(inner.parent); inner = inner.parent) {
    const { parent } = inner;
    if (isWithin(read, parent))
      return parent.type === 'IfStatement' && parent.test !== inner && isInBranch(read, parent);
    const list = parent.type === 'BlockStatement' ? parent.body : parent.type === 'SwitchCase' ? parent.consequent : [];
    if (list.some((one) => one.range[0] > inner.range[0] && /^(?:Return|Throw)Statement$/.test(one.type))) return true;
  }
  return false;
}

function isInBranch(node: TSESTree.Node, { alternate, consequent }: TSESTree.IfStatement): boolean {
  return [alternate, consequent].some((branch) => branch !== null && isWithin(node, branch));
}

function declaratorOf(variable: Variable): TSESTree.VariableDeclarator | null {
  const [definition, ...others] = valueDefinitions(variable);
  if (definition?.type !== 'Variable' || others.length > 0 || definition.node.id.type !== 'Identifier') return null;
  const statement = definition.node.parent.parent;
  return /^For/.test(statement.type) ? null : definition.node;
}

/** The assignments to a variable in source order; `null` when it is written in any other way, or by another function. */
function writesTo(variable: Variable): readonly TSESTree.AssignmentExpression[] | null {
  const writes: TSESTree.AssignmentExpression[] = [];
  for (const { identifier } of variable.references.filter(isReassignment)) {
    const { parent } = identifier;
    const isPlain =
      parent?.type === 'AssignmentExpression' &&
      /^(?:&&|\|\||\?\?)?=$/.test(parent.operator) &&
      parent.left === identifier &&
      parent.parent.type === 'ExpressionStatement';
    if (!isPlain || functionOf(parent) !== functionOf(variable.identifiers[0])) return null;
    writes.push(parent);
  }
  return writes;
}

function functionOf(node: TSESTree.Node | undefined): TSESTree.Node | null {
  let outer = node;
  while (outer && !isFunction(outer)) outer = outer.parent;
  return outer ?? null;
}
