import { defineFramework } from './define-framework.ts';
import type { CredentialsOption, OptionValue, OriginMeaning, OriginOption } from './define-framework.ts';
import { EVERYONE, OFF } from './origin-meanings.ts';
import { expressOrigin } from './origin-options.ts';

/** As in `cors`, but a list of one is that one, `undefined` is `true`, and options of `cors` are just a value that is true. */
function read(value: OptionValue): OriginMeaning {
  if (value.kind === 'primitive' && value.value === undefined) return EVERYONE;
  const [only, ...others] = value.kind === 'array' && !value.open ? value.elements : [];
  return expressOrigin(only && others.length === 0 ? only : value);
}

const see = 'https://firebase.google.com/docs/functions/http-events#cors';
const origin: OriginOption = {
  option: 'cors',
  whenAbsent: OFF,
  read,
  functions: 'callback',
  asks: 'origin',
};
const credentials: CredentialsOption = { option: null, whenAbsent: false, test: 'identical' };
const modules = [
  'firebase-functions/v2/https',
  'firebase-functions/https',
  'firebase-functions/v2.https',
  'firebase-functions.https',
];

/** Cloud Functions of the second generation; the first hands requests to the program. */
export const firebaseRequests = defineFramework({
  id: 'firebase-functions',
  see,
  policies: modules.map((module) => ({ callee: `${module}.onRequest`, at: 0 })),
  origin,
  credentials,
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: 'firebase-functions',
  scope: 'route',
});

/** Callable functions answer everybody unless told otherwise. */
export const firebaseCalls = defineFramework({
  ...firebaseRequests,
  id: 'firebase-functions onCall',
  policies: modules.map((module) => ({ callee: `${module}.onCall`, at: 0 })),
  origin: { ...origin, whenAbsent: EVERYONE },
});
