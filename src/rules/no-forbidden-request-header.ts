import { createRule, onRequests } from '../create-rule.ts';
import { removal } from './support/request-edits.ts';

export default createRule({
  name: 'no-forbidden-request-header',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow request headers that browsers set themselves',
      preset: 'strict',
    },
    hasSuggestions: true,
    schema: [{ type: 'object', properties: {} }],
    defaultOptions: [{}],
    messages: {
      forbiddenHeader: 'Browsers let no code set `{{name}}`. The request is sent without it.',
      removeHeader: 'Remove `{{name}}`.',
    },
  },
  create(context) {
    return onRequests(context, ({ headers, runsIn }) =>
      headers
        .filter(({ kind }) => kind === 'forbidden' && runsIn === 'browser')
        .map(({ name, range, site }) => ({
          range,
          messageId: 'forbiddenHeader',
          data: { name },
          suggest: site ? [{ messageId: 'removeHeader', data: { name }, edit: removal(site) }] : [],
        })),
    );
  },
});
