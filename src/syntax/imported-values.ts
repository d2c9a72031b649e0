import type { TSESTree } from '@typescript-eslint/utils';
import type { BindingOrigin } from './binding-origin.ts';
import { variableValue } from './bindings.ts';
import type { BindingSurroundings } from './bindings.ts';
import { exportedNames, exportOf, wholeOf } from './exports.ts';
import type { Exported } from './exports.ts';
import { step } from './member-access.ts';
import type { Module } from './modules.ts';
import { qualifiedNameOrModule } from './qualified-name.ts';
import { namedValue, unknown } from './value.ts';
import type { Member, Value } from './value.ts';

/** What an import gives that leads to a module of the project; `null` for other imports, and for what nobody exports. */
export function importedValue(
  origin: Extract<BindingOrigin, { kind: 'import' | 'importEquals' }>,
  read: TSESTree.Node,
  surroundings: BindingSurroundings,
): Value | null {
  const { scopes } = surroundings.host;
  if (origin.kind === 'importEquals') return moduleValueOf(origin.declaration.moduleReference, surroundings);
  const module = scopes.modules?.imported(origin.source, origin.declaration);
  if (!module) return null;
  if (origin.imported === '*') return moduleValue(module, read, surroundings);
  const exported = exportOf(module, origin.imported, scopes);
  return exported && exportedValue(exported, read, surroundings);
}

/** The value of an expression that is all that a module of the project exports, e.g. `require('./x')`; else `null`. */
export function moduleValueOf(node: TSESTree.Node, surroundings: BindingSurroundings): Value | null {
  const module = moduleOf(node, surroundings);
  return module && moduleValue(module, node, surroundings);
}

/** One member of such an expression, for which no other export is looked at. */
export function memberOfModule(node: TSESTree.Node, name: string, surroundings: BindingSurroundings): Value | null {
  const module = moduleOf(node, surroundings);
  const exported = module && exportOf(module, name, surroundings.host.scopes);
  return exported && exportedValue(exported, node, surroundings);
}

function moduleOf(node: TSESTree.Node, { host }: BindingSurroundings): Module | null {
  if (!host.scopes.modules) return null;
  const found = qualifiedNameOrModule(node, host.scopes);
  return typeof found === 'string' ? null : found;
}

function exportedValue(exported: Exported, read: TSESTree.Node, surroundings: BindingSurroundings): Value {
  const { host } = surroundings;
  return exported.path.reduce(
    (value, name) => step(value, name, host, `${name} read at ${String(read.range[0])}`),
    rootValue(exported, read, surroundings),
  );
}

function rootValue(exported: Exported, read: TSESTree.Node, surroundings: BindingSurroundings): Value {
  switch (exported.kind) {
    case 'variable':
      return variableValue(exported.variable, read, surroundings);
    case 'node':
      return surroundings.evaluate(exported.node);
    case 'module':
      return moduleValue(exported.module, read, surroundings);
    case 'package':
      return surroundings.host.interpret(namedValue(exported.source));
  }
}

/** A module as a value: what it is as a whole, or an object of all its exports. */
function moduleValue(module: Module, read: TSESTree.Node, surroundings: BindingSurroundings): Value {
  const { scopes } = surroundings.host;
  const whole = wholeOf(module, scopes);
  if (whole) return exportedValue(whole, read, surroundings);
  const id = `module ${String(module.start)}`;
  const names = exportedNames(module, scopes);
  if (names === null) return unknown(id);
  const node = module.program;
  const members = names.map((name): Member => {
    const exported = exportOf(module, name, scopes);
    if (exported === null) return { kind: 'unknown', node, value: unknown(`${id}.${name}`) };
    return {
      kind: 'entry',
      key: name,
      value: exportedValue(exported, read, surroundings),
      node: nodeOf(exported, node),
    };
  });
  return { kind: 'object', id, members, node };
}

/** The code in which an export is written, as far as one can point to it. */
function nodeOf(exported: Exported, otherwise: TSESTree.Node): TSESTree.Node {
  if (exported.kind === 'node') return exported.node;
  return (exported.kind === 'variable' ? exported.variable.identifiers[0] : null) ?? otherwise;
}
