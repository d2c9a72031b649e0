import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import { valueAlong } from './bindings.ts';
import type { BindingSurroundings } from './bindings.ts';
import { iterated } from './iteration.ts';
import { propertyNameOf } from './property-name.ts';
import { isWithin } from './ranges.ts';
import { variableOf } from './references.ts';
import type { Variable } from './references.ts';
import type { Value } from './value.ts';
import { walk } from './walk.ts';
import { skipWrappers } from './wrappers.ts';
import { declaringBlock, whenWritten } from './write-order.ts';
import type { WriteTime } from './write-order.ts';

/** Longer lists are not gone through. */
const MOST_PASSES = 30;

/** Code that is run once for each element of a list which the file shows: `for (const x of […]) …`, `[…].forEach((x) => …)`. */
export interface Passes {
  /** What is run again and again. */
  readonly around: TSESTree.Node;
  readonly elements: readonly Value[];
  /** When each of them happens, as those see it who read. */
  readonly time: WriteTime;
  /** Does something while the names in the code stand for the parts of one element. */
  readonly during: <Result>(element: Value, act: () => Result) => Result;
}

/** The passes in which a write happens; `null` where it happens in none, or nobody can tell in how many. */
export function passesOf(
  write: TSESTree.Node,
  read: TSESTree.Node,
  held: Variable,
  surroundings: BindingSurroundings,
): Passes | null {
  const { evaluate, host, soFar, visiting } = surroundings;
  const block = declaringBlock(held);
  for (let around = write.parent; around && around !== block; around = around.parent) {
    const over = overList(around);
    if (!over) continue;
    const holder = evaluate(over.list);
    // A map calls with a value and its key.
    const isOther = around.type !== 'ForOfStatement' && holder.kind !== 'array';
    const list = isOther || !isPlain(over.body, write) ? null : iterated(holder, host);
    if (!soFar || !list || list.open || list.elements.length > MOST_PASSES) return null;
    const names = namesIn(over.pattern, surroundings);
    if (names.some(({ variable }) => visiting.has(variable))) return null;
    return {
      around,
      elements: list.elements,
      time: whenWritten(around, read, held, surroundings),
      during(element, act) {
        for (const { path, variable } of names) {
          visiting.add(variable);
          soFar.set(variable, valueAlong(path, element, `pass over ${variable.name}`, surroundings));
        }
        try {
          return act();
        } finally {
          for (const { variable } of names) {
            visiting.delete(variable);
            soFar.delete(variable);
          }
        }
      },
    };
  }
  return null;
}

interface Over {
  readonly list: TSESTree.Node;
  readonly pattern: TSESTree.Node;
  readonly body: TSESTree.Node;
}

function overList(node: TSESTree.Node): Over | null {
  if (node.type === 'ForOfStatement') {
    const { left, right } = node;
    const [only] = left.type === 'VariableDeclaration' && left.kind === 'const' && !node.await ? left.declarations : [];
    return only ? { list: right, pattern: only.id, body: node.body } : null;
  }
  if (node.type !== 'ArrowFunctionExpression' || node.async) return null;
  const { params, parent } = node;
  const [pattern] = params;
  const callee = parent.type === 'CallExpression' && parent.arguments[0] === node ? skipWrappers(parent.callee) : null;
  const isOver = callee?.type === 'MemberExpression' && propertyNameOf(callee) === 'forEach' && params.length === 1;
  return isOver && pattern ? { list: callee.object, pattern, body: node.body } : null;
}

const PLAIN =
  /^(?:BinaryExpression|BlockStatement|ChainExpression|ConditionalExpression|ExpressionStatement|Identifier|Literal|LogicalExpression|MemberExpression|SpreadElement|TemplateElement|TemplateLiteral|UnaryExpression|TS\w+)$/;

/** Whether code does nothing but one write, always, and makes nothing that another pass makes anew. */
function isPlain(body: TSESTree.Node, write: TSESTree.Node): boolean {
  let outer: TSESTree.Node | undefined = write;
  while (outer && outer !== body && /^(?:Block|Expression)Statement$/.test(outer.parent?.type ?? ''))
    outer = outer.parent;
  let is = outer === body;
  walk(body, (node) => {
    is &&= node === write || PLAIN.test(node.type);
    return is;
  });
  return is;
}

function namesIn(pattern: TSESTree.Node, { host }: BindingSurroundings) {
  const names: { readonly variable: Variable; readonly path: Path }[] = [];
  walk(pattern, (node) => {
    const variable = node.type === 'Identifier' ? variableOf(node, host.scopes) : null;
    const origin = variable && constantInitializer(variable);
    if (
      variable &&
      (origin?.kind === 'iteration' || origin?.kind === 'parameter') &&
      isWithin(variable.identifiers[0] ?? pattern, pattern)
    )
      names.push({ variable, path: origin.path });
    return true;
  });
  return names;
}

type Path = Parameters<typeof valueAlong>[0];
