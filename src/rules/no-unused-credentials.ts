import { createRule, onPolicies, quietPages } from '../create-rule.ts';
import type { Policy } from '../recognise/facts.ts';
import { allowsCredentials, policiesSharing } from './support/policies.ts';
import { dropCredentials } from './support/policy-edits.ts';

export default createRule({
  name: 'no-unused-credentials',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow allowing credentials that nothing in the project sends or reads',
      preset: 'strict',
    },
    hasSuggestions: true,
    schema: [{ type: 'object', properties: {} }],
    defaultOptions: [{}],
    messages: {
      unused:
        'This allows credentials, which `{{page}}` never sends. Nothing in this project reads a cookie or signs anyone in.',
      dropCredentials: 'Remove the credentials.',
    },
  },
  create(context) {
    return onPolicies(context, (policies) => {
      const allowing = policies.filter((policy) => policy.certain && allowsCredentials(policy) && namesOrigins(policy));
      // To ask the project is dear.
      const pages = allowing.length > 0 ? quietPages(context) : [];
      const isUnused = (policy: Policy): boolean => pageOf(policy, pages) !== null;
      return allowing.filter(isUnused).map((policy) => ({
        range: policy.allowCredentials.range ?? policy.range,
        messageId: 'unused' as const,
        data: { page: pageOf(policy, pages) ?? '' },
        suggest: policiesSharing(policies, 'allowCredentials', policy).every(isUnused)
          ? [{ messageId: 'dropCredentials' as const, edit: dropCredentials(policy) }]
          : [],
      }));
    });
  },
});

/** Other pairs are for the rules about origins: there, credentials are not merely unused. */
function namesOrigins({ allowOrigin: { value } }: Policy): boolean {
  return value.kind === 'literal';
}

/** The page of the project that a policy is for; `null` when it is for others, who may well send credentials. */
function pageOf({ allowOrigin: { value } }: Policy, pages: readonly string[]): string | null {
  const texts = value.kind === 'literal' ? value.entries.map(({ text }) => text) : [];
  return texts.find((text) => pages.includes(text)) ?? null;
}
