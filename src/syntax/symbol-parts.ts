import type { MethodCall } from './calls.ts';
import { derived } from './lift.ts';
import type { Edge, SymbolValue, Value } from './value.ts';
import { primitive } from './value.ts';

/** A part of a symbol that a method takes out of it; `null` where no test of it would be a test of the symbol. */
export function symbolPart(symbol: SymbolValue, call: MethodCall): Value | null {
  switch (call.name) {
    case 'slice':
    case 'substr':
    case 'substring':
      return edgeTaken(symbol, call);
    case 'split':
      return split(symbol, call);
    case 'replace':
      return withoutScheme(symbol, call);
    default:
      return null;
  }
}

function edgeTaken(symbol: SymbolValue, { arguments: args, id, name }: MethodCall): Value | null {
  const [from, to] = args.map((argument) => (argument.kind === 'primitive' ? argument.value : null));
  const edge: Omit<Edge, 'symbol'> | null =
    from === 0 && typeof to === 'number' && to > 0
      ? { test: 'startsWith', length: to }
      : typeof from === 'number' && from < 0 && to === undefined && name !== 'substring'
        ? { test: 'endsWith', length: -from }
        : null;
  const value = derived(id, [symbol]);
  return edge && value.kind === 'unknown' ? { ...value, edge: { ...edge, symbol } } : null;
}

/** What stands before the host of an origin, by what its text is split at. */
const BEFORE_HOST: ReadonlyMap<unknown, readonly (string | null)[]> = new Map([
  ['://', [null]],
  ['//', [null]],
  ['/', [null, '']],
]);

/** `origin.split('://')` is a scheme and a host. */
function split(symbol: SymbolValue, { arguments: [separator, ...rest], id, node }: MethodCall): Value | null {
  const before = separator?.kind === 'primitive' ? BEFORE_HOST.get(separator.value) : undefined;
  if (!before || symbol.part !== 'origin' || rest.length > 0) return null;
  const elements = before.map((text) => (text === null ? derived(`${id}[0]`, [symbol]) : primitive(text)));
  return { kind: 'array', id, elements: [...elements, { ...symbol, part: 'host' }], open: false, node };
}

/** Ways to write a pattern for the scheme of an origin, without what escapes and groups. */
const SCHEME = /^\^?https\?:\/\/$/;

function withoutScheme(symbol: SymbolValue, { arguments: [pattern, by, ...rest] }: MethodCall): Value | null {
  const isScheme = pattern?.kind === 'regexp' && SCHEME.test(pattern.source.replaceAll(/\\|\(\?:|[()]/g, ''));
  const isRemoved = by?.kind === 'primitive' && by.value === '' && rest.length === 0;
  return isScheme && isRemoved && symbol.part === 'origin' ? { ...symbol, part: 'host' } : null;
}
