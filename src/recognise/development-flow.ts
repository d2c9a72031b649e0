import type { TSESTree } from '@typescript-eslint/utils';
import { createFlow } from '../flow/interpreter.ts';
import type { Flow } from '../flow/interpreter.ts';
import type { Scopes } from '../syntax/references.ts';
import { developmentValue } from './environment.ts';
import type { Environment } from './environment.ts';
import { responseSemantics } from './response-semantics.ts';

/** A program as it runs for a developer, with the variables of that environment; what handlers answer is not asked. */
export function developmentFlow(
  { program, scopes }: { readonly program: TSESTree.Program; readonly scopes: Scopes },
  environment: Environment,
): Flow {
  return createFlow({
    program,
    scopes,
    semantics: responseSemantics(program, scopes),
    interpret: (value) => developmentValue(value, environment),
    answered: () => [],
  });
}
