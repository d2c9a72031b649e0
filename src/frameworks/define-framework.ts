import type { Versions } from './versions.ts';
import type { NamesRule } from '../recognise/facts.ts';

/** A value of an option as the file tells it: plain data, no syntax. */
export type OptionValue =
  /** The key is not there. A key whose value is `undefined` is a primitive. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'primitive'; readonly value: string | number | bigint | boolean | null | undefined }
  | { readonly kind: 'array'; readonly elements: readonly OptionValue[]; readonly open: boolean }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  /** The request's own origin, in a function that is asked for each request. */
  | { readonly kind: 'requestOrigin' }
  /** Any other object: `new Set([…])`, `new URL(…)`, `{}`; `text` is what it turns into, `null` when nobody knows. */
  | { readonly kind: 'object'; readonly text: string | null }
  /** `new String(…)`, which is a text to some and an object to others. */
  | { readonly kind: 'stringObject'; readonly text: string }
  | { readonly kind: 'function' }
  | { readonly kind: 'unknown' };

/** What a library answers for such a value of its origin option. */
export type OriginMeaning =
  /** No CORS header at all. */
  | { readonly kind: 'off' }
  /** `*` for everybody; what that means with credentials is `wildcardWithCredentials`. */
  | { readonly kind: 'any' }
  /** Whoever asks gets their own origin back. */
  | { readonly kind: 'everyone' }
  /** This text for everybody, or for the one that equals it. */
  | { readonly kind: 'one'; readonly text: string }
  /** Whichever of these fits: texts by equality, patterns by `test`; `otherwise` goes to those whom none fits. */
  | {
      readonly kind: 'among';
      readonly elements: readonly OptionValue[];
      readonly open: boolean;
      readonly otherwise?: string;
    }
  | { readonly kind: 'matching'; readonly source: string; readonly flags: string }
  /** A header line for each. */
  | { readonly kind: 'lines'; readonly texts: readonly string[] }
  /** Asks a function, as `functions` says. */
  | { readonly kind: 'asked' }
  /** Requests fail or hang, with no CORS header. */
  | { readonly kind: 'failing' }
  | { readonly kind: 'unknown' };

export interface OriginOption {
  readonly option: string;
  /** Half of all CORS mistakes are defaults, so no definition may leave this out. */
  readonly whenAbsent: OriginMeaning;
  readonly read: (value: OptionValue) => OriginMeaning;
  /** What the result of a function means, where it differs. */
  readonly readResult?: (value: OptionValue) => OriginMeaning;
  /**
   * How a function in its place answers: `callback` through `(origin, callback)`, `returned` by its result, `either` by the
   * callback if it takes one, else by a promise, `truth` by its result without waiting for it, so that every promise counts
   * as `true`, `immediate` likewise, where a promise is the object that it is. `asks` is its first argument.
   */
  readonly functions: 'callback' | 'returned' | 'either' | 'truth' | 'immediate' | 'none';
  readonly asks: 'origin' | 'context';
  /** The options may be the origin themselves, unless they are an object. */
  readonly whole?: true;
  /** It takes one text only, or lists only; either unless said otherwise. */
  readonly takes?: 'text' | 'list';
  /** What the library exports as values of the option, by qualified name. */
  readonly constants?: Readonly<Record<string, OptionValue>>;
}

export interface CredentialsOption {
  /** `null` when the library cannot be told to allow credentials. */
  readonly option: string | null;
  /** Another name of the option, which counts where it is given. */
  readonly alias?: string;
  /** The option holds response headers, and credentials are allowed by the header among them. */
  readonly holdsHeaders?: true;
  readonly whenAbsent: boolean;
  /** Values that count as absent. */
  readonly likeAbsent?: readonly (null | undefined)[];
  /** `identical`: nothing but `true` counts. `truthy`: `'false'` counts too. `verbatim`: what is truthy is sent as its text. */
  readonly test: 'identical' | 'truthy' | 'verbatim';
  /** A function is asked for each request, and only `true` counts; elsewhere a function is just a value. */
  readonly asksFunctions?: true;
  /** What a value means where neither test says it; `null` is unknown. */
  readonly read?: (value: OptionValue) => boolean | null;
}

/** An option for a header that lists names, and what its absence means on the wire. */
export interface NamesOption {
  /** `null` when the library cannot be told. */
  readonly option: string | null;
  readonly whenAbsent: NamesRule;
  readonly read: (value: OptionValue) => NamesRule;
  /** Another name of the option, which counts where this one says nothing. */
  readonly alias?: string;
  /** Another option, whose names are added. */
  readonly added?: string;
  /** What is sent in place of the text `*`, given or by default, where credentials are allowed. */
  readonly wildcardWithCredentials?: NamesRule;
}

/** Where a call has its options. */
export interface OptionsPlace {
  /** The position of the argument, or the last one, or any that is an object. */
  readonly at: number | 'last' | 'object';
  /** The keys that lead from there to the options, `*` for each key; a list on the way stands for each of its elements. */
  readonly within?: readonly string[];
  /** Elements of a list that count: this text, or objects that have it under this key. */
  readonly element?: { readonly key: string; readonly is: string };
  /** What it means that the keys lead nowhere: no policy (unless said otherwise), or one with every option at its default. */
  readonly whenMissing?: 'off' | 'defaults';
  /** The argument is a whole configuration: it may also be a function that returns one, or go through `defineConfig`. */
  readonly configuration?: true;
}

/** A call that states a policy. */
export type PolicyCall = OptionsPlace &
  (
    | { /** Qualified name of what is called or constructed. */ readonly callee: string }
    | {
        readonly method: string;
        /** Qualified names one of which is passed first. */ readonly passing: readonly string[];
      }
    | { readonly method: string; /** The file imports something of this scope. */ readonly importing: string }
    | { readonly decorator: string }
    | {
        /** An export, `default` or by name, of files with such a path. */ readonly exported: string;
        readonly in: RegExp;
      }
    | {
        /** An object literal, in files that import one of these names from anywhere. */ readonly besideImport: readonly string[];
      }
  );

/** How an options function is asked for the options themselves; `null` when the library takes none. */
export type Delegation =
  /** `(request, callback) => callback(null, options)` */
  | 'callback'
  /** `(instance) => options`, `(instance) => (request, callback) => …` */
  | 'instance'
  /** The same, or `{ delegator }` */
  | 'fastify'
  /** Both of them, told apart by their parameters. */
  | 'either'
  /** `(request) => options`, promised or not */
  | 'returned'
  | null;

/** A span of versions that behave otherwise than the latest. */
export interface Era {
  /** The first version of the span, and the first after it, as `major.minor.patch`. */
  readonly from: string;
  readonly below: string;
  readonly behaviour: Partial<
    Pick<
      Framework,
      | 'allowHeaders'
      | 'allowMethods'
      | 'credentials'
      | 'exposeHeaders'
      | 'origin'
      | 'originOverrides'
      | 'vary'
      | 'wildcardWithCredentials'
    >
  >;
}

export interface Framework {
  /** The name that messages and documentation use. */
  readonly id: string;
  /** Where the library says so. */
  readonly see: string;
  readonly policies: readonly PolicyCall[];
  /** The file imports something of this scope, or does not: for calls that mean one thing or another by it. */
  readonly onlyImporting?: string;
  readonly unlessImporting?: string;
  readonly origin: OriginOption;
  /** Options that decide instead of `origin` where they say anything, the strongest first. */
  readonly originOverrides?: readonly OriginOption[];
  readonly credentials: CredentialsOption;
  /** The headers that list names; nothing is known of one that is left out. */
  readonly allowHeaders?: NamesOption;
  readonly allowMethods?: NamesOption;
  readonly exposeHeaders?: NamesOption;
  /** The option with which a middleware leaves preflights to those after it. */
  readonly leavesPreflights?: string;
  /**
   * When responses say `Vary: Origin`: `dynamic` where a list, a pattern or a function decides. Nothing is known if it is left
   * out.
   */
  readonly vary?: 'always' | 'dynamic' | 'never' | 'unlessWildcard';
  /**
   * `sent`: `*` and `true` reach the wire, and browsers refuse them. `reflected`: everybody gets their origin back.
   * `rejected`: the server does not start. `withheld`: `*` goes out, and no credentials.
   */
  readonly wildcardWithCredentials: 'sent' | 'reflected' | 'rejected' | 'withheld';
  /** Nobody is ever sent `*`: where it is allowed, everybody gets their own origin back, credentials or not. */
  readonly mirrorsWildcard?: true;
  /** The option with which a library that rejects `*` with credentials reflects instead. */
  readonly reflectsWhen?: string;
  readonly delegation: Delegation;
  /** What differs where a function gives the options, or `true` stands for them: what a configuration has by default is not added. */
  readonly unmerged?: { readonly origin: OriginOption; readonly credentials?: CredentialsOption };
  /**
   * It states options of a route over those that a call of this framework, by its `id`, states for all; for the response alone, and
   * in place of all that was written before.
   */
  readonly over?: string;
  /** The option that turns everything on (or off, if `turns` is false) when it is true; `whenAbsent` stands in for it. */
  readonly switchedBy?: { readonly option: string; readonly turns: boolean; readonly whenAbsent: boolean };
  /**
   * Members of the library that a program writes to answer otherwise: nothing is known where a file names one, and nothing is
   * certain where it does not, for another file may.
   */
  readonly replacedBy?: readonly string[];
  /** What a file contains that states a policy without the word `cors`: among `POLICY_WORDS`, in `telling-words.ts`. */
  readonly word?: string;
  /** The keys that it takes, where any other keeps the server from starting. */
  readonly keys?: readonly string[];
  /** What `false` in place of the options means: no CORS (unless said otherwise), or every option at its default. */
  readonly whenFalse?: 'off' | 'defaults';
  /** The package whose version decides, and the spans of versions that differ from the latest. */
  readonly package: string;
  readonly eras?: readonly Era[];
  /** It is only there in these versions; an unknown version is in those that have no end. */
  readonly only?: Versions;
  readonly scope: 'app' | 'route';
  /** It serves a developer, not the public: what it opens is nobody's exposure, so its policies are never certain. */
  readonly development?: true;
}

/** A place in a configuration that holds response headers: an object, a list of pairs or of `{ key, value }`, or a function for one. */
export interface HeaderOptions {
  readonly id: string;
  readonly see: string;
  /** Calls and exports that lead to the headers. */
  readonly policies: readonly PolicyCall[];
  /** The key of the headers beside other settings, one of which (`option`, if true) adds an origin that the headers override. */
  readonly under?: { readonly key: string; readonly option: string; readonly origin: string };
  readonly development?: true;
}

/** States a framework; only the types do something. */
export function defineFramework(framework: Framework): Framework {
  return framework;
}

/** A library without a test of origins: everybody's own origin comes back, with credentials, whatever the options say. */
export const OPEN_TO_ALL = {
  origin: {
    option: 'origin',
    whenAbsent: { kind: 'everyone' },
    read: () => ({ kind: 'everyone' }),
    functions: 'none',
    asks: 'origin',
  },
  credentials: { option: null, whenAbsent: true, test: 'identical' },
  wildcardWithCredentials: 'sent',
  delegation: null,
} as const satisfies Partial<Framework>;
