// What a text must contain to matter, so that a file which cannot costs one scan: texts of regular expressions, for any case.
// They stand apart because they are asked of every file, and what they stand for is loaded only when a file has one of them.

/** Of every file that states a policy: those of `word` in the definitions of libraries are among them, which a test compares. */
export const POLICY_WORDS = String.raw`cors|access-control-allow|colyseus|graphql-yoga|json-server|parse-server|['"]socket\.io['"]`;

/** Of every file that makes an app, which may put together what other files state: the packages of `APP_KINDS`. */
export const APP_WORDS = String.raw`['"](?:npm:|jsr:)?(?:@hono/hono|@koa/router|@nestjs/core|connect|express|fastify|hono|koa|koa-router|polka)(?:@[^'"]*)?['"]`;

/** Of every file that answers in an object, as Lambda has it, whose headers may come from another file. */
export const GATEWAY_WORDS = String.raw`\bstatusCode['"]?\s*:`;

/** Of every file that listens, or belongs to a server in another way. */
export const SERVER_WORDS = String.raw`\.listen\b|\bserve\(|\bhapi\b|startStandaloneServer|socket\.io|RestApplication|\bfetch\s*:|\basync fetch\(`;

/** Of every file that sends a request with credentials. */
export const REQUEST_WORDS = String.raw`credentials|credentialed|with_?credential|crossorigin|signalr|sockjs|socket\.io|better-auth|sendBeacon`;

/** Of every file that sends a request with credentials, or makes a mistake about one. */
export const MISTAKE_WORDS = String.raw`${REQUEST_WORDS}|access-control-|no-cors|\bmode['"]?:\s*['"]cors|\bcookie\b|['"](?:origin|host|referer)['"]`;

/**
 * Four characters of each of the words of policies, servers and requests that are rare elsewhere: a text without any has none of those
 * words. A test compares.
 */
export const PIECES: readonly string[] = [
  ...[
    'cors',
    'l-al',
    'olys',
    'ql-y',
    'n-se',
    'se-s',
    'sock', // of policies
    '.lis',
    'rve(',
    'hapi',
    'nese',
    'tapp',
    'fetc', // of servers
    'eden',
    'osso',
    'gnal',
    'r-au',
    'dbea',
  ], // of requests
];

/** What the words in a text say that it may hold. */
export interface Telling {
  readonly policies: boolean;
  readonly servers: boolean;
  readonly requests: boolean;
}

const ANY = new RegExp([POLICY_WORDS, APP_WORDS, GATEWAY_WORDS, SERVER_WORDS, MISTAKE_WORDS].join('|'), 'i');
const POLICY = new RegExp(`${POLICY_WORDS}|${APP_WORDS}|${GATEWAY_WORDS}`, 'i');
const SERVER = new RegExp(SERVER_WORDS, 'i');
const MISTAKE = new RegExp(MISTAKE_WORDS, 'i');

const NOTHING: Telling = { policies: false, servers: false, requests: false };

/** One scan of a text that tells nothing, and one for each kind of another. */
export function tellingOf(text: string): Telling {
  if (!ANY.test(text)) return NOTHING;
  return { policies: POLICY.test(text), servers: SERVER.test(text), requests: MISTAKE.test(text) };
}
