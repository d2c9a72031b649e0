import { defineClient, fetchMode, NOT_FETCH, OPTIONAL_CREDENTIALS, optionalMode } from './define-client.ts';

const PACKAGES = [
  '@apollo/client',
  '@apollo/client/core',
  '@apollo/client/link/http',
  '@apollo/client/link/batch-http',
  'apollo-link-http',
  'apollo-link-batch-http',
  'apollo-upload-client',
  'apollo-upload-client/createUploadLink.mjs',
  'apollo-upload-client/UploadHttpLink.mjs',
];

/**
 * Links over HTTP: `credentials` among their options, or among `fetchOptions`.
 *
 * @see https://www.apollographql.com/docs/react/networking/authentication#cookie
 */
export const apolloLinks = defineClient({
  id: 'Apollo link',
  see: 'https://www.apollographql.com/docs/react/api/link/apollo-link-http',
  packages: PACKAGES,
  calls: [
    {
      names: ['HttpLink', 'BatchHttpLink', 'createHttpLink', 'createUploadLink', 'UploadHttpLink', ''],
      on: 'package',
      does: 'sends',
      url: [{ at: 0, key: 'uri' }],
      options: [0],
      method: 'POST',
    },
  ],
  credentials: {
    options: [
      { path: ['credentials'], read: optionalMode },
      { path: ['fetchOptions', 'credentials'], read: fetchMode },
    ],
    write: "'include'",
    byDefault: false,
  },
  ignored: NOT_FETCH,
  checks: 'native',
  asks: { headers: ['content-type'], unless: ['useGETForQueries'] },
  fetch: ['fetch'],
});

/**
 * The client itself takes `credentials` only beside `uri`; a `link` of its own has options of its own.
 *
 * @see https://www.apollographql.com/docs/react/api/core/ApolloClient
 */
export const apolloClient = defineClient({
  id: 'ApolloClient',
  see: 'https://www.apollographql.com/docs/react/api/core/ApolloClient',
  packages: ['@apollo/client', '@apollo/client/core', '@apollo/client/react', 'apollo-boost'],
  calls: [
    {
      names: ['ApolloClient', ''],
      on: 'package',
      does: 'sends',
      url: [{ at: 0, key: 'uri' }],
      options: [0],
      method: 'POST',
    },
    { names: ['query', 'mutate', 'watchQuery'], on: 'instance', does: 'sends', options: [0], method: 'POST' },
    {
      names: ['useQuery', 'useLazyQuery', 'useMutation', 'useSuspenseQuery'],
      on: 'package',
      does: 'sends',
      options: [1],
      method: 'POST',
    },
  ],
  credentials: {
    options: [
      { path: ['credentials'], read: optionalMode },
      { path: ['context', 'credentials'], read: optionalMode },
      { path: ['context', 'fetchOptions', 'credentials'], read: fetchMode },
    ],
    write: "'include'",
    byDefault: false,
  },
  ignored: [],
  ignoredBeside: { option: 'link', names: ['credentials', ...NOT_FETCH] },
  checks: 'native',
});

/**
 * A link that gives each request its context: headers, and credentials over those of the link that sends it.
 *
 * @see https://www.apollographql.com/docs/react/api/link/apollo-link-context
 */
export const apolloContext = defineClient({
  id: 'setContext',
  see: 'https://www.apollographql.com/docs/react/api/link/apollo-link-context',
  packages: ['@apollo/client/link/context', 'apollo-link-context'],
  calls: [{ names: ['setContext'], on: 'package', does: 'makes', options: [0] }],
  credentials: OPTIONAL_CREDENTIALS,
  ignored: NOT_FETCH,
  checks: 'native',
});
