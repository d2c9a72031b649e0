import type { Flow } from '../flow/interpreter.ts';
import type { Framework } from '../frameworks/define-framework.ts';
import { parameterRoot } from '../syntax/bindings.ts';
import { lookup } from '../syntax/members.ts';
import type { FunctionValue, Value } from '../syntax/value.ts';
import type { OptionsOnPath } from './option-alternatives.ts';
import { callbackAnswers, returnedAnswers } from './origin-functions.ts';
import type { FunctionAnswer } from './origin-functions.ts';

/**
 * The options that a function gives, one for each of its paths; `null` when the options are no function, or the library
 * takes none.
 */
export function delegatedOptions(
  path: OptionsOnPath,
  framework: Framework,
  flow: Flow,
): readonly OptionsOnPath[] | null {
  const { value } = path;
  switch (framework.delegation) {
    case null:
      return null;
    case 'callback':
      return value.kind === 'function' ? optionsOf(callbackAnswers(value.node, [request(value)], flow)) : null;
    case 'instance':
      return value.kind === 'function' ? byInstance(value, flow) : null;
    case 'fastify':
      return value.kind === 'function' ? byInstance(value, flow) : byDelegator(path, flow);
    case 'either':
      if (value.kind !== 'function') return byDelegator(path, flow);
      return value.node.params.length > 1 ? byRequest(value, flow) : byInstance(value, flow);
    case 'returned':
      return value.kind === 'function' ? optionsOf(returnedAnswers(value.node, [request(value)], flow)) : null;
  }
}

/** `(instance) => options` or `(instance) => (request, callback) => callback(null, options)`. */
function byInstance({ node }: FunctionValue, flow: Flow): readonly OptionsOnPath[] {
  return returnedAnswers(node, [parameterRoot(node, 0, 'other')], flow).flatMap((answer) =>
    answer.value.kind === 'function' ? byRequest(answer.value, flow) : optionsOf([answer]),
  );
}

/** `{ delegator: (request, callback) => … }`, beside which no other option counts. */
function byDelegator({ value, members }: OptionsOnPath, flow: Flow): readonly OptionsOnPath[] | null {
  if (value.kind !== 'object') return null;
  const delegator = lookup(members(value), 'delegator');
  if (delegator.kind !== 'found') return null;
  return delegator.value.kind === 'function' ? byRequest(delegator.value, flow) : [];
}

/** Fastify waits for a callback when there is a parameter for it, else for a promise. */
function byRequest(delegate: FunctionValue, flow: Flow): readonly OptionsOnPath[] {
  const { node } = delegate;
  if (node.params.length > 1) return optionsOf(callbackAnswers(node, [request(delegate)], flow));
  return node.async ? optionsOf(returnedAnswers(node, [request(delegate)], flow)) : [];
}

function request({ node }: FunctionValue): Value {
  return parameterRoot(node, 0, 'request');
}

function optionsOf(answers: readonly FunctionAnswer[]): readonly OptionsOnPath[] {
  return answers.map(({ value, assumptions, state }) => ({
    value,
    assumptions,
    delegated: true,
    members: (object) => state.objects.get(object.id) ?? object.members,
  }));
}
