import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { unknown } from '../syntax/value.ts';
import type { Range } from './facts.ts';
import type { RecognisedCall } from './policy-calls.ts';
import { callingsOf } from './request-wrappers.ts';
import { isDevelopmentOnly } from './surroundings.ts';

/** A statement by the options of a call, as one caller makes it. */
export interface HandedOn {
  /** The call that stands for the statement: of the function around it that is given the options, or the statement itself. */
  readonly node: TSESTree.Node;
  /** What is registered on an app: the caller's code, where there are several. */
  readonly code: Range;
  /** What the code of the statement means in that call. */
  readonly inside: Flow;
}

/** A function that hands options on states them once for each of its calls: `const allow = (options) => cors(options)`. */
export function handedOn({ arguments: args, node }: RecognisedCall, flow: Flow): readonly HandedOn[] {
  const callings = callingsOf(node, args, flow);
  return callings.flatMap((calling) => {
    if (calling.node === node) return [{ node, code: node.range, inside: flow }];
    if (isDevelopmentOnly(calling.node, flow)) return [];
    const evaluate: Flow['evaluate'] = (one) =>
      flow.attempt(() => calling.reading.evaluate(one)) ?? unknown(`too complex at ${String(one.range[0])}`);
    const code = callings.length === 1 ? node.range : calling.node.range;
    return [{ node: calling.node, code, inside: { ...flow, host: calling.reading.host, evaluate } }];
  });
}
