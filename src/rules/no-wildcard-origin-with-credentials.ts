import type { TSESLint } from '@typescript-eslint/utils';
import { createRule, onPolicies } from '../create-rule.ts';
import type { Finding } from '../create-rule.ts';
import type { Policy, Range } from '../recognise/facts.ts';
import { allowsCredentials, isTrusting, policiesSharing } from './support/policies.ts';
import { allowOrigins, dropCredentials, listed } from './support/policy-edits.ts';

type Ids =
  | 'credentialsAfterWildcard'
  | 'credentialsOverOther'
  | 'credentialsWithWildcard'
  | 'wildcardAfterCredentials'
  | 'wildcardByDefault'
  | 'wildcardOption'
  | 'wildcardOverOther'
  | SuggestionIds;
type SuggestionIds = 'dropCredentials' | 'useOrigins';

export default createRule({
  name: 'no-wildcard-origin-with-credentials',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow the origin `*` in responses that allow credentials',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          includePossible: {
            type: 'boolean',
            description: 'Whether to report pairs that meet only under some settings of the program.',
          },
        },
      },
    ],
    defaultOptions: [{ includePossible: false }],
    messages: {
      credentialsAfterWildcard:
        'The origin is `*` (line {{line}}) where credentials are allowed. Browsers refuse the response to a request with credentials.',
      credentialsOverOther:
        'Credentials are allowed where another file sends the origin `*`. Browsers refuse the response to a request with credentials.',
      credentialsWithWildcard:
        'This allows the origin `*` and credentials at once. Browsers refuse the response to a request with credentials.',
      wildcardOverOther:
        'The origin is `*` where another file allows credentials. Browsers refuse the response to a request with credentials.',
      wildcardAfterCredentials:
        'The origin is `*` where line {{line}} allows credentials. Browsers refuse the response to a request with credentials.',
      wildcardByDefault:
        '`{{library}}` sends the origin `*` unless told otherwise. Browsers refuse the response to a request with credentials.',
      wildcardOption:
        '`{{library}}` sends the origin `*` with credentials. Browsers refuse the response to a request with credentials.',
      dropCredentials: 'Remove the credentials.',
      useOrigins: 'Allow {{origins}} instead.',
    },
  },
  create(context, { includePossible }) {
    return onPolicies(context, (policies, { origins }, sourceCode) =>
      policies
        .filter((policy) => isRefused(policy) && (policy.certain || includePossible))
        .map((policy) => ({ ...placed(policy, sourceCode), ...editsFor(policy, policies, origins) })),
    );
  },
});

/** Whether browsers refuse every response to a request with credentials, because everybody is allowed. */
function isRefused(policy: Policy): boolean {
  return policy.allowOrigin.value.kind === 'wildcard' && allowsCredentials(policy);
}

/** An option is reported where it stands; of two headers, the later one. */
function placed(
  { allowCredentials, allowOrigin, library, originLibrary, range }: Policy,
  sourceCode: Pick<TSESLint.SourceCode, 'getLocFromIndex'>,
): Pick<Finding<Ids>, 'data' | 'messageId' | 'range'> {
  const [origin, credentials] = [allowOrigin.range, allowCredentials.range];
  if (library !== null && originLibrary === undefined) {
    const byDefault = allowOrigin.value.kind === 'wildcard' && allowOrigin.value.byDefault;
    const messageId = origin && !byDefault ? 'wildcardOption' : 'wildcardByDefault';
    return { range: origin ?? credentials ?? range, messageId, data: { library } };
  }
  if (!origin || !credentials)
    return {
      range: origin ?? credentials ?? range,
      messageId: 'credentialsAfterWildcard',
      data: { line: lineOf(range) },
    };
  // Both come from another file.
  if (origin.join() === credentials.join()) return { range: origin, messageId: 'credentialsWithWildcard' };
  // Nothing in this file brings in what applies to all of its code.
  if (isWithin(origin, credentials)) return { range: origin, messageId: 'wildcardOverOther' };
  if (isWithin(credentials, origin)) return { range: credentials, messageId: 'credentialsOverOther' };
  return origin[0] > credentials[0]
    ? { range: origin, messageId: 'wildcardAfterCredentials', data: { line: lineOf(credentials) } }
    : { range: credentials, messageId: 'credentialsAfterWildcard', data: { line: lineOf(origin) } };

  function lineOf([start]: Range): string {
    return String(sourceCode.getLocFromIndex(start).line);
  }
}

function isWithin([start, end]: Range, [from, to]: Range): boolean {
  return from <= start && end <= to && end - start < to - from;
}

/** An edit that would touch a policy which browsers accept is none; what only might touch one is a suggestion. */
function editsFor(
  policy: Policy,
  policies: readonly Policy[],
  origins: readonly string[],
): Pick<Finding<Ids>, 'fix' | 'suggest'> {
  const withCredentials = policiesSharing(policies, 'allowCredentials', policy);
  const drop = withCredentials.some(isTrusting)
    ? []
    : [{ messageId: 'dropCredentials', edit: dropCredentials(policy) } as const];
  if (origins.length === 0 || policy.allowOrigin.range === null) {
    const isFix = origins.length === 0 && withCredentials.every(isRefused);
    return isFix ? { fix: dropCredentials(policy) } : { suggest: drop };
  }
  if (!policiesSharing(policies, 'allowOrigin', policy).every(isWildcard)) return { suggest: drop };
  const all = allowOrigins(policy, origins);
  if (all) return { fix: all };
  const single = origins.flatMap((origin) => {
    const edit = allowOrigins(policy, [origin]);
    return edit ? [{ messageId: 'useOrigins', data: { origins: listed([origin]) }, edit } as const] : [];
  });
  return { suggest: [...single, ...drop] };
}

function isWildcard({ allowOrigin: { value } }: Policy): boolean {
  return value.kind === 'wildcard';
}
