import type { TSESTree } from '@typescript-eslint/utils';
import type { Framework, OptionsPlace, PolicyCall } from '../frameworks/define-framework.ts';
import { frameworks } from '../frameworks/index.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { isCall, walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { exportedValue } from './exports.ts';
import { importedModules, isImportedByName } from './imports.ts';

/** What is recognised by its calls. */
export type Definition = Pick<Framework, 'policies' | 'onlyImporting' | 'unlessImporting'>;

/** A call, or the export of a configuration file, that states a policy by its options. */
export interface RecognisedCall<Stated extends Definition = Framework> {
  readonly framework: Stated;
  readonly node: TSESTree.Node;
  readonly place: OptionsPlace;
  /** The arguments among which the options are; for an export, what is exported. */
  readonly arguments: readonly TSESTree.Node[];
}

type Statement = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.ObjectExpression;

/** Finds the calls of a file that state a policy, in source order. */
export function policyCalls(program: TSESTree.Program, filename: string, scopes: Scopes): readonly RecognisedCall[] {
  return callsOf(frameworks, program, filename, scopes);
}

/** Finds the calls and exports that these definitions mean. */
export function callsOf<Stated extends Definition>(
  definitions: readonly Stated[],
  program: TSESTree.Program,
  filename: string,
  scopes: Scopes,
): readonly RecognisedCall<Stated>[] {
  const imported = importedModules(program);
  // What another file hands on may come from there: that it is named is enough to say no more.
  const isNear = (name: string): boolean =>
    [...imported].some((source) => scopes.modules?.textOf(source, program)?.includes(name) === true);
  const candidates = definitions.filter(
    ({ onlyImporting, unlessImporting }) =>
      (onlyImporting === undefined || importsOf(onlyImporting, imported)) &&
      (unlessImporting === undefined || !(importsOf(unlessImporting, imported) || isNear(unlessImporting))),
  );
  const calls: RecognisedCall<Stated>[] = [];
  walk(program, (node) => {
    if (isCall(node) || node.type === 'ObjectExpression') {
      // Resolved once: there are many definitions, and every call is asked about each.
      const name = node.type === 'ObjectExpression' ? null : qualifiedName(node, scopes);
      for (const framework of candidates) {
        const places = framework.policies.filter((policy) => matches(policy, node, name, scopes, imported));
        const args = node.type === 'ObjectExpression' ? [node] : node.arguments;
        calls.push(...places.map((place) => ({ framework, node, place, arguments: args })));
      }
    }
    return true;
  });
  const exported = candidates.flatMap((framework) => configurations(framework, program, filename));
  return [...calls, ...exported.filter((one) => !calls.some((call) => isSameStatement(call, one)))];
}

/** `export default defineConfig({ … })` is one configuration, whichever way it is recognised. */
function isSameStatement<Stated>(
  call: { framework: Stated; node: TSESTree.Node },
  exported: { framework: Stated; node: TSESTree.Node },
): boolean {
  return call.framework === exported.framework && call.node === skipWrappers(exported.node);
}

/** The exports that are the configuration of a framework because of where the file is. */
function configurations<Stated extends Definition>(
  framework: Stated,
  program: TSESTree.Program,
  filename: string,
): readonly RecognisedCall<Stated>[] {
  return framework.policies.flatMap((policy): readonly RecognisedCall<Stated>[] => {
    if (!('exported' in policy) || !policy.in.test(filename.replaceAll('\\', '/'))) return [];
    const value = exportedValue(program, policy.exported);
    return value ? [{ framework, node: value, place: policy, arguments: [value] }] : [];
  });
}

function importsOf(scope: string, imported: ReadonlySet<string>): boolean {
  return [...imported].some((source) => source === scope || source.startsWith(scope));
}

function matches(
  policy: PolicyCall,
  node: Statement,
  name: string | null,
  scopes: Scopes,
  imported: ReadonlySet<string>,
): boolean {
  if ('exported' in policy) return false;
  if ('besideImport' in policy)
    return node.type === 'ObjectExpression' && isImportedByName(policy.besideImport, scopes);
  if (node.type === 'ObjectExpression') return false;
  if ('callee' in policy) return name === `${policy.callee}()`;
  if ('decorator' in policy) {
    return node.parent.type === 'Decorator' && name === `${policy.decorator}()`;
  }
  const callee = skipWrappers(node.callee);
  if (node.type !== 'CallExpression' || callee.type !== 'MemberExpression') return false;
  if (propertyNameOf(callee) !== policy.method) return false;
  if ('importing' in policy) return importsOf(policy.importing, imported);
  const [passed] = node.arguments;
  const plugin = passed && qualifiedName(passed, scopes);
  return typeof plugin === 'string' && policy.passing.includes(plugin);
}
