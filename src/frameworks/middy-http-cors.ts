import { parsedUrl } from '../parsed-url.ts';
import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning, OriginOption } from './define-framework.ts';
import { ANY, ASKED, FAILING, OFF, UNKNOWN, among, globbed, isNoText, isWildcard, one } from './origin-meanings.ts';
import { honoResult, koaOrigin } from './origin-options.ts';
import { ABSENT, namesOption } from './names-options.ts';

/** One text for everybody; what is no text keeps the function from starting. */
function read(value: OptionValue): OriginMeaning {
  if (value.kind === 'unknown' || value.kind === 'stringObject') return UNKNOWN;
  if (value.kind === 'absent' || isFalsy(value)) return OFF;
  if (value.kind !== 'primitive' || typeof value.value !== 'string') return FAILING;
  return value.value === '*' ? ANY : one(value.value);
}

/** Before 7.0.0, anything became text. */
function formerRead(value: OptionValue): OriginMeaning {
  // Nobody can send a line that is not there.
  if (value.kind === 'array' && value.elements.some(isUndefined)) return UNKNOWN;
  return isFalsy(value) ? OFF : koaOrigin(value);
}

function isFalsy(value: OptionValue): boolean {
  return value.kind === 'primitive' && !value.value;
}

function isUndefined(value: OptionValue): boolean {
  return value.kind === 'primitive' && value.value === undefined;
}

/** In 6, what is neither text nor list, and a `*` in a list, kept the function from starting. */
function readOf6(value: OptionValue): OriginMeaning {
  const isText = value.kind === 'primitive' && (typeof value.value === 'string' || !value.value);
  const isList = value.kind === 'array' && !value.elements.some(isWildcard);
  const isLikeText = value.kind === 'stringObject' || value.kind === 'unknown' || value.kind === 'absent';
  return isText || isList || isLikeText ? formerRead(value) : FAILING;
}

/** A list of texts, in which `*` is everybody by itself and one label of a host elsewhere. */
function readList(value: OptionValue): OriginMeaning {
  // Anything else that is no list keeps the function from starting, and so does an element that is no text, if it is anything.
  if (value.kind === 'primitive' && typeof value.value !== 'string') return FAILING;
  if (value.kind !== 'array') return UNKNOWN;
  if (value.elements.some((element) => isNoText(element) && !isFalsy(element))) return FAILING;
  return value.elements.some(isWildcard) ? ANY : among(value.elements.map(middyGlob), value.open);
}

function middyGlob(element: OptionValue): OptionValue {
  return globbed(element, (text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^.]*'));
}

/** Before 5.0.0, texts were compared letter by letter, and whom none fits got the first. */
function readListOf4(value: OptionValue): OriginMeaning {
  const isNothing = value.kind === 'primitive' && (value.value === null || value.value === undefined);
  return isNothing ? FAILING : readListOf0(value);
}

function readListOf0(value: OptionValue): OriginMeaning {
  if (value.kind !== 'array' || value.open) return UNKNOWN;
  const [first] = value.elements;
  const elements = value.elements.filter(({ kind }) => kind === 'primitive');
  const meaning = first && !isFalsy(first) ? koaOrigin(first) : UNKNOWN;
  if (meaning.kind === 'any') return elements.length === 1 ? one('*') : UNKNOWN;
  if (meaning.kind !== 'one' || elements.every((element) => element === first)) return meaning;
  return { kind: 'among', elements, open: false, otherwise: meaning.text };
}

function readFunction(value: OptionValue): OriginMeaning {
  return value.kind === 'function' ? ASKED : UNKNOWN;
}

/** Version 7 brings the texts of a list into the form that browsers send: what is behind the host goes, capitals too. */
function readTidyList(value: OptionValue): OriginMeaning {
  return readList(value.kind === 'array' ? { ...value, elements: value.elements.map(tidied) } : value);
}

function tidied(element: OptionValue): OptionValue {
  if (element.kind !== 'primitive' || typeof element.value !== 'string' || element.value.includes('*')) return element;
  const url = /^https?:/i.test(element.value) ? parsedUrl(element.value) : null;
  return url ? { kind: 'primitive', value: url.origin } : element;
}

const origin: OriginOption = {
  option: 'origin',
  whenAbsent: OFF,
  read,
  functions: 'none',
  asks: 'origin',
  takes: 'text',
};
const origins: OriginOption = {
  option: 'origins',
  whenAbsent: OFF,
  read: readTidyList,
  functions: 'none',
  asks: 'origin',
  takes: 'list',
};
const formerOrigins: OriginOption = { ...origins, read: readList };
const getOrigin: OriginOption = {
  option: 'getOrigin',
  whenAbsent: OFF,
  read: readFunction,
  readResult: honoResult,
  functions: 'immediate',
  asks: 'origin',
};
const formerOverrides = [getOrigin, formerOrigins];

const former = {
  origin: { ...origin, whenAbsent: ANY, read: formerRead },
  originOverrides: formerOverrides,
} as const;

/** Before 5.0.0, what is falsy was written too. */
function readOf4(value: OptionValue): OriginMeaning {
  if (value.kind !== 'primitive' || value.value) return formerRead(value);
  return value.value === undefined ? UNKNOWN : { kind: 'one', text: String(value.value ?? 'null') };
}

const behaviourOf4 = {
  origin: { ...former.origin, read: readOf4 },
  originOverrides: [getOrigin, { ...origins, read: readListOf4 }],
} as const;

/** The CORS middleware of Middy, for AWS Lambda. */
export const middyHttpCors = defineFramework({
  id: '@middy/http-cors',
  see: 'https://middy.js.org/docs/middlewares/http-cors/',
  policies: [{ callee: '@middy/http-cors', at: 0 }],
  origin,
  originOverrides: [getOrigin, origins],
  credentials: { option: 'credentials', whenAbsent: false, test: 'verbatim' },
  allowHeaders: namesOption('headers', ABSENT),
  allowMethods: namesOption('methods', ABSENT),
  exposeHeaders: namesOption('exposeHeaders', ABSENT),
  wildcardWithCredentials: 'reflected',
  delegation: null,
  package: '@middy/http-cors',
  eras: [
    { from: '0.0.0', below: '5.0.0', behaviour: behaviourOf4 },
    { from: '5.0.0', below: '6.0.0', behaviour: former },
    {
      from: '6.0.0',
      below: '7.0.0',
      behaviour: { origin: { ...origin, read: readOf6 }, originOverrides: formerOverrides },
    },
  ],
  scope: 'route',
});

/** The same before Middy had a scope. */
export const middy0 = defineFramework({
  ...middyHttpCors,
  ...behaviourOf4,
  originOverrides: [{ ...origins, read: readListOf0 }],
  id: 'middy 0',
  policies: [{ callee: 'middy/middlewares.cors', at: 0 }],
  package: 'middy',
  eras: [],
});
