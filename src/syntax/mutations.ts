import type { TSESTree } from '@typescript-eslint/utils';
import type { BindingSurroundings } from './bindings.ts';
import { choice, lift } from './lift.ts';
import { memberValue } from './members.ts';
import { writesToMembers } from './member-writes.ts';
import { propertyNameOf } from './property-name.ts';
import type { Variable } from './references.ts';
import type { Member, ObjectValue, Value } from './value.ts';

/**
 * What a constant holds after the writes to its members that the file shows: `options.origin = '*'` in the block of the
 * declaration always happens, elsewhere perhaps; a write that is not understood hides all members.
 */
export function mutatedValue(value: Value, variable: Variable, surroundings: BindingSurroundings): Value {
  if (value.kind !== 'object' && value.kind !== 'array' && value.kind !== 'instance' && value.kind !== 'choice') return value;
  const writes = writesToMembers(variable);
  if (writes.length === 0) return value;
  return lift(value, (settled) => {
    if (settled.kind === 'object') return writes.reduce((object, write) => written(object, write, variable, surroundings), settled);
    if (settled.kind === 'array') return { ...settled, open: true };
    if (settled.kind === 'instance') return { ...settled, arguments: [...settled.arguments, { kind: 'unknown', id: settled.id, source: 'other', path: [], about: [] }] };
    return settled;
  });
}

function written(object: ObjectValue, write: TSESTree.Node, variable: Variable, { host, evaluate }: BindingSurroundings): ObjectValue {
  const members = host.members(object);
  if (write.type === 'AssignmentExpression' && write.operator === '=' && write.left.type === 'MemberExpression') {
    const key = propertyNameOf(write.left, (node) => {
      const name = evaluate(node);
      return name.kind === 'primitive' ? String(name.value) : null;
    });
    if (key !== null && write.left.object.type === 'Identifier') {
      const value = evaluate(write.right);
      const before = memberValue(members, key, object.id);
      const sure = alwaysHappens(write, variable);
      const after = sure ? value : choice(perhaps(write), value, before);
      return withMember(object, members, { kind: 'entry', key, value: after, node: write });
    }
  }
  const hidden: Value = { kind: 'unknown', id: `${object.id} after ${String(write.range[0])}`, source: 'other', path: [], about: [] };
  return withMember(object, members, { kind: 'unknown', node: write, value: hidden });
}

function withMember(object: ObjectValue, members: readonly Member[], member: Member): ObjectValue {
  return { ...object, members: [...members, member] };
}

function perhaps(write: TSESTree.Node): Parameters<typeof choice>[0] {
  return { kind: 'atom', id: `written at ${String(write.range[0])}`, source: 'other', test: null };
}

/** Whether a write stands as a statement of its own in the block that declares the variable. */
function alwaysHappens(write: TSESTree.Node, variable: Variable): boolean {
  const statement = write.parent;
  if (statement?.type !== 'ExpressionStatement') return false;
  const declaration = variable.defs[0]?.parent;
  return declaration !== undefined && declaration !== null && blockOf(statement) === blockOf(declaration);
}

function blockOf(statement: TSESTree.Node): TSESTree.Node | undefined {
  return statement.parent?.type === 'ExportNamedDeclaration' ? statement.parent.parent : statement.parent;
}
