import { ALLOW_ORIGIN } from '../cors/headers.ts';
import { createRule, onPolicies } from '../create-rule.ts';
import type { Finding } from '../create-rule.ts';
import { addBeside } from '../fix/add-beside.ts';
import type { Layer, NamesRule, Policy } from '../recognise/facts.ts';

type Ids = 'libraryWithoutVary' | 'withoutVary' | 'writeVary';

export default createRule({
  name: 'require-vary-origin',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require `Vary: Origin` where the answer depends on the origin of the request',
      preset: 'strict',
    },
    hasSuggestions: true,
    schema: [{ type: 'object', properties: {} }],
    defaultOptions: [{}],
    messages: {
      libraryWithoutVary:
        '`{{library}}` answers by the `Origin` of the request, and sends no `Vary`. A cache may hand the answer to another origin.',
      withoutVary:
        'The answer depends on the `Origin` of the request, and `Vary` does not say so. A cache may hand it to another origin.',
      writeVary: 'Write `Vary: Origin` beside it.',
    },
  },
  create(context) {
    return onPolicies(context, (policies, _settings, _sourceCode, layers) =>
      policies
        .filter((policy) => policy.certain && isShareable(policy, layers) && dependsOnOrigin(policy))
        .filter(({ vary }) => isSilent(vary.value))
        .map(findingFor),
    );
  },
});

/** Whether a cache may keep the response: an answer to a preflight, or to a request that changes something, it does not keep. */
function isShareable(policy: Policy, layers: readonly Layer[]): boolean {
  if (policy.uncached || policy.preflightOnly || policy.asked === 'preflight') return false;
  const methods = layers.filter((layer) => layer.policies.includes(policy)).map((layer) => layer.methods);
  return methods.length === 0 || methods.some((names) => names === null || names.includes('GET'));
}

function dependsOnOrigin({ allowOrigin: { value } }: Policy): boolean {
  return value.kind === 'reflected' || (value.kind === 'literal' && value.asList && value.entries.length > 0);
}

function isSilent(vary: NamesRule): boolean {
  if (vary.kind === 'absent') return true;
  return vary.kind === 'listed' && vary.complete && !vary.names.some((name) => /^(?:origin|\*)$/i.test(name));
}

function findingFor(policy: Policy): Finding<Ids> {
  const { allowOrigin, library, range, vary } = policy;
  const place = { range: allowOrigin.range ?? range };
  if (library !== null && policy.originLibrary !== null)
    return { ...place, messageId: 'libraryWithoutVary', data: { library: policy.originLibrary ?? library } };
  const { site } = allowOrigin;
  const header = { from: ALLOW_ORIGIN, name: 'Vary', value: 'Origin' };
  // Another `Vary` would take the place of one that names something else.
  if (site === null || vary.value.kind !== 'absent') return { ...place, messageId: 'withoutVary' };
  return {
    ...place,
    messageId: 'withoutVary',
    suggest: [{ messageId: 'writeVary', edit: (sourceCode, fixer) => addBeside(sourceCode, fixer, site, header) }],
  };
}
