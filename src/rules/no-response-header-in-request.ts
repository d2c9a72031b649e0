import { createRule, onRequests } from '../create-rule.ts';
import { removal } from './support/request-edits.ts';

export default createRule({
  name: 'no-response-header-in-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow CORS response headers on requests',
      preset: 'recommended',
    },
    fixable: 'code',
    schema: [{ type: 'object', properties: {} }],
    defaultOptions: [{}],
    messages: {
      responseHeader:
        '`{{name}}` is a header of responses. On a request it costs a preflight, which fails unless the server lists it.',
    },
  },
  create(context) {
    return onRequests(context, ({ headers }) =>
      headers
        .filter(({ kind }) => kind === 'response')
        .map(({ name, range, site }) => ({
          range,
          messageId: 'responseHeader',
          data: { name },
          fix: site ? removal(site) : undefined,
        })),
    );
  },
});
