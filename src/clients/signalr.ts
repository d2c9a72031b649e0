import type { SettledValue } from '../syntax/value.ts';
import { defineClient } from './define-client.ts';
import type { Meaning } from './define-client.ts';

/**
 * Takes cookies along unless it is told `false`.
 *
 * @see https://learn.microsoft.com/aspnet/core/signalr/configuration#configure-additional-options
 */
export const signalr = defineClient({
  id: 'signalr',
  see: 'https://learn.microsoft.com/aspnet/core/signalr/configuration#configure-additional-options',
  packages: ['@microsoft/signalr', '@aspnet/signalr', 'global.signalR'],
  calls: [
    { names: ['HubConnectionBuilder'], on: 'package', does: 'makes' },
    { names: ['withUrl'], on: 'instance', does: 'sends', url: [{ at: 0 }], options: [1], method: 'POST' },
    {
      names: ['withAutomaticReconnect', 'configureLogging', 'withHubProtocol', 'withServerTimeout'],
      on: 'instance',
      does: 'links',
    },
  ],
  types: ['HubConnectionBuilder'],
  credentials: { options: [{ path: ['withCredentials'], read: booleanOnly }], write: 'true', byDefault: true },
  ignored: ['credentials'],
  checks: 'none',
  asks: { headers: ['x-requested-with', 'x-signalr-user-agent'] },
  moot: [
    { path: ['skipNegotiation'], holds: (value) => value.kind === 'primitive' && value.value === true },
    { path: ['transport'], holds: isWebSockets },
  ],
});

/** It throws at a text. */
function booleanOnly(value: SettledValue): Meaning {
  if (value.kind !== 'primitive') return 'unknown';
  if (value.value === undefined) return 'ineffective';
  if (typeof value.value !== 'boolean') return 'refused';
  return value.value ? 'included' : 'withheld';
}

/** `HttpTransportType.WebSockets`, which is 1. */
function isWebSockets(value: SettledValue): boolean {
  if (value.kind === 'primitive') return value.value === 1;
  return value.kind === 'unknown' && value.path.join('.').endsWith('HttpTransportType.WebSockets');
}
