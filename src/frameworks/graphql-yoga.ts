import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';

/**
 * GraphQL Yoga, whose servers allow everybody with credentials unless `cors` says otherwise; `createServer` is that of
 * version 2, and `useCORS` the plugin underneath.
 */
export const graphqlYoga = defineFramework({
  id: 'graphql-yoga',
  see: 'https://the-guild.dev/graphql/yoga-server/docs/features/cors',
  policies: [
    ...['graphql-yoga.createYoga', '@graphql-yoga/node.createServer', '@graphql-yoga/common.createServer'].map(
      (callee) => ({
        callee,
        at: 0 as const,
        within: ['cors'],
        whenMissing: 'defaults' as const,
      }),
    ),
    { callee: '@whatwg-node/server.useCORS', at: 0 },
  ],
  origin: {
    option: 'origin',
    whenAbsent: { kind: 'everyone' },
    read: yogaOrigin,
    functions: 'none',
    asks: 'context',
    // A list of several lets the origin `null` in.
    takes: 'text',
  },
  credentials: { option: 'credentials', whenAbsent: true, likeAbsent: [null, undefined], test: 'identical' },
  allowHeaders: namesOption('allowedHeaders', MIRRORED, { texts: false, whenEmpty: MIRRORED }),
  allowMethods: namesOption('methods', MIRRORED, { texts: false, whenEmpty: MIRRORED }),
  exposeHeaders: namesOption('exposedHeaders', ABSENT, { texts: false, whenEmpty: names() }),
  vary: 'dynamic',
  wildcardWithCredentials: 'reflected',
  mirrorsWildcard: true,
  delegation: 'returned',
  word: 'graphql-yoga',
  package: 'graphql-yoga',
  scope: 'app',
});

/** A text with a `*` anywhere in it, or nothing, is everybody; one origin goes to everybody as it is. */
function yogaOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
    case 'requestOrigin':
      return { kind: 'everyone' };
    case 'primitive':
      if (value.value === null || value.value === undefined || value.value === '') return { kind: 'everyone' };
      if (typeof value.value !== 'string') return { kind: 'failing' };
      return value.value.includes('*') ? { kind: 'any' } : { kind: 'one', text: value.value };
    case 'array':
      return yogaList(value);
    case 'regexp':
    case 'object':
      return { kind: 'failing' };
    case 'stringObject':
      return { kind: 'off' };
    case 'function':
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** Each of several is compared; whoever is not among them gets the text `null`, and that is the origin of sandboxed frames. */
function yogaList({ elements, open }: Extract<OptionValue, { kind: 'array' }>): OriginMeaning {
  const [only] = elements;
  if (elements.some((element) => element.kind === 'primitive' && element.value === '*')) return { kind: 'any' };
  if (elements.length > 1) {
    const texts = elements.map((element) =>
      element.kind === 'regexp' ? ({ kind: 'primitive', value: null } as const) : element,
    );
    return { kind: 'among', elements: texts, open, otherwise: 'null' };
  }
  if (open) return { kind: 'unknown' };
  if (only === undefined) return { kind: 'everyone' };
  if (only.kind === 'regexp') return { kind: 'one', text: `/${only.source}/${only.flags}` };
  // What is no text keeps version 3 from answering at all.
  const isText = only.kind === 'primitive' && typeof only.value === 'string';
  return isText ? { kind: 'one', text: String(only.value) } : { kind: 'unknown' };
}
