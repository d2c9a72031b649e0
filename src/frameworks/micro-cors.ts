import { defineFramework } from './define-framework.ts';
import { headerOrigin } from './origin-options.ts';

/** The CORS wrapper of micro: credentials are allowed from the start, beside `*`. */
export const microCors = defineFramework({
  id: 'micro-cors',
  see: 'https://github.com/possibilities/micro-cors#options',
  policies: [{ callee: 'micro-cors', at: 0 }],
  origin: {
    option: 'origin',
    whenAbsent: { kind: 'any' },
    read: headerOrigin,
    functions: 'none',
    asks: 'origin',
    takes: 'text',
  },
  credentials: { option: 'allowCredentials', whenAbsent: true, likeAbsent: [undefined], test: 'truthy' },
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'micro-cors',
  scope: 'route',
});
