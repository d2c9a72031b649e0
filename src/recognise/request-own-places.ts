import { isForeign } from '../syntax/modules.ts';
import type { Scopes } from '../syntax/modules.ts';
import type { Range } from './facts.ts';
import type { CredentialedRequest, RequestFacts } from './request-facts.ts';

/**
 * The facts of a file with no place in another one. A request whose options or URL come from elsewhere stands at its call; what
 * is wrong in another file is said where that file is looked at.
 */
export function withOwnRequestPlaces(facts: RequestFacts, scopes: Scopes): RequestFacts {
  if (!scopes.modules) return facts;
  const isOwn = ({ range }: { readonly range: Range }): boolean => !isForeign({ range }, scopes);
  return {
    ...facts,
    requests: facts.requests.filter(isOwn).map((request) => relocated(request, isOwn)),
    modes: facts.modes.filter(isOwn),
    misplaced: facts.misplaced
      .filter(isOwn)
      .map((one) => (one.instead?.edits.every(isOwn) === false ? { ...one, instead: null } : one)),
    headers: facts.headers.filter(isOwn),
  };
}

function relocated(
  request: CredentialedRequest,
  isOwn: (code: { readonly range: Range }) => boolean,
): CredentialedRequest {
  const { credentials, range, urlRange } = request;
  const isOwnOption = credentials.range === null || isOwn({ range: credentials.range });
  return {
    ...request,
    credentials: isOwnOption ? credentials : { ...credentials, range, site: null },
    urlRange: urlRange && isOwn({ range: urlRange }) ? urlRange : null,
  };
}
