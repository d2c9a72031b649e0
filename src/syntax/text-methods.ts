import type { MethodCall } from './calls.ts';
import { choice, conditionValue, derived, lift } from './lift.ts';
import { listed, symbolId } from './operators.ts';
import { capturedSymbol } from './walk.ts';
import { primitive, unknown } from './value.ts';
import type { Condition, InstanceValue, ObjectValue, RegExpValue, SettledValue, SymbolTest, SymbolValue, UnknownValue, Value } from './value.ts';

/** A method of a known string. */
export function stringMethod(text: string, call: MethodCall): Value {
  const { name, id } = call;
  const [first] = call.arguments;
  switch (name) {
    case 'toString':
    case 'valueOf':
    case 'toLocaleString':
      return primitive(text);
    case 'toLowerCase':
    case 'toLocaleLowerCase':
      return primitive(text.toLowerCase());
    case 'toUpperCase':
    case 'toLocaleUpperCase':
      return primitive(text.toUpperCase());
    case 'trim':
      return primitive(text.trim());
  }
  if (first === undefined) return unknown(id);
  return lift(first, (argument) => {
    if (argument.kind === 'symbol' && (name === 'includes' || name === 'indexOf')) {
      const found = test({ kind: 'within', symbol: argument, text }, `${symbolId(argument)} within ${text}`);
      return name === 'includes' ? conditionValue(found) : { kind: 'position', found, atStart: null };
    }
    return knownText(text, argument, call) ?? derived(id, call.arguments);
  });
}

function knownText(text: string, first: SettledValue, call: MethodCall): Value | null {
  if (first.kind !== 'primitive' || typeof first.value !== 'string') return null;
  const second = call.arguments[1];
  switch (call.name) {
    case 'includes':
      return primitive(text.includes(first.value));
    case 'startsWith':
      return primitive(text.startsWith(first.value));
    case 'endsWith':
      return primitive(text.endsWith(first.value));
    case 'indexOf':
      return primitive(text.indexOf(first.value));
    case 'concat':
      return second === undefined ? primitive(text + first.value) : null;
    case 'split':
      return {
        kind: 'array',
        id: call.id,
        elements: text.split(first.value).map(primitive),
        open: false,
        node: call.node,
      };
    case 'replace':
    case 'replaceAll':
      if (second?.kind !== 'primitive' || typeof second.value !== 'string' || second.value.includes('$')) return null;
      return primitive(call.name === 'replace' ? text.replace(first.value, second.value) : text.replaceAll(first.value, second.value));
    default:
      return null;
  }
}

/** A method of a symbol, e.g. of the request's Origin: mostly a test of it. */
export function symbolMethod(symbol: SymbolValue, call: MethodCall): Value {
  const { name, id } = call;
  if (['toString', 'valueOf', 'trim', 'toLowerCase', 'toLocaleLowerCase'].includes(name)) return symbol;
  const [first] = call.arguments;
  if (first === undefined) return derived(id, [symbol]);
  return lift(first, (argument) => {
    if (argument.kind === 'primitive' && typeof argument.value === 'string') {
      return textTest(symbol, argument.value, call) ?? derived(id, [symbol]);
    }
    if (argument.kind === 'regexp') return patternTest(symbol, argument, call) ?? derived(id, [symbol]);
    return derived(id, [symbol, argument]);
  });
}

function textTest(symbol: SymbolValue, text: string, call: MethodCall): Value | null {
  const { name, id } = call;
  const key = `${symbolId(symbol)} ${name} ${text}`;
  switch (name) {
    case 'includes':
    case 'startsWith':
    case 'endsWith':
      return conditionValue(test({ kind: name, symbol, text }, key));
    case 'indexOf':
      return {
        kind: 'position',
        found: test({ kind: 'includes', symbol, text }, key),
        atStart: test({ kind: 'startsWith', symbol, text }, `${symbolId(symbol)} startsWith ${text}`),
      };
    case 'localeCompare':
      return { kind: 'position', found: listed(symbol, null, id), atStart: listed(symbol, [primitive(text)], `${id}=`) };
    case 'match':
      return choice(regexpTest(symbol, { kind: 'regexp', source: text, flags: '' }), matchResult(call, symbol), primitive(null));
    default:
      return null;
  }
}

function patternTest(symbol: SymbolValue, pattern: RegExpValue, call: MethodCall): Value | null {
  const found = regexpTest(symbol, pattern);
  if (call.name === 'match') return choice(found, matchResult(call, symbol), primitive(null));
  return call.name === 'search' ? { kind: 'position', found, atStart: null } : null;
}

/** `pattern.test(text)` and `pattern.exec(text)`. */
export function regexpMethod(pattern: RegExpValue, call: MethodCall): Value {
  const { name, id } = call;
  const [first] = call.arguments;
  if (first === undefined || (name !== 'test' && name !== 'exec')) return derived(id, call.arguments);
  return lift(first, (subject) => {
    if (subject.kind !== 'symbol') return derived(id, [subject]);
    const found = regexpTest(subject, pattern);
    return name === 'test' ? conditionValue(found) : choice(found, matchResult(call, subject), primitive(null));
  });
}

/** A match is an array, hence true. */
function matchResult({ id, node }: MethodCall, symbol: SymbolValue): Value {
  return { kind: 'instance', id, of: 'match', arguments: [symbol], node };
}

function regexpTest(symbol: SymbolValue, { source, flags }: RegExpValue): Condition {
  return test({ kind: 'regexp', symbol, source, flags }, `${symbolId(symbol)} matches /${source}/${flags}`);
}

function test(symbolTest: SymbolTest, id: string): Condition {
  return { kind: 'atom', id, source: 'request', test: symbolTest };
}

const LOOKUPS = new Set(['includes', 'has', 'indexOf', 'findIndex', 'lastIndexOf', 'some', 'find', 'every', 'filter', 'hasOwnProperty', 'get']);

/** Looking a symbol up in a collection that the file does not list: `allowed.has(origin)`. */
export function collectionMethod(holder: UnknownValue | InstanceValue | ObjectValue, call: MethodCall): Value | null {
  const { name, id } = call;
  if (!LOOKUPS.has(name)) return null;
  const symbol = symbolAmong(call);
  if (symbol === null) return null;
  const among = name === 'has' && holder.kind === 'instance' ? elementsOf(holder) : null;
  const found = listed(symbol, among, `${symbolId(symbol)} in ${holder.id}.${name}`);
  switch (name) {
    case 'indexOf':
    case 'findIndex':
    case 'lastIndexOf':
      return { kind: 'position', found, atStart: null };
    case 'find':
    case 'get':
      return choice(found, unknown(id, 'request', [symbol.name]), primitive(undefined));
    case 'filter':
      return derived(id, call.arguments);
    default:
      return conditionValue(found);
  }
}

/** The symbol that an argument is, or that a callback of this call compares with. */
export function symbolAmong({ arguments: args, evaluate }: MethodCall): SymbolValue | null {
  for (const argument of args) {
    if (argument.kind === 'symbol') return argument;
    if (argument.kind === 'function') {
      const captured = capturedSymbol(argument.node, evaluate);
      if (captured) return captured;
    }
  }
  return null;
}

function elementsOf(holder: InstanceValue): readonly Value[] | null {
  const [source] = holder.arguments;
  if (source?.kind !== 'array' || source.open) return null;
  if (holder.of === 'global.Set') return source.elements;
  if (holder.of !== 'global.Map') return null;
  return source.elements.map((pair) => (pair.kind === 'array' ? (pair.elements[0] ?? primitive(undefined)) : pair));
}
