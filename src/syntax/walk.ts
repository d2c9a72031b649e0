import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluate } from './evaluate.ts';
import type { SymbolValue, Value } from './value.ts';

/** Keys with objects that lead out of the tree, or are no nodes: the parent, places, tokens. */
const NO_CHILDREN: ReadonlySet<string> = new Set(['comments', 'loc', 'parent', 'range', 'tokens']);

/** The child nodes of a node in source order, whatever the parser; its `parent` is no child. */
export function childrenOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  const values = node as unknown as Readonly<Record<string, unknown>>; // whatever the parser wrote
  // This runs for every node of a file, several times over: no arrays in between.
  for (const key in values) {
    const value = values[key];
    if (typeof value !== 'object' || value === null || NO_CHILDREN.has(key)) continue;
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) children.push(one);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

/** Visits a node and all below it; `enter` returns `false` to leave out what is below. Works on any depth. */
export function walk(root: TSESTree.Node, enter: (node: TSESTree.Node) => boolean): void {
  if (root.type === 'Program') return walkInOrder(orderOf(root), enter);
  const waiting: TSESTree.Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!enter(node)) continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child) waiting.push(child);
    }
  }
}

/** All nodes of a program in source order, and how deep in it each is. */
export interface Order {
  readonly nodes: readonly TSESTree.Node[];
  readonly depths: readonly number[];
}

/** Every kind of facts looks at all nodes of a file, and to list the children of one costs more than to look at it. */
const orders = new WeakMap<TSESTree.Program, Order>();

export function orderOf(program: TSESTree.Program): Order {
  const order = orders.get(program) ?? orderIn(program);
  orders.set(program, order);
  return order;
}

function orderIn(program: TSESTree.Program): Order {
  const nodes: TSESTree.Node[] = [];
  const depths: number[] = [];
  const waiting: TSESTree.Node[] = [program];
  const waitingDepths = [0];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const depth = waitingDepths.pop() ?? 0;
    nodes.push(node);
    depths.push(depth);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (!child) continue;
      waiting.push(child);
      waitingDepths.push(depth + 1);
    }
  }
  return { nodes, depths };
}

function walkInOrder({ depths, nodes }: Order, enter: (node: TSESTree.Node) => boolean): void {
  for (let index = 0; index < nodes.length;) {
    const node = nodes[index];
    const depth = depths[index] ?? 0;
    index += 1;
    if (node && !enter(node)) while ((depths[index] ?? 0) > depth) index += 1;
  }
}

/** Something that is called, or constructed. */
export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

export function isCall(node: TSESTree.Node): node is Call {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}

export function isFunction(node: TSESTree.Node): node is TSESTree.FunctionLike {
  return (
    node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration'
  );
}

function isNode(value: unknown): value is TSESTree.Node {
  if (typeof value !== 'object' || value === null) return false;
  return 'type' in value && typeof value.type === 'string' && ('range' in value || 'start' in value);
}

/** Names looked at in a callback before we give up: callbacks of `some` and `find` are short. */
const MOST_NAMES = 40;

/** A symbol that a callback uses from outside, as `list.some((entry) => entry === origin)` does; `null` if there is none. */
export function capturedSymbol(callback: TSESTree.FunctionLike, evaluate: Evaluate): SymbolValue | null {
  const own = namesDeclaredIn(callback);
  let found: SymbolValue | null = null;
  let seen = 0;
  walk(callback, (node) => {
    if (found !== null || seen > MOST_NAMES) return false;
    if (node.type === 'Identifier' || node.type === 'MemberExpression') {
      seen += 1;
      const root = rootOf(node);
      if (root.type === 'Identifier' && own.has(root.name)) return false;
      found = symbolIn(evaluate(node));
    }
    return found === null;
  });
  return found;
}

/** The names of a function's parameters and of the constants and variables in it. */
function namesDeclaredIn(code: TSESTree.FunctionLike): ReadonlySet<string> {
  const names = new Set<string>();
  walk(code, (node) => {
    const patterns = isFunction(node) ? node.params : node.type === 'VariableDeclarator' ? [node.id] : [];
    for (const pattern of patterns)
      walk(pattern, (part) => {
        if (part.type === 'Identifier') names.add(part.name);
        return part.type !== 'TSTypeAnnotation';
      });
    return true;
  });
  return names;
}

/** The object at which a chain of members begins. */
function rootOf(node: TSESTree.Node): TSESTree.Node {
  return node.type === 'MemberExpression' ? rootOf(node.object) : node;
}

/** The symbol that a value may be: `origin ?? ''`. */
function symbolIn(value: Value): SymbolValue | null {
  if (value.kind === 'choice') return symbolIn(value.consequent) ?? symbolIn(value.alternate);
  return value.kind === 'symbol' ? value : null;
}
