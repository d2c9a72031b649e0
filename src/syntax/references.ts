import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { assignmentTo } from './assignment.ts';
import { scopesAt } from './modules.ts';
import type { FileScopes, Scopes } from './modules.ts';
import { outermostWrapper } from './wrappers.ts';

export type Variable = TSESLint.Scope.Variable;

export type { Scopes } from './modules.ts';

interface Resolutions {
  /** Every identifier that declares or refers; null where no scope declares the name. */
  readonly variables: ReadonlyMap<TSESTree.Node, Variable | null>;
  /** Names that nobody declares and somebody assigns, as sloppy code does. */
  readonly assignedGlobals: ReadonlySet<string>;
}

const resolutions = new WeakMap<FileScopes, Resolutions>();

/** Remembered, because each of a variable's references may ask and each answer looks at all of them. */
const reassigned = new WeakMap<Variable, boolean>();

/**
 * The variable that an identifier declares or refers to. Null for a global that nobody declares, and for a node that is
 * neither, such as the name of a property, or a call.
 */
export function variableOf(node: TSESTree.Node, scopes: Scopes): Variable | null {
  return resolutionsOf(scopesAt(node, scopes)).variables.get(node) ?? null;
}

/** Whether an identifier refers to a global that no scope declares and that this file never assigns. */
export function isUndeclaredGlobal(identifier: TSESTree.Identifier, scopes: Scopes): boolean {
  const { variables, assignedGlobals } = resolutionsOf(scopesAt(identifier, scopes));
  return variables.get(identifier) === null && !assignedGlobals.has(identifier.name);
}

/**
 * Whether a variable may hold another value than the one it was born with: it is assigned anywhere outside its
 * declaration, or declared more than once. Types of the same name and overload signatures are not declarations.
 */
export function isReassigned(variable: Variable): boolean {
  let answer = reassigned.get(variable);
  if (answer === undefined) {
    answer = valueDefinitions(variable).length > 1 || variable.references.some(isReassignment);
    reassigned.set(variable, answer);
  }
  return answer;
}

/** The definitions that give the variable a value: all but types and, beside an implementation, overload signatures. */
export function valueDefinitions(variable: Variable): readonly TSESLint.Scope.Definition[] {
  const values = variable.defs.filter((definition) => definition.type !== 'Type');
  const implementations = values.filter((definition) => definition.node.type !== 'TSDeclareFunction');
  return implementations.length > 0 ? implementations : values.slice(0, 1);
}

/** Whether a reference gives a variable another value than that of its declaration. */
export function isReassignment(reference: TSESLint.Scope.Reference): boolean {
  if (reference.isWrite()) return reference.init !== true;
  // Scope analysis takes `(x satisfies T) = 1`, and kept parentheses, for a read.
  const target = outermostWrapper(reference.identifier);
  return target !== reference.identifier && assignmentTo(target) !== null;
}

function resolutionsOf(scopes: FileScopes): Resolutions {
  const known = resolutions.get(scopes);
  if (known) return known;

  const variables = new Map<TSESTree.Node, Variable | null>();
  const assignedGlobals = new Set<string>();
  for (const scope of scopes.scopes) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) {
        // A class declares its name twice, inside and around itself. The outer scope comes first, and is the one meant.
        if (!variables.has(identifier)) variables.set(identifier, variable);
      }
    }
  }
  for (const scope of scopes.scopes) {
    for (const reference of scope.references) {
      const { identifier, resolved } = reference;
      if (!variables.has(identifier)) variables.set(identifier, resolved);
      if (resolved === null && reference.isWrite()) assignedGlobals.add(identifier.name);
    }
  }

  const built: Resolutions = { variables, assignedGlobals };
  resolutions.set(scopes, built);
  return built;
}
