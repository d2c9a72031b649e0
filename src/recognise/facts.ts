import type { RoutePath } from './route-paths.ts';

/** Half-open offsets into the source text, counted in UTF-16 code units as ESLint counts them. */
export type Range = readonly [start: number, end: number];

/** What a file says about CORS: plain JSON with source ranges, never nodes. */
export interface FileFacts {
  /** Every answer that some request may get, as far as one file tells. */
  readonly policies: readonly Policy[];
  /** What the apps of the file consist of, each in the order in which it meets a request. */
  readonly layers: readonly Layer[];
  /** Whether every policy that the file states stands in one of the layers. */
  readonly isLayered: boolean;
}

/** One middleware, route or plugin of an app. */
export interface Layer {
  /** The app, by the place of the call that makes it, as `start:end`. */
  readonly app: string;
  /** `null` for a pattern that nobody reads. */
  readonly path: RoutePath | null;
  /** `null` for every method. */
  readonly methods: readonly string[] | null;
  /** What it writes: one of these. None for a route that writes no CORS header, and for code that nobody knows. */
  readonly policies: readonly Policy[];
  /** What it does is unknown: it comes from elsewhere. */
  readonly isUnknown: boolean;
  /** Whether it is registered at all, and when, depends on more than the order of the code. */
  readonly isOptional: boolean;
  /** Nothing after it sees the request. */
  readonly ends: boolean;
  /** It answers preflights, in a branch of its own that goes no further. */
  readonly endsPreflights: boolean;
  /** No code: a router that answers `OPTIONS` for the paths of its routes by itself, with the headers written so far. */
  readonly isByRouter?: true;
  /** It writes when all that is registered after it is done. */
  readonly isLate: boolean;
  /** It answers requests that have failed, and sees no others. */
  readonly forErrors?: true;
  /** What becomes of a preflight that no layer answers: the app does, with the headers written so far, or nobody (404). */
  readonly unanswered: 'allowed' | 'refused' | 'unknown';
  /** The code that registers it. */
  readonly range: Range;
}

/**
 * What one response, route or app may answer. A value that depends on a condition yields one policy per outcome.
 * Values are as on the wire, whatever the code writes.
 */
export interface Policy {
  /** The library whose options state it, e.g. `cors`; `null` for headers written by hand. */
  readonly library: string | null;
  readonly scope: 'app' | 'route' | 'response';
  readonly allowOrigin: Decided<OriginRule>;
  /** How the origins may be spelled there: one text only, or a list only; either unless said otherwise. */
  readonly takes?: 'text' | 'list';
  readonly allowCredentials: Decided<CredentialsRule>;
  readonly allowHeaders: Decided<NamesRule>;
  readonly allowMethods: Decided<NamesRule>;
  readonly exposeHeaders: Decided<NamesRule>;
  readonly vary: Decided<NamesRule>;
  /** `Cache-Control` forbids every cache to answer with this response unasked. */
  readonly uncached?: true;
  /** The library allows credentials unless it is told `false`: to say nothing is to allow them. */
  readonly credentialsByDefault?: true;
  /**
   * `false` when the two values meet only under a condition that the file cannot decide and that does not come from the
   * request (a configuration flag, an environment variable): such a policy speaks in `strict` only.
   */
  readonly certain: boolean;
  /** Another file states all of it by itself: whatever is wrong with it is reported there. */
  readonly elsewhere?: true;
  /** The code that mounts the router of another file which states it: that file puts its own layers together. */
  readonly router?: Range;
  /** The code that states the policy as a whole: the options call, or the handler. */
  readonly range: Range;
  /** The call or the function that registers with an app to state it. */
  readonly code: Range;
  /** Who gets it, where the code asks for the method: preflights, or all others. */
  readonly asked?: 'preflight' | 'request';
  /** The code asks more of the request, and may also write nothing. */
  readonly conditional?: true;
  /** Nothing that is registered later adds to it; of options, only the answer to a preflight is meant. */
  readonly sent?: true;
  /** It takes the place of all that was written before. */
  readonly alone?: true;
  /** Where layers of an app make up what leaves: no response has it, only the answer to a preflight. */
  readonly preflightOnly?: true;
  /** Likewise: the origin is that of another layer than the credentials, whose library is `library`; this is its own. */
  readonly originLibrary?: string | null;
  /** Likewise: only origins have it that a list leaves out, which get what was written before. */
  readonly strangersOnly?: true;
}

/** A value with the smallest code that decides it; `range` is `null` for a default nobody wrote. */
export interface Decided<T> {
  readonly value: T;
  readonly range: Range | null;
  readonly site: EditSite | null;
  /** What the library does without the option that decides it. */
  readonly otherwise?: T;
  /** The code of another file decides it, which says the same by itself: whatever is wrong with it is reported there. */
  readonly elsewhere?: true;
}

/** Where a value may be edited; `null` in its place when the code is shared, computed or not understood. */
export interface EditSite {
  /** The expression that gives the value. */
  readonly value: Range;
  /** What to remove to unsay it: a property with its comma, an expression statement, one link of a call chain. */
  readonly whole: Range;
  readonly form: 'property' | 'statement' | 'link' | 'none';
}

export type OriginRule =
  | { readonly kind: 'absent' }
  | { readonly kind: 'wildcard'; /** Nobody wrote it: the library's default. */ readonly byDefault: boolean }
  /** One value sent to everybody, or a list of which the matching one is echoed. */
  | {
      readonly kind: 'literal';
      readonly entries: readonly OriginEntry[];
      readonly asList: boolean;
      /** The list has others that the code does not show. */
      readonly open?: true;
    }
  /** The request's `Origin` comes back. */
  | {
      readonly kind: 'reflected';
      readonly check: ReflectionCheck;
      readonly cause: ReflectionCause;
      /** The texts of which it equals one, where code looks for it among texts. */
      readonly listed?: readonly OriginEntry[];
    }
  /** `Access-Control-Allow-Origin: null`, which every sandboxed frame may claim. */
  | { readonly kind: 'null' }
  /** Several lines or several origins in one line: `lines` as they stand on the wire. */
  | { readonly kind: 'multiple'; readonly lines: readonly string[] }
  | { readonly kind: 'unknown' };

export interface OriginEntry {
  readonly text: string;
  readonly range: Range | null;
  /** The range of the string's expression, when it may be replaced. */
  readonly editable: boolean;
}

/** Who gets their origin back. `weak` carries an origin that passes although it should not; `among`, all that pass, where they are known. */
export type ReflectionCheck =
  | { readonly kind: 'none' }
  | { readonly kind: 'weak'; readonly example: string }
  | { readonly kind: 'checked'; readonly among?: readonly string[] };

/** Why an origin is reflected; the message depends on it. */
export type ReflectionCause =
  | 'header' // the handler copies the request's Origin
  | 'option' // `origin: true` and the like
  | 'wildcard' // the library answers `*` with credentials by reflecting
  | 'unset' // the environment variable in its place is not set
  | 'default' // nobody wrote it: the library's default
  | 'callback' // a function that accepts everyone
  | 'check'; // a pattern or a test that anyone can pass

export type CredentialsRule =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'sent';
      /** The header lines as they stand on the wire; `['true']` is the one that works. */
      readonly lines: readonly string[];
      readonly written: Written;
    }
  /** Code asks for credentials and the library sends nothing. `expected` is what it would accept. */
  | { readonly kind: 'dropped'; readonly written: Written; readonly expected: string }
  | { readonly kind: 'unknown' };

/** A header that lists names, as on the wire: spaces around them are gone, their case is kept, and `*` is one of them. */
export type NamesRule =
  | { readonly kind: 'absent' }
  /** `complete` is false when there may be more names than these. */
  | { readonly kind: 'listed'; readonly names: readonly string[]; readonly complete: boolean }
  /** What the preflight asks for comes back. */
  | { readonly kind: 'mirrored' }
  | { readonly kind: 'unknown' };

/** The value as the author spelled it. */
export interface Written {
  readonly type: 'string' | 'boolean' | 'number' | 'null' | 'undefined' | 'symbol' | 'other';
  readonly text: string;
}
