import type { TSESTree } from '@typescript-eslint/utils';
import { assignmentTo } from '../syntax/assignment.ts';
import { constantInitializer, parametersOf } from '../syntax/binding-origin.ts';
import type { BindingOrigin, FunctionNode } from '../syntax/binding-origin.ts';
import { constructionWith } from '../syntax/constructions.ts';
import { exportOf } from '../syntax/exports.ts';
import { functionNamed } from '../syntax/named-node.ts';
import { memberKey } from '../syntax/own-members.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes, Variable } from '../syntax/references.ts';
import { returnedBy } from '../syntax/returned.ts';
import { childrenOf } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';
import { injectionOf } from './injected.ts';

/** Where a value comes from: its qualified name, and the call that made it; a type's name where only an annotation tells. */
export interface Receiver {
  readonly name: string;
  /** The call or construction; for an annotated value the node that names it. */
  readonly made: TSESTree.Node | null;
  readonly isType: boolean;
  /** The calls of functions of the project that gave it, the outermost first. */
  readonly factories?: readonly FactoryCall[];
}

/** A call of a function that makes something and returns it. */
export interface FactoryCall {
  readonly callee: FunctionNode;
  readonly call: TSESTree.CallExpression;
}

/** Bounds the work on values that are each other's. */
const MOST_STEPS = 24;

/** Functions that give what they are given the type of: Angular's `inject(HttpClient)`. */
const INJECTORS: ReadonlySet<string> = new Set(['@angular/core.inject']);

/**
 * What a value is, through constants, variables that are assigned once, members of a class (`this.http = axios.create()`)
 * and annotations (`constructor(private http: HttpClient)`); `null` when the file does not tell.
 */
export function receiverOf(node: TSESTree.Node, scopes: Scopes, steps = MOST_STEPS): Receiver | null {
  if (steps === 0) return null;
  const value = skipWrappers(node);
  switch (value.type) {
    case 'Identifier':
      return ofIdentifier(value, scopes, steps - 1);
    case 'MemberExpression':
      if (value.object.type === 'ThisExpression') return ofMember(value, scopes, steps - 1);
      return ofProperty(value, scopes, steps - 1);
    case 'AwaitExpression':
      return receiverOf(value.argument, scopes, steps - 1);
    case 'AssignmentExpression':
      return value.operator === '=' ? receiverOf(value.right, scopes, steps - 1) : null;
    case 'CallExpression':
    case 'NewExpression':
      return ofCall(value, scopes, steps - 1);
    default: {
      const name = qualifiedName(value, scopes);
      return name === null ? null : { name, made: null, isType: false };
    }
  }
}

function ofIdentifier(identifier: TSESTree.Identifier, scopes: Scopes, steps: number): Receiver | null {
  const variable = variableOf(identifier, scopes);
  const origin = variable && constantInitializer(variable);
  if (variable && origin?.kind === 'variable' && origin.path.length === 0) {
    const annotated = annotationOf(origin.declarator.id, scopes);
    return (origin.init && receiverOf(origin.init, scopes, steps)) ?? annotated;
  }
  if (origin?.kind === 'parameter' && origin.path.length === 0) {
    const annotated = annotationOf(parametersOf(origin.function)[origin.index], scopes);
    return annotated ?? ofFunctionType(origin.function, origin.index, scopes) ?? ofGiven(origin, scopes, steps);
  }
  if (origin?.kind === 'import') {
    const elsewhere = exportedReceiver(origin, scopes, steps);
    if (elsewhere) return elsewhere;
  }
  if (variable && origin === null) {
    const only = onlyAssignment(variable);
    // A type stays what it is, whatever is assigned.
    return (
      (only && receiverOf(only, scopes, steps)) ??
      annotationOf(variable.identifiers[0], scopes) ??
      ofParameterType(variable, scopes)
    );
  }
  const name = qualifiedName(identifier, scopes);
  return name === null ? null : { name, made: null, isType: false };
}

/** What another file of the project exports, where that is a value which it makes: `export const api = axios.create()`. */
function exportedReceiver(
  { declaration, imported, source }: Extract<BindingOrigin, { kind: 'import' }>,
  scopes: Scopes,
  steps: number,
): Receiver | null {
  const module = scopes.modules?.imported(source, declaration.source);
  const exported = module && exportOf(module, imported, scopes);
  if (!exported || exported.path.length > 0) return null;
  if (exported.kind === 'node') return receiverOf(exported.node, scopes, steps);
  const origin = exported.kind === 'variable' ? constantInitializer(exported.variable) : null;
  const isPlain = origin?.kind === 'variable' && origin.path.length === 0 && origin.init;
  return isPlain ? receiverOf(origin.init, scopes, steps) : null;
}

/** What a function of the project returns: something that it makes, or one of its arguments. */
function ofFactory(call: TSESTree.CallExpression, scopes: Scopes, steps: number): Receiver | null {
  const callee = functionNamed(call.callee, scopes);
  const result = callee && !callee.async && !callee.generator && returnedBy(callee);
  if (!result) return null;
  const variable = result.type === 'Identifier' ? variableOf(result, scopes) : null;
  const origin = variable && constantInitializer(variable);
  if (origin?.kind === 'parameter') {
    const argument = origin.path.length === 0 && !origin.isRest ? call.arguments[origin.index] : undefined;
    return origin.function === callee && argument ? receiverOf(argument, scopes, steps) : null;
  }
  const receiver = receiverOf(result, scopes, steps);
  if (!receiver?.made || receiver.isType) return null;
  return { ...receiver, factories: [{ callee: callee as FunctionNode, call }, ...(receiver.factories ?? [])] }; // it has a body
}

/** The type of a parameter that is assigned again: `request = request.clone(…)`. */
function ofParameterType({ defs }: Variable, scopes: Scopes): Receiver | null {
  const [definition, ...others] = defs;
  if (definition?.type !== 'Parameter' || others.length > 0) return null;
  const callee = definition.node;
  return ofFunctionType(callee, callee.params.indexOf(definition.name), scopes); // or part of one
}

/** `T(0)` for the first parameter of a function that is annotated as a `T`. */
function ofFunctionType(callee: TSESTree.Node, index: number, scopes: Scopes): Receiver | null {
  const { parent } = outermostWrapper(callee);
  const type = parent?.type === 'VariableDeclarator' ? annotationOf(parent.id, scopes) : null;
  return type && { name: `${type.name}(${String(index)})`, made: callee, isType: true };
}

/** What a function gets from the call that is given it: `f{x}(0)` as the option `x` of `f`, or by a name, as AngularJS has it. */
function ofGiven(
  { function: callee, index }: Extract<BindingOrigin, { kind: 'parameter' }>,
  scopes: Scopes,
  steps: number,
): Receiver | null {
  const { parent } = outermostWrapper(callee);
  if (parent?.type !== 'Property') return injected(callee, index, scopes, steps);
  const call = outermostWrapper(parent.parent).parent;
  const key = propertyNameOf(parent);
  if (call?.type !== 'CallExpression' || key === null) return null;
  const maker = receiverOf(call.callee, scopes, steps);
  const on = call.callee.type === 'MemberExpression' ? receiverOf(call.callee.object, scopes, steps) : null;
  return maker && { name: `${maker.name}{${key}}(${String(index)})`, made: on?.made ?? call, isType: true };
}

/** Modules of AngularJS, by the global name and as a package; their functions get what they ask for by name. */
const CONTAINER = /^(?:global\.)?angular\.module\(\)(?:\.\w+(?:\(\))?)*$/;

function injected(callee: TSESTree.FunctionLike, index: number, scopes: Scopes, steps: number): Receiver | null {
  const injection = injectionOf(callee, index, scopes);
  const container = injection && receiverOf(injection.container, scopes, steps);
  if (!container || !CONTAINER.test(container.name)) return null;
  return { name: `angular.${injection.token}`, made: callee, isType: true };
}

/** What a variable is given that is declared without a value and assigned once. */
function onlyAssignment(variable: Variable): TSESTree.Node | null {
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.type !== 'Variable' || definition.node.init !== null) return null;
  const writes = variable.references.filter((reference) => reference.isWrite());
  const [write] = writes;
  return writes.length === 1 && write?.writeExpr ? write.writeExpr : null;
}

function ofProperty(member: TSESTree.MemberExpression, scopes: Scopes, steps: number): Receiver | null {
  const holder = receiverOf(member.object, scopes, steps);
  const key = propertyNameOf(member);
  if (holder === null || key === null) return null;
  const isRequired = !holder.isType && holder.made === null;
  // The name of a package and of its default export are one.
  const name = isRequired ? (qualifiedName(member, scopes) ?? `${holder.name}.${key}`) : `${holder.name}.${key}`;
  return { name, made: null, isType: holder.isType };
}

function ofCall(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  scopes: Scopes,
  steps: number,
): Receiver | null {
  const known = qualifiedName(call, scopes);
  if (known !== null && !known.endsWith('()')) return { name: known, made: null, isType: false };
  const given = known === null && call.type === 'CallExpression' ? ofFactory(call, scopes, steps) : null;
  if (given) return given;
  const callee = receiverOf(call.callee, scopes, steps);
  if (callee === null) return null;
  const [argument] = call.arguments;
  if (argument && INJECTORS.has(callee.name)) {
    const type = qualifiedName(argument, scopes);
    return type === null ? null : { name: type, made: call, isType: true };
  }
  return { name: `${callee.name}()`, made: call, isType: callee.isType };
}

/** `this.http`: what the class gives it, in one place, or the type it is declared with. */
function ofMember(member: TSESTree.MemberExpression, scopes: Scopes, steps: number): Receiver | null {
  const holder = classAround(member);
  const key = memberKey(member);
  if (!holder || key === null) return null;
  const declared = holder.body.body.flatMap((element): readonly TSESTree.Node[] => {
    if (element.type === 'PropertyDefinition') return memberKey(element) === key ? [element] : [];
    if (element.type !== 'MethodDefinition' || element.kind !== 'constructor') return [];
    return element.value.params.filter((one) => parameterProperty(one) === key);
  });
  const given = givenToMember(member);
  return (given && receiverOf(given, scopes, steps)) ?? annotationOf(declared[0], scopes);
}

/** The expression whose value `this.name` has: the one in its declaration, or the only one that is assigned; `null` for others. */
export function givenToMember(member: TSESTree.MemberExpression): TSESTree.Node | null {
  const holder = classAround(member);
  const key = memberKey(member);
  if (!holder || key === null) return null;
  const values = holder.body.body.flatMap((element) =>
    element.type === 'PropertyDefinition' && element.value && memberKey(element) === key ? [element.value] : [],
  );
  const all = [...values, ...assignmentsIn(holder, key), ...parameterProperties(holder, key)];
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** `constructor(private readonly base: string)` */
function parameterProperties(holder: TSESTree.ClassDeclaration | TSESTree.ClassExpression, key: string) {
  return holder.body.body.flatMap((element): readonly TSESTree.Node[] => {
    if (element.type !== 'MethodDefinition' || element.kind !== 'constructor') return [];
    return element.value.params.flatMap((one) =>
      one.type === 'TSParameterProperty' && parameterProperty(one) === key && one.parameter.type === 'Identifier'
        ? [one.parameter]
        : [],
    );
  });
}

/** The argument for a parameter of a constructor, where its file makes one such instance; anything else as it is. */
export function argumentFor(given: TSESTree.Node, scopes: Scopes): TSESTree.Node {
  const variable = variableOf(given, scopes);
  const origin = variable && constantInitializer(variable);
  if (origin?.kind !== 'parameter' || origin.path.length > 0) return given;
  return constructionWith(origin, scopes)?.arguments[origin.index] ?? given;
}

function parameterProperty(parameter: TSESTree.Parameter): string | null {
  if (parameter.type !== 'TSParameterProperty') return null;
  const named = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
  return named.type === 'Identifier' ? named.name : null;
}

function classAround(node: TSESTree.Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  let around: TSESTree.Node | undefined = node;
  while (around && around.type !== 'ClassDeclaration' && around.type !== 'ClassExpression') around = around.parent;
  return around ?? null;
}

const assignments = new WeakMap<TSESTree.Node, ReadonlyMap<string, readonly TSESTree.Node[]>>();

/** What a class assigns to one of its members, outside of classes within it. */
function assignmentsIn(holder: TSESTree.ClassDeclaration | TSESTree.ClassExpression, key: string) {
  let known = assignments.get(holder);
  if (!known) {
    const found = new Map<string, TSESTree.Node[]>();
    const waiting: TSESTree.Node[] = [holder.body];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
        const write = assignmentTo(outermostWrapper(node));
        const name = memberKey(node);
        if (write && name !== null)
          found.set(name, [...(found.get(name) ?? []), write.type === 'AssignmentExpression' ? write.right : write]);
      }
      if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') waiting.push(...childrenOf(node));
    }
    known = found;
    assignments.set(holder, known);
  }
  return known.get(key) ?? [];
}

function annotationOf(node: TSESTree.Node | undefined, scopes: Scopes): Receiver | null {
  if (node?.type === 'TSParameterProperty') return annotationOf(node.parameter, scopes);
  if (node?.type === 'AssignmentPattern') return annotationOf(node.left, scopes);
  if (!node || !('typeAnnotation' in node)) return null;
  const type = node.typeAnnotation;
  if (type?.type !== 'TSTypeAnnotation' || type.typeAnnotation.type !== 'TSTypeReference') return null;
  const name = qualifiedName(type.typeAnnotation.typeName, scopes);
  return name === null ? null : { name, made: node, isType: true };
}
