import { defineClient, XHR_CREDENTIALS } from './define-client.ts';

/**
 * A chain of calls for each request; `.withCredentials()` is one of them.
 *
 * @see https://ladjs.github.io/superagent/#cors
 */
export const superagent = defineClient({
  id: 'superagent',
  see: 'https://ladjs.github.io/superagent/#cors',
  packages: ['superagent'],
  calls: [
    { names: ['agent'], on: 'package', does: 'makes' },
    {
      names: ['get', 'head', 'options', 'post', 'put', 'patch', 'del', 'delete'],
      on: 'both',
      does: 'sends',
      url: [{ at: 0 }],
    },
    { names: [''], on: 'package', does: 'sends', url: [{ at: 1 }, { at: 0 }], method: 0 },
    {
      names: ['send', 'query', 'type', 'accept', 'auth', 'timeout', 'retry', 'set', 'use'],
      on: 'instance',
      does: 'links',
    },
    { names: ['withCredentials'], on: 'instance', does: 'links' },
  ],
  types: [],
  credentials: XHR_CREDENTIALS,
  ignored: [],
  checks: 'none',
  credentialsMethod: 'withCredentials',
  headerMethods: ['set'],
});
