import type { TSESTree } from '@typescript-eslint/utils';
import { originOf } from './exports.ts';
import { MUTATING_METHODS } from './member-writes.ts';
import { propertyNameOf } from './property-name.ts';
import { variableOf } from './references.ts';
import type { Scopes } from './references.ts';
import { returnedBy } from './returned.ts';
import { walk } from './walk.ts';
import { skipWrappers } from './wrappers.ts';
import { isWrittenTo } from './write-order.ts';

/**
 * What `this.name` is in a class, and `Name.name` of a class of the project or of an instance of it: its method, or the one value
 * that its field, its getter, or one assignment anywhere in the class, gives it. `null` when there are several, or none, or when
 * somebody changes it in place.
 */
export function ownMember(node: TSESTree.Node, scopes: Scopes): TSESTree.Expression | null {
  const member = memberNamed(node, scopes);
  return member && !member.isChanged ? member.value : null;
}

/** The expression that makes it, whatever changes it in place later. */
export function madeMember(node: TSESTree.Node, scopes: Scopes): TSESTree.Expression | null {
  return memberNamed(node, scopes)?.value ?? null;
}

/** The same, where it has that value from the beginning: its class or its constructor gives it. */
export function steadyMember(node: TSESTree.Node, scopes: Scopes): TSESTree.Expression | null {
  const member = memberNamed(node, scopes);
  return member?.isSteady && !member.isChanged ? member.value : null;
}

/** What the class, or its constructor, gives a member; `null` when other code may change it, `undefined` when there is none. */
export function fieldValue(body: TSESTree.ClassBody, name: string): TSESTree.Expression | null | undefined {
  const member = membersOf(body).get(name);
  return member?.isSteady && !member.isChanged ? member.value : member && null;
}

/** The names of the fields that objects of a class have of their own, as they get them, and whether all of them do. */
export function fieldsOf(body: TSESTree.ClassBody): ReadonlyMap<string, boolean> {
  const fields = new Map<string, boolean>();
  const add = (name: string | null | undefined, isSure: boolean): void => {
    if (name && !name.startsWith('#')) fields.set(name, isSure || fields.get(name) === true);
  };
  for (const member of body.body)
    if (member.type === 'PropertyDefinition' && !member.static) add(memberKey(member), true);
  walk(body, (node) => {
    if (node.type === 'TSParameterProperty') add(parameterIn(node)?.name, true);
    if (node.type === 'AssignmentExpression') add(ownName(node.left), false);
    return node === body || node.type !== 'ClassBody';
  });
  return fields;
}

interface Own {
  readonly value: TSESTree.Expression;
  readonly isSteady: boolean;
  /** Somebody changes it in place. */
  readonly isChanged: boolean;
  /** Whether the class has it, and no instance; `null` where nobody asks. */
  readonly isStatic: boolean | null;
}

function memberNamed(node: TSESTree.Node, scopes: Scopes): Own | null {
  if (node.type !== 'MemberExpression') return null;
  const name = memberKey(node);
  const holder = skipWrappers(node.object);
  const body = name === null ? null : classOf(holder, scopes);
  const member = name !== null && body ? membersOf(body).get(name) : null;
  if (!member) return null;
  const isOther = holder.type !== 'ThisExpression' && member.isStatic !== null;
  return isOther && member.isStatic !== isClass(holder, scopes) ? null : member;
}

function isClass(holder: TSESTree.Node, scopes: Scopes): boolean {
  const variable = variableOf(holder, scopes);
  return variable !== null && originOf(variable, scopes)?.kind === 'class';
}

/** The class that `this`, its name, or an instance of it stands for, unless other code changes what that holds. */
function classOf(holder: TSESTree.Node, scopes: Scopes): TSESTree.ClassBody | null {
  if (holder.type === 'ThisExpression') return classAround(holder);
  if (holder.type === 'NewExpression') return classNamed(holder.callee, scopes);
  const variable = variableOf(holder, scopes);
  const origin = variable && originOf(variable, scopes);
  if (origin?.kind === 'class') return origin.node.body;
  if (origin?.kind !== 'variable' || origin.path.length > 0 || !origin.init) return null;
  const made = skipWrappers(origin.init);
  return variable && made.type === 'NewExpression' && !isWrittenTo(variable, scopes)
    ? classNamed(made.callee, scopes)
    : null;
}

/** The class of the project that an expression names. */
export function classNamed(callee: TSESTree.Node, scopes: Scopes): TSESTree.ClassBody | null {
  const name = skipWrappers(callee);
  return name.type === 'Identifier' ? classOf(name, scopes) : null;
}

/** The class whose `this` it is: a function in between has one of its own. */
function classAround(node: TSESTree.Node): TSESTree.ClassBody | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'ClassBody') return outer;
    if (outer.type === 'FunctionDeclaration') return null;
    if (outer.type === 'FunctionExpression' && outer.parent.type !== 'MethodDefinition') return null;
  }
  return null;
}

type Members = ReadonlyMap<string, Own | null>;

const known = new WeakMap<TSESTree.ClassBody, Members>();

/** The members of a class by name; `null` for those that have no value of their own, or more than one. */
function membersOf(body: TSESTree.ClassBody): Members {
  const before = known.get(body);
  if (before) return before;
  const members = new Map<string, Own | null>();
  const changed = new Set<string>();
  const add = (
    name: string | null,
    value: TSESTree.Expression | null,
    isStatic: boolean | null,
    isSteady = true,
  ): void => {
    const isOnly = value !== null && name !== null && !members.has(name);
    if (name !== null) members.set(name, isOnly ? { value, isSteady, isStatic, isChanged: false } : null);
  };
  walk(body, (node) => {
    switch (node.type) {
      case 'MethodDefinition':
        if (node.kind !== 'constructor') add(memberKey(node), givenBy(node), node.static);
        break;
      case 'PropertyDefinition':
        // A field without a value is a declaration; an assignment gives it one.
        if (node.value) add(memberKey(node), node.value, node.static);
        break;
      case 'TSParameterProperty':
        add(parameterIn(node)?.name ?? null, parameterIn(node), false);
        break;
      case 'AssignmentExpression':
        add(ownName(node.left), node.operator === '=' ? node.right : null, null, isInConstructor(node, body));
        if (node.left.type === 'MemberExpression') spoil(node.left.object);
        break;
      case 'UpdateExpression':
      case 'UnaryExpression':
        if (node.type === 'UpdateExpression' || node.operator === 'delete') spoil(node.argument);
        break;
      case 'CallExpression': {
        const method = skipWrappers(node.callee);
        if (method.type === 'MemberExpression' && MUTATING_METHODS.has(propertyNameOf(method) ?? ''))
          spoil(method.object);
        break;
      }
    }
    // Another class in this one has a `this` of its own.
    return node === body || node.type !== 'ClassBody';
  });
  for (const name of changed) {
    const member = members.get(name);
    if (member) members.set(name, { ...member, isChanged: true });
  }
  known.set(body, members);
  return members;

  /** What is changed in place is not what it was made as. */
  function spoil(target: TSESTree.Node): void {
    let inner = skipWrappers(target);
    for (; inner.type === 'MemberExpression'; inner = skipWrappers(inner.object)) {
      const name = ownName(inner);
      if (name !== null) changed.add(name);
    }
  }
}

function parameterIn({ parameter }: TSESTree.TSParameterProperty): TSESTree.Identifier | null {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target : null;
}

/** A method itself; of a getter, what it returns. */
function givenBy({ kind, value }: TSESTree.MethodDefinition): TSESTree.Expression | null {
  if (value.type !== 'FunctionExpression') return null;
  return kind === 'method' ? value : kind === 'get' ? returnedBy(value) : null;
}

/** The name in `this.name`, else `null`. */
function ownName(target: TSESTree.Node): string | null {
  const member = skipWrappers(target);
  return member.type === 'MemberExpression' && skipWrappers(member.object).type === 'ThisExpression'
    ? memberKey(member)
    : null;
}

/** Whether code runs once, when an object of the class is made, and under no condition. */
function isInConstructor(node: TSESTree.Node, body: TSESTree.ClassBody): boolean {
  let outer: TSESTree.Node | undefined = node.parent;
  if (outer?.type !== 'ExpressionStatement') return false;
  outer = outer.parent;
  const method = outer?.parent?.parent;
  return (
    outer?.type === 'BlockStatement' &&
    method?.type === 'MethodDefinition' &&
    method.kind === 'constructor' &&
    method.parent === body
  );
}

/** `name` of `this.name`, `#name` of `this.#name`, which a class may both have. */
export function memberKey(
  node: TSESTree.MemberExpression | TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): string | null {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  return key.type === 'PrivateIdentifier' ? `#${key.name}` : propertyNameOf(node);
}
