/** Packages that tell one visitor from another, by words in their names: cookies, sessions, sign-in. Too many do no harm. */
export const IDENTIFYING_PACKAGE =
  /auth|clerk|cognito|cookie|csrf|csurf|firebase|iron-|jose|jsonwebtoken|jwt|keycloak|lucia|lusca|openid|oidc|passport|pocketbase|saml|session|supabase|yar$/iu;

/**
 * The same in names and texts of code: `Set-Cookie`, `Authorization`, `WWW-Authenticate`, hapi's `state`. Authors are none of this.
 */
export const IDENTIFYING_WORD =
  /auth(?!ors?(?![a-z]))|cookie|jwt|login|oidc|passport|password|session|sign_?in|token|^(?:un)?state$/iu;

/** Packages whose routes come from folders: no import leads there. */
export const ROUTES_FROM_FOLDERS = /autoload|file-?rout|fs-?rout|routing-controllers|require-?dir|consign|glob$/iu;
