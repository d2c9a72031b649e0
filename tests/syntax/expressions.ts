import fc from 'fast-check';

/** A piece of code; the names of the constants it may use are known only when it is written down. */
export type Code = (scope: Scope) => string;

export type Kind = 'text' | 'number' | 'boolean' | 'object' | 'list' | 'function';

export interface Scope {
  readonly names: readonly { readonly name: string; readonly kind: Kind }[];
}

const TEXTS = ["''", "'a'", "'b'", "'true'", "' a, b '", "'*'", "'https://a.example'", "'a,b,'", "'1'", "'A'"];
const NUMBERS = ['0', '1', '2', '-1', '1_000', '0x1f', 'NaN', '0.5'];
const KEYS = ['a', 'b', "'x-y'", "''", '1', '0'];

const text = fc.constantFrom(...TEXTS).map(constant);
const number = fc.constantFrom(...NUMBERS).map(constant);
const key = fc.constantFrom(...KEYS);

function constant(code: string): Code {
  return () => code;
}

/** A constant of the kind that is in scope, else the code given. */
function reference(kind: Kind, otherwise: string): fc.Arbitrary<Code> {
  return fc.nat(20).map((index) => ({ names }) => {
    const fitting = names.filter((one) => one.kind === kind);
    return fitting[index % Math.max(fitting.length, 1)]?.name ?? otherwise;
  });
}

/** Code with holes: `code\`${a} + ${b}\`` of arbitraries. */
export function code(texts: TemplateStringsArray, ...holes: readonly fc.Arbitrary<Code>[]): fc.Arbitrary<Code> {
  return fc.tuple(...holes).map((filled) => (scope) => String.raw({ raw: texts }, ...filled.map((one) => one(scope))));
}

/** In a literal that begins with a spread, V8 puts getters, and keys that come twice, last, which the language does not. */
function inOrder(entries: readonly string[]): readonly string[] {
  const keyOf = (entry: string): string => /^[\w'-]+/.exec(entry)?.[0] ?? entry;
  return entries.filter(
    (entry, index) => !entry.startsWith('get ') && !entries.slice(0, index).some((one) => keyOf(one) === keyOf(entry)),
  );
}

const just = (text: string): fc.Arbitrary<Code> => fc.constant(constant(text));

const depth = fc.createDepthIdentifier();

/** Expressions, by what they mostly are; deep down they are constants in scope, or literals. */
export const { any, boolean, object, list, condition } = fc.letrec<
  Record<Kind | 'any' | 'condition' | 'callback' | 'test', Code>
>((tie) => {
  const few = (arbitrary: fc.Arbitrary<Code>, between = ', ', most = 3): fc.Arbitrary<Code> =>
    fc.array(arbitrary, { maxLength: most }).map((all) => (scope) => all.map((one) => one(scope)).join(between));
  const local = (body: fc.Arbitrary<Code>, kind: Kind, write: (body: string) => string): fc.Arbitrary<Code> =>
    body.map(
      (inner) =>
        ({ names }) =>
          write(inner({ names: [...names, { name: 'x', kind }] })),
    );
  const oneOf = (...all: fc.Arbitrary<Code>[]): fc.Arbitrary<Code> =>
    fc.oneof({ depthIdentifier: depth, maxDepth: 4, withCrossShrink: true }, ...all);
  const entry = oneOf(
    fc.tuple(key, tie('any')).map(
      ([name, value]) =>
        (scope) =>
          `${name}: ${value(scope)}`,
    ),
    code`[${tie('text')}]: ${tie('any')}`,
    code`...${tie('object')}`,
    code`...(${tie('any')} && ${tie('object')})`,
    code`...(${tie('condition')} ? ${tie('object')} : {})`,
    code`get a() { return ${tie('any')}; }`,
    code`b() { return ${tie('any')}; }`,
  );
  const literal = fc.array(entry, { maxLength: 3 }).map((all) => (scope: Scope) => {
    const entries = all.map((one) => one(scope));
    return `({ ${(entries[0]?.startsWith('...') ? inOrder(entries) : entries).join(', ')} })`;
  });
  const element = oneOf(
    tie('any'),
    tie('any'),
    tie('any'),
    code`...${tie('list')}`,
    code`...(${tie('condition')} ? ${tie('list')} : [])`,
    just(''),
  );
  return {
    text: oneOf(
      fc.oneof(text, reference('text', "'a'")),
      reference('text', "'a'"),
      code`\`\${${tie('any')}}-\${${tie('text')}}\``,
      code`String.raw\`a\\n\${${tie('text')}}\``,
      code`(${tie('text')} + ${tie('any')})`,
      code`(${tie('any')} + ${tie('text')})`,
      code`(${tie('condition')} ? ${tie('text')} : ${tie('text')})`,
      code`(${tie('text')} || ${tie('text')})`,
      code`(${tie('any')} ?? ${tie('text')})`,
      code`(${tie('text')} && ${tie('text')})`,
      code`String(${tie('any')})`,
      code`${tie('text')}.toString()`,
      code`(${tie('any')})?.toString()`,
      code`${tie('text')}.toLowerCase()`,
      code`${tie('text')}.toUpperCase().trim()`,
      code`${tie('text')}.slice(${tie('number')})`,
      code`${tie('text')}.replace(${tie('text')}, ${tie('text')})`,
      code`${tie('text')}.replace(/a$/, '')`,
      code`${tie('text')}.concat(${tie('any')}, ${tie('text')})`,
      code`${tie('list')}.join(${tie('text')})`,
      code`(typeof ${tie('any')})`,
      code`((x) => x)(${tie('text')})`,
    ),
    number: oneOf(
      fc.oneof(number, reference('number', '1')),
      reference('number', '1'),
      code`(${tie('number')} + ${tie('any')})`,
      fc.tuple(tie('number'), fc.constantFrom('-', '*', '/', '%', '|', '&', '<<'), tie('number')).map(
        ([a, operator, b]) =>
          (scope) =>
            `(${a(scope)} ${operator} ${b(scope)})`,
      ),
      code`${tie('text')}.length`,
      code`${tie('list')}.length`,
      code`${tie('list')}.indexOf(${tie('any')})`,
      code`${tie('list')}.findIndex(${tie('test')})`,
      code`${tie('text')}.indexOf(${tie('text')})`,
      code`Number(${tie('any')})`,
      code`parseInt(${tie('text')})`,
      code`(+${tie('text')})`,
      code`new Set(${tie('list')}).size`,
    ),
    boolean: oneOf(
      fc.oneof(fc.constantFrom('true', 'false').map(constant), reference('boolean', 'true')),
      tie('condition'),
      code`!${tie('any')}`,
      fc.tuple(tie('any'), fc.constantFrom('===', '!==', '==', '!='), tie('any')).map(
        ([a, operator, b]) =>
          (scope) =>
            `(${a(scope)} ${operator} ${b(scope)})`,
      ),
      fc.tuple(tie('any'), fc.constantFrom('<', '<=', '>', '>='), tie('any')).map(
        ([a, operator, b]) =>
          (scope) =>
            `(${a(scope)} ${operator} ${b(scope)})`,
      ),
      code`Boolean(${tie('any')})`,
      code`${tie('list')}.includes(${tie('any')})`,
      code`(${tie('list')}.indexOf(${tie('any')}) !== -1)`,
      code`!~${tie('list')}.indexOf(${tie('any')})`,
      code`(-1 < ${tie('list')}.findIndex(${tie('test')}))`,
      code`${tie('list')}.some(${tie('test')})`,
      code`${tie('list')}.every(${tie('test')})`,
      code`${tie('text')}.includes(${tie('text')})`,
      code`${tie('text')}.startsWith(${tie('text')}, ${tie('number')})`,
      code`/^a/.test(${tie('text')})`,
      code`(${tie('text')} in ${tie('object')})`,
      code`Object.hasOwn(${tie('object')}, ${tie('text')})`,
      code`new Set(${tie('list')}).has(${tie('any')})`,
      code`Array.isArray(${tie('any')})`,
    ),
    /** Something that only the caller knows. */
    condition: oneOf(
      fc.constantFrom('c1', 'c2').map(constant),
      fc.constantFrom('c1', 'c2').map(constant),
      code`(${tie('condition')} && ${tie('boolean')})`,
    ),
    object: oneOf(
      reference('object', '({ a: 1 })'),
      literal,
      literal,
      reference('object', '({ b: 2 })'),
      code`Object.assign({}, ${tie('object')}, ${tie('object')})`,
      code`Object.freeze(${tie('object')})`,
      code`Object.fromEntries(Object.entries(${tie('object')}))`,
      code`Object.fromEntries(${tie('list')}.map((x, i) => [i, x]))`,
      code`Object.fromEntries(new Map([[${tie('text')}, ${tie('any')}], ['a', ${tie('any')}]]))`,
      code`(${tie('condition')} ? ${tie('object')} : ${tie('object')})`,
      code`({ __proto__: ${tie('object')}, ${entry} })`,
      code`(({ a, ...x }) => x)(${tie('object')})`,
    ),
    list: oneOf(
      reference('list', "['a', 'b']"),
      few(element).map((inner) => (scope) => `[${inner(scope)}]`),
      few(element).map((inner) => (scope) => `[${inner(scope)}]`),
      reference('list', '[1]'),
      code`${tie('list')}.concat(${tie('any')}, ${tie('list')})`,
      code`${tie('list')}.map(${tie('callback')})`,
      code`${tie('list')}.filter(${tie('test')})`,
      code`${tie('list')}.slice(${tie('number')})`,
      code`[...${tie('list')}].reverse()`,
      code`[...${tie('list')}].sort()`,
      code`[...new Set(${tie('list')})]`,
      code`Array.from(new Set(${tie('list')}))`,
      code`${tie('list')}.flat()`,
      code`${tie('list')}.flatMap((x) => [x, ${tie('any')}])`,
      code`${tie('text')}.split(',').map((s) => s.trim())`,
      code`${tie('text')}.split(/,\\s*/).filter(Boolean)`,
      code`Object.keys(${tie('object')})`,
      code`Object.values(${tie('object')})`,
      code`Object.entries(${tie('object')})`,
      code`Array.of(${tie('any')}, ${tie('any')})`,
      code`(([, ...x]) => x)(${tie('list')})`,
    ),
    function: oneOf(tie('callback'), tie('test')),
    callback: oneOf(
      just('String'),
      local(tie('any'), 'text', (body) => `(x) => (${body})`),
      local(tie('any'), 'number', (body) => `(_, x) => (${body})`),
      local(tie('any'), 'list', (body) => `(_, i, x) => (${body})`),
      local(tie('any'), 'text', (body) => `function (x = 'd') { return ${body}; }`),
      local(
        fc.tuple(tie('any'), tie('any'), tie('any')).map(
          ([a, b, c]) =>
            (scope) =>
              `if (${a(scope)}) return ${b(scope)}; return ${c(scope)};`,
        ),
        'text',
        (body) => `(x) => { ${body} }`,
      ),
    ),
    test: oneOf(
      just('Boolean'),
      code`(x) => x === ${tie('any')}`,
      local(tie('boolean'), 'text', (body) => `(x) => (${body})`),
    ),
    any: oneOf(
      fc.oneof(
        text,
        reference('text', 'null'),
        reference('boolean', '2'),
        reference('object', '3'),
        reference('list', '4'),
      ),
      fc.constantFrom('null', 'undefined', '1n', 'void 0', 'true', 'false').map(constant),
      tie('text'),
      tie('number'),
      tie('boolean'),
      tie('condition'),
      tie('object'),
      tie('list'),
      code`(${tie('condition')} ? ${tie('any')} : ${tie('any')})`,
      code`(${tie('any')} || ${tie('any')})`,
      code`(${tie('any')} && ${tie('any')})`,
      code`(${tie('any')} ?? ${tie('any')})`,
      code`(${tie('any')}, ${tie('any')})`,
      code`${tie('object')}.a`,
      code`${tie('object')}[${tie('text')}]`,
      code`${tie('object')}?.b?.c`,
      code`${tie('list')}[${tie('number')}]`,
      code`${tie('list')}.at(${tie('number')})`,
      code`${tie('list')}.find(${tie('test')})`,
      code`${tie('list')}.reduce((x, y) => x + y, ${tie('any')})`,
      code`new Map([[${tie('text')}, ${tie('any')}]]).get(${tie('text')})`,
      code`(${tie('callback')})(${tie('any')}, ${tie('any')})`,
      code`(${tie('callback')})(...${tie('list')})`,
      fc.tuple(fc.nat(20), tie('any')).map(([index, argument]) => (scope: Scope) => {
        const functions = scope.names.filter((one) => one.kind === 'function');
        const name = functions[index % Math.max(functions.length, 1)]?.name;
        return name === undefined ? 'undefined' : `${name}(${argument(scope)})`;
      }),
    ),
  };
});
