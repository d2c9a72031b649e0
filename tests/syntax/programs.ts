import fc from 'fast-check';
import { any, boolean, code, condition, list, object } from './expressions.ts';
import type { Code, Kind, Scope } from './expressions.ts';

/** One or more statements, and the constants that they declare. */
type Statement = (scope: Scope, index: number) => { readonly code: string; readonly declares: Scope['names'] };

/** A variable that gets its value on several ways: `@` is its name, `#` a value, and `?` a condition. */
function assigned(ways: readonly string[]): fc.Arbitrary<Statement> {
  return fc
    .tuple(any, fc.constantFrom(...ways), fc.array(any, { minLength: 4, maxLength: 4 }), condition)
    .map(([before, way, values, when]): Statement => (scope, index) => {
      const name = `w${String(index)}`;
      let used = 0;
      const code = way.replaceAll(/[@#?]/g, (part) => {
        if (part === '@') return name;
        return part === '?' ? when(scope) : (values[used++]?.(scope) ?? '0');
      });
      return { code: `let ${name} = ${before(scope)}; ${code}`, declares: [{ name, kind: 'text' }] };
    });
}

const SWITCHES: readonly string[] = [
  'switch (c1) { case true: @ = #; break; case false: @ = #; }',
  'switch (c1) { case true: @ = #; case false: @ = #; break; default: @ = #; }',
  'switch (c1) { default: @ = #; break; case false: @ = #; break; }',
  'switch (#) { case 1: case "a": { @ = #; break; } case true: @ = #; break; default: @ = #; }',
  'switch (#) { case "a": if (?) break; @ = #; break; default: @ = #; }',
  'switch (#) { case "a": if (?) { @ = #; } break; case null: @ = #; }',
  'switch (typeof #) { case "string": @ = #; break; default: throw 0; }',
  'switch (#) { case "a": @ = #; break; case null: @ = #; break; default: throw 0; }',
  'switch (#) { case "a": throw 0; case null: @ = #; break; default: @ = #; }',
  'switch (#) { case "a": throw 0; case null: break; case true: @ = #; break; default: @ = #; }',
  'switch (#) { case "a": @ = #; case null: throw 0; case true: @ = #; break; default: throw 0; }',
  'if (?) @ = #; else throw 0;',
  'try { if (?) @ = #; else throw 0; } catch { }',
  'try { if (?) throw 0; else @ = #; } catch { throw 0; }',
  'switch (c2) { case true: switch (c1) { case true: @ = #; break; default: @ = #; } break; default: @ = #; }',
  'switch (true) { case c1: @ = #; break; case c2: @ = #; break; default: @ = #; }',
  'if (?) switch (c1) { case true: @ = #; break; }',
];

const TRIES: readonly string[] = [
  'try { @ = #; } catch { @ = #; }',
  'try { if (?) throw 0; @ = #; } catch { @ = #; }',
  'try { @ = #; if (?) throw 0; } catch { @ = #; }',
  'try { @ = #; if (?) throw 0; @ = #; } catch { }',
  'try { if (?) { @ = #; throw 0; } @ = #; } catch { @ = #; }',
  'try { if (?) throw 0; @ = #; } catch { throw 0; }',
  'try { if (?) throw 0; @ = #; } catch { @ = #; } finally { if (c2) @ = #; }',
  'try { @ = #; } finally { @ = #; }',
  'try { try { if (?) throw 0; @ = #; } catch { @ = #; throw 0; } } catch { @ = #; }',
  'try { switch (c1) { case true: @ = #; break; default: throw 0; } } catch { @ = #; }',
];

/** Classes that hold data, `&` with others beside them, of whose objects something is made. */
const CLASSES: readonly string[] = [
  'class & { a = #; constructor() { this.b = #; } }',
  'class & { a = #; b; constructor() { const x = #; this.b = x; this.c = this.a; } }',
  'class & { a = #; constructor() { if (?) this.a = #; if (?) this.b = #; } }',
  'class & { a = #; constructor() { this.a = #; } }',
  'class & { constructor(x = #) { this.a = x; this.b = 1; } }',
  'class & { a = [#]; constructor() { this.a.push(#); } }',
  'class & { a = #; b = (x) => { this.a = x; return x; }; }',
  'class & { a = #; #b = #; get b() { return this.a; } }',
  'class & { a = #; constructor() { Object.assign(this, { b: # }); } }',
  'class & { a = #; constructor() { if (?) return; this.b = #; } }',
  'class & { a = #; set(x) { this.a = x; } }',
  'class &B { a = #; b = #; } class & extends &B { a = #; constructor() { super(); this.c = #; } }',
  'class &B { a = #; constructor() { this.b = #; } } class & extends &B { c = (x) => { this.a = x; }; }',
  'class &B { constructor(x) { this.a = x; } } new &B(#); class & extends &B { b = #; }',
  'class & { static a = #; b = #; }',
];

const instances: fc.Arbitrary<Statement> = fc
  .tuple(
    fc.constantFrom(...CLASSES),
    fc.constantFrom('new &()', 'new &(#)', '{ ...new &() }', '[new &(), new &(#)][1]'),
    fc.array(any, { minLength: 5, maxLength: 5 }),
    condition,
  )
  .map(([declared, made, values, when]): Statement => (scope, index) => {
    const name = `v${String(index)}`;
    let used = 0;
    const code = `${declared} const ${name} = ${made};`.replaceAll(/[&?]|#(?!b)/g, (part) => {
      if (part === '&') return `K${String(index)}`;
      return part === '?' ? when(scope) : (values[used++]?.(scope) ?? '0');
    });
    return { code, declares: [{ name, kind: 'object' }] };
  });

/** Objects and lists that a loop fills, `@` being their name. */
const LOOPS: readonly (readonly [Kind, string])[] = [
  ['object', 'const @ = {}; for (const q of ["a", "b"]) @[q] = #;'],
  ['object', 'const @ = {}; for (const [q, r = #] of [["a", #], ["b"]]) { @[q] = r; }'],
  ['object', 'const @ = {}; for (const [q, r] of Object.entries({ a: #, c: # })) if (?) @[q + q] = r;'],
  ['object', 'const @ = { a: # }; if (?) for (const q of [{ a: # }, { b: # }]) Object.assign(@, q);'],
  ['object', 'const @ = {}; for (const q of ["a", "b"]) { if (?) break; @[q] = #; }'],
  ['object', 'const @ = {}; for (const q of ["a", "b"]) { @[q] = #; @.c = q; }'],
  ['object', 'const @ = {}; for (const q of ["a", "b"]) for (const r of ["a", "b"]) @[q + r] = #;'],
  ['object', 'const @ = {}; ["a", "b"].forEach((q) => { @[q] = @.a; });'],
  ['object', 'const @ = {}; new Map([["a", "b"]]).forEach((q) => { @[q] = #; });'],
  ['object', 'const @ = {}; for (const q of "ab") delete @[q];'],
  ['list', 'const @ = [#]; for (const q of [#, #]) @.push(q);'],
  ['list', 'const @ = []; [#, #].forEach((q) => @.unshift(q, 1));'],
  ['list', 'const @ = []; for (const q of [1, 2]) { switch (q) { case 1: @.push(#); break; default: @.push(q); } }'],
];

const filled: fc.Arbitrary<Statement> = fc
  .tuple(fc.constantFrom(...LOOPS), fc.array(any, { minLength: 4, maxLength: 4 }), condition)
  .map(([[kind, loop], values, when]): Statement => (scope, index) => {
    const name = `v${String(index)}`;
    let used = 0;
    const code = loop.replaceAll(/[@#?]/g, (part) => {
      if (part === '@') return name;
      return part === '?' ? when(scope) : (values[used++]?.(scope) ?? '0');
    });
    return { code, declares: [{ name, kind }] };
  });

const constants: fc.Arbitrary<Statement> = fc.oneof(
  instances,
  filled,
  ...(
    [
      ['text', any],
      ['boolean', boolean],
      ['object', object],
      ['object', object],
      ['list', list],
      ['list', list],
      ['text', any],
    ] as const
  ).map(([kind, value]) =>
    value.map((written): Statement => (scope, index) => ({
      code: `const v${String(index)} = ${written(scope)};`,
      declares: [{ name: `v${String(index)}`, kind }],
    })),
  ),
  fc.tuple(any, any).map(([body, fallback]): Statement => (scope, index) => {
    const name = `f${String(index)}`;
    const inner = { names: [...scope.names, { name: 'x', kind: 'text' as const }] };
    return {
      code: `function ${name}(x = ${fallback(scope)}) { if (c1) return x; const y = ${body(inner)}; return [x, y]; }`,
      declares: [{ name, kind: 'function' }],
    };
  }),
  fc.tuple(list, any, any).map(([elements, found, otherwise]): Statement => (scope, index) => {
    const name = `f${String(index)}`;
    const inner = { names: [...scope.names, { name: 'q', kind: 'text' as const }] };
    const loop = `for (const q of ${elements(scope)}) { if (q === x) return ${found(inner)}; }`;
    return {
      code: `const ${name} = (x) => { ${loop} return ${otherwise(scope)}; };`,
      declares: [{ name, kind: 'function' }],
    };
  }),
  fc.tuple(any, any, condition).map(([before, after, when]): Statement => (scope, index) => {
    const name = `w${String(index)}`;
    return {
      code: `let ${name} = ${before(scope)}; if (${when(scope)}) ${name} = ${after(scope)};`,
      declares: [{ name, kind: 'text' }],
    };
  }),
  assigned(SWITCHES),
  assigned(TRIES),
  fc
    .tuple(fc.constantFrom('object' as const, 'list' as const), fc.nat(20))
    .map(([kind, pick]): Statement => (scope, index) => {
      const names = scope.names.filter((one) => one.kind === kind && one.name.startsWith('v'));
      const value = names[pick % Math.max(names.length, 1)]?.name ?? (kind === 'object' ? '{}' : '[]');
      return { code: `const v${String(index)} = ${value};`, declares: [{ name: `v${String(index)}`, kind }] };
    }),
  fc.tuple(object, any).map(([value, fallback]): Statement => (scope, index) => {
    const [a, rest] = [`a${String(index)}`, `r${String(index)}`];
    return {
      code: `const { a: ${a} = ${fallback(scope)}, ...${rest} } = ${value(scope)};`,
      declares: [
        { name: a, kind: 'text' },
        { name: rest, kind: 'object' },
      ],
    };
  }),
  fc.tuple(list, any).map(([value, fallback]): Statement => (scope, index) => {
    const [a, rest] = [`a${String(index)}`, `r${String(index)}`];
    return {
      code: `const [${a} = ${fallback(scope)}, , ...${rest}] = ${value(scope)};`,
      declares: [
        { name: a, kind: 'text' },
        { name: rest, kind: 'list' },
      ],
    };
  }),
);

/** Where a change may stand: beside the declaration, under a condition, in a loop, in a function that runs now, later or never. */
const PLACES: readonly ((change: (name: string) => string, name: string, index: number) => string)[] = [
  (change, name) => change(name),
  (change, name) => change(name),
  (change, name) => `if (c1) { ${change(name)} }`,
  (change, name) => `if (!c2) { ${change(name)} }`,
  (change, name) => `if (c1) { } else if (c2) { ${change(name)} }`,
  (change, name) => `while (true) { ${change(name)} break; }`,
  (change, name) => `for (const q of [1, 2]) { ${change(name)} }`,
  (change, name) => `try { ${change(name)} } catch { }`,
  (change, name) => `switch (c1) { case true: ${change(name)} }`,
  (change, name) => `{ const m = () => { ${change(name)} }; m(); }`,
  (change, name, index) => `function m${String(index)}(p) { ${change('p')} } m${String(index)}(${name});`,
  (change, name) => `[1].map(() => { ${change(name)} });`,
  (change, name, index) => `const m${String(index)} = () => { ${change(name)} };`,
];

/** Changes what a constant in scope holds; `@` stands for its name. */
function change(kind: Kind, write: fc.Arbitrary<Code>): fc.Arbitrary<Statement> {
  return fc
    .tuple(fc.nat(20), write, fc.constantFrom(...PLACES))
    .map(([pick, written, place]): Statement => (scope, index) => {
      const names = scope.names.filter((one) => one.kind === kind && one.name.startsWith('v'));
      const name = names[pick % Math.max(names.length, 1)]?.name;
      const code = written(scope);
      return {
        code: name === undefined ? '' : place((target) => code.replaceAll('@', target), name, index),
        declares: [],
      };
    });
}

const changes: fc.Arbitrary<Statement> = fc.oneof(
  change('object', code`@.a = ${any};`),
  change('object', code`@['x-y'] = ${any};`),
  change('object', code`@.a ??= ${any};`),
  change('object', code`delete @.a;`),
  change('object', code`Object.assign(@, ${object});`),
  change('object', code`${condition} && (@.b = ${any});`),
  change('object', code`@.a.b = ${any};`),
  change('list', code`@.push(${any});`),
  change('list', code`@.unshift(${any}, ...${list});`),
  change('list', code`@[0] = ${any};`),
  change('list', code`@.length = 0;`),
  change('list', code`@.sort();`),
);

/** The body of a function of `c1` and `c2`, which declares constants and returns a list of them all. */
export const programs: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: constants }, { weight: 1, arbitrary: changes }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((statements) => {
    const lines: string[] = [];
    let names: Scope['names'] = [];
    statements.forEach((statement, index) => {
      const { code: line, declares } = statement({ names }, index);
      lines.push(line);
      names = [...names, ...declares];
    });
    const results = names.filter((one) => one.kind !== 'function').map((one) => one.name);
    return [...lines, `return [${results.join(', ')}];`].filter(Boolean).join('\n');
  });
