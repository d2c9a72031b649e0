import { credentialsAllowed } from '../cors/headers.ts';
import { originProblem } from '../cors/origin.ts';
import { createRule, onServedRequests } from '../create-rule.ts';
import type { Finding, ServedRequest } from '../create-rule.ts';
import { causeOf, isUnanswered } from './support/exchanges.ts';
import type { Cause } from './support/exchanges.ts';
import { allowPage } from './support/page-edits.ts';

type Ids = Cause['id'] | 'usePage';

export default createRule({
  name: 'policy-serves-credentialed-requests',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require policies to allow the requests with credentials that clients of the project send',
      preset: 'strict',
    },
    hasSuggestions: true,
    schema: [{ type: 'object', properties: {} }],
    defaultOptions: [{}],
    messages: {
      usePage: 'Allow `{{page}}`, with credentials.',
      disallowedHeader:
        '`{{client}}` sends the header `{{header}}` here, which this does not allow. Browsers never send the request.',
      disallowedMethod:
        '`{{client}}` sends `{{method}}` here, which this does not allow. Browsers never send the request.',
      impossibleOrigin:
        '`{{client}}` sends credentials here, but no page has the origin {{allowed}}. Browsers withhold the response.',
      noCredentials: '`{{client}}` sends credentials here, which this does not allow. Browsers withhold the response.',
      noPolicy:
        '`{{client}}` sends credentials to this server, which sets no CORS header. Browsers withhold the response.',
      otherOrigin:
        '`{{client}}` sends credentials here from `{{page}}`, which is not allowed. Browsers withhold the response.',
      otherPath:
        '`{{client}}` sends credentials to `{{path}}` here, which gets no CORS header. Browsers withhold the response.',
      otherSpelling: '`{{client}}` sends credentials here from `{{page}}`. To browsers, {{allowed}} is another site.',
      severalOrigins:
        '`{{client}}` sends credentials here, but several origins are sent at once. Browsers withhold the response.',
      unansweredPreflight:
        '`{{client}}` sends credentials here, but its preflight fails. Browsers never send the request.',
      wildcard: '`{{client}}` sends credentials here, and browsers refuse `*` then. They withhold the response.',
    },
  },
  create(context) {
    return onServedRequests(context, (served) => served.filter(isOfThisRule).map(findingFor));
  },
});

/** Policies that no page can use at all are for the rules about origins and credentials, preflights for the one about them. */
function isOfThisRule({ blocked }: ServedRequest): boolean {
  const { answer } = blocked;
  if (isUnanswered(blocked)) return false;
  if (answer === null) return true;
  const [origin, credentials] = [answer.allowOrigin.value, answer.allowCredentials.value];
  if (credentials.kind === 'dropped' || (credentials.kind === 'sent' && !credentials.lines.every(credentialsAllowed)))
    return false;
  if (namesOnlyAnything(answer)) return false;
  if (origin.kind === 'wildcard') return credentials.kind === 'absent';
  if (origin.kind === 'literal') return origin.entries.every(({ text }) => originProblem(text) === null);
  return origin.kind !== 'multiple' && origin.kind !== 'null';
}

/** `*` is the name of a header here, which is for the rule about that. */
function namesOnlyAnything({ allowHeaders, allowMethods }: NonNullable<ServedRequest['blocked']['answer']>): boolean {
  return [allowHeaders, allowMethods].some((one) => one?.value.kind === 'listed' && one.value.names.includes('*'));
}

function findingFor({ blocked, client, range }: ServedRequest): Finding<Ids> {
  const { id, data } = causeOf(blocked);
  const { answer, page } = blocked;
  const isOfLists = id === 'disallowedHeader' || id === 'disallowedMethod';
  const edit = answer && page !== null && !isOfLists ? allowPage({ library: null, range, ...answer }, page) : null;
  const suggest = edit && page !== null ? [{ messageId: 'usePage' as const, data: { page }, edit }] : [];
  return { range, messageId: id, data: { client, ...data }, suggest };
}
