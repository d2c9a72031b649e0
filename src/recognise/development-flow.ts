import type { TSESTree } from '@typescript-eslint/utils';
import { createFlow } from '../flow/interpreter.ts';
import type { Flow } from '../flow/interpreter.ts';
import type { Scopes } from '../syntax/references.ts';
import type { UnknownValue, Value } from '../syntax/value.ts';
import { primitive, UNDEFINED } from '../syntax/value.ts';
import { developmentValue } from './environment.ts';
import type { Environment } from './environment.ts';
import { CONFIGURATION } from './options-place.ts';
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
    interpret: (value, args = []) => helperValue(value, args, environment) ?? developmentValue(value, environment),
    answered: () => [],
  });
}

/** `env.int('PORT', 1337)`, where a tool gives `env` to its configuration; `null` for anything else. */
function helperValue(
  { path: [root, helper, ...methods] }: UnknownValue,
  [name, fallback = UNDEFINED]: readonly Value[],
  { valueOf }: Environment,
): Value | null {
  const isHelper = root === CONFIGURATION && /^env\b/u.test(helper ?? '') && methods.length < 2;
  if (!isHelper || name?.kind !== 'primitive') return null;
  const text = valueOf(String(name.value));
  return text === undefined ? fallback : primitive(text);
}
