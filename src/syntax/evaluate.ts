import type { TSESTree } from '@typescript-eslint/utils';
import { callValue, constructValue } from './calls.ts';
import { bindingValue } from './bindings.ts';
import { truthOf } from './conditions.ts';
import { choice, derived, lift, liftBoth, logical } from './lift.ts';
import { lookup } from './members.ts';
import { binary, concatenate, unary } from './operators.ts';
import { memberOf } from './member-access.ts';
import type { Scopes, Variable } from './references.ts';
import { primitive, unknown } from './value.ts';
import type { ArrayValue, FunctionValue, Member, ObjectValue, SettledValue, Source, UnknownValue, Value } from './value.ts';

/** What the evaluator asks of its surroundings: the file, and, in a handler, the state of one path. */
export interface EvaluatorHost {
  readonly scopes: Scopes;
  /** The present value of a variable, or `null` to read it off its only definition. */
  readonly variable: (variable: Variable) => Value | null;
  /** The result of a call that was performed before, or `null`. */
  readonly performed: (node: TSESTree.Node) => Value | null;
  readonly members: (object: ObjectValue) => readonly Member[];
  readonly elements: (array: ArrayValue) => readonly Value[];
  /** What a function of the file returns, or `null` when it is not to be followed. */
  readonly apply: (callee: FunctionValue, args: readonly Value[], call: TSESTree.Node) => Value | null;
  /** Gives a meaning to an unknown value that was reached by a telling path, or returns it as it is. */
  readonly interpret: (value: UnknownValue) => Value;
  readonly parameterSource: (parameterOf: TSESTree.FunctionLike) => Source;
  /** Distinguishes the objects and outcomes of one pass over a piece of code from those of another. */
  readonly epoch: () => string;
}

export type Evaluate = (node: TSESTree.Node) => Value;

/** Deeper expressions are unknown; real code stays far below. */
const MOST_DEPTH = 120;

/** The possible values of an expression. Never throws, whatever the syntax; what it does not understand is unknown. */
export function createEvaluator(host: EvaluatorHost): Evaluate {
  let depth = 0;
  const visiting = new Set<Variable>();

  const evaluate: Evaluate = (node) => {
    if (depth >= MOST_DEPTH) return unknown(idOf(node));
    depth += 1;
    try {
      return host.performed(node) ?? valueOf(node);
    } finally {
      depth -= 1;
    }
  };

  const idOf = (node: TSESTree.Node): string => `${String(node.range[0])}:${String(node.range[1])}${host.epoch()}`;

  function valueOf(node: TSESTree.Node): Value {
    switch (node.type) {
      case 'Literal':
        if ('regex' in node) return { kind: 'regexp', source: node.regex.pattern, flags: node.regex.flags };
        return { kind: 'primitive', value: node.value, node };
      case 'TemplateLiteral':
        return templateValue(node);
      case 'Identifier':
        return bindingValue(node, { host, evaluate, visiting });
      case 'ThisExpression':
        return pathRoot('this', 'request');
      case 'MetaProperty':
        return pathRoot(`${node.meta.name}.${node.property.name}`, 'other');
      case 'MemberExpression':
        return memberOf(node, { host, evaluate, id: idOf(node) });
      case 'ArrayExpression':
        return arrayValue(node);
      case 'ObjectExpression':
        return objectValue(node);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return { kind: 'function', node };
      case 'UnaryExpression':
        return unary(node.operator, evaluate(node.argument), idOf(node));
      case 'BinaryExpression':
        if (node.left.type === 'PrivateIdentifier') return unknown(idOf(node));
        return binary(node.operator, evaluate(node.left), evaluate(node.right), idOf(node));
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
        return callValue(node, { host, evaluate, id: idOf(node) });
      case 'NewExpression':
        return constructValue(node, { host, evaluate, id: idOf(node) });
      case 'ImportExpression': {
        const source = evaluate(node.source);
        return source.kind === 'primitive' ? pathRoot(String(source.value), 'other') : unknown(idOf(node));
      }
      case 'AwaitExpression':
        return evaluate(node.argument);
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
        return evaluate(node.expression);
      default:
        return unknown(idOf(node));
    }
  }

  function pathRoot(name: string, source: Source): Value {
    return host.interpret({ kind: 'unknown', id: name, source, path: [name], about: [] });
  }

  function templateValue(node: TSESTree.TemplateLiteral): Value {
    if (node.expressions.length === 0) return { kind: 'primitive', value: node.quasis[0]?.value.cooked ?? '', node };
    let built: Value = primitive(node.quasis[0]?.value.cooked ?? '');
    node.expressions.forEach((expression, index) => {
      const tail = primitive(node.quasis[index + 1]?.value.cooked ?? '');
      const id = `${idOf(node)}#${String(index)}`;
      built = liftBoth(built, evaluate(expression), (head, inserted) => {
        const text = concatenate([primitive(''), head, inserted, tail], id);
        return text.kind === 'symbol' || text.kind === 'primitive' ? text : derived(id, [head, inserted]);
      });
    });
    return built;
  }

  function arrayValue(node: TSESTree.ArrayExpression): Value {
    const elements: Value[] = [];
    let open = false;
    for (const element of node.elements) {
      if (element === null) elements.push(primitive(undefined));
      else if (element.type === 'SpreadElement') {
        const spread = evaluate(element.argument);
        if (spread.kind === 'array') {
          elements.push(...host.elements(spread));
          open ||= spread.open;
        } else if (spread.kind === 'instance' && spread.of === 'global.Set' && spread.arguments[0]?.kind === 'array') {
          elements.push(...spread.arguments[0].elements);
          open ||= spread.arguments[0].open;
        } else {
          elements.push(spread.kind === 'unknown' ? spread : derived(idOf(element), [spread]));
          open = true;
        }
      } else elements.push(evaluate(element));
    }
    return { kind: 'array', id: idOf(node), elements, open, node };
  }

  function objectValue(node: TSESTree.ObjectExpression): Value {
    const start: Value = { kind: 'object', id: idOf(node), members: [], node };
    return node.properties.reduce<Value>((built, property) => {
      if (property.type === 'SpreadElement') {
        const spread = evaluate(property.argument);
        return liftBoth(built, spread, (object, copied) => extend(object, copyOf(copied, property)));
      }
      return lift(built, (object) => extend(object, [memberFor(property)]));
    }, start);
  }

  function extend(object: SettledValue, members: readonly Member[]): Value {
    return object.kind === 'object' ? { ...object, members: [...object.members, ...members] } : object;
  }

  function copyOf(copied: SettledValue, node: TSESTree.Node): readonly Member[] {
    if (copied.kind === 'object') return host.members(copied);
    // `...false`, `...null`, `...undefined`, `...0`: nothing is copied.
    if (copied.kind === 'primitive' && typeof copied.value !== 'string') return [];
    return [{ kind: 'unknown', node, value: copied }];
  }

  function memberFor(property: TSESTree.Property): Member {
    const value = evaluate(property.value);
    const key = propertyKey(property);
    if (property.kind !== 'init' || key === null) {
      return { kind: 'unknown', node: property, value: property.kind === 'init' ? value : unknown(idOf(property)) };
    }
    return { kind: 'entry', key, value, node: property };
  }

  function propertyKey(property: TSESTree.Property): string | null {
    if (!property.computed) return property.key.type === 'Identifier' ? property.key.name : literalKey(property.key);
    const key = evaluate(property.key);
    return key.kind === 'primitive' ? String(key.value) : null;
  }

  return evaluate;
}

function literalKey(node: TSESTree.Node): string | null {
  return node.type === 'Literal' ? String(node.value) : null;
}

/** The entry of an object value that decides a key, for callers that need its node; see `lookup`. */
export function memberEntry(value: ObjectValue, host: EvaluatorHost, key: string): ReturnType<typeof lookup> {
  return lookup(host.members(value), key);
}
