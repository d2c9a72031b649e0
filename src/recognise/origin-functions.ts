import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { INITIAL_STATE } from '../flow/state.ts';
import type { State } from '../flow/state.ts';
import type { OriginOption } from '../frameworks/define-framework.ts';
import { parameterRoot } from '../syntax/bindings.ts';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';

import { variableOf } from '../syntax/references.ts';
import { primitive, unknown } from '../syntax/value.ts';
import type { FunctionValue, InstanceValue, SettledValue, Value } from '../syntax/value.ts';
import type { Range } from './facts.ts';
import { REQUEST_ORIGIN } from './request-values.ts';
import { CALLBACK } from './response-semantics.ts';

/** One answer of a function that is asked for each request. */
export interface FunctionAnswer {
  readonly value: SettledValue;
  readonly assumptions: Assumptions;
  /** The code that gives the answer. */
  readonly range: Range;
  readonly state: State;
}

const ORIGIN: Value = { kind: 'symbol', name: REQUEST_ORIGIN, part: 'origin' };

/** What an origin function may answer; nothing when requests hang for want of an answer, or nobody can tell. */
export function functionAnswers({ node }: FunctionValue, option: OriginOption, flow: Flow): readonly FunctionAnswer[] {
  const asked = option.asks === 'origin' ? ORIGIN : parameterRoot(node, 0, 'request');
  const byCallback = option.functions === 'callback' || (option.functions === 'either' && node.params.length > 1);
  // Without a callback, only a promise is waited for.
  if (option.functions === 'either' && !byCallback && !node.async) return [];
  // A promise is as good as `true` to a library that does not wait for it.
  if (option.functions === 'truth' && node.async)
    return [{ value: primitive(true), assumptions: NO_ASSUMPTIONS, range: node.range, state: INITIAL_STATE }];
  if (option.functions === 'immediate' && node.async) {
    const promise: InstanceValue = {
      kind: 'instance',
      id: `promise:${String(node.range[0])}`,
      of: 'global.Promise',
      arguments: [],
      node,
    };
    return [{ value: promise, assumptions: NO_ASSUMPTIONS, range: node.range, state: INITIAL_STATE }];
  }
  return byCallback
    ? callbackAnswers(node, [asked], flow)
    : returnedAnswers(node, [asked, parameterRoot(node, 1, 'request')], flow);
}

/** The answers of `(…, callback) => callback(error, answer)`. */
export function callbackAnswers(
  node: FunctionValue['node'],
  args: readonly Value[],
  flow: Flow,
): readonly FunctionAnswer[] {
  const callback: InstanceValue = {
    kind: 'instance',
    id: `${CALLBACK}:${String(node.range[0])}`,
    of: CALLBACK,
    arguments: [],
    node,
  };
  const ends = flow.outcomes(node, [...args, callback]);
  if (ends === null) return [];
  const parameter = node.params[args.length];
  const answersLater = parameter?.type === 'Identifier' && isHandedOn(parameter, node, flow);
  return [...ends.returned.map(({ state }) => state), ...ends.thrown].flatMap((state): readonly FunctionAnswer[] => {
    const lines = state.bags.get(callback.id)?.lines;
    const error = lines?.get('error')?.at(-1)?.value;
    const result = lines?.get('result')?.at(-1);
    if (!lines && answersLater)
      return [{ value: unknown(callback.id, 'request'), assumptions: state.assumptions, range: node.range, state }];
    if (!result || (error && !isNothing(error))) return [];
    return [{ value: result.value, assumptions: state.assumptions, range: result.node.range, state }];
  });
}

/** Whether others get the callback, or functions that may run when the one that was asked is done: `find(origin).then(() => callback(…))`. */
function isHandedOn(callback: TSESTree.Identifier, node: FunctionValue['node'], { host }: Flow): boolean {
  const references = variableOf(callback, host.scopes)?.references ?? [];
  return references.some(({ from, identifier }) => {
    const { parent } = identifier;
    const isCalled = parent?.type === 'CallExpression' && parent.callee === identifier;
    return !isCalled || from.variableScope.block !== node;
  });
}

function isNothing(value: SettledValue): boolean {
  // An error that comes from elsewhere is `null` when things go well.
  return value.kind === 'unknown' || (value.kind === 'primitive' && !value.value);
}

/** The answers that a function returns, promised or not. */
export function returnedAnswers(
  node: FunctionValue['node'],
  args: readonly Value[],
  flow: Flow,
): readonly FunctionAnswer[] {
  const ends = flow.outcomes(node, args);
  if (ends === null) return [];
  return ends.returned.flatMap(({ state, value, node: at }) =>
    settle(value, state.assumptions).map((settled) => ({ ...settled, range: (at ?? node).range, state })),
  );
}
