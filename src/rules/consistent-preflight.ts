import { createRule, onPolicies } from '../create-rule.ts';
import type { Finding } from '../create-rule.ts';
import { ANY, exchangesOf, layersByApp } from '../recognise/composition.ts';
import type { Exchange } from '../recognise/composition.ts';
import type { Policy, Range } from '../recognise/facts.ts';
import { allowsCredentials } from './support/policies.ts';

type Ids = 'preflightUnanswered' | 'preflightWithoutCredentials' | 'responseWithoutCredentials';

/** Methods that browsers never use across origins before they have asked. */
const ALWAYS_ASKED: ReadonlySet<string> = new Set(['DELETE', 'PATCH', 'PUT']);

export default createRule({
  name: 'consistent-preflight',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require preflights to allow credentials where the responses do',
      preset: 'recommended',
    },
    schema: [
      {
        type: 'object',
        properties: {
          includePossible: {
            type: 'boolean',
            description: 'Whether to report routes that browsers may also use without a preflight.',
          },
        },
      },
    ],
    defaultOptions: [{ includePossible: false }],
    messages: {
      preflightUnanswered:
        'The response allows credentials, but no code answers its preflight. Browsers send no {{method}} request with credentials.',
      preflightWithoutCredentials:
        'The response allows credentials, but not the preflight (line {{line}}). Browsers stop requests with credentials that need one.',
      responseWithoutCredentials:
        'The preflight (line {{line}}) allows credentials, but not this response. Requests arrive, and pages cannot read the answer.',
    },
  },
  create(context, { includePossible }) {
    return onPolicies(context, (policies, _settings, sourceCode, layers) => {
      const refused = new Set(policies.filter(isRefused).flatMap(placesOf));
      const lineOf = ([start]: Range): string => String(sourceCode.getLocFromIndex(start).line);
      return layersByApp(layers)
        .flatMap(exchangesOf)
        .filter(({ preflight, response }) => preflight.isComplete && response.isComplete)
        .flatMap((exchange) => [
          ...unaskedFor(exchange, includePossible, lineOf),
          ...unreadable(exchange, includePossible, lineOf),
        ])
        .filter(({ range }) => !refused.has(range.join()));
    });
  },
});

/** What browsers refuse to everybody for its `*` is reported for that, wherever else it fails. */
function isRefused(policy: Policy): boolean {
  return policy.certain && policy.allowOrigin.value.kind === 'wildcard' && allowsCredentials(policy);
}

function placesOf({ allowCredentials, allowOrigin, range }: Policy): readonly string[] {
  return [allowCredentials.range, allowOrigin.range, range].flatMap((one) => one?.join() ?? []);
}

/** Responses that allow credentials, where nothing that answers the preflight does. */
function unaskedFor(
  { method, preflight, response }: Exchange,
  includePossible: boolean,
  lineOf: (range: Range) => string,
): readonly Finding<Ids>[] {
  if (preflight.answeredBy === 'unknown') return [];
  const isAnswered = preflight.answeredBy === 'layer';
  const isRefused = preflight.answeredBy === 'nobody' || preflight.policies.every(isWithout);
  if (!isRefused || !(isAnswered || ALWAYS_ASKED.has(method) || includePossible)) return [];
  const range = preflight.policies.find((policy) => policy !== null)?.allowOrigin.range ?? preflight.range;
  return response.policies.flatMap((policy): readonly Finding<Ids>[] => {
    if (policy === null || !policy.certain || !isReadable(policy)) return [];
    const place = { range: policy.allowCredentials.range ?? policy.range };
    return isAnswered && range
      ? [{ ...place, messageId: 'preflightWithoutCredentials', data: { line: lineOf(range) } }]
      : [{ ...place, messageId: 'preflightUnanswered', data: { method: method === ANY ? 'preflighted' : method } }];
  });
}

/** Responses for pages that credentials are missing on, although the preflight allows them. */
function unreadable(
  { preflight, response }: Exchange,
  includePossible: boolean,
  lineOf: (range: Range) => string,
): readonly Finding<Ids>[] {
  const asked = preflight.policies.find((policy) => policy !== null && isReadable(policy));
  if (!asked || !preflight.policies.every((policy) => policy !== null && isReadable(policy))) return [];
  return response.policies.flatMap((policy): readonly Finding<Ids>[] => {
    if (policy === null || !policy.certain || !isWithout(policy) || policy.allowOrigin.value.kind === 'absent')
      return [];
    // Of two pieces of code, one may answer all preflights, and the other be for pages without credentials.
    if (asked.code.join() !== policy.code.join() && !includePossible) return [];
    const line = lineOf(asked.allowCredentials.range ?? asked.range);
    return [
      { range: policy.allowOrigin.range ?? policy.range, messageId: 'responseWithoutCredentials', data: { line } },
    ];
  });
}

/** Whether requests with credentials may pass; `*` beside them is a mistake of its own. */
function isReadable(policy: Policy): boolean {
  const { kind } = policy.allowOrigin.value;
  return allowsCredentials(policy) && kind !== 'absent' && kind !== 'multiple' && kind !== 'wildcard';
}

/** Whether nothing asks for credentials; a value that does not count is a mistake of its own. */
function isWithout(policy: Policy | null): boolean {
  return policy === null || policy.allowCredentials.value.kind === 'absent';
}
