import consistentPreflight from './consistent-preflight.ts';
import credentialedRequestNeedsPolicy from './credentialed-request-needs-policy.ts';
import noArbitraryOriginWithCredentials from './no-arbitrary-origin-with-credentials.ts';
import noForbiddenRequestHeader from './no-forbidden-request-header.ts';
import noMisplacedCredentials from './no-misplaced-credentials.ts';
import noResponseHeaderInRequest from './no-response-header-in-request.ts';
import noUnusedCredentials from './no-unused-credentials.ts';
import noWildcardHeadersWithCredentials from './no-wildcard-headers-with-credentials.ts';
import noWildcardOriginWithCredentials from './no-wildcard-origin-with-credentials.ts';
import policyServesCredentialedRequests from './policy-serves-credentialed-requests.ts';
import requireVaryOrigin from './require-vary-origin.ts';
import validAllowCredentials from './valid-allow-credentials.ts';
import validAllowOrigin from './valid-allow-origin.ts';
import validCredentialsMode from './valid-credentials-mode.ts';

/** Every rule by its name, which is that of its file. */
export const rules = {
  'consistent-preflight': consistentPreflight,
  'credentialed-request-needs-policy': credentialedRequestNeedsPolicy,
  'no-arbitrary-origin-with-credentials': noArbitraryOriginWithCredentials,
  'no-forbidden-request-header': noForbiddenRequestHeader,
  'no-misplaced-credentials': noMisplacedCredentials,
  'no-response-header-in-request': noResponseHeaderInRequest,
  'no-unused-credentials': noUnusedCredentials,
  'no-wildcard-headers-with-credentials': noWildcardHeadersWithCredentials,
  'no-wildcard-origin-with-credentials': noWildcardOriginWithCredentials,
  'policy-serves-credentialed-requests': policyServesCredentialedRequests,
  'require-vary-origin': requireVaryOrigin,
  'valid-allow-credentials': validAllowCredentials,
  'valid-allow-origin': validAllowOrigin,
  'valid-credentials-mode': validCredentialsMode,
};
