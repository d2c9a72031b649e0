import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import type { BindingOrigin, BindingPath, PathStep } from './binding-origin.ts';
import type { Evaluate, EvaluatorHost } from './evaluate.ts';
import { choice, derived, lift } from './lift.ts';
import { truthOf } from './conditions.ts';
import { mutatedValue } from './mutations.ts';
import { step } from './member-access.ts';
import { equality } from './operators.ts';
import { qualifiedName } from './qualified-name.ts';
import { isUndeclaredGlobal, variableOf } from './references.ts';
import type { Variable } from './references.ts';
import { namedValue, primitive, UNDEFINED, unknown } from './value.ts';
import type { Member, Source, UnknownValue, Value } from './value.ts';

export interface BindingSurroundings {
  readonly host: EvaluatorHost;
  readonly evaluate: Evaluate;
  /** The variables whose values are being worked out: asking for one of them again is a circle. */
  readonly visiting: Set<Variable>;
}

/** The value of an identifier: what the path of the handler says, else what its only definition gives. */
export function bindingValue(node: TSESTree.Identifier, surroundings: BindingSurroundings): Value {
  const { host, visiting } = surroundings;
  const variable = variableOf(node, host.scopes);
  if (variable === null) return undeclared(node, host);
  const present = host.variable(variable);
  if (present) return present;
  if (visiting.has(variable)) return unknown(variableId(variable));
  visiting.add(variable);
  try {
    return definedValue(variable, node, surroundings);
  } finally {
    visiting.delete(variable);
  }
}

function undeclared(node: TSESTree.Identifier, host: EvaluatorHost): Value {
  if (node.name === 'undefined') return UNDEFINED;
  if (node.name === 'NaN') return primitive(Number.NaN);
  if (!isUndeclaredGlobal(node, host.scopes)) return unknown(`${node.name}@${String(node.range[0])}`);
  return named(qualifiedName(node, host.scopes) ?? node.name, host);
}

function definedValue(variable: Variable, node: TSESTree.Identifier, surroundings: BindingSurroundings): Value {
  const { host, evaluate } = surroundings;
  const origin = constantInitializer(variable);
  const id = variableId(variable);
  // Two reads of a variable that is written in between are two values.
  if (origin === null) return unknown(`${id}@${String(node.range[0])}${host.epoch()}`);
  switch (origin.kind) {
    case 'global':
      return origin.name === 'undefined' ? UNDEFINED : named(qualifiedName(node, host.scopes) ?? origin.name, host);
    case 'import':
    case 'importEquals':
      return named(qualifiedName(node, host.scopes) ?? `import ${id}`, host);
    case 'variable': {
      const initial = origin.init === null ? UNDEFINED : evaluate(origin.init);
      return mutatedValue(valueAlong(origin.path, initial, id, surroundings), variable, surroundings);
    }
    case 'parameter':
      return parameterValue(origin, id, surroundings);
    case 'function':
      return { kind: 'function', node: origin.node };
    case 'enum':
      return { kind: 'object', id, members: enumMembers(origin.node, evaluate), node: origin.node };
    case 'enumMember':
      return origin.node.initializer ? evaluate(origin.node.initializer) : unknown(id);
    case 'iteration':
    case 'catch':
    case 'class':
    case 'namespace':
      return unknown(id);
  }
}

function named(name: string, host: EvaluatorHost): Value {
  return host.interpret(namedValue(name));
}

function parameterValue(
  origin: Extract<BindingOrigin, { kind: 'parameter' }>,
  id: string,
  surroundings: BindingSurroundings,
): Value {
  const source = surroundings.host.parameterSource(origin.function);
  const whole = parameterRoot(origin.function, origin.index, source);
  return valueAlong(origin.path, whole, id, surroundings);
}

/** The value of a parameter that nobody passed as far as the file shows. */
export function parameterRoot(
  parameterOf: TSESTree.FunctionLike,
  index: number,
  source: Source,
  about: readonly string[] = [],
): UnknownValue {
  const id = `parameter ${String(index)} of ${String(parameterOf.range[0])}`;
  return { kind: 'unknown', id, source, path: [id], about };
}

/** The part of a value that a destructuring pattern takes. */
export function valueAlong(path: BindingPath, whole: Value, id: string, surroundings: BindingSurroundings): Value {
  return path.reduce((value, part, index) => partOf(value, part, `${id}/${String(index)}`, surroundings), whole);
}

function partOf(value: Value, part: PathStep, id: string, { host, evaluate }: BindingSurroundings): Value {
  switch (part.kind) {
    case 'property':
      return step(value, part.name, host, id);
    case 'element':
      return step(value, String(part.index), host, id);
    case 'computed': {
      const key = evaluate(part.key);
      return key.kind === 'primitive' ? step(value, String(key.value), host, id) : derived(id, [value, key]);
    }
    case 'default':
      return lift(value, (settled) => {
        if (settled.kind === 'primitive' && settled.value !== undefined) return settled;
        if (settled.kind === 'primitive') return evaluate(part.value);
        // A default of an unknown value is for those who leave it out; the value is what this code is about.
        if (settled.kind === 'unknown') return choice(equality(settled, UNDEFINED, false, id), evaluate(part.value), settled);
        return settled.kind === 'symbol' ? choice(truthOf(settled), settled, evaluate(part.value)) : settled;
      });
    case 'otherProperties':
      return lift(value, (settled) => {
        if (settled.kind !== 'object' || part.except.includes(null)) return derived(id, [settled]);
        const members = host.members(settled).filter((one) => one.kind === 'unknown' || !part.except.includes(one.key));
        return { ...settled, id, members };
      });
    case 'otherElements':
      return lift(value, (settled) =>
        settled.kind === 'array'
          ? { ...settled, id, elements: host.elements(settled).slice(part.from) }
          : derived(id, [settled]),
      );
  }
}

function enumMembers(node: TSESTree.TSEnumDeclaration, evaluate: Evaluate): readonly Member[] {
  let next: number | null = 0;
  return node.body.members.map((member): Member => {
    const value: Value = member.initializer ? evaluate(member.initializer) : next === null ? unknown('enum') : primitive(next);
    next = value.kind === 'primitive' && typeof value.value === 'number' ? value.value + 1 : null;
    const key = member.id.type === 'Identifier' ? member.id.name : member.id.type === 'Literal' ? String(member.id.value) : null;
    return key === null ? { kind: 'unknown', node: member, value } : { kind: 'entry', key, value, node: member };
  });
}

export function variableId(variable: Variable): string {
  const [identifier] = variable.identifiers;
  return identifier ? `${variable.name}@${String(identifier.range[0])}` : variable.name;
}
