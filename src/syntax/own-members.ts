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

interface Own {
  readonly value: TSESTree.Expression;
  readonly isSteady: boolean;
  /** Somebody changes it in place. */
  readonly isChanged: boolean;
}

function memberNamed(node: TSESTree.Node, scopes: Scopes): Own | null {
  if (node.type !== 'MemberExpression') return null;
  const name = memberKey(node);
  const body = name === null ? null : classOf(skipWrappers(node.object), scopes);
  return name !== null && body ? (membersOf(body).get(name) ?? null) : null;
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

function classNamed(callee: TSESTree.Node, scopes: Scopes): TSESTree.ClassBody | null {
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
  const add = (name: string | null, value: TSESTree.Expression | null, isSteady = true): void => {
    if (name !== null) members.set(name, value && !members.has(name) ? { value, isSteady, isChanged: false } : null);
  };
  walk(body, (node) => {
    switch (node.type) {
      case 'MethodDefinition':
        if (node.kind !== 'constructor') add(memberKey(node), givenBy(node));
        break;
      case 'PropertyDefinition':
        // A field without a value is a declaration; an assignment gives it one.
        if (node.value) add(memberKey(node), node.value);
        break;
      case 'TSParameterProperty':
        add(parameterIn(node)?.name ?? null, parameterIn(node));
        break;
      case 'AssignmentExpression':
        add(ownName(node.left), node.operator === '=' ? node.right : null, isInConstructor(node, body));
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
