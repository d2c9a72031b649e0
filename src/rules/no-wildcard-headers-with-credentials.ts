import { createRule, onPolicies } from '../create-rule.ts';
import type { Finding } from '../create-rule.ts';
import type { NamesRule, Policy } from '../recognise/facts.ts';
import { allowsCredentials } from './support/policies.ts';
import { removeDecided } from './support/policy-edits.ts';

const FIELDS = ['allowHeaders', 'allowMethods', 'exposeHeaders'] as const;
type Field = (typeof FIELDS)[number];
type Ids =
  'literalHeader' | 'literalMethod' | 'literalMethodByDefault' | 'literalExposed' | 'dropExposed' | 'dropOption';

/** What pages ask for most, and what a browser does not let them do unasked. */
const ASKED: Readonly<Record<Field, readonly string[]>> = {
  allowHeaders: ['Authorization', 'Content-Type'],
  allowMethods: ['PUT', 'PATCH', 'DELETE'],
  exposeHeaders: [],
};

export default createRule({
  name: 'no-wildcard-headers-with-credentials',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow `*` in lists of headers and methods of responses that allow credentials',
      preset: 'recommended',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          includePossible: {
            type: 'boolean',
            description:
              'Whether to report pairs that meet only under some settings of the program, and defaults of libraries.',
          },
        },
      },
    ],
    defaultOptions: [{ includePossible: false }],
    messages: {
      literalHeader:
        'Beside credentials, `*` is only the name of a header. Browsers refuse credentialed requests that send {{lost}}.',
      literalMethod:
        'Beside credentials, `*` is only the name of a method. Browsers refuse credentialed {{lost}} requests.',
      literalMethodByDefault:
        '`{{library}}` allows the method `*` by default, a mere name beside credentials. Browsers refuse credentialed {{lost}}.',
      literalExposed:
        'Beside credentials, `*` is only the name of a header. Credentialed requests read headers without a name here as `null`.',
      dropExposed: 'Remove the list, which hides the headers from requests without credentials too.',
      dropOption: 'Remove the option, so that {{names}} allowed.',
    },
  },
  create(context, { includePossible }) {
    return onPolicies(context, (policies) =>
      policies
        .filter((policy) => allowsCredentials(policy) && policy.allowOrigin.value.kind !== 'wildcard')
        // A library that allows nobody sends nothing, or fails.
        .filter((policy) => policy.library === null || !allowsNobody(policy))
        .filter(({ certain }) => certain || includePossible)
        .flatMap((policy) => FIELDS.flatMap(findingsIn(policy)))
        // A default says nothing about what the pages need.
        .filter(({ messageId }) => messageId !== 'literalMethodByDefault' || includePossible),
    );
  },
});

function allowsNobody({ allowOrigin: { value } }: Policy): boolean {
  return value.kind === 'absent' || (value.kind === 'literal' && value.asList && value.entries.length === 0);
}

/** A wildcard in one of the lists; none where all that anybody asks for is listed beside it. */
function findingsIn(policy: Policy): (field: Field) => readonly Finding<Ids>[] {
  return (field) => {
    const { value, range } = policy[field];
    if (value.kind !== 'listed' || !value.names.includes('*')) return [];
    const lost = ASKED[field].filter((name) => !isListed(name, value.names, field));
    if (field !== 'exposeHeaders' && lost.length === 0) return [];
    const found = {
      range: range ?? policy.allowCredentials.range ?? policy.range,
      suggest: suggestionsFor(policy, field),
    };
    if (field === 'exposeHeaders') return [{ ...found, messageId: 'literalExposed' }];
    if (field === 'allowHeaders') return [{ ...found, messageId: 'literalHeader', data: { lost: joined(lost, 'or') } }];
    return range === null
      ? [
          {
            ...found,
            messageId: 'literalMethodByDefault',
            data: { lost: joined(lost, 'and'), library: policy.library ?? '' },
          },
        ]
      : [{ ...found, messageId: 'literalMethod', data: { lost: joined(lost, 'and') } }];
  };
}

/** Browsers compare methods letter by letter, and headers in any case. */
function isListed(name: string, names: readonly string[], field: Field): boolean {
  return field === 'allowMethods'
    ? names.includes(name)
    : names.some((other) => other.toLowerCase() === name.toLowerCase());
}

/** What mends it without a name that the code does not hold; for lists of exposed headers, what the code does anyway. */
function suggestionsFor(policy: Policy, field: Field): NonNullable<Finding<Ids>['suggest']> {
  const { otherwise, site, value } = policy[field];
  const isAlone = value.kind === 'listed' && value.names.length === 1;
  if (site === null || !isAlone) return [];
  const edit = removeDecided(policy[field]);
  if (field === 'exposeHeaders') return [{ messageId: 'dropExposed', edit }];
  const names = otherwise && allowedBy(otherwise, field);
  return names ? [{ messageId: 'dropOption', data: { names }, edit }] : [];
}

/** What a library allows by default, if that mends the list. */
function allowedBy(rule: NamesRule, field: Field): string | null {
  if (rule.kind === 'mirrored') return 'what each request asks for is';
  if (rule.kind !== 'listed' || !ASKED[field].every((name) => isListed(name, rule.names, field))) return null;
  return `${joined(ASKED[field], 'and')} are`;
}

function joined(names: readonly string[], word: string): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1) ?? ''}`;
}
