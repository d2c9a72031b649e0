import { defineClient } from './define-client.ts';

/**
 * Always takes cookies along.
 *
 * @see https://github.com/sockjs/sockjs-client#readme
 */
export const sockjsClient = defineClient({
  id: 'sockjs-client',
  see: 'https://github.com/sockjs/sockjs-client#readme',
  packages: ['sockjs-client', 'global.SockJS'],
  calls: [{ names: [''], on: 'package', does: 'sends', url: [{ at: 0 }], options: [2], method: 'GET' }],
  credentials: { options: [], write: null, byDefault: true },
  ignored: [],
  checks: 'none',
});
