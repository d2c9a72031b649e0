import { defineFramework } from './define-framework.ts';
import type { OptionValue, OriginMeaning } from './define-framework.ts';
import { ABSENT, names, namesOption } from './names-options.ts';

const METHODS = names('GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE');
const FAILING: OriginMeaning = { kind: 'failing' };

/** Texts are sent, lists of texts compared; `true` is `*`, and so is a list with `*` in it. */
function read(value: OptionValue): OriginMeaning {
  switch (value.kind) {
    case 'primitive':
      if (value.value === undefined || value.value === true || value.value === '*') return { kind: 'any' };
      if (value.value === false) return { kind: 'off' };
      return typeof value.value === 'string' ? { kind: 'one', text: value.value } : FAILING;
    case 'array':
      return readList(value);
    case 'regexp':
      return { kind: 'matching', source: value.source, flags: value.flags };
    case 'function':
      return { kind: 'asked' };
    case 'absent':
      return { kind: 'any' };
    case 'stringObject':
    case 'requestOrigin':
    case 'object':
    case 'unknown':
      return { kind: 'unknown' };
  }
}

function readList({ elements, open }: Extract<OptionValue, { kind: 'array' }>): OriginMeaning {
  if (elements.some((element) => element.kind === 'primitive' && typeof element.value !== 'string')) return FAILING;
  if (elements.some((element) => element.kind === 'regexp')) return FAILING;
  const hasWildcard = elements.some((element) => element.kind === 'primitive' && element.value === '*');
  return hasWildcard ? { kind: 'any' } : { kind: 'among', elements, open };
}

/** What a function returns is written into the header. */
function readResult(value: OptionValue): OriginMeaning {
  if (value.kind === 'requestOrigin') return { kind: 'everyone' };
  if (value.kind !== 'primitive') return { kind: 'unknown' };
  return value.value === undefined ? FAILING : { kind: 'one', text: String(value.value) };
}

/** The CORS middleware of tinyhttp. */
export const tinyhttpCors = defineFramework({
  id: '@tinyhttp/cors',
  see: 'https://github.com/tinyhttp/cors#options',
  policies: [{ callee: '@tinyhttp/cors.cors', at: 0 }],
  origin: { option: 'origin', whenAbsent: { kind: 'any' }, read, readResult, functions: 'immediate', asks: 'context' },
  credentials: { option: 'credentials', whenAbsent: false, test: 'truthy' },
  allowHeaders: namesOption('allowedHeaders', names('content-type'), { texts: false, whenEmpty: names() }),
  allowMethods: namesOption('methods', METHODS, { texts: false, whenEmpty: names() }),
  exposeHeaders: namesOption('exposedHeaders', ABSENT, { texts: false }),
  vary: 'dynamic',
  wildcardWithCredentials: 'sent',
  delegation: null,
  package: '@tinyhttp/cors',
  scope: 'route',
});
