import { defineClient, NOT_XHR, XHR_CREDENTIALS } from './define-client.ts';

/**
 * Server-sent events, as browsers bring them along and as packages replace them.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface
 */
export const eventSource = defineClient({
  id: 'EventSource',
  see: 'https://developer.mozilla.org/docs/Web/API/EventSource/EventSource',
  packages: [
    'global.EventSource',
    'event-source-polyfill.EventSourcePolyfill',
    'event-source-polyfill.NativeEventSource',
    'event-source-polyfill.EventSource',
    'event-source-polyfill',
    'eventsource.EventSource',
    'eventsource',
  ],
  calls: [{ names: [''], on: 'package', does: 'sends', url: [{ at: 0 }], options: [1], method: 'GET' }],
  credentials: XHR_CREDENTIALS,
  ignored: NOT_XHR,
  checks: 'none',
});
