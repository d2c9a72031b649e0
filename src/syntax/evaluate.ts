import type { TSESTree } from '@typescript-eslint/utils';
import { callValue, constructValue } from './calls.ts';
import { bindingValue } from './bindings.ts';
import type { BindingSurroundings } from './bindings.ts';
import { truthOf } from './conditions.ts';
import { choice, derived, lift, logical } from './lift.ts';
import { arrayValue, objectValue, templateValue } from './literals.ts';
import type { LiteralSurroundings } from './literals.ts';
import { binary, unary } from './operators.ts';
import { memberOfModule, moduleValueOf } from './imported-values.ts';
import { memberOf, step } from './member-access.ts';
import { qualifiedName } from './qualified-name.ts';
import { variableOf } from './references.ts';
import type { Scopes, Variable } from './references.ts';
import { unknown } from './value.ts';
import type { ArrayValue, FunctionValue, Member, ObjectValue, Source, UnknownValue, Value } from './value.ts';
import { skipWrappers } from './wrappers.ts';
import { isWrittenTo } from './write-order.ts';

/** What the evaluator asks of its surroundings: the file, and, in a handler, the state of one path. */
export interface EvaluatorHost {
  readonly scopes: Scopes;
  /** The present value of a variable, or `null` to read it off its only definition. */
  readonly variable: (variable: Variable) => Value | null;
  /** The result of a call that was performed before, or `null`. */
  readonly performed: (node: TSESTree.Node) => Value | null;
  readonly members: (object: ObjectValue) => readonly Member[];
  /** The array with the elements it has by now. */
  readonly present: (array: ArrayValue) => ArrayValue;
  /** What a function of the file returns, or `null` when it is not to be followed. */
  readonly apply: (callee: FunctionValue, args: readonly Value[], call: TSESTree.Node) => Value | null;
  /** Gives a meaning to an unknown value that was reached by a telling path, or returns it as it is. */
  readonly interpret: (value: UnknownValue, args?: readonly Value[]) => Value;
  readonly parameterSource: (parameterOf: TSESTree.FunctionLike, index: number) => Source;
  /**
   * Distinguishes the objects and outcomes of one pass over a piece of code from those of another: of the pass over this node,
   * or of the one under way.
   */
  readonly epoch: (node?: TSESTree.Node) => string;
}

export type Evaluate = (node: TSESTree.Node) => Value;

/** Deeper expressions are unknown; real code stays far below. */
const MOST_DEPTH = 120;

/** Constants that use each other twice double the work with each one: what is left after so many steps is unknown. */
const MOST_STEPS = 10_000;

/** Steps in one file, after which nothing more is found out: about a second. */
const MOST_STEPS_IN_FILE = 2_000_000;

/** The possible values of an expression. Never throws, whatever the syntax; what it does not understand is unknown. */
export function createEvaluator(host: EvaluatorHost): Evaluate {
  let depth = 0;
  let steps = 0;
  let stepsInFile = 0;
  const visiting = new Set<Variable>();
  const soFar = new Map<Variable, Value>();

  const evaluate: Evaluate = (node) => {
    if (depth === 0) steps = 0;
    if (depth >= MOST_DEPTH || steps >= MOST_STEPS || stepsInFile >= MOST_STEPS_IN_FILE) return unknown(idOf(node));
    depth += 1;
    steps += 1;
    stepsInFile += 1;
    try {
      return host.performed(node) ?? valueOf(node);
    } finally {
      depth -= 1;
    }
  };

  const idOf = (node: TSESTree.Node): string => `${String(node.range[0])}:${String(node.range[1])}${host.epoch(node)}`;
  const literals: LiteralSurroundings = { host, evaluate, idOf };
  const bindings: BindingSurroundings = { host, evaluate, visiting, soFar };

  function valueOf(node: TSESTree.Node): Value {
    switch (node.type) {
      case 'Literal':
        if ('regex' in node) return { kind: 'regexp', source: node.regex.pattern, flags: node.regex.flags };
        return { kind: 'primitive', value: node.value, node };
      case 'TemplateLiteral':
        return templateValue(node, literals);
      case 'Identifier':
        return bindingValue(node, bindings);
      case 'ThisExpression':
        return pathRoot('this', 'request');
      case 'MetaProperty':
        return pathRoot(`${node.meta.name}.${node.property.name}`, 'other');
      case 'MemberExpression':
        return ofModule(node) ?? memberOf(node, { host, evaluate, id: idOf(node) });
      case 'TSQualifiedName':
        return step(evaluate(node.left), node.right.name, host, idOf(node));
      case 'ArrayExpression':
        return arrayValue(node, literals);
      case 'ObjectExpression':
        return objectValue(node, literals);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return { kind: 'function', node };
      case 'UnaryExpression':
        return unary(node.operator, evaluate(node.argument), idOf(node));
      case 'BinaryExpression':
        if (node.left.type === 'PrivateIdentifier') return unknown(idOf(node));
        return binary(node.operator, evaluate(node.left), holderIn(node.operator, evaluate(node.right)), idOf(node));
      case 'LogicalExpression':
        return logical(node.operator, evaluate(node.left), () => evaluate(node.right));
      case 'ConditionalExpression':
        return choice(truthOf(evaluate(node.test)), evaluate(node.consequent), evaluate(node.alternate));
      case 'AssignmentExpression':
        return node.operator === '=' ? evaluate(node.right) : unknown(idOf(node));
      case 'SequenceExpression': {
        const last = node.expressions.at(-1);
        return last ? evaluate(last) : unknown(idOf(node));
      }
      case 'CallExpression':
        return moduleValueOf(node, bindings) ?? callValue(node, { host, evaluate, id: idOf(node) });
      case 'NewExpression':
        return constructValue(node, { host, evaluate, id: idOf(node) });
      case 'TaggedTemplateExpression':
        if (qualifiedName(node.tag, host.scopes) === 'global.String.raw')
          return templateValue(node.quasi, literals, 'raw');
        return derived(idOf(node), node.quasi.expressions.map(evaluate));
      case 'ImportExpression': {
        const module = moduleValueOf(node, bindings);
        if (module) return module;
        const source = evaluate(node.source);
        return source.kind === 'primitive' ? pathRoot(String(source.value), 'other') : unknown(idOf(node));
      }
      case 'AwaitExpression':
        return evaluate(node.argument);
      default: {
        const inner = skipWrappers(node);
        return inner === node ? unknown(idOf(node)) : evaluate(inner);
      }
    }
  }

  /** `ns.key` of a namespace that nobody changes needs no other export than `key`. */
  function ofModule({ object, property, computed }: TSESTree.MemberExpression): Value | null {
    if (!host.scopes.modules || computed || property.type !== 'Identifier' || object.type !== 'Identifier') return null;
    const variable = variableOf(object, host.scopes);
    if (variable === null || host.variable(variable) || isWrittenTo(variable, host.scopes)) return null;
    return memberOfModule(object, property.name, bindings);
  }

  /** `key in holder` asks the holder as it is now. */
  function holderIn(operator: string, holder: Value): Value {
    if (operator !== 'in') return holder;
    return lift(holder, (one) => (one.kind === 'object' ? { ...one, members: host.members(one) } : one));
  }

  function pathRoot(name: string, source: Source): Value {
    return host.interpret({ kind: 'unknown', id: name, source, path: [name], about: [] });
  }

  return evaluate;
}
