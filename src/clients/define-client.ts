import type { SettledValue } from '../syntax/value.ts';

/**
 * What a value of an option means for the credentials of a request to another origin. `ineffective`: the library takes no
 * notice, and its default holds. `refused`: the call throws, and nothing is sent.
 */
export type Meaning = 'included' | 'withheld' | 'ineffective' | 'refused' | 'unknown';

/** Keys that lead from the options to a value: `['xhrFields', 'withCredentials']`. */
export type Path = readonly string[];

export interface CredentialsOption {
  readonly path: Path;
  readonly read: (value: SettledValue) => Meaning;
}

/** Where a call has something: a position among its arguments, or a key of the object there, or keys of objects in it. */
export interface Place {
  readonly at: number;
  readonly key?: string | Path;
}

/** A call that sends a request, or prepares others. */
export interface ClientCall {
  /** Exports of the package (the empty text is the package itself), or methods of an instance. */
  readonly names: readonly string[];
  readonly on: 'package' | 'instance' | 'both';
  /**
   * `sends`: a request, or a client that sends some by itself. `makes`: an instance, with options for all its requests.
   * `sets`: options for all further requests. `links`: the receiver again, with options for its request.
   */
  readonly does: 'sends' | 'makes' | 'sets' | 'links';
  /** Where the URL is; the first place that has one. */
  readonly url?: readonly Place[];
  /** Where the options are; the first position that has an argument, and the last only for an object. */
  readonly options?: readonly number[];
  /** Where the body is: options that stand there are sent as data. */
  readonly body?: number;
  /**
   * The method it sends, or the position of the argument that says it; `null` for one that nobody knows. Without it, `method` among
   * the options says it, or it is GET.
   */
  readonly method?: string | number | null;
}

/** A function that a client calls before each request, with something that holds the options or the headers. */
export interface Hook {
  /** The method of an instance that takes the function, or the key of the options that holds it (or a list of them). */
  readonly at: { readonly method: Path } | { readonly option: Path };
  /** Which parameter, and the keys that lead from it to the options or headers. */
  readonly parameter: number;
  readonly within?: Path;
  /** `request`: what takes headers by `setRequestHeader`, and no option. */
  readonly holds: 'options' | 'headers' | 'request';
}

export interface Client {
  /** The name that messages and documentation use. */
  readonly id: string;
  /** Where the library says so. */
  readonly see: string;
  /** Qualified names that stand for it: packages with their former names, `global.…` for what browsers bring along. */
  readonly packages: readonly string[];
  readonly calls: readonly ClientCall[];
  /**
   * Exported types that instances are annotated with. `f(0)`: what a function of that type gets first, `f{x}(0)`: what the function
   * gets that is the option `x` of a call of `f`.
   */
  readonly types?: readonly string[];
  /** The option of the call behind such an instance that holds what sends: its URL is what others are relative to. */
  readonly sender?: string;
  /** What is set on the package holds for all instances, whenever it is set. */
  readonly sharesDefaults?: true;
  readonly credentials: {
    /** The strongest first, which is also the one that suggestions write. */
    readonly options: readonly CredentialsOption[];
    /** The code of the value that asks for credentials; `null` where there is no option. */
    readonly write: string | null;
    /** Half of all mistakes are defaults: whether credentials go along when nothing is said. */
    readonly byDefault: boolean;
  };
  /** Names that authors take for an option, at the top of the options: they are taken no notice of. */
  readonly ignored: readonly string[];
  /** The same for names that count only where another option is not there. */
  readonly ignoredBeside?: { readonly option: string; readonly names: readonly string[] };
  /** The code that asks for credentials where no option does. */
  readonly instead?: string;
  /** An option that chooses who sends, which may read the options for credentials otherwise. */
  readonly transport?:
    | {
        readonly path: Path;
        /** How credentials are read under a value of it; `null`: as ever. */
        readonly reads: (value: SettledValue) => CredentialsOption['read'] | null;
        /** Installed versions below take no credentials along where it reads them otherwise. */
        readonly since: { readonly package: string; readonly version: string };
      }
    | undefined;
  /** Who takes options apart: the browser, which throws at what it does not know, or code that does not care. */
  readonly checks: 'native' | 'none';
  /** The keys that lead from the options to the headers; `['headers']` unless said otherwise. */
  readonly headers?: Path;
  /** A plain object goes as JSON: where the call takes its body, and under these options. */
  readonly jsonBody?: readonly string[];
  /** The option that names the type of the body. */
  readonly contentType?: string;
  /** Headers that it sends with each request, of those that browsers ask for first, in lower case; but for some options. */
  readonly asks?: { readonly headers: readonly string[]; readonly unless?: readonly string[] };
  /** The type of a body is not sent without one, whoever names it. */
  readonly dropsContentType?: true;
  /** The option that URLs are relative to. */
  readonly base?: string;
  /** The path of the URL names something else: requests go to the path of this option, or to the other one. */
  readonly path?: { readonly option: string; readonly otherwise: string };
  /** An option that holds a function in the place of `fetch`: what it asks for goes. */
  readonly fetch?: Path;
  /** Keys that lead from an instance to its options, where these may be written: `defaults` for `api.defaults.x = …`. */
  readonly writes?: Path;
  /** The method of an instance that asks for credentials, unless it is given `false`. */
  readonly credentialsMethod?: string;
  /** Methods of an instance that set a header, by name and value. */
  readonly headerMethods?: readonly string[];
  /** They leave the instance as it is, and answer another one with the header. */
  readonly isImmutable?: true;
  /** Options that say the method; `method` unless said otherwise. */
  readonly methodOptions?: readonly (string | Path)[];
  readonly hooks?: readonly Hook[];
  /** Options that are read before hooks, and not after them. */
  readonly beforeHooks?: readonly string[];
  /** Options under which no HTTP request is sent (web sockets alone): each of them has to hold. */
  readonly moot?: readonly { readonly path: Path; readonly holds: (value: SettledValue) => boolean }[];
  /** What older versions do by default. */
  readonly before?: { readonly version: string; readonly package: string; readonly byDefault: boolean };
}

/** States a client; only the types do something. */
export function defineClient(client: Client): Client {
  return client;
}

const MODES: ReadonlySet<string> = new Set(['include', 'omit', 'same-origin']);

/**
 * The credentials mode of the Fetch Standard, as browsers check it. `same-origin` and `omit` are one to other origins.
 *
 * @see https://fetch.spec.whatwg.org/#requestcredentials
 */
export function fetchMode(value: SettledValue): Meaning {
  if (value.kind === 'array' && !value.open) {
    const [only, ...others] = value.elements;
    // A list of one text is that text to browsers.
    return others.length === 0 && only?.kind === 'primitive' && only.value === 'include' ? 'included' : 'unknown';
  }
  if (value.kind === 'primitive') {
    if (value.value === undefined) return 'ineffective';
    if (!MODES.has(String(value.value)) || typeof value.value !== 'string') return 'refused';
    return value.value === 'include' ? 'included' : 'withheld';
  }
  return value.kind === 'object' || value.kind === 'regexp' || value.kind === 'function' ? 'refused' : 'unknown';
}

/** The same for libraries that hand on a mode only where there is one: `false`, `null` and the empty text are none. */
export function optionalMode(value: SettledValue): Meaning {
  return value.kind === 'primitive' && !value.value ? 'ineffective' : fetchMode(value);
}

/** The same as libraries read it that send by `XMLHttpRequest`: they compare with `include`, and check nothing. */
export function uncheckedMode(value: SettledValue): Meaning {
  const meaning = fetchMode(value);
  return meaning === 'refused' ? 'ineffective' : meaning;
}

/** Any true value, as `XMLHttpRequest` reads it: `'false'` too. */
export function truthy(value: SettledValue): Meaning {
  switch (value.kind) {
    case 'primitive':
      if (value.value === undefined) return 'ineffective';
      return value.value ? 'included' : 'withheld';
    case 'unknown':
    case 'symbol':
    case 'position':
      return 'unknown';
    default:
      return 'included';
  }
}

/** What nobody can read. */
export function unreadable(): Meaning {
  return 'unknown';
}

/** Whether a value is a list of this text only. */
export function isOnly(text: string): (value: SettledValue) => boolean {
  return (value) =>
    value.kind === 'array' &&
    !value.open &&
    value.elements.length === 1 &&
    value.elements.every((element) => element.kind === 'primitive' && element.value === text);
}

/** Spellings of `withCredentials` that nobody reads. */
export const MISSPELLED = ['withCredential', 'withcredentials', 'with_credentials', 'WithCredentials'];

/** The options of `fetch`, and what authors bring along from other libraries. */
export const FETCH_CREDENTIALS = {
  options: [{ path: ['credentials'], read: fetchMode }],
  write: "'include'",
  byDefault: false,
} as const satisfies Client['credentials'];

/** The options of `fetch` where a mode is handed on only if there is one. */
export const OPTIONAL_CREDENTIALS = {
  ...FETCH_CREDENTIALS,
  options: [{ path: ['credentials'], read: optionalMode }],
} as const satisfies Client['credentials'];

/** `withCredentials` as most libraries have it that send by `XMLHttpRequest`. */
export const XHR_CREDENTIALS = {
  options: [{ path: ['withCredentials'], read: truthy }],
  write: 'true',
  byDefault: false,
} as const satisfies Client['credentials'];

export const NOT_FETCH = ['withCredentials', ...MISSPELLED];
export const NOT_XHR = ['credentials', ...MISSPELLED];
