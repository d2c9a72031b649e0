import type { MethodCall } from './calls.ts';
import { opaque } from './collections.ts';
import { withElements } from './iteration.ts';
import { choice, conditionValue, derived, lift } from './lift.ts';
import { asksText, listed, symbolId } from './operators.ts';
import { patternFor, regexpOf } from './patterns.ts';
import { symbolPart } from './symbol-parts.ts';
import { primitive, textOf } from './value.ts';
import type { ArrayValue, Condition, Primitive, RegExpValue, SymbolTest, SymbolValue, Value } from './value.ts';

/** Methods of strings that depend on nothing but their receiver and arguments, and give no more than they get. */
const PURE_METHODS: ReadonlySet<string> = new Set([
  'at',
  'charAt',
  'concat',
  'endsWith',
  'includes',
  'indexOf',
  'lastIndexOf',
  'replace',
  'replaceAll',
  'slice',
  'split',
  'startsWith',
  'substr',
  'substring',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
  'valueOf',
]);

/** Methods that differ from these for letters of a few languages only. */
const LOCAL_METHODS: ReadonlyMap<string, string> = new Map([
  ['toLocaleLowerCase', 'toLowerCase'],
  ['toLocaleUpperCase', 'toUpperCase'],
]);

const MOST_GROWTH = 1_000_000;

/** A method of a known string. */
export function stringMethod(text: string, call: MethodCall): Value {
  const [first, ...rest] = call.arguments;
  const name = (call.arguments.length === 0 ? LOCAL_METHODS.get(call.name) : undefined) ?? call.name;
  if (first === undefined) return computed(text, name, [], call);
  return lift(first, (argument) => {
    if (argument.kind === 'symbol' && rest.length === 0 && isSearch(name, text)) {
      const found = test({ kind: 'within', symbol: argument, text }, `${symbolId(argument)} within ${text}`);
      return name === 'indexOf' ? { kind: 'position', found, atStart: null } : conditionValue(found);
    }
    return computed(text, name, [argument, ...rest], call);
  });
}

/** Whether a method asks if an origin is within the text; it may begin within it at one place alone. */
function isSearch(name: string, text: string): boolean {
  return name === 'includes' || name === 'indexOf' || (name === 'startsWith' && /^https?:\/\/[^/]*$/.test(text));
}

/** What the method answers at run time; unknown when an argument is, or it takes too long to tell. */
function computed(text: string, name: string, args: readonly Value[], call: MethodCall): Value {
  const known = args.map((argument) => knownArgument(argument, text));
  const method: unknown = PURE_METHODS.has(name) ? Reflect.get(String.prototype, name) : undefined;
  if (typeof method !== 'function' || known.includes(null) || mayGrow(text, args)) return opaque(call, []);
  try {
    const result: unknown = Reflect.apply(
      method,
      text,
      known.map((argument) => (argument instanceof RegExp ? argument : argument?.value)),
    );
    if (Array.isArray(result)) {
      const empty: ArrayValue = { kind: 'array', id: call.id, elements: [], open: false, node: call.node };
      return withElements(empty, result.map(textElement), false);
    }
    return isPlain(result) ? primitive(result) : opaque(call, []);
  } catch {
    return opaque(call, []);
  }
}

/** Replacing every letter of one text by another gives a text as long as their product. */
function mayGrow(text: string, args: readonly Value[]): boolean {
  return args.some((argument) => text.length * (textOf(argument)?.length ?? 0) > MOST_GROWTH);
}

function knownArgument(argument: Value, text: string): Primitive | RegExp | null {
  if (argument.kind === 'regexp') return patternFor(argument, text);
  return argument.kind === 'primitive' ? argument : null;
}

function textElement(element: unknown): Value {
  return primitive(typeof element === 'string' ? element : undefined);
}

function isPlain(value: unknown): value is string | number | boolean | undefined {
  return ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}

/** A method of a symbol, e.g. of the request's Origin: mostly a test of it. */
export function symbolMethod(symbol: SymbolValue, call: MethodCall): Value {
  const { name, id } = call;
  if (['toString', 'valueOf', 'trim', 'toLowerCase', 'toLocaleLowerCase'].includes(name)) return symbol;
  const [first] = call.arguments;
  const part = symbolPart(symbol, call);
  if (part) return part;
  if (first === undefined || call.arguments.length > 1) return opaque(call, [symbol]);
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
  switch (name) {
    case 'includes':
    case 'startsWith':
    case 'endsWith':
      return conditionValue(asksText(symbol, name, text));
    case 'indexOf':
      return {
        kind: 'position',
        found: asksText(symbol, 'includes', text),
        atStart: asksText(symbol, 'startsWith', text),
      };
    case 'lastIndexOf':
      return { kind: 'position', found: asksText(symbol, 'includes', text), atStart: null };
    case 'localeCompare':
      return {
        kind: 'position',
        found: listed(symbol, null, id),
        atStart: listed(symbol, [primitive(text)], `${id}=`),
      };
    case 'match':
    case 'search':
      return patternTest(symbol, { kind: 'regexp', source: text, flags: '' }, call);
    default:
      return null;
  }
}

function patternTest(symbol: SymbolValue, pattern: RegExpValue, call: MethodCall): Value | null {
  const found = regexpTest(symbol, pattern);
  if (call.name === 'match') return choice(found, matchResult(call, symbol, pattern), primitive(null));
  return call.name === 'search' ? { kind: 'position', found, atStart: null } : null;
}

/** `pattern.test(text)` and `pattern.exec(text)`. */
export function regexpMethod(pattern: RegExpValue, call: MethodCall): Value {
  const { name, id } = call;
  const [first] = call.arguments;
  if (first === undefined || (name !== 'test' && name !== 'exec')) return opaque(call, []);
  return lift(first, (subject) => {
    if (subject.kind === 'symbol') {
      const found = regexpTest(subject, pattern);
      return name === 'test'
        ? conditionValue(found)
        : choice(found, matchResult(call, subject, pattern), primitive(null));
    }
    // A pattern with `g` or `y` goes on where it stopped the last time.
    const known =
      subject.kind === 'primitive' && !/[gy]/.test(pattern.flags) ? patternFor(pattern, String(subject.value)) : null;
    if (known === null || subject.kind !== 'primitive' || name !== 'test') return derived(id, [subject]);
    return primitive(known.test(String(subject.value)));
  });
}

/** The text that matches, and those of the groups; a search for all matches finds any number of them. */
function matchResult({ id, name, node }: MethodCall, symbol: SymbolValue, { flags, source }: RegExpValue): Value {
  const groups = name === 'match' && flags.includes('g') ? null : regexpOf(`${source}|`, flags)?.exec('');
  const elements = Array.from(groups ?? [''], (_, index) => derived(`${id}[${String(index)}]`, [symbol]));
  return { kind: 'array', id, elements, open: !groups, node };
}

function regexpTest(symbol: SymbolValue, { source, flags }: RegExpValue): Condition {
  return test({ kind: 'regexp', symbol, source, flags }, `${symbolId(symbol)} matches /${source}/${flags}`);
}

function test(symbolTest: SymbolTest, id: string): Condition {
  return { kind: 'atom', id, source: 'request', test: symbolTest };
}
