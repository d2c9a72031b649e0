import { createRule, onRequests } from '../create-rule.ts';
import type { Finding } from '../create-rule.ts';
import type { MisplacedOption } from '../recognise/request-facts.ts';
import { removal, replacement } from './support/request-edits.ts';

type Flaw = 'afterCreation' | 'asData' | 'asHeader' | 'extraArgument' | 'ignoredOption' | 'opaqueAnswer';
type Ids = Flaw | 'removeOption' | 'useAsOptions' | 'useInstead';

const FLAWS: Readonly<Record<MisplacedOption['kind'], Flaw>> = {
  argument: 'extraArgument',
  body: 'asData',
  header: 'asHeader',
  ignored: 'ignoredOption',
  late: 'afterCreation',
  opaque: 'opaqueAnswer',
};

export default createRule({
  name: 'no-misplaced-credentials',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow options for credentials where the client does not read them',
      preset: 'recommended',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          includePossible: {
            type: 'boolean',
            description: 'Whether to report options that may be data, and those beside another one that is right.',
          },
        },
      },
    ],
    defaultOptions: [{ includePossible: false }],
    messages: {
      afterCreation: '`{{callee}}()` copied the defaults before this line. What it made does not get `{{option}}`.',
      asData: 'This argument of `{{callee}}` is the body. `{{option}}` is sent as data, and asks for nothing.',
      asHeader: '`{{option}}` is sent as a header here. It asks for no credentials, and costs a preflight.',
      extraArgument: '`{{callee}}` reads no argument in this place. `{{option}}` has no effect.',
      ignoredOption: '`{{callee}}` does not read `{{option}}`. The request is sent as if it were not there.',
      opaqueAnswer: '`no-cors` hides the answer from the page. What is read of it is empty.',
      useAsOptions: 'Write it where the options are.',
      removeOption: 'Remove `{{option}}`.',
      useInstead: 'Write `{{instead}}`.',
    },
  },
  create(context, { includePossible }) {
    return onRequests(context, ({ misplaced }) =>
      misplaced
        .filter(({ certain }) => certain || includePossible)
        .map((one): Finding<Ids> => {
          const { callee, kind, option, range } = one;
          return { range, messageId: FLAWS[kind], data: { callee, option }, suggest: suggestionsFor(one) };
        }),
    );
  },
});

/** The right way first; to remove what has no effect changes nothing. */
function suggestionsFor(one: MisplacedOption): NonNullable<Finding<Ids>['suggest']> {
  const { instead, kind, option, site } = one;
  return [
    ...(instead && kind === 'body' ? [{ messageId: 'useAsOptions', edit: replacement(one) } as const] : []),
    ...(instead && kind !== 'body'
      ? [{ messageId: 'useInstead', data: { instead: instead.option }, edit: replacement(one) } as const]
      : []),
    ...(site && kind !== 'body' ? [{ messageId: 'removeOption', data: { option }, edit: removal(site) } as const] : []),
  ];
}
