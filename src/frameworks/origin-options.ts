import type { OptionValue, OriginMeaning } from './define-framework.ts';
import {
  ANY,
  ASKED,
  EVERYONE,
  FAILING,
  OFF,
  UNKNOWN,
  among,
  amongNested,
  amongTexts,
  isWildcard,
  matching,
  one,
  partsOf,
  patternText,
  textOfObject,
} from './origin-meanings.ts';

/**
 * The convention of the `cors` package: texts are sent as they are, lists are compared element by element, and whatever
 * is neither text nor list nor pattern counts by its truth.
 *
 * @see https://github.com/expressjs/cors#configuration-options
 */
export function expressOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
      return ANY;
    case 'primitive':
      if (!value.value) return OFF;
      if (value.value === '*') return ANY;
      return typeof value.value === 'string' ? one(value.value) : EVERYONE;
    case 'array':
      return value.elements.some(letsEveryoneIn) ? EVERYONE : amongNested(value.elements, value.open);
    case 'regexp':
      return matching(value);
    case 'stringObject':
      return one(value.text);
    case 'requestOrigin':
    case 'object':
      return EVERYONE;
    case 'function':
      return ASKED;
    case 'unknown':
      return UNKNOWN;
  }
}

/** Elements that are neither text, pattern nor list count by their truth too, in a list inside the list as well. */
function letsEveryoneIn(element: OptionValue): boolean {
  if (element.kind === 'array') return element.elements.some(letsEveryoneIn);
  if (element.kind === 'object' || element.kind === 'function') return true;
  return element.kind === 'primitive' && typeof element.value !== 'string' && Boolean(element.value);
}

/**
 * `@fastify/cors`: like `cors`, but a list with `*` in it is `*`, and what is falsy without being `false` is an error.
 *
 * @see https://github.com/fastify/fastify-cors#options
 */
export function fastifyOrigin(value: OptionValue): OriginMeaning {
  if (value.kind === 'primitive' && !value.value && value.value !== false) return FAILING;
  if (value.kind === 'array' && value.elements.some(isWildcard)) return ANY;
  if (value.kind === 'stringObject') return EVERYONE;
  return expressOrigin(value);
}

/**
 * `hono/cors`: a text or a list of texts, each an exact match; a function; nothing else.
 *
 * @see https://hono.dev/docs/middleware/builtin/cors
 */
export function honoOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
      return ANY;
    case 'primitive':
      if (value.value === '*') return ANY;
      return typeof value.value === 'string' ? among([value]) : FAILING;
    case 'array':
      return amongTexts(value);
    case 'requestOrigin':
      return EVERYONE;
    case 'function':
      return ASKED;
    case 'regexp':
    case 'object':
      return FAILING;
    // Its own `includes` is asked, which takes any part of the text.
    case 'stringObject':
    case 'unknown':
      return UNKNOWN;
  }
}

/** Any truth lets the asker in. */
export function truthResult(value: OptionValue): OriginMeaning {
  if (value.kind === 'unknown') return UNKNOWN;
  return value.kind === 'primitive' && !value.value ? OFF : EVERYONE;
}

/** A text, or each of a list, is compared letter by letter; `*` is everybody, alone and in a list. */
export function comparedOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'primitive':
      if (value.value === '*') return ANY;
      return typeof value.value === 'string' ? among([value]) : UNKNOWN;
    case 'array':
      if (value.elements.some(isWildcard)) return ANY;
      return amongTexts(value);
    case 'requestOrigin':
      return EVERYONE;
    case 'function':
      return ASKED;
    case 'absent':
    case 'object':
    case 'regexp':
    case 'stringObject':
    case 'unknown':
      return UNKNOWN;
  }
}

/** The same for texts that are lists with commas. */
export function comparedTexts(value: OptionValue): OriginMeaning {
  const isList = value.kind === 'primitive' && typeof value.value === 'string' && value.value.includes(',');
  return comparedOrigin(isList ? { kind: 'array', open: false, elements: partsOf(String(value.value)) } : value);
}

/** What a function given to `hono/cors` returns is sent as it is. */
export function honoResult(value: OptionValue): OriginMeaning {
  if (value.kind === 'primitive') {
    return value.value ? one(value.value) : OFF;
  }
  return value.kind === 'requestOrigin' ? EVERYONE : textOfObject(value);
}

/**
 * `@koa/cors` hands the value to `ctx.set`: lists become several lines, anything else its text.
 *
 * @see https://github.com/koajs/cors#corsoptions
 */
export function koaOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'absent':
      return ANY;
    case 'primitive':
      return value.value && value.value !== '*' ? one(value.value) : ANY;
    case 'array':
      return linesOf(value);
    case 'regexp':
    case 'stringObject':
      return { kind: 'one', text: textOf(value) ?? '' };
    case 'requestOrigin':
      return EVERYONE;
    case 'function':
      return ASKED;
    case 'object':
      return value.text === null ? UNKNOWN : one(value.text);
    case 'unknown':
      return UNKNOWN;
  }
}

function linesOf({ elements, open }: List): OriginMeaning {
  const texts = elements.map(textOf);
  return open || texts.includes(null) ? UNKNOWN : { kind: 'lines', texts: texts.map((text) => text ?? '') };
}

type List = Extract<OptionValue, { kind: 'array' }>;

/** The text of a list, in which nothing is the empty text. */
function joinedText({ elements, open }: List): string | null {
  const texts = elements.map((one) => (one.kind === 'primitive' ? String(one.value ?? '') : textOf(one)));
  return open || texts.includes(null) ? null : texts.join();
}

/** What `ctx.set` makes of a value. */
function textOf(value: OptionValue): string | null {
  switch (value.kind) {
    case 'primitive':
      return String(value.value);
    case 'regexp':
      return patternText(value);
    case 'object':
    case 'stringObject':
      return value.text;
    case 'array':
      return joinedText(value);
    case 'absent':
    case 'requestOrigin':
    case 'function':
    case 'unknown':
      return null;
  }
}

/** Libraries that write the option into the header: `undefined` is the default, and a function is its source text. */
export function headerOrigin(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'primitive':
      if (value.value === undefined || value.value === '*') return ANY;
      return one(value.value);
    case 'function':
      return one('() => …');
    case 'absent':
    case 'array':
    case 'regexp':
    case 'requestOrigin':
    case 'object':
    case 'stringObject':
    case 'unknown':
      return koaOrigin(value);
  }
}

/** A function given to `@koa/cors` turns CORS off with a falsy result. */
export function koaResult(value: OptionValue): OriginMeaning {
  return value.kind === 'primitive' && !value.value ? OFF : koaOrigin(value);
}
