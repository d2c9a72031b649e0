import { defineFramework, OPEN_TO_ALL } from './define-framework.ts';
import { ABSENT, USUAL_METHODS, names, namesOption } from './names-options.ts';

/** Before 0.17.0. */
const formerMethods = namesOption(null, names('OPTIONS', 'POST', 'GET'));

/**
 * The servers of Colyseus from 0.15 on, which allow everybody with credentials. No option changes that: a program writes the
 * headers of the matchmaker's controller, or replaces the function that gives them.
 */
export const colyseus = defineFramework({
  id: 'Colyseus',
  see: 'https://docs.colyseus.io/server/matchmaker',
  policies: ['colyseus', '@colyseus/core'].flatMap((name) =>
    // None of the arguments has options for CORS.
    ['Server', 'defineServer'].map((callee) => ({ callee: `${name}.${callee}`, at: 1 as const })),
  ),
  ...OPEN_TO_ALL,
  allowHeaders: namesOption(null, names('Origin', 'X-Requested-With', 'Content-Type', 'Accept', 'Authorization')),
  allowMethods: namesOption(null, USUAL_METHODS),
  exposeHeaders: namesOption(null, ABSENT),
  vary: 'never',
  replacedBy: ['DEFAULT_CORS_HEADERS', 'getCorsHeaders'],
  word: 'colyseus',
  package: '@colyseus/core',
  eras: [{ from: '0.0.0', below: '0.17.0', behaviour: { allowMethods: formerMethods } }],
  scope: 'app',
});
