import noArbitraryOriginWithCredentials from './no-arbitrary-origin-with-credentials.ts';
import noWildcardHeadersWithCredentials from './no-wildcard-headers-with-credentials.ts';
import noWildcardOriginWithCredentials from './no-wildcard-origin-with-credentials.ts';
import validAllowCredentials from './valid-allow-credentials.ts';
import validAllowOrigin from './valid-allow-origin.ts';

/** Every rule by its name, which is that of its file. */
export const rules = {
  'no-arbitrary-origin-with-credentials': noArbitraryOriginWithCredentials,
  'no-wildcard-headers-with-credentials': noWildcardHeadersWithCredentials,
  'no-wildcard-origin-with-credentials': noWildcardOriginWithCredentials,
  'valid-allow-credentials': validAllowCredentials,
  'valid-allow-origin': validAllowOrigin,
};
