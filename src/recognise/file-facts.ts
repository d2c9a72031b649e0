import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createFlow } from '../flow/interpreter.ts';
import { frameworks } from '../frameworks/index.ts';
import type { FileFacts } from './facts.ts';
import { headerOptionPolicies } from './header-options.ts';
import { headerPolicies } from './header-policies.ts';
import { entryPolicies } from './next-config.ts';
import { optionPolicies } from './option-policies.ts';
import { interpretPath } from './request-values.ts';
import { responseSemantics } from './response-semantics.ts';
import { gatewayEffects } from './response-values.ts';
import type { Scopes } from '../syntax/references.ts';
import { isDevelopmentOnly, isTestFile } from './surroundings.ts';

const NO_FACTS: FileFacts = { policies: [] };

/** A file without any of these words states no policy. */
const TELLING = new RegExp(
  ['cors', 'access-control-allow', ...frameworks.flatMap(({ word }) => word ?? [])].join('|'),
  'i',
);

const known = new WeakMap<TSESTree.Program, FileFacts>();

/** What a file says about CORS. Computed once for each parsed file; a file without a telling word costs one scan. */
export function factsOf(sourceCode: TSESLint.SourceCode, filename: string): FileFacts {
  const { ast } = sourceCode;
  const before = known.get(ast);
  if (before) return before;
  const facts = withinStack(() => (TELLING.test(sourceCode.text) ? collectFacts(sourceCode, filename) : NO_FACTS));
  known.set(ast, facts);
  return facts;
}

/** Code that is nested deeper than the stack says nothing: an editor must not lose its other rules over it. */
function withinStack(collect: () => FileFacts): FileFacts {
  try {
    return collect();
  } catch (error) {
    if (error instanceof RangeError) return NO_FACTS;
    throw error;
  }
}

function collectFacts({ ast, scopeManager, text }: TSESLint.SourceCode, filename: string): FileFacts {
  if (!scopeManager || isTestFile(ast, filename)) return NO_FACTS;
  // An object for this file: what is found out is remembered by it, and oxlint has one scope manager for all files.
  const scopes: Scopes = { scopes: scopeManager.scopes };
  const flow = createFlow({
    program: ast,
    scopes,
    semantics: responseSemantics(ast, scopes),
    interpret: interpretPath,
    answered: (value, node, reading) => [{ effects: gatewayEffects(value, node, reading), result: null }],
  });
  const headers = /access-control-allow/i.test(text)
    ? headerPolicies(
        flow.responses().filter(({ answeredBy }) => !isDevelopmentOnly(answeredBy, flow)),
        scopes,
      )
    : [];
  return {
    policies: [
      ...headers,
      ...entryPolicies(ast, flow),
      ...headerOptionPolicies(ast, filename, flow),
      ...optionPolicies(ast, filename, flow),
    ],
  };
}
