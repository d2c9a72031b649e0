import { defineClient, isOnly, MISSPELLED, XHR_CREDENTIALS } from './define-client.ts';

/**
 * Begins with requests over HTTP unless its only transport is the web socket. Version 2 took cookies along by default.
 *
 * @see https://socket.io/docs/v4/client-options/#withcredentials
 */
export const socketIoClient = defineClient({
  id: 'socket.io-client',
  see: 'https://socket.io/docs/v4/client-options/#withcredentials',
  packages: ['socket.io-client', 'global.io'],
  calls: [
    {
      names: ['', 'io', 'connect', 'Manager', 'io.connect'],
      on: 'package',
      does: 'sends',
      url: [{ at: 0 }],
      options: [1, 0],
      method: 'GET',
    },
  ],
  types: [],
  credentials: XHR_CREDENTIALS,
  ignored: ['credentials', ...MISSPELLED],
  checks: 'none',
  headers: ['extraHeaders'],
  path: { option: 'path', otherwise: '/socket.io/' },
  moot: [{ path: ['transports'], holds: isOnly('websocket') }],
  before: { version: '3.0.0', package: 'socket.io-client', byDefault: true },
});
