import { defineFramework } from './define-framework.ts';
import { ABSENT, lowered, names, namesOption } from './names-options.ts';
import { ANY, FAILING } from './origin-meanings.ts';
import { comparedOrigin } from './origin-options.ts';

const MIDDLEWARE = '@aws-lambda-powertools/event-handler/http/middleware.cors';

const lists = { texts: false, whenEmpty: names(), compares: true } as const;

const allowHeaders = namesOption(
  'allowHeaders',
  names('authorization', 'content-type', 'x-amz-date', 'x-api-key', 'x-amz-security-token'),
  lists,
);

/** The CORS middleware of Powertools for AWS Lambda. */
export const powertools = defineFramework({
  id: 'Powertools for AWS Lambda',
  see: 'https://docs.aws.amazon.com/powertools/typescript/latest/features/event-handler/http/#cors',
  policies: [{ callee: MIDDLEWARE, at: 0 }],
  origin: {
    option: 'origin',
    whenAbsent: ANY,
    // What has no `includes` of its own keeps the function from starting.
    read: (value) => (value.kind === 'primitive' && typeof value.value !== 'string' ? FAILING : comparedOrigin(value)),
    functions: 'none',
    asks: 'origin',
  },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  allowHeaders: { ...allowHeaders, read: (value) => lowered(allowHeaders.read(value)) },
  allowMethods: namesOption('allowMethods', names('DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'), lists),
  exposeHeaders: namesOption('exposeHeaders', ABSENT, { texts: false }),
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: '@aws-lambda-powertools/event-handler',
  scope: 'route',
});
