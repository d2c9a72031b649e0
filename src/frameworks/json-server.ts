import { defineFramework, OPEN_TO_ALL } from './define-framework.ts';

/** The middlewares of json-server 0.17 allow everybody with credentials; nothing but `noCors` changes that. */
export const jsonServer = defineFramework({
  id: 'json-server',
  see: 'https://github.com/typicode/json-server/tree/v0.17.4#api',
  policies: [{ callee: 'json-server.defaults', at: 0 }],
  ...OPEN_TO_ALL,
  switchedBy: { option: 'noCors', turns: false, whenAbsent: false },
  whenFalse: 'defaults',
  word: 'json-server',
  package: 'json-server',
  scope: 'app',
});
