import type { TSESTree } from '@typescript-eslint/utils';
import { assume, NO_ASSUMPTIONS, settle, truthOf } from '../../src/syntax/conditions.ts';
import type { Assumptions } from '../../src/syntax/conditions.ts';
import { entriesOf } from '../../src/syntax/members.ts';
import type { SettledValue, Value } from '../../src/syntax/value.ts';
import { find } from '../support/parse.ts';
import type { Parsed } from '../support/parse.ts';
import { neutralFlow } from './evaluation.ts';

/** The values of `c1` and `c2`. */
export type Outcome = readonly [boolean, boolean];

export const OUTCOMES: readonly Outcome[] = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
];

/** What the evaluator says of the list that the function in the file returns, when its parameters have these values. */
export function predictions(
  parsed: Parsed,
): readonly { readonly outcome: Outcome; readonly value: Value; readonly assumptions: Assumptions }[] {
  const declared = find(
    parsed.ast,
    (node): node is TSESTree.FunctionDeclaration => node.type === 'FunctionDeclaration',
  );
  const returned = declared.body.body.at(-1);
  if (returned?.type !== 'ReturnStatement' || !returned.argument) throw new Error('The program returns nothing.');
  const { evaluate } = neutralFlow(parsed);
  const value = evaluate(returned.argument);
  const conditions = declared.params.map((parameter) => truthOf(evaluate(parameter)));
  return OUTCOMES.map((outcome) => {
    const assumptions = conditions.reduce<Assumptions>(
      (now, condition, index) => assume(condition, outcome[index] === true, now)[0] ?? now,
      NO_ASSUMPTIONS,
    );
    return { outcome, value, assumptions };
  });
}

export type Agreement = 'exact' | 'possible' | 'unknown' | 'wrong';

/** Whether a value is among those predicted: alone, among others, hidden behind an unknown, or not at all. */
export function agreement(value: Value, actual: unknown, assumptions: Assumptions): Agreement {
  const all = settle(value, assumptions).map((one) => agreementOf(one.value, actual, one.assumptions));
  if (!all.some((one) => one !== 'wrong')) return 'wrong';
  if (all.every((one) => one === 'exact')) return 'exact';
  return all.includes('exact') || all.includes('possible') ? 'possible' : 'unknown';
}

function worst(all: readonly Agreement[]): Agreement {
  const order: readonly Agreement[] = ['wrong', 'unknown', 'possible', 'exact'];
  return order.find((one) => all.includes(one)) ?? 'exact';
}

function agreementOf(value: SettledValue, actual: unknown, assumptions: Assumptions): Agreement {
  const test = (holds: boolean): Agreement => (holds ? 'exact' : 'wrong');
  switch (value.kind) {
    case 'primitive':
      return test(value.value === actual || (Number.isNaN(value.value) && Number.isNaN(actual)));
    case 'array': {
      if (!Array.isArray(actual)) return 'wrong';
      const list: readonly unknown[] = actual;
      if (value.open) return 'unknown';
      if (list.length !== value.elements.length) return 'wrong';
      return worst(value.elements.map((element, index) => agreement(element, list[index], assumptions)));
    }
    case 'object':
      return typeof actual === 'object' && actual !== null && !Array.isArray(actual)
        ? agreementOfMembers(value, actual, assumptions)
        : 'wrong';
    case 'function':
      return test(typeof actual === 'function');
    case 'regexp':
      return test(actual instanceof RegExp && actual.source === value.source && actual.flags === value.flags);
    case 'position': {
      const found = agreement({ kind: 'condition', condition: value.found }, actual !== -1, assumptions);
      return typeof actual !== 'number' || found === 'wrong' ? 'wrong' : 'possible';
    }
    case 'instance':
      return typeof actual === 'object' ? 'unknown' : 'wrong';
    case 'unknown': {
      const known = assumptions.get(value.id);
      if (known === undefined) return 'unknown';
      return typeof actual === 'boolean' && value.path.length === 1 && /^parameter [01] of 0$/.test(value.id)
        ? test(known.holds === actual)
        : known.holds === Boolean(actual)
          ? 'unknown'
          : 'wrong';
    }
    case 'symbol':
      return 'wrong';
  }
}

function agreementOfMembers(
  value: Extract<SettledValue, { kind: 'object' }>,
  actual: object,
  assumptions: Assumptions,
): Agreement {
  const entries = entriesOf(value.members);
  if (entries === null) {
    // Entries that nothing unknown comes after are sure.
    const last = value.members.findLastIndex((member) => member.kind === 'unknown');
    const sure = entriesOf(value.members.slice(last + 1)) ?? [];
    const found = worst(sure.map(({ key, value: member }) => agreement(member, Reflect.get(actual, key), assumptions)));
    return found === 'wrong' ? 'wrong' : 'unknown';
  }
  const names = Object.keys(actual);
  if (entries.length !== names.length || entries.some(({ key }, index) => key !== names[index])) return 'wrong';
  return worst(entries.map(({ key, value: member }) => agreement(member, Reflect.get(actual, key), assumptions)));
}
