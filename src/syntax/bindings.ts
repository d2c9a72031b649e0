import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from './binding-origin.ts';
import type { BindingOrigin, BindingPath, PathStep } from './binding-origin.ts';
import type { Evaluate, EvaluatorHost } from './evaluate.ts';
import { isUndefined } from './conditions.ts';
import { callWith, constructionWith } from './constructions.ts';
import { importedValue, memberOfModule } from './imported-values.ts';
import { elementAt, iterated } from './iteration.ts';
import { derived, lift, liftBoth, replaced } from './lift.ts';
import { mutatedValue } from './mutations.ts';
import { reassignedValue } from './reassignments.ts';
import { step } from './member-access.ts';
import { functionNamed } from './named-node.ts';
import { qualifiedName } from './qualified-name.ts';
import { isUndeclaredGlobal, variableOf } from './references.ts';
import type { Variable } from './references.ts';
import { namedValue, primitive, UNDEFINED, unknown } from './value.ts';
import type { Member, Source, UnknownValue, Value } from './value.ts';
import { isFunction } from './walk.ts';

export interface BindingSurroundings {
  readonly host: EvaluatorHost;
  readonly evaluate: Evaluate;
  /** The variables whose values are being worked out: asking for one of them again is a circle. */
  readonly visiting: Set<Variable>;
  /** What those of them hold that are followed from write to write. */
  readonly soFar?: Map<Variable, Value>;
}

/** The value of an identifier: what the path of the handler says, else what its only definition gives. */
export function bindingValue(node: TSESTree.Identifier, surroundings: BindingSurroundings): Value {
  const variable = variableOf(node, surroundings.host.scopes);
  return variable === null ? undeclared(node, surroundings.host) : variableValue(variable, node, surroundings);
}

/** The value of a variable where it is read, which may be by another name in another file. */
export function variableValue(variable: Variable, node: TSESTree.Node, surroundings: BindingSurroundings): Value {
  const { host, visiting } = surroundings;
  const present = host.variable(variable);
  if (present) return present;
  if (visiting.has(variable)) return surroundings.soFar?.get(variable) ?? unknown(variableId(variable));
  visiting.add(variable);
  try {
    return definedValue(variable, node, surroundings);
  } finally {
    visiting.delete(variable);
    surroundings.soFar?.delete(variable);
  }
}

/** Globals that are values, whether or not the settings declare them. */
const GLOBAL_VALUES: ReadonlyMap<string, Value> = new Map([
  ['undefined', UNDEFINED],
  ['NaN', primitive(Number.NaN)],
  ['Infinity', primitive(Number.POSITIVE_INFINITY)],
]);

function undeclared(node: TSESTree.Identifier, host: EvaluatorHost): Value {
  const value = GLOBAL_VALUES.get(node.name);
  if (value) return value;
  if (!isUndeclaredGlobal(node, host.scopes)) return unknown(`${node.name}@${String(node.range[0])}`);
  return named(qualifiedName(node, host.scopes) ?? node.name, host);
}

function definedValue(variable: Variable, node: TSESTree.Node, surroundings: BindingSurroundings): Value {
  const { host, evaluate } = surroundings;
  const origin = constantInitializer(variable);
  const id = variableId(variable);
  // Two reads of a variable that is written in between are two values.
  if (origin === null) {
    const value = reassignedValue(variable, node, surroundings);
    return value
      ? mutatedValue(value, variable, node, surroundings)
      : unknown(`${id}@${String(node.range[0])}${host.epoch()}`);
  }
  switch (origin.kind) {
    case 'global':
      return GLOBAL_VALUES.get(origin.name) ?? named(qualifiedName(node, host.scopes) ?? origin.name, host);
    case 'import':
    case 'importEquals': {
      const value = importedValue(origin, node, surroundings);
      if (value) return mutatedValue(value, variable, node, surroundings);
      const name = qualifiedName(node, host.scopes);
      if (name === null && origin.kind === 'importEquals') return evaluate(origin.declaration.moduleReference);
      return named(name ?? `import ${id}`, host);
    }
    case 'variable':
      return mutatedValue(initialValue(origin, id, surroundings), variable, node, surroundings);
    case 'parameter':
      return parameterValue(origin, id, surroundings);
    case 'function':
      return { kind: 'function', node: origin.node };
    case 'enum':
      return { kind: 'object', id, members: enumMembers(origin.node, id, evaluate), node: origin.node };
    case 'enumMember':
      return origin.node.initializer ? evaluate(origin.node.initializer) : unknown(id);
    case 'namespace': {
      const members = namespaceMembers(origin.node, id, node, surroundings);
      return mutatedValue({ kind: 'object', id, members, node: origin.node }, variable, node, surroundings);
    }
    case 'iteration':
    case 'catch':
    case 'class':
      return unknown(id);
  }
}

function initialValue(
  { init, path }: Extract<BindingOrigin, { kind: 'variable' }>,
  id: string,
  surroundings: BindingSurroundings,
): Value {
  if (init === null) return along(path, UNDEFINED, id, surroundings);
  const [first, ...rest] = path;
  // `const { a } = require('./x')` needs no other export than `a`.
  const part = first?.kind === 'property' ? memberOfModule(init, first.name, surroundings) : null;
  return part ? along(rest, part, id, surroundings) : along(path, surroundings.evaluate(init), id, surroundings);
}

function named(name: string, host: EvaluatorHost): Value {
  return host.interpret(namedValue(name));
}

function parameterValue(
  origin: Extract<BindingOrigin, { kind: 'parameter' }>,
  id: string,
  surroundings: BindingSurroundings,
): Value {
  const { evaluate, host } = surroundings;
  const made = constructionWith(origin, host.scopes) ?? callThatGives(origin, host);
  const argument = made?.arguments[origin.index];
  const whole = argument
    ? evaluate(argument)
    : made
      ? UNDEFINED
      : parameterRoot(origin.function, origin.index, host.parameterSource(origin.function, origin.index));
  return along(origin.path, whole, id, surroundings);
}

/** What a handler is given differs from call to call, unless it is a function: `wrap((origin, callback) => …)`. */
function callThatGives(
  origin: Extract<BindingOrigin, { kind: 'parameter' }>,
  { parameterSource, scopes }: EvaluatorHost,
): TSESTree.CallExpression | null {
  const call = callWith(origin, scopes);
  const given = call?.arguments[origin.index];
  const isFunctionGiven = given !== undefined && (isFunction(given) || functionNamed(given, scopes) !== null);
  return isFunctionGiven || parameterSource(origin.function, 0) !== 'request' ? call : null;
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

/** The part of a value that a destructuring pattern takes on one pass over the code. */
export function valueAlong(path: BindingPath, whole: Value, id: string, surroundings: BindingSurroundings): Value {
  return along(path, whole, id + surroundings.host.epoch(), surroundings);
}

function along(path: BindingPath, whole: Value, id: string, surroundings: BindingSurroundings): Value {
  return path.reduce((value, part, index) => partOf(value, part, `${id}/${String(index)}`, surroundings), whole);
}

function partOf(value: Value, part: PathStep, id: string, { host, evaluate }: BindingSurroundings): Value {
  switch (part.kind) {
    case 'property':
      return step(value, part.name, host, id);
    case 'element':
      return lift(value, (settled) => {
        const list = iterated(settled, host);
        return list ? elementAt(list, part.index, id) : step(settled, String(part.index), host, id);
      });
    case 'computed':
      return liftBoth(value, evaluate(part.key), (holder, key) =>
        key.kind === 'primitive' ? step(holder, String(key.value), host, id) : derived(id, [holder, key]),
      );
    case 'default':
      // A default of an unknown value is for those who leave it out; the value is what this code is about.
      return lift(value, (settled) => replaced(settled, isUndefined(settled), () => evaluate(part.value)));
    case 'otherProperties':
      return lift(value, (settled) => {
        if (settled.kind !== 'object' || part.except.includes(null)) return derived(id, [settled]);
        const members = host.members(settled).filter((one) => one.kind === 'unknown' || !part.except.includes(one.key));
        return { ...settled, id, members };
      });
    case 'otherElements':
      return lift(value, (settled) => {
        const list = iterated(settled, host);
        if (!list || (settled.kind !== 'array' && settled.kind !== 'instance')) return derived(id, [settled]);
        return { kind: 'array', id, elements: list.elements.slice(part.from), open: list.open, node: settled.node };
      });
  }
}

/**
 * The members of an enum, and the names of its numbers, which stand behind: `E[0]`. A number that nobody knows may have any
 * of the names.
 */
function enumMembers(node: TSESTree.TSEnumDeclaration, id: string, evaluate: Evaluate): readonly Member[] {
  let next: number | null = 0;
  const members: Member[] = [];
  const names: Member[] = [];
  for (const member of node.body.members) {
    const value: Value = member.initializer
      ? evaluate(member.initializer)
      : next === null
        ? unknown(`${id}/${String(members.length)}`)
        : primitive(next);
    next = value.kind === 'primitive' && typeof value.value === 'number' ? value.value + 1 : null;
    const key = member.id.type === 'Identifier' ? member.id.name : String(member.id.value);
    members.push({ kind: 'entry', key, value, node: member });
    if (value.kind !== 'primitive') names.push({ kind: 'unknown', node: member, value });
    else if (typeof value.value === 'number')
      names.push({ kind: 'entry', key: String(value.value), value: primitive(key), node: member });
  }
  return [...names, ...members];
}

/** What a namespace exports; names in patterns, as others, stand for what nobody looks at. */
function namespaceMembers(
  { body }: TSESTree.TSModuleDeclaration,
  id: string,
  read: TSESTree.Node,
  surroundings: BindingSurroundings,
): readonly Member[] {
  return (body?.body ?? []).flatMap((statement): readonly Member[] => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    const { declaration } = statement;
    if (declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration') return [];
    const names = declaration.type === 'VariableDeclaration' ? declaration.declarations : [declaration];
    return names.map((node): Member => {
      const variable = node.id && variableOf(node.id, surroundings.host.scopes);
      return node.id?.type === 'Identifier' && variable
        ? { kind: 'entry', key: node.id.name, value: variableValue(variable, read, surroundings), node }
        : { kind: 'unknown', node, value: unknown(`${id} at ${String(node.range[0])}`) };
    });
  });
}

export function variableId(variable: Variable): string {
  const [identifier] = variable.identifiers;
  return identifier ? `${variable.name}@${String(identifier.range[0])}` : variable.name;
}
