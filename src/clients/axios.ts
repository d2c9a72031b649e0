import type { SettledValue } from '../syntax/value.ts';
import { defineClient, fetchMode, NOT_XHR, truthy, unreadable, XHR_CREDENTIALS } from './define-client.ts';
import type { CredentialsOption, Meaning } from './define-client.ts';

/**
 * axios sends by `XMLHttpRequest`: any true `withCredentials` counts. `credentials` is nothing to it. Its adapter for `fetch`
 * hands texts on as they are.
 *
 * @see https://axios-http.com/docs/req_config
 */
export const axios = defineClient({
  id: 'axios',
  see: 'https://axios-http.com/docs/req_config',
  packages: ['axios'],
  calls: [
    {
      names: ['', 'request'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0 }, { at: 0, key: 'url' }, { at: 1, key: 'url' }],
      options: [1, 0],
    },
    { names: ['get', 'delete', 'head', 'options'], on: 'both', does: 'sends', url: [{ at: 0 }], options: [1] },
    {
      names: ['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0 }],
      body: 1,
      options: [2],
    },
    { names: ['create'], on: 'both', does: 'makes', options: [0] },
  ],
  types: ['AxiosInstance'],
  credentials: XHR_CREDENTIALS,
  transport: { path: ['adapter'], reads: readsOf, since: { package: 'axios', version: '1.7.3' } },
  ignored: NOT_XHR,
  checks: 'none',
  jsonBody: ['data'],
  dropsContentType: true,
  base: 'baseURL',
  writes: ['defaults'],
  hooks: [{ at: { method: ['interceptors', 'request', 'use'] }, parameter: 0, holds: 'options' }],
});

/** The first adapter of a list that a browser has is the one that sends. */
function readsOf(value: SettledValue): CredentialsOption['read'] | null {
  if (value.kind === 'array') {
    const names = value.elements.map((one) => (one.kind === 'primitive' ? one : null));
    const first = names.find((one) => one?.value !== 'http');
    return first && !value.open ? readsOf(first) : unreadable;
  }
  if (value.kind !== 'primitive') return unreadable;
  const name = typeof value.value === 'string' ? value.value.toLowerCase() : value.value;
  if (name === 'fetch') return textOrTruth;
  return name === 'xhr' || name === undefined ? null : unreadable;
}

function textOrTruth(value: SettledValue): Meaning {
  return value.kind === 'primitive' && typeof value.value === 'string' ? fetchMode(value) : truthy(value);
}
