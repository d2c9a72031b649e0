import type { EditSite, Range } from './facts.ts';

/** What a file says about requests from a browser: plain JSON with source ranges, never nodes. Code of a server is left out. */
export interface RequestFacts {
  /** `unknown`: it may run in a browser, and may not. */
  readonly runsIn: 'browser' | 'unknown';
  readonly requests: readonly CredentialedRequest[];
  readonly modes: readonly OddMode[];
  readonly misplaced: readonly MisplacedOption[];
  readonly headers: readonly RequestHeader[];
}

/** A request that asks the browser to send cookies along, to other origins too. */
export interface CredentialedRequest {
  /** The client that sends it, by the id of its definition: `fetch`, `axios`. */
  readonly library: string;
  /** Every text that the URL may be, as far as the file tells, relative ones as written; `null` when a part is unknown. */
  readonly url: readonly string[] | null;
  /** The origins to which it may go, where they are known though the path is not, none for the page's own; `null` when they are unknown. */
  readonly origins: readonly string[] | null;
  /** In capitals; `null` when unknown. */
  readonly method: string | null;
  /** The names of its headers in lower case; `null` when there may be others. */
  readonly headers: readonly string[] | null;
  /** Those that it surely has, and that browsers ask for before they send it. */
  readonly asks: readonly string[];
  readonly credentials: {
    /** What asks for them: the option with its value; `null` for a default that nobody wrote. */
    readonly range: Range | null;
    readonly site: EditSite | null;
    /** `false` where a value that the file does not show may decide otherwise. */
    readonly certain: boolean;
  };
  /** `base`: not a request, but an instance whose requests are sent elsewhere; `url` is what they are relative to. */
  readonly kind: 'request' | 'base' | 'element';
  /** The expression of the URL, else the call. */
  readonly urlRange: Range | null;
  /** The call, or the element. */
  readonly range: Range;
}

/** A credentials mode, or a `crossorigin` attribute, that is none. */
export interface OddMode {
  readonly library: string;
  readonly option: string;
  /**
   * `throws`: nothing is sent. `ignored`: as if it were not there. `anonymous`: an element's attribute, which stands for
   * `anonymous` then. `dropped`: React writes no attribute. `on`: a text such as `'false'`, which is true.
   */
  readonly effect: 'throws' | 'ignored' | 'anonymous' | 'dropped' | 'on';
  /** The value as it stands in the code, without quotes for a text. */
  readonly written: string;
  readonly isText: boolean;
  /** The value's expression, or the attribute without one. */
  readonly range: Range;
  readonly site: EditSite | null;
}

/** An option for credentials in a place where nobody reads it. */
export interface MisplacedOption {
  readonly library: string;
  /** The call as the code spells it: `axios.post`, `fetch`. */
  readonly callee: string;
  readonly option: string;
  /**
   * `ignored`: an option that this library does not have there. `header`: sent as a header. `body`: sent as data.
   * `argument`: in an argument that the call does not have. `late`: set for instances that were made before. `opaque`: `no-cors`,
   * whose answer is then read.
   */
  readonly kind: 'ignored' | 'header' | 'body' | 'argument' | 'late' | 'opaque';
  /** Whether it is surely wrong; else only somebody who looks can tell. */
  readonly certain: boolean;
  /** The property or statement. */
  readonly range: Range;
  /** Where it may be removed. */
  readonly site: EditSite | null;
  /** What to do instead. */
  readonly instead: Replacement | null;
}

/** Code in the place of other code. */
export interface Replacement {
  /** The option to write, as messages name it. */
  readonly option: string;
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
  /** Whether the option itself goes, too: else it is what the edits change. */
  readonly removes: boolean;
}

/** A header of a request that browsers do not send, or that belongs to responses. */
export interface RequestHeader {
  readonly library: string;
  /** As the code spells it. */
  readonly name: string;
  readonly kind: 'response' | 'forbidden';
  readonly range: Range;
  /** Where it may be removed: with the `headers` around it, if nothing else is in them. */
  readonly site: EditSite | null;
}
