import { createRule, onPolicies } from '../create-rule.ts';
import type { Finding } from '../create-rule.ts';
import { originProblem } from '../cors/origin.ts';
import { quoteLike } from '../fix/quote.ts';
import type { OriginEntry, OriginRule, Policy, Range } from '../recognise/facts.ts';
import { cut } from './support/cut.ts';
import { policiesSharing } from './support/policies.ts';

type Literal = Extract<OriginRule, { kind: 'literal' }>;
interface Problem {
  readonly kind: NonNullable<ReturnType<typeof originProblem>>['kind'] | 'space';
  readonly serialized: string | null;
}
type Ids = Problem['kind'] | 'severalOrigins' | 'wildcardInList';

export default createRule({
  name: 'valid-allow-origin',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require allowed origins to be written as browsers send them',
      preset: 'recommended',
    },
    fixable: 'code',
    schema: [
      {
        type: 'object',
        properties: {
          includePossible: {
            type: 'boolean',
            description:
              'Whether to report `*` in a list that allows others, empty lists of unset variables, and lines that meet only under some settings.',
          },
        },
      },
    ],
    defaultOptions: [{ includePossible: false }],
    messages: {
      defaultPort:
        '`{{origin}}` names the port that its scheme implies. Browsers leave it out, so no page has this origin.',
      empty: 'The allowed origin is empty. Browsers never send an empty `Origin`, so no page has it.',
      list: '`{{origin}}` is several origins in one text. Browsers compare it as a whole, so no page has this origin.',
      noScheme: '`{{origin}}` lacks a scheme such as `https://`. Browsers send one, so no page has this origin.',
      notAnOrigin: '`{{origin}}` is not an origin. Browsers never send it, so no page is allowed by it.',
      path: '`{{origin}}` has a path. Browsers send origins without one, so no page has this origin.',
      severalOrigins:
        '`Access-Control-Allow-Origin` gets {{count}} values. Browsers accept one only and refuse the response.',
      space: '`{{origin}}` has space around it. Lists are compared letter by letter, so no page has this origin.',
      trailingSlash: '`{{origin}}` ends with a slash. Browsers send origins without one, so no page has this origin.',
      uppercase: '`{{origin}}` has capital letters. Browsers send origins in lower case, so no page has this origin.',
      wildcardHost: '`{{origin}}` has `*` for hosts. Browsers compare it letter by letter, so no page has this origin.',
      wildcardInList:
        '`{{library}}` compares `*` in a list letter by letter. Browsers never send it, so it allows nobody.',
      wildcardPort: '`{{origin}}` has `*` for ports. Browsers compare it letter by letter, so no page has this origin.',
    },
  },
  create(context, { includePossible }) {
    return onPolicies(context, (policies) =>
      policies.flatMap((policy): readonly Finding<Ids>[] => {
        const { elsewhere, range, value } = policy.allowOrigin;
        if (elsewhere) return [];
        if (value.kind === 'reflected') return listedFindings(value.listed ?? [], policy, policies);
        if (value.kind === 'literal') return entryFindings(value, policy, policies, includePossible);
        if (value.kind !== 'multiple' || !(policy.certain || includePossible)) return [];
        const data = { count: String(value.lines.length) };
        return [{ range: range ?? policy.range, messageId: 'severalOrigins', data }];
      }),
    );
  },
});

function entryFindings(
  { asList, entries }: Literal,
  policy: Policy,
  policies: readonly Policy[],
  includePossible: boolean,
): readonly Finding<Ids>[] {
  const mayMatch = entries.some(isPossible) || policiesSharing(policies, 'allowOrigin', policy).some(letsOthersIn);
  const mayRefuse = policies.some((other) => other !== policy && isSameAnswer(other, policy) && letsSomebodyIn(other));
  return entries.flatMap((entry): readonly Finding<Ids>[] => {
    if (mayRefuse && entry.text.trim() === '' && !(asList && includePossible)) return [];
    const range = rangeOf(entry, policy);
    if (entry.text === '*') {
      if (!asList || (mayMatch && !includePossible)) return [];
      return [{ range, messageId: 'wildcardInList', data: { library: policy.originLibrary ?? policy.library ?? '' } }];
    }
    const problem = problemOf(entry, asList);
    return problem ? [{ range, ...problemFinding(problem, entry) }] : [];
  });
}

/** What an origin is looked for among. A list that is read more than once may serve other tests, which let somebody in. */
function listedFindings(
  listed: readonly OriginEntry[],
  policy: Policy,
  policies: readonly Policy[],
): readonly Finding<Ids>[] {
  const others = policies.filter((other) => isSameAnswer(other, policy) && letsOthersIn(other));
  const isAllListed = others.every(({ allowOrigin: { value } }) => value.kind === 'reflected' && value.listed);
  return listed.flatMap((entry): readonly Finding<Ids>[] => {
    const problem = entry.text === '*' || entry.text.trim() === '' ? null : problemOf(entry, true);
    if (!problem || !(entry.editable || (isAllListed && problem.serialized !== null))) return [];
    return [{ range: rangeOf(entry, policy), ...problemFinding(problem, entry) }];
  });
}

/** Where an origin is written, else what it decides. */
function rangeOf(entry: OriginEntry, { allowOrigin, range }: Policy): Range {
  return entry.range ?? allowOrigin.range ?? range;
}

function isPossible(entry: OriginEntry): boolean {
  return entry.text !== '*' && problemOf(entry, true) === null;
}

/** `allowed ? origin : ''` and `(process.env.ORIGINS || '').split(',')`: the empty text is how the code refuses, or has no setting. */
function letsSomebodyIn(policy: Policy): boolean {
  const { value } = policy.allowOrigin;
  return (
    value.kind === 'wildcard' || letsOthersIn(policy) || (value.kind === 'literal' && value.entries.some(isPossible))
  );
}

function isSameAnswer({ range: [start, end] }: Policy, { range }: Policy): boolean {
  return start === range[0] && end === range[1];
}

/** Browsers trim a header; a library that compares a list does not. */
function problemOf({ text }: OriginEntry, asList: boolean): Problem | null {
  const problem = originProblem(text);
  if (problem || !asList || text === text.trim()) return problem;
  return { kind: 'space', serialized: text.trim() };
}

/** Patterns and values that nobody sees stand in policies of their own. */
function letsOthersIn({ allowOrigin: { value } }: Policy): boolean {
  return value.kind === 'reflected' || value.kind === 'null' || value.kind === 'unknown';
}

/** The problem, with the edit that writes the origin its author meant. */
function problemFinding(
  { kind, serialized }: Problem,
  { editable, range, text }: OriginEntry,
): Pick<Finding<Ids>, 'data' | 'fix' | 'messageId'> {
  return {
    messageId: kind,
    data: { origin: cut(text, 44) },
    fix:
      serialized !== null && editable && range
        ? (sourceCode, fixer) => [fixer.replaceTextRange(range, quoteLike(sourceCode, range, serialized))]
        : undefined,
  };
}
