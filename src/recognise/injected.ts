import type { TSESTree } from '@typescript-eslint/utils';
import { assignmentTo } from '../syntax/assignment.ts';
import { literalText } from '../syntax/literal-text.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { outermostWrapper } from '../syntax/wrappers.ts';

/** A parameter that a container fills by name. */
export interface Injection {
  readonly token: string;
  /** What is called with the function, `module.factory`. */
  readonly container: TSESTree.Node;
}

/**
 * The name by which AngularJS gives a function its parameter: the text at the same place of the list around it, or of its `$inject`,
 * else the parameter's own name.
 *
 * @see https://docs.angularjs.org/guide/di#dependency-annotation
 */
export function injectionOf(callee: TSESTree.FunctionLike, index: number, scopes: Scopes): Injection | null {
  const holder = holderOf(callee);
  const outer = outermostWrapper(holder);
  const { parent } = outer;
  if (parent?.type === 'ArrayExpression') return listed(parent, outer, index);
  const parameter = callee.params[index];
  const own = parameter?.type === 'Identifier' ? parameter.name : null;
  if (parent?.type === 'CallExpression') return own === null ? null : { token: own, container: parent.callee };
  const id = nameOf(holder);
  const references = (id && variableOf(id, scopes)?.references) ?? [];
  const tokens = references.flatMap(({ identifier }) => {
    const member = outermostWrapper(identifier).parent;
    const write =
      member?.type === 'MemberExpression' && propertyNameOf(member) === '$inject' ? assignmentTo(member) : null;
    return write?.type === 'AssignmentExpression' && write.right.type === 'ArrayExpression'
      ? (textAt(write.right, index) ?? [])
      : [];
  });
  for (const { identifier } of references) {
    const given = outermostWrapper(identifier);
    if (given.parent?.type === 'ArrayExpression') {
      const found = listed(given.parent, given, index);
      if (found) return found;
    }
    const token = tokens[0] ?? own;
    if (given.parent?.type === 'CallExpression' && given.parent.callee !== given && token !== null)
      return { token, container: given.parent.callee };
  }
  return null;
}

/** The class of a constructor; a function itself. */
function holderOf(callee: TSESTree.FunctionLike): TSESTree.Node {
  const { parent } = callee;
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor' ? parent.parent.parent : callee;
}

function nameOf(node: TSESTree.Node): TSESTree.Identifier | null {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id;
  const { parent } = outermostWrapper(node);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
}

/** `['$http', '$q', function ($http, $q) {}]` as an argument of a call. */
function listed(list: TSESTree.ArrayExpression, callee: TSESTree.Node, index: number): Injection | null {
  const call = outermostWrapper(list).parent;
  const token = list.elements.at(-1) === callee ? textAt(list, index) : null;
  return call?.type === 'CallExpression' && token !== null ? { token, container: call.callee } : null;
}

function textAt({ elements }: TSESTree.ArrayExpression, index: number): string | null {
  const element = elements[index];
  return element ? literalText(element) : null;
}
