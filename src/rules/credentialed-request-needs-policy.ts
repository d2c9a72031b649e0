import { createRule, onExchanges } from '../create-rule.ts';
import type { Exchange, Finding } from '../create-rule.ts';
import { causeOf } from './support/exchanges.ts';
import type { Cause } from './support/exchanges.ts';

type Ids = Cause['id'] | 'unknownServer';

export default createRule({
  name: 'credentialed-request-needs-policy',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require servers to allow the requests with credentials that pages of the project send them',
      preset: 'recommended',
    },
    schema: [
      {
        type: 'object',
        properties: {
          unknownServers: {
            type: 'string',
            description: 'What to do about requests to servers that the project neither holds nor declares.',
            enum: ['ignore', 'report'],
          },
        },
      },
    ],
    defaultOptions: [{ unknownServers: 'ignore' }],
    messages: {
      disallowedHeader:
        '`{{server}}` does not allow the header `{{header}}`. Browsers ask for it first, and never send the request.',
      disallowedMethod:
        '`{{server}}` does not allow `{{method}}`. Browsers ask for it first, and never send the request.',
      impossibleOrigin: '`{{server}}` allows {{allowed}}, which no page has. Browsers keep the response from the page.',
      noCredentials: '`{{server}}` does not allow credentials. Browsers keep the response from the page.',
      noPolicy: '`{{server}}` answers without a CORS header. Browsers keep the response from the page.',
      otherOrigin: '`{{server}}` allows {{allowed}}, but the page is `{{page}}`. Browsers keep the response from it.',
      otherPath: '`{{server}}` sets CORS headers, but none for `{{path}}`. Browsers keep the response from the page.',
      otherSpelling: '`{{server}}` allows {{allowed}}, but the page is `{{page}}`. To browsers, these are two sites.',
      severalOrigins: '`{{server}}` sends several allowed origins at once. Browsers keep the response from the page.',
      unansweredPreflight:
        'Nothing at `{{server}}` answers the preflight of this request for CORS. Browsers never send the request.',
      unknownServer:
        'Nothing in this project answers `{{origin}}`. A declaration in `cors.servers.json` would have its policy checked.',
      wildcard: '`{{server}}` answers `*`. Browsers refuse that to requests with credentials.',
    },
  },
  create(context, { unknownServers }) {
    return onExchanges(context, (exchanges) =>
      exchanges.flatMap((exchange) => findingFor(exchange, unknownServers === 'report') ?? []),
    );
  },
});

function findingFor({ judgement, place, range }: Exchange, saysUnknown: boolean): Finding<Ids> | null {
  switch (judgement.kind) {
    case 'allowed':
    case 'own':
    case 'unknown':
      return null;
    case 'unanswered':
      return saysUnknown ? { range, messageId: 'unknownServer', data: { origin: judgement.origin } } : null;
    case 'blocked': {
      const { id, data } = causeOf(judgement);
      return { range, messageId: id, data: { server: place, ...data } };
    }
  }
}
