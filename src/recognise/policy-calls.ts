import type { TSESTree } from '@typescript-eslint/utils';
import type { Framework, OptionsPlace, PolicyCall } from '../frameworks/define-framework.ts';
import { frameworks } from '../frameworks/index.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { exportedValue } from './exports.ts';
import { importedModules } from './imports.ts';

/** A call, or the export of a configuration file, that states a policy by its options. */
export interface RecognisedCall {
  readonly framework: Framework;
  readonly node: TSESTree.Node;
  readonly place: OptionsPlace;
  /** The arguments among which the options are; for an export, what is exported. */
  readonly arguments: readonly TSESTree.Node[];
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Finds the calls of a file that state a policy, in source order. */
export function policyCalls(program: TSESTree.Program, filename: string, scopes: Scopes): readonly RecognisedCall[] {
  const imported = importedModules(program);
  const candidates = frameworks.filter((framework) => isMeant(framework, imported));
  const calls: RecognisedCall[] = [];
  walk(program, (node) => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      for (const framework of candidates) {
        const place = framework.policies.find((policy) => matches(policy, node, scopes, imported));
        if (place) calls.push({ framework, node, place, arguments: node.arguments });
      }
    }
    return true;
  });
  return [...calls, ...candidates.flatMap((framework) => configurations(framework, program, filename))];
}

/** The exports that are the configuration of a framework because of where the file is. */
function configurations(framework: Framework, program: TSESTree.Program, filename: string): readonly RecognisedCall[] {
  return framework.policies.flatMap((policy): readonly RecognisedCall[] => {
    if (!('exported' in policy) || !policy.in.test(filename.replaceAll('\\', '/'))) return [];
    const value = exportedValue(program, policy.exported);
    return value ? [{ framework, node: value, place: policy, arguments: [value] }] : [];
  });
}

function isMeant({ onlyImporting, unlessImporting }: Framework, imported: ReadonlySet<string>): boolean {
  if (onlyImporting !== undefined && !importsOf(onlyImporting, imported)) return false;
  return unlessImporting === undefined || !importsOf(unlessImporting, imported);
}

function importsOf(scope: string, imported: ReadonlySet<string>): boolean {
  return [...imported].some((source) => source === scope || source.startsWith(scope));
}

function matches(policy: PolicyCall, node: Call, scopes: Scopes, imported: ReadonlySet<string>): boolean {
  if ('exported' in policy) return false;
  if ('callee' in policy) return qualifiedName(node, scopes) === `${policy.callee}()`;
  if ('decorator' in policy) {
    return node.parent.type === 'Decorator' && qualifiedName(node, scopes) === `${policy.decorator}()`;
  }
  const callee = skipWrappers(node.callee);
  if (node.type !== 'CallExpression' || callee.type !== 'MemberExpression') return false;
  if (propertyNameOf(callee) !== policy.method) return false;
  if ('importing' in policy) return importsOf(policy.importing, imported);
  const [passed] = node.arguments;
  const name = passed && qualifiedName(passed, scopes);
  return typeof name === 'string' && policy.passing.includes(name);
}
