import type { Rows } from './define-rows.ts';

const fetchRows: Rows = {
  client: 'fetch',
  programs: {
    'fetch(API);': 'plain',
    'await fetch(API, {});': 'plain',
    'window.fetch(API);': 'plain',
    [`fetch(API, { credentials: 'include' });`]: 'credentialed',
    [`window.fetch(API, { credentials: 'include' });`]: 'credentialed',
    [`globalThis.fetch(API, { credentials: 'include' });`]: 'credentialed',
    [`self.fetch(API, { credentials: 'include' });`]: 'credentialed',
    ['fetch(`${API}/users/${Date.now()}`, { credentials: `include` });']: 'credentialed',
    [`fetch(new URL('/users', API), { credentials: 'include' });`]: 'credentialed',
    [`fetch(API, { credentials: 'same-origin' });`]: 'plain',
    [`fetch(API, { credentials: 'omit' });`]: 'plain',
    'fetch(API, { credentials: undefined });': 'plain',
    [`const init = { credentials: 'include' as const };\nfetch(API, init);`]: 'credentialed',
    [`const init: RequestInit = { method: 'GET' };\ninit.credentials = 'include';\nfetch(API, init);`]: 'credentialed',
    [`const base = { credentials: 'include' as const };\nfetch(API, { ...base, method: 'GET' });`]: 'credentialed',
    [`const base = { credentials: 'include' as const };\nfetch(API, { ...base, credentials: 'omit' });`]: 'plain',
    [`const base = { credentials: 'omit' as const };\nfetch(API, { credentials: 'include', ...base });`]: 'plain',
    [`fetch(API, Object.assign({}, { credentials: 'include' }));`]: 'credentialed',
    [`const api = (path: string, init?: RequestInit) => fetch(API + path, { credentials: 'include', ...init });\napi('/users');`]:
      'credentialed',
    [`const api = (path: string, init?: RequestInit) => fetch(API + path, { credentials: 'include', ...init });\napi('/users', { credentials: 'omit' });`]:
      'plain',
    [`const api = (path: string, init?: RequestInit) => fetch(API + path, init);\napi('/users', { credentials: 'include' });`]:
      'credentialed',
    [`function api(path: string, init: RequestInit = {}) {\n  return fetch(API + path, { ...init, credentials: 'include' });\n}\napi('/users', { method: 'POST' });`]:
      'credentialed',
    [`fetch(API, { method: 'POST', credentials: 'include' });`]: 'credentialed',
    [`fetch(API, { method: 'POST', body: 'name=Ada', credentials: 'include' });`]: 'credentialed',
    [`fetch(API, { method: 'POST', body: new FormData(), credentials: 'include' });`]: 'credentialed',
    [`fetch(API, { method: 'POST', body: JSON.stringify({}), credentials: 'include' });`]: 'credentialed',
    [`fetch(API, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}', credentials: 'include' });`]:
      'credentialed, preflighted',
    [`fetch(API, { method: 'POST', headers: { 'content-type': 'text/plain;charset=utf-8' }, body: '{}' });`]: 'plain',
    [`fetch(API, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a=1', credentials: 'include' });`]:
      'credentialed',
    [`fetch(API, { method: 'PUT', credentials: 'include' });`]: 'credentialed, preflighted',
    [`fetch(API, { method: 'DELETE' });`]: 'plain, preflighted',
    [`fetch(API, { method: 'head', credentials: 'include' });`]: 'credentialed',
    [`fetch(API, { headers: { Authorization: 'Bearer 1' } });`]: 'plain, preflighted',
    [`fetch(API, { headers: { 'X-Unset': undefined }, credentials: 'include' });`]: 'credentialed, preflighted',
    [`fetch(API, { headers: { Range: 'bytes=0-1', Accept: '{}' }, credentials: 'include' });`]:
      'credentialed, preflighted',
    [`fetch(API, { headers: { 'Sec-Any': '1', Host: 'x', 'User-Agent': 'x' }, credentials: 'include' });`]:
      'credentialed',
    [`fetch(API, { headers: { Accept: 'application/json', 'Accept-Language': 'de' } });`]: 'plain',
    [`fetch(API, { headers: [['X-Requested-With', 'page']], credentials: 'include' });`]: 'credentialed, preflighted',
    [`fetch(API, { headers: new Headers({ 'X-Requested-With': 'page' }) });`]: 'plain, preflighted',
    [`const headers = new Headers();\nheaders.append('X-Requested-With', 'page');\nfetch(API, { headers, credentials: 'include' });`]:
      'credentialed, preflighted',
    [`fetch(API, { headers: { Cookie: 'session=1' } });`]: 'plain',
    [`fetch(API, { headers: { Origin: 'https://app.example.com' }, credentials: 'include' });`]: 'credentialed',
    [`fetch(API, { headers: { 'Access-Control-Allow-Origin': '*' } });`]: 'plain, preflighted',
    [`fetch(API, { headers: { 'Access-Control-Allow-Credentials': 'true' }, credentials: 'include' });`]:
      'credentialed, preflighted',
    [`fetch(API, { headers: { 'Access-Control-Request-Method': 'PUT' } });`]: 'plain',
    [`fetch(API, { credentials: 'include', headers: new Headers({ 'X-Token': 'a' }) });`]: 'credentialed, preflighted',
    [`const headers = new Headers();\nheaders.set('X-Token', 'a');\nfetch(API, { credentials: 'include', headers });`]:
      'credentialed, preflighted',
    [`fetch(API, { credentials: 'include', headers: [['X-Token', 'a']] });`]: 'credentialed, preflighted',
    [`fetch(API, { credentials: 'include', headers: { 'Content-Type': 'application/json' } });`]:
      'credentialed, preflighted',
    'fetch(API, { credentials: true });': 'nothing',
    'fetch(API, { credentials: false });': 'nothing',
    'fetch(API, { credentials: null });': 'nothing',
    'fetch(API, { credentials: 1 });': 'nothing',
    [`fetch(API, { credentials: '' });`]: 'nothing',
    [`fetch(API, { credentials: 'true' });`]: 'nothing',
    [`fetch(API, { credentials: 'Include' });`]: 'nothing',
    [`fetch(API, { credentials: 'INCLUDE' });`]: 'nothing',
    [`fetch(API, { credentials: 'include ' });`]: 'nothing',
    [`fetch(API, { credentials: 'included' });`]: 'nothing',
    [`fetch(API, { credentials: 'cors' });`]: 'nothing',
    [`fetch(API, { credentials: 'same-site' });`]: 'nothing',
    'fetch(API, { credentials: {} });': 'nothing',
    [`fetch(API, { credentials: ['include'] });`]: 'credentialed',
    'fetch(API, { withCredentials: true });': 'plain',
    [`fetch(API, { withCredentials: true, credentials: 'include' });`]: 'credentialed',
    [`fetch(API, { Credentials: 'include' });`]: 'plain',
    [`fetch(API, { headers: { withCredentials: 'true' } });`]: 'plain, preflighted',
    [`fetch(API, { headers: { credentials: 'include' } });`]: 'plain, preflighted',
    [`fetch(API, { headers: { mode: 'cors' } });`]: 'plain, preflighted',
    [`fetch(API, {}, { credentials: 'include' });`]: 'plain',
    [`fetch({ url: API, credentials: 'include' });`]: 'nothing',
    [`fetch(API, { mode: 'no-cors', credentials: 'include' });`]: 'credentialed',
    [`const response = await fetch(API, { mode: 'no-cors', credentials: 'include' });\nconsole.log(await response.text());`]:
      'credentialed',
    [`fetch(API, { mode: 'no-cors', credentials: 'include', headers: { 'X-Requested-With': 'page' } });`]:
      'credentialed',
  },
  unseen: [`fetch({ url: API, credentials: 'include' });`],
};

const request: Rows = {
  client: 'Request',
  programs: {
    'fetch(new Request(API));': 'plain',
    [`fetch(new Request(API, { credentials: 'include' }));`]: 'credentialed',
    [`const request = new Request(API, { credentials: 'include' });\nfetch(request);`]: 'credentialed',
    [`fetch(new Request(API, { credentials: 'include' }), {});`]: 'credentialed',
    [`fetch(new Request(API, { credentials: 'include' }), { credentials: 'omit' });`]: 'plain',
    [`fetch(new Request(API), { credentials: 'include' });`]: 'credentialed',
    [`fetch(new Request(new Request(API, { credentials: 'include' }), { method: 'POST' }));`]: 'credentialed',
    'fetch(new Request(API, { credentials: true }));': 'nothing',
    [`fetch(new Request(API, { credentials: 'Include' }));`]: 'nothing',
    'fetch(new Request(API, { withCredentials: true }));': 'plain',
  },
  untrue: {
    [`fetch(new Request(new Request(API, { credentials: 'include' }), { method: 'POST' }));`]: ['method: GET'],
  },
};

const xhr: Rows = {
  client: 'XMLHttpRequest',
  before: 'const xhr = new XMLHttpRequest();',
  programs: {
    [`xhr.open('GET', API);\nxhr.send();`]: 'plain',
    [`xhr.open('GET', API);\nxhr.withCredentials = true;\nxhr.send();`]: 'credentialed',
    [`xhr.withCredentials = true;\nxhr.open('GET', API, true);\nxhr.send();`]: 'credentialed',
    [`xhr.open('GET', API);\nxhr.withCredentials = false;\nxhr.send();`]: 'plain',
    [`xhr.open('GET', API);\nxhr['withCredentials'] = true;\nxhr.send();`]: 'credentialed',
    [`xhr.open('GET', API);\nObject.assign(xhr, { withCredentials: true });\nxhr.send();`]: 'credentialed',
    [`xhr.open('GET', API);\nxhr.withCredentials = 'include';\nxhr.send();`]: 'credentialed',
    [`xhr.open('GET', API);\nxhr.withCredentials = 'false';\nxhr.send();`]: 'credentialed',
    [`xhr.open('GET', API);\nxhr.credentials = 'include';\nxhr.send();`]: 'plain',
    [`xhr.open('GET', API);\nxhr.withCredential = true;\nxhr.send();`]: 'plain',
    [`xhr.open('GET', API);\nxhr.setRequestHeader('withCredentials', 'true');\nxhr.send();`]: 'plain, preflighted',
    [`xhr.open('GET', API);\nxhr.setRequestHeader('Access-Control-Allow-Origin', '*');\nxhr.send();`]:
      'plain, preflighted',
    [`xhr.open('GET', API);\nxhr.setRequestHeader('Cookie', 'session=1');\nxhr.send();`]: 'plain',
    [`xhr.open('GET', API);\nxhr.withCredentials = true;\nxhr.setRequestHeader('X-Token', undefined);\nxhr.send();`]:
      'credentialed, preflighted',
    [`xhr.open('PUT', API);\nxhr.withCredentials = true;\nxhr.send('{}');`]: 'credentialed, preflighted',
    [`xhr.open('POST', API);\nxhr.withCredentials = true;\nxhr.send('{}');`]: 'credentialed',
    [`xhr.open('POST', API);\nxhr.setRequestHeader('Content-Type', 'application/json');\nxhr.withCredentials = true;\nxhr.send('{}');`]:
      'credentialed, preflighted',
  },
};

const eventSource: Rows = {
  client: 'EventSource',
  programs: {
    'new EventSource(API);': 'plain',
    'new EventSource(API, {});': 'plain',
    'new EventSource(API, { withCredentials: true });': 'credentialed',
    'new EventSource(API, { withCredentials: false });': 'plain',
    [`new EventSource(API, { credentials: 'include' });`]: 'plain',
    [`new EventSource(API, { headers: { 'X-Requested-With': 'page' } });`]: 'plain',
    'new EventSource(API, true);': 'nothing',
  },
  unseen: ['new EventSource(API, true);'],
};

const beacon: Rows = {
  client: 'navigator.sendBeacon',
  programs: {
    [`navigator.sendBeacon(API, 'left');`]: 'credentialed',
    'navigator.sendBeacon(API);': 'credentialed',
    [`navigator.sendBeacon(API, new URLSearchParams({ left: '1' }));`]: 'credentialed',
    [`navigator.sendBeacon(API, new Blob(['{}'], { type: 'application/json' }));`]: 'credentialed, preflighted',
  },
};

const elements: Rows = {
  client: 'crossOrigin of an element',
  programs: {
    [`const image = new Image();\nimage.crossOrigin = 'use-credentials';\nimage.src = API;`]: 'credentialed',
    [`const image = new Image();\nimage.crossOrigin = 'anonymous';\nimage.src = API;`]: 'plain',
    [`const image = new Image();\nimage.crossOrigin = 'include';\nimage.src = API;`]: 'plain',
    [`const image = document.createElement('img');\nimage.crossOrigin = 'Use-Credentials';\nimage.src = API;`]:
      'credentialed',
    [`const image = document.createElement('img');\nimage.setAttribute('crossorigin', 'use-credentials');\nimage.src = API;`]:
      'credentialed',
    [`const script = document.createElement('script');\nscript.crossOrigin = 'use-credentials';\nscript.src = API;\ndocument.head.append(script);`]:
      'credentialed',
    [`const script = document.createElement('script');\nscript.crossOrigin = 'true';\nscript.src = API;\ndocument.head.append(script);`]:
      'plain',
  },
};

const jsx: Rows = {
  client: 'crossOrigin in JSX',
  module: (element) => `export const Page = () => ${element};`,
  driver: `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './row.ts';
createRoot(document.getElementById('root')!).render(createElement(Page));`,
  programs: {
    '<img src={API} crossOrigin="use-credentials" />': 'credentialed',
    '<img src={API} crossOrigin="anonymous" />': 'plain',
    '<img src={API} crossOrigin="include" />': 'plain',
    [`<img crossOrigin={'use-credentials'} src={API} />`]: 'credentialed',
    '<video src={API} crossOrigin="use-credentials" />': 'credentialed',
    '<link rel="stylesheet" href={API} crossOrigin="use-credentials" />': 'credentialed',
  },
};

export const native: readonly Rows[] = [fetchRows, request, xhr, eventSource, beacon, elements, jsx];
