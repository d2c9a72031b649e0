import type { TSESTree } from '@typescript-eslint/utils';
import { createFlow } from '../flow/interpreter.ts';
import type { Semantics } from '../flow/semantics.ts';
import { TooComplex } from '../flow/state.ts';
import { createEvaluator } from '../syntax/evaluate.ts';
import type { EvaluatorHost } from '../syntax/evaluate.ts';
import type { Environment } from './environment.ts';
import { readEnvironment } from './request-environment.ts';
import { argumentFor, givenToMember } from './request-receivers.ts';
import type { Scopes } from '../syntax/references.ts';
import type { Reading } from './request-options.ts';

/** Requests have no effect on responses. */
const NO_EFFECTS: Semantics = {
  mayHaveEffect: (node): node is never => node.type === 'Program' && false,
  isName: () => false,
  mayFinish: () => false,
  neverReturns: () => false,
  outcomeOf: () => null,
  refusalOf: () => null,
  isResponse: () => false,
  bagOf: () => null,
};

/** Members whose values are made of each other, and so on. */
const MOST_MEMBERS = 8;

/** The evaluator of a file for requests: outside of any path, with the environment that is given. */
export function createRequestReading(
  program: TSESTree.Program,
  scopes: Scopes,
  environment: Environment | null,
): Reading {
  const flow = createFlow({
    program,
    scopes,
    semantics: NO_EFFECTS,
    interpret: (value) => readEnvironment(value, environment),
    answered: () => [],
  });
  let isSpent = false;
  const visiting = new Set<TSESTree.Node>();
  const host: EvaluatorHost = {
    ...flow.host,
    performed(node) {
      // A member of a class that has one value: `this.baseUrl`.
      if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return null;
      const given = visiting.size < MOST_MEMBERS ? givenToMember(node) : null;
      if (!given || visiting.has(given)) return null;
      visiting.add(given);
      try {
        return evaluate(argumentFor(given, scopes));
      } finally {
        visiting.delete(given);
      }
    },
    apply(callee, args, call) {
      if (isSpent) return null;
      try {
        return flow.host.apply(callee, args, call);
      } catch (error) {
        // Functions that have too many paths to follow return something unknown.
        if (!(error instanceof TooComplex)) throw error;
        isSpent = true;
        return null;
      }
    },
  };
  const evaluate = createEvaluator(host);
  return { host, evaluate };
}
