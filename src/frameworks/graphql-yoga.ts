import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, MIRRORED, names, namesOption } from './names-options.ts';
import { ANY, EVERYONE, FAILING, OFF, UNKNOWN, isWildcard, one, patternText } from './origin-meanings.ts';

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
    whenAbsent: EVERYONE,
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
      return EVERYONE;
    case 'primitive':
      if (value.value === null || value.value === undefined || value.value === '') return EVERYONE;
      if (typeof value.value !== 'string') return FAILING;
      return value.value.includes('*') ? ANY : one(value.value);
    case 'array':
      return yogaList(value);
    case 'regexp':
    case 'object':
      return FAILING;
    case 'stringObject':
      return OFF;
    case 'function':
    case 'unknown':
      return UNKNOWN;
  }
}

/** Each of several is compared; whoever is not among them gets the text `null`, and that is the origin of sandboxed frames. */
function yogaList({ elements, open }: Extract<OptionValue, { kind: 'array' }>): OriginMeaning {
  const [only] = elements;
  if (elements.some(isWildcard)) return ANY;
  if (elements.length > 1) {
    const texts = elements.map((element) =>
      element.kind === 'regexp' ? ({ kind: 'primitive', value: null } as const) : element,
    );
    return { kind: 'among', elements: texts, open, otherwise: 'null' };
  }
  if (open) return UNKNOWN;
  if (only === undefined) return EVERYONE;
  if (only.kind === 'regexp') return one(patternText(only));
  // What is no text keeps version 3 from answering at all.
  const isText = only.kind === 'primitive' && typeof only.value === 'string';
  return isText ? one(only.value) : UNKNOWN;
}
