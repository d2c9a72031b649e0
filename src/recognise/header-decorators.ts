import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { argumentsOf } from '../syntax/calls.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import type { Policy } from './facts.ts';
import { entriesOfHeaders } from './header-entries.ts';
import { entryPolicies } from './header-options.ts';
import { isDevelopmentOnly } from './surroundings.ts';

const HEADER = '@nestjs/common.Header()';
const COMPOSITION = '@nestjs/common.applyDecorators()';

/**
 * The policies of handlers whose headers are decorators: `@Header(name, value)`, one by one or in `applyDecorators(…)`.
 *
 * @see https://docs.nestjs.com/controllers#response-headers
 */
export function decoratorPolicies(program: TSESTree.Program, flow: Flow): readonly Policy[] {
  const policies: Policy[] = [];
  const { evaluate, host } = flow;
  walk(program, (node) => {
    const calls = headerCallsOn(node, flow);
    if (calls.length > 0 && !isDevelopmentOnly(node, flow)) {
      const reading = { evaluate, host };
      const entries = calls.flatMap((call) =>
        entriesOfHeaders('pair', call, argumentsOf(call, evaluate), reading, call),
      );
      policies.push(...entryPolicies(entries, { range: node.range, scope: 'response', isCertain: true }, flow));
    }
    return true;
  });
  return policies;
}

/** The calls that give a handler its headers, the one that counts last. */
function headerCallsOn(node: TSESTree.Node, { host: { scopes } }: Flow): readonly TSESTree.CallExpression[] {
  const given =
    node.type === 'MethodDefinition'
      ? // The decorator next to the method is applied first.
        node.decorators.map(({ expression }) => expression).toReversed()
      : node.type === 'CallExpression' && qualifiedName(node, scopes) === COMPOSITION
        ? node.arguments
        : [];
  return given
    .map((one) => skipWrappers(one))
    .filter((one) => one.type === 'CallExpression')
    .filter((one) => qualifiedName(one, scopes) === HEADER);
}
