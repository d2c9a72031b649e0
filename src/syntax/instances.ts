import type { TSESTree } from '@typescript-eslint/utils';
import type { CallSurroundings } from './calls.ts';
import { constructionsOf } from './constructions.ts';
import { identitiesIn } from './mutations.ts';
import { classNamed, fieldsOf, fieldValue, memberKey } from './own-members.ts';
import type { Scopes } from './references.ts';
import { unknown } from './value.ts';
import type { Member, ObjectValue } from './value.ts';
import { isFunction, walk } from './walk.ts';

/** Classes that extend each other further, and those with more fields, are not followed. */
const MOST_CLASSES = 4;
const MOST_FIELDS = 32;

/**
 * What `new Options()` makes, where the class of the project holds data and does nothing: an object with the fields that it,
 * and those which it extends, give it. `null` for all other classes.
 */
export function dataInstance(
  node: TSESTree.NewExpression,
  { evaluate, host, id }: CallSurroundings,
): ObjectValue | null {
  const classes = classesOf(node, host.scopes);
  if (!classes?.every((body) => isData(body, node, host.scopes))) return null;
  const fields = classes.flatMap((body) => [...fieldsOf(body)].map(([name, isSure]) => ({ body, isSure, name })));
  if (fields.length > MOST_FIELDS) return null;
  const members = fields.map(({ body, isSure, name }): Member => {
    const isChanged = classes.some((other) => fieldValue(other, name) === null);
    const given = isChanged ? null : fieldValue(body, name);
    const value = given ? evaluate(given) : unknown(`${id}.${name}`);
    return given || isSure
      ? { kind: 'entry', key: name, value, node: given ?? node }
      : { kind: 'unknown', value, node };
  });
  // What a getter gives is no member of the object itself: who copies that does not see it.
  if (classes.some(({ body }) => body.some(isGetter)))
    members.unshift({ kind: 'unknown', node, value: unknown(`${id} by getters`) });
  return areApart(members) ? { kind: 'object', id, members, node } : null;
}

/** Whether no object is in two members: what is written to one is seen in the other. */
function areApart(members: readonly Member[]): boolean {
  const ids = members.flatMap(({ value }) => [...identitiesIn(value)]);
  return new Set(ids).size === ids.length;
}

/** The class that is made, after those which it extends; `null` where one of them is not of the project. */
function classesOf({ callee }: TSESTree.NewExpression, scopes: Scopes): readonly TSESTree.ClassBody[] | null {
  const classes: TSESTree.ClassBody[] = [];
  for (let name: TSESTree.Node | null = callee; name;) {
    const body = classNamed(name, scopes);
    if (!body || classes.length === MOST_CLASSES) return null;
    classes.unshift(body);
    name = body.parent.superClass;
  }
  return classes;
}

function isGetter(member: TSESTree.ClassElement): boolean {
  return member.type === 'MethodDefinition' && member.kind === 'get' && !member.static;
}

/** Whether objects of a class are what its fields and its constructor say, when this code makes one. */
function isData(body: TSESTree.ClassBody, node: TSESTree.NewExpression, scopes: Scopes): boolean {
  return body.body.every((member) => {
    switch (member.type) {
      case 'PropertyDefinition':
        return memberKey(member) !== null && !isDecorated(member) && isOpenly(member);
      case 'MethodDefinition':
        if (member.kind !== 'constructor') return member.static || isGetter(member);
        if (member.value.params.length > 0 && !isOnly(node, body, scopes)) return false;
        return isOpenly(member.value) && !returnsEarly(member.value);
      default:
        return false;
    }
  });
}

/** Not every parser knows decorators. */
function isDecorated(member: TSESTree.PropertyDefinition): boolean {
  return 'decorators' in member && member.decorators.length > 0;
}

/** What is given to a constructor is known where nobody else calls it. */
function isOnly(node: TSESTree.NewExpression, body: TSESTree.ClassBody, scopes: Scopes): boolean {
  const made = constructionsOf(body.parent, scopes);
  return made.length === 1 && made[0] === node;
}

/** Whether code uses `this` for its members alone, by literal names, and hands it to nobody. */
function isOpenly(code: TSESTree.Node): boolean {
  let is = true;
  walk(code, (part) => {
    if (part.type === 'ThisExpression')
      is &&= part.parent.type === 'MemberExpression' && part.parent.object === part && memberKey(part.parent) !== null;
    return is;
  });
  return is;
}

function returnsEarly({ body }: TSESTree.MethodDefinition['value']): boolean {
  let returns = false;
  if (body)
    walk(body, (part) => {
      returns ||= part.type === 'ReturnStatement';
      return !returns && !isFunction(part);
    });
  return returns;
}
