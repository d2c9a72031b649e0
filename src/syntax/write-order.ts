import type { TSESTree } from '@typescript-eslint/utils';
import type { BindingSurroundings } from './bindings.ts';
import { caseTaken, isRunAtOnce, isRunOften, leavesBefore, otherBranch, runsAtOtherTimes } from './branches.ts';
import type { Branch, Leaves } from './branches.ts';
import { and, not, truthOf } from './conditions.ts';
import type { Evaluate } from './evaluate.ts';
import { nameOf } from './constructions.ts';
import { writesToMembers } from './member-writes.ts';
import { functionNamed } from './named-node.ts';
import { isPrimitiveMember } from './primitive-members.ts';
import { propertyNameOf } from './property-name.ts';
import { isWithin } from './ranges.ts';
import { variableOf } from './references.ts';
import type { Scopes, Variable } from './references.ts';
import { ALWAYS, NEVER } from './value.ts';
import type { Condition } from './value.ts';
import { childrenOf, isFunction } from './walk.ts';
import { outermostWrapper, skipWrappers } from './wrappers.ts';

/** When a write happens, as those see it who read at some place. */
export interface WriteTime {
  readonly condition: Condition;
  /** It may have happened more than once. */
  readonly isRepeated: boolean;
}

/** The condition under which a write to what a constant holds has happened before a read of it. */
export function whenWritten(
  write: TSESTree.Node,
  read: TSESTree.Node,
  variable: Variable,
  surroundings: BindingSurroundings,
): WriteTime {
  const block = declaringBlock(variable);
  const { condition, isRepeated } = block
    ? timeOf(write, block, read, surroundings)
    : { condition: perhaps(write), isRepeated: true };
  const { scopes } = surroundings.host;
  // Code of other files runs when the code that exports something has run.
  if (isOfOtherFile(read, write, scopes) || isBefore(write, read, block, scopes)) return { condition, isRepeated };
  if (isWithin(read, write) && !isRepeated) return { condition: NEVER, isRepeated };
  // What is read now may be looked at later, too: every read is a question of its own.
  const later: Condition = {
    kind: 'atom',
    id: `written at ${String(write.range[0])} after ${String(read.range[0])}`,
    source: 'other',
    test: null,
  };
  return { condition: and(condition, later), isRepeated };
}

export function isOfOtherFile(read: TSESTree.Node, write: TSESTree.Node, { modules }: Scopes): boolean {
  return modules !== undefined && modules.at(read) !== modules.at(write);
}

function perhaps(write: TSESTree.Node): Condition {
  return { kind: 'atom', id: `written at ${String(write.range[0])}`, source: 'time', test: null };
}

export function declaringBlock(variable: Variable): TSESTree.Node | null {
  const declaration = variable.defs[0]?.parent;
  const statement = declaration?.parent?.type === 'ExportNamedDeclaration' ? declaration.parent : declaration;
  return statement?.parent ?? null;
}

/** What leads from the block of the declaration to the write. */
export function timeOf(
  write: TSESTree.Node,
  block: TSESTree.Node,
  read: TSESTree.Node,
  { evaluate, host }: BindingSurroundings,
  branchOf: (evaluate: Evaluate, leaves: Leaves) => Branch = caseTaken,
): WriteTime {
  const leaves = leavesBefore(read, host.scopes);
  const branch = branchOf(evaluate, leaves);
  let condition = ALWAYS;
  let isRepeated = false;
  // Whoever reads further down in a block came by here, whatever leads to the block.
  let isShared = false;
  for (let inner = write; inner !== block;) {
    const { parent } = inner;
    if (!parent) return { condition: perhaps(write), isRepeated: true };
    isShared ||= parent.type === 'BlockStatement' && isWithin(read, parent) && read.range[0] >= write.range[1];
    const taken = isShared || isWithin(read, parent) ? null : branch(parent, inner, write);
    if (isShared) isRepeated ||= isRunOften(parent) && !isRunAtOnce(parent);
    else if (taken === null && runsAtOtherTimes(parent, inner))
      return { condition: together(write, parent, read), isRepeated: true };
    if (taken) condition = and(taken, condition);
    const step = isShared ? null : stepInto(parent, inner);
    if (step && (isWithin(read, parent) || !leaves(otherBranch(parent, inner)))) {
      const truth = truthOf(evaluate(step.test));
      condition = and(step.holds ? truth : not(truth), condition);
    }
    inner = parent;
  }
  return { condition, isRepeated };
}

/** Writes in one block happen together, as far as those can tell who are not in there themselves. */
function together(write: TSESTree.Node, around: TSESTree.Node, read: TSESTree.Node): Condition {
  let block = write;
  while (block.parent && block !== around && block.type !== 'BlockStatement') block = block.parent;
  if (isWithin(read, around)) return perhaps(write);
  return { kind: 'atom', id: `written in ${String(block.range[0])}`, source: 'time', test: null };
}

/** The condition that leads to a part of a node; `null` when the part always runs. */
function stepInto(
  node: TSESTree.Node,
  part: TSESTree.Node,
): { readonly test: TSESTree.Node; readonly holds: boolean } | null {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return part === node.test ? null : { test: node.test, holds: part === node.consequent };
    case 'LogicalExpression':
      return part === node.left ? null : { test: node.left, holds: node.operator === '&&' };
    default:
      return null;
  }
}

/** Whether a read comes after a write: further down in the same function, or in a function that runs later. */
export function isBefore(
  write: TSESTree.Node,
  read: TSESTree.Node,
  block: TSESTree.Node | null,
  scopes: Scopes,
): boolean {
  if (read.range[0] >= write.range[1]) {
    const callback = functionAround(read, block);
    // A function declaration may be called above the place where it stands.
    return callback === null || callback.type !== 'FunctionDeclaration' || !isUsedBefore(callback, write, scopes);
  }
  const callback = functionAround(read, block);
  return callback !== null && !isWithin(write, callback) && !isUsedBefore(callback, write, scopes);
}

/** The outermost function around a node within a block. */
export function functionAround(node: TSESTree.Node, block: TSESTree.Node | null): TSESTree.FunctionLike | null {
  let found: TSESTree.FunctionLike | null = null;
  for (let outer: TSESTree.Node | undefined = node; outer && outer !== block; outer = outer.parent) {
    if (isFunction(outer)) found = outer;
  }
  return found;
}

/** Whether a function may have run when a write happens: it has no name, or the name is used above the write. */
function isUsedBefore(callback: TSESTree.FunctionLike, write: TSESTree.Node, scopes: Scopes): boolean {
  const name = nameOf(callback);
  const variable = name && variableOf(name, scopes);
  if (!variable) return true;
  return variable.references.some(
    ({ identifier, init }) => init !== true && identifier.range[0] < write.range[1] && !isWithin(identifier, callback),
  );
}

/** Whether what a variable holds is changed anywhere, by whatever name. */
export function isWrittenTo(variable: Variable, scopes: Scopes): boolean {
  return writesToMembers(variable).length > 0 || hasWritesElsewhere(variable, scopes);
}

/**
 * Whether what a variable holds is changed by another name: `const y = x; y.a = 1`, `const z = { x }; z.x.a = 1`, or by a
 * function of the file to which it is passed.
 */
export function hasWritesElsewhere(variable: Variable, scopes: Scopes): boolean {
  const answers = writtenElsewhere.get(scopes) ?? new WeakMap<Variable, boolean>();
  writtenElsewhere.set(scopes, answers);
  let answer = answers.get(variable);
  if (answer === undefined) {
    answer = otherNames(variable, scopes, 1, new Set([variable]));
    answers.set(variable, answer);
  }
  return answer;
}

/** Remembered, because each read of a variable asks and each answer looks at all of them. */
const writtenElsewhere = new WeakMap<Scopes, WeakMap<Variable, boolean>>();

/** Steps from a variable to the value in question, at which it is counted no further. */
type Depth = 1 | 2;

function otherNames(variable: Variable, scopes: Scopes, depth: Depth, seen: Set<Variable>): boolean {
  return variable.references.some(({ identifier }) => {
    const node = outermostWrapper(identifier);
    const { parent } = node;
    const position =
      parent?.type === 'CallExpression' ? parent.arguments.findIndex((argument) => argument === node) : -1;
    const called = parent?.type === 'CallExpression' ? functionNamed(skipWrappers(parent.callee), scopes) : null;
    const parameter = called?.params[position];
    const holder = isPrimitiveMember(identifier, scopes) ? null : holderOf(node);
    return [
      ...(parameter ? [{ name: parameter, depth }] : []),
      ...(holder ? [{ name: holder.name, depth: depth === 2 ? depth : holder.depth }] : []),
    ].some((other) => isWritten(other.name, scopes, other.depth, seen));
  });
}

/**
 * The variable that an expression becomes the value of, or (2) a part of the value; a function is what it returns. What is a
 * part of the value counts as the value.
 */
function holderOf(node: TSESTree.Node): { readonly name: TSESTree.Node; readonly depth: Depth } | null {
  let inner = node;
  let depth: Depth = 1;
  for (let outer = node.parent; outer; outer = inner.parent) {
    if (outer.type === 'VariableDeclarator') return outer.init === inner ? { name: outer.id, depth } : null;
    if (outer.type === 'FunctionDeclaration') return outer.id && { name: outer.id, depth };
    if (outer.type === 'AssignmentExpression') {
      if (outer.right !== inner) return null;
      return { name: rootOf(outer.left), depth: outer.left.type === 'Identifier' ? depth : 2 };
    }
    if (outer.type === 'Property' || outer.type === 'ArrayExpression' || outer.type === 'SpreadElement') depth = 2;
    if (outer.type === 'MemberExpression') {
      if (outer.object !== inner) return null;
      depth = isCopied(outer) ? 2 : 1;
    }
    if (outer.type === 'ReturnStatement') inner = lastInFunction(outer);
    else if (/Statement$/.test(outer.type)) return null;
    else inner = outer;
  }
  return null;
}

/** Methods that answer with another array, in which the same elements may be. */
const COPYING: ReadonlySet<string> = new Set([
  ...['concat', 'filter', 'flat', 'flatMap', 'map', 'slice'],
  ...['toReversed', 'toSorted', 'toSpliced', 'with'],
]);

function isCopied(member: TSESTree.MemberExpression): boolean {
  const method = outermostWrapper(member);
  const isCalled = method.parent?.type === 'CallExpression' && method.parent.callee === method;
  return isCalled && COPYING.has(propertyNameOf(member) ?? '');
}

/** The outermost node around a node that is still within the same function. */
function lastInFunction(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  while (inner.parent && !isFunction(inner.parent)) inner = inner.parent;
  return inner;
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  const target = skipWrappers(node);
  return target.type === 'MemberExpression' ? rootOf(target.object) : target;
}

const PATTERNS: ReadonlySet<string> = new Set([
  'ArrayPattern',
  'AssignmentPattern',
  'ObjectPattern',
  'Property',
  'RestElement',
]);

/** Whether something is written that is so many steps, or more, into what a name, or a pattern of names, stands for. */
function isWritten(name: TSESTree.Node, scopes: Scopes, depth: Depth, seen: Set<Variable>): boolean {
  // The names of a pattern stand for parts of the value.
  if (PATTERNS.has(name.type)) return childrenOf(name).some((part) => isWritten(part, scopes, 1, seen));
  if (name.type !== 'Identifier') return false;
  const variable = variableOf(name, scopes);
  if (variable === null) return false;
  if (writesToMembers(variable).some((write) => depth === 1 || stepsOf(write, variable) >= depth)) return true;
  if (seen.has(variable)) return false;
  seen.add(variable);
  return otherNames(variable, scopes, depth, seen);
}

/** How far into the value of a variable a write goes; a call changes what it is called on, or its first argument. */
function stepsOf(write: TSESTree.Node, { references }: Variable): number {
  switch (write.type) {
    case 'AssignmentExpression':
      return stepsTo(write.left);
    case 'UnaryExpression':
    case 'UpdateExpression':
      return stepsTo(write.argument);
    case 'CallExpression': {
      const [first] = write.arguments;
      const root = first && rootOf(first);
      return first && references.some(({ identifier }) => identifier === root)
        ? stepsTo(first) + 1
        : stepsTo(write.callee);
    }
    default:
      return 2;
  }
}

function stepsTo(node: TSESTree.Node): number {
  const target = skipWrappers(node);
  return target.type === 'MemberExpression' ? stepsTo(target.object) + 1 : target.type === 'Identifier' ? 0 : 2;
}
