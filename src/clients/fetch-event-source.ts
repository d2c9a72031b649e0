import { defineClient, FETCH_CREDENTIALS, NOT_FETCH } from './define-client.ts';

/** @see https://github.com/Azure/fetch-event-source#readme */
export const fetchEventSource = defineClient({
  id: 'fetchEventSource',
  see: 'https://github.com/Azure/fetch-event-source#readme',
  packages: ['@microsoft/fetch-event-source', '@fortaine/fetch-event-source'],
  calls: [{ names: ['fetchEventSource'], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1] }],
  credentials: FETCH_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
});
