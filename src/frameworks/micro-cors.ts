import { defineFramework } from './define-framework.ts';
import { ANY } from './origin-meanings.ts';
import { headerOrigin } from './origin-options.ts';
import { ABSENT, names, namesOption } from './names-options.ts';

const METHODS = names('POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
const HEADERS = names(
  'X-Requested-With',
  'Access-Control-Allow-Origin',
  'X-HTTP-Method-Override',
  'Content-Type',
  'Authorization',
  'Accept',
);

/** The CORS wrapper of micro: credentials are allowed from the start, beside `*`. */
export const microCors = defineFramework({
  id: 'micro-cors',
  see: 'https://github.com/possibilities/micro-cors#options',
  policies: [{ callee: 'micro-cors', at: 0 }],
  origin: {
    option: 'origin',
    whenAbsent: ANY,
    read: headerOrigin,
    functions: 'none',
    asks: 'origin',
    takes: 'text',
  },
  credentials: { option: 'allowCredentials', whenAbsent: true, likeAbsent: [undefined], test: 'truthy' },
  allowHeaders: namesOption('allowHeaders', HEADERS, { texts: false, whenEmpty: names() }),
  allowMethods: namesOption('allowMethods', METHODS, { texts: false, whenEmpty: names() }),
  exposeHeaders: namesOption('exposeHeaders', ABSENT, { texts: false }),
  vary: 'never',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'micro-cors',
  scope: 'route',
});
