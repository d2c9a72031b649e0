import type { Rows } from './define-rows.ts';

const socketIo: Rows = {
  client: 'socket.io-client',
  before: `import { io, Manager } from 'socket.io-client';`,
  programs: {
    'io(API);': 'plain',
    'io(API, { withCredentials: true });': 'credentialed',
    'io(API, { withCredentials: false });': 'plain',
    'new Manager(API, { withCredentials: true });': 'credentialed',
    [`io(API, { credentials: 'include' });`]: 'plain',
    [`io(API, { cors: { credentials: true } });`]: 'plain',
    [`io(API, { extraHeaders: { 'X-Requested-With': 'page' }, withCredentials: true });`]: 'credentialed, preflighted',
  },
};

const formerSocketIo: Rows = {
  client: 'socket.io-client',
  packages: 'former',
  before: `import io from 'socket.io-client';`,
  programs: {
    'io(API);': 'credentialed',
    'io(API, { withCredentials: true });': 'credentialed',
    'io(API, { withCredentials: false });': 'plain',
  },
};

const signalR: Rows = {
  client: '@microsoft/signalr',
  before: `import { HubConnectionBuilder } from '@microsoft/signalr';`,
  programs: {
    'new HubConnectionBuilder().withUrl(API).build().start();': 'credentialed, preflighted',
    'new HubConnectionBuilder().withUrl(API, {}).build().start();': 'credentialed, preflighted',
    'new HubConnectionBuilder().withUrl(API, { withCredentials: true }).build().start();': 'credentialed, preflighted',
    'new HubConnectionBuilder().withUrl(API, { withCredentials: false }).build().start();': 'plain, preflighted',
    [`new HubConnectionBuilder().withUrl(API, { withCredentials: 'true' }).build().start();`]: 'nothing',
  },
};

const sockJs: Rows = {
  client: 'sockjs-client',
  before: `import SockJS from 'sockjs-client';`,
  programs: {
    'new SockJS(API);': 'credentialed',
    'new SockJS(API, null, { withCredentials: false });': 'credentialed',
  },
};

const eventSourcePolyfill: Rows = {
  client: 'event-source-polyfill',
  before: `import { EventSourcePolyfill } from 'event-source-polyfill';`,
  programs: {
    'new EventSourcePolyfill(API);': 'plain',
    'new EventSourcePolyfill(API, { withCredentials: true });': 'credentialed',
    [`new EventSourcePolyfill(API, { headers: { Authorization: 'Bearer 1' }, withCredentials: true });`]:
      'credentialed, preflighted',
    [`new EventSourcePolyfill(API, { credentials: 'include' });`]: 'plain',
  },
};

const eventSource: Rows = {
  client: 'eventsource',
  before: `import { EventSource } from 'eventsource';`,
  programs: {
    'new EventSource(API);': 'plain',
    'new EventSource(API, { withCredentials: true });': 'credentialed',
    [`new EventSource(API, { fetch: (input, init) => fetch(input, { ...init, credentials: 'include' }) });`]:
      'credentialed',
  },
};

const fetchEventSource: Rows = {
  client: '@microsoft/fetch-event-source',
  before: `import { fetchEventSource } from '@microsoft/fetch-event-source';`,
  programs: {
    'fetchEventSource(API, {});': 'plain',
    [`fetchEventSource(API, { credentials: 'include' });`]: 'credentialed',
    'fetchEventSource(API, { withCredentials: true });': 'plain',
    [`fetchEventSource(API, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}', credentials: 'include' });`]:
      'credentialed, preflighted',
  },
};

export const realtime: readonly Rows[] = [
  socketIo,
  formerSocketIo,
  signalR,
  sockJs,
  eventSourcePolyfill,
  eventSource,
  fetchEventSource,
];
