import { createRule, onPolicies } from '../create-rule.ts';
import type { Finding } from '../create-rule.ts';
import type { OriginRule, Policy } from '../recognise/facts.ts';
import { cut } from './support/cut.ts';
import { allowsCredentials, isTrusting, policiesSharing } from './support/policies.ts';
import { allowOrigins, dropCredentials, listed } from './support/policy-edits.ts';

type Ids =
  | 'acceptingFunction'
  | 'nullOrigin'
  | 'openPreflight'
  | 'reflectedByDefault'
  | 'reflectedHeader'
  | 'reflectedWhereUnset'
  | 'reflectedWildcard'
  | 'reflectingOption'
  | 'weakCheck'
  | 'weakPreflight'
  | 'dropCredentials'
  | 'useOrigins';

export default createRule({
  name: 'no-arbitrary-origin-with-credentials',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow letting arbitrary origins read responses that allow credentials',
      preset: 'recommended',
    },
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
      acceptingFunction:
        'This answer lets every origin in, with credentials. Any site can read this response as the signed-in user.',
      nullOrigin:
        'The origin `null` is allowed with credentials. Any site can read this response as the signed-in user, from a sandboxed frame.',
      openPreflight:
        'The preflight allows the origin of every request, with credentials. Any site can send what needs one as the signed-in user.',
      reflectedByDefault:
        '`{{library}}` allows the origin of every request by default. Any site can read this response as the signed-in user.',
      reflectedHeader:
        'The origin of every request is allowed, with credentials. Any site can read this response as the signed-in user.',
      reflectedWildcard:
        '`{{library}}` turns `*` into the origin of each request. Any site can read this response as the signed-in user.',
      reflectedWhereUnset:
        'Where this variable is unset, `{{library}}` allows every origin. Any site can read this response as the signed-in user.',
      reflectingOption:
        '`{{library}}` allows the origin of every request, with credentials. Any site can read this response as the signed-in user.',
      weakCheck: 'This check also lets in `{{example}}`. Its owner can read this response as the signed-in user.',
      weakPreflight:
        'This check also lets in `{{example}}`. Its owner can send what needs this preflight as the signed-in user.',
      dropCredentials: 'Remove the credentials.',
      useOrigins: 'Allow {{origins}} instead.',
    },
  },
  create(context, { includePossible }) {
    return onPolicies(context, (policies, { origins }) =>
      policies
        .filter(({ certain, preflightOnly }) => (certain || includePossible) && !preflightOnly)
        .toSorted((left, right) => rankOf(left) - rankOf(right))
        .flatMap((policy) => {
          const cause = allowsCredentials(policy) ? causeOf(policy) : null;
          return cause
            ? [{ ...cause, range: rangeOf(policy), suggest: suggestionsFor(policy, policies, origins) }]
            : [];
        }),
    );
  },
});

/** Why an arbitrary origin may read the response, `null` when none may. */
function causeOf(policy: Policy): Pick<Finding<Ids>, 'data' | 'messageId'> | null {
  const { library, originLibrary } = policy;
  const { value } = policy.allowOrigin;
  if (value.kind === 'null') return { messageId: 'nullOrigin' };
  if (value.kind !== 'reflected') return null;
  switch (value.check.kind) {
    case 'checked':
      return null;
    case 'weak':
      return {
        messageId: isPreflight(policy) ? 'weakPreflight' : 'weakCheck',
        data: { example: cut(value.check.example, 55) },
      };
    case 'none':
      if (isPreflight(policy)) return { messageId: 'openPreflight' };
      return unchecked(value, originLibrary === undefined ? library : null);
  }
}

/** What a response says counts for more than what its preflight does, and a door for everybody for more than a weak check. */
function rankOf(policy: Policy): number {
  const { value } = policy.allowOrigin;
  return 2 * Number(isPreflight(policy)) + Number(value.kind === 'reflected' && value.check.kind === 'weak');
}

/** Whether code answers preflights alone there: what pages read comes from elsewhere. */
function isPreflight({ asked }: Policy): boolean {
  return asked === 'preflight';
}

function unchecked(
  { cause }: Extract<OriginRule, { kind: 'reflected' }>,
  library: string | null,
): Pick<Finding<Ids>, 'data' | 'messageId'> {
  if (library === null) return { messageId: 'reflectedHeader' };
  switch (cause) {
    case 'callback':
    case 'check':
      return { messageId: 'acceptingFunction' };
    case 'default':
      return { messageId: 'reflectedByDefault', data: { library } };
    case 'unset':
      return { messageId: 'reflectedWhereUnset', data: { library } };
    case 'wildcard':
      return { messageId: 'reflectedWildcard', data: { library } };
    case 'header':
    case 'option':
      return { messageId: 'reflectingOption', data: { library } };
  }
}

function rangeOf({ allowCredentials, allowOrigin, range }: Policy): Policy['range'] {
  return allowOrigin.range ?? allowCredentials.range ?? range;
}

/** What may be done without touching a policy that is right. */
function suggestionsFor(
  policy: Policy,
  policies: readonly Policy[],
  origins: readonly string[],
): NonNullable<Finding<Ids>['suggest']> {
  const allow = policiesSharing(policies, 'allowOrigin', policy).some(isSound) ? null : allowed(policy, origins);
  const drop = !policiesSharing(policies, 'allowCredentials', policy).some(isTrusting);
  return [
    ...(allow ? [{ messageId: 'useOrigins', data: { origins: listed(origins) }, edit: allow } as const] : []),
    ...(drop ? [{ messageId: 'dropCredentials', edit: dropCredentials(policy) } as const] : []),
  ];
}

function isSound(policy: Policy): boolean {
  return isTrusting(policy) || policy.allowOrigin.value.kind === 'unknown';
}

/** Not every library takes a list, but those that take `true` or a pattern do. */
function allowed(policy: Policy, origins: readonly string[]): ReturnType<typeof allowOrigins> {
  const { value } = policy.allowOrigin;
  const takesList = value.kind === 'reflected' && value.cause === 'option';
  return takesList || origins.length === 1 ? allowOrigins(policy, origins) : null;
}
