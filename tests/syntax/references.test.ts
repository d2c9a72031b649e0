import { describe, expect, test } from 'vitest';
import { isReassigned, isUndeclaredGlobal, variableOf } from '../../src/syntax/references.ts';
import { find, findAll, parseJavaScript, parseTypeScript } from '../support/parse.ts';
import type { Parsed } from '../support/parse.ts';

const parsers = [
  ['espree', parseJavaScript],
  ['typescript-eslint', parseTypeScript],
] as const;

describe.for(parsers)('variableOf, %s', ([, parse]) => {
  test('declarations and references lead to one variable', () => {
    const parsed = parse('const x = 1; function f() { return x; } x; ({ x });');
    const variables = variablesNamed('x', parsed);
    // The shorthand property is key and value; only the value is a reference.
    expect(variables.filter((variable) => variable !== null)).toHaveLength(4);
    expect(new Set(variables.filter((variable) => variable !== null)).size).toBe(1);
  });

  test('an inner variable hides an outer one', () => {
    const [outer, inner, innerReference] = variablesNamed('x', parse('const x = 1; (x) => x;'));
    expect(inner).not.toBe(outer);
    expect(innerReference).toBe(inner);
  });

  test('the name of a class is the one that code around it sees', () => {
    const [declaration, inside, outside] = variablesNamed('A', parse('class A { b() { return A; } } A;'));
    expect(declaration).toBe(outside);
    expect(inside).not.toBe(outside);
  });

  test('imports, functions, parameters, catch bindings and patterns declare', () => {
    const code = `
      import a, { b, c as d } from 'm';
      import * as e from 'm';
      function f(g, { h, i: [j] }, ...k) {}
      try {} catch (l) {}
      const { m = 1, ...n } = a;
      for (const o of a) {}
    `;
    const parsed = parse(code);
    for (const name of 'abdefghjklmno') {
      const names = variablesNamed(name, parsed).map((variable) => variable?.name);
      expect(names, name).toContain(name);
    }
  });

  test.for(['fetch', 'x.fetch', '({ fetch: 1 })', 'fetch: while (1);'])('%s has no variable', (code) => {
    expect(variablesNamed('fetch', parse(code))).toEqual([null]);
  });

  test('a configured global has a variable without a definition', () => {
    const [variable] = variablesNamed('fetch', parse('fetch', { globals: { fetch: 'readonly' } }));
    expect(variable?.defs).toEqual([]);
  });

  test('answers of one file are not those of another', () => {
    const first = parse('const x = 1;');
    const second = parse('x;');
    expect(variablesNamed('x', first)[0]).not.toBeNull();
    expect(variablesNamed('x', second)).toEqual([null]);
  });
});

test('JSX elements refer to variables', () => {
  const { ast, scopeManager } = parseTypeScript("import { A } from 'm'; <A />;", { jsx: true });
  const identifier = find(ast, (node) => node.type === 'JSXIdentifier');
  expect(variableOf(identifier, scopeManager)?.name).toBe('A');
});

describe.for(parsers)('isUndeclaredGlobal, %s', ([, parse]) => {
  test.for([
    ['x;', true],
    ['x();', true],
    ['const x = 1;', false],
    ['y.x;', false],
    ['x = 1;', false],
    ['[x] = y;', false],
    ['x++;', false],
  ] as const)('%s is %s', ([code, expected]) => {
    const { ast, scopeManager } = parse(code);
    const identifier = find(ast, (node) => node.type === 'Identifier' && node.name === 'x');
    expect(identifier.type === 'Identifier' && isUndeclaredGlobal(identifier, scopeManager)).toBe(expected);
  });
});

const constant = [
  'const x = 1;',
  'let x = 1; x; x.y = 2; f(x);',
  'let x;',
  'var x = 1;',
  'const { x = 1 } = y;',
  'const [x = 1] = y;',
  'for (const x of y) {}',
  'for (var x in y) {}',
  'function x() {}',
  'class x {}',
  '(x) => x;',
  '(x = 1) => x;',
  '({ x = 1 } = {}) => x;',
  'try {} catch (x) {}',
  "import x from 'm';",
  'const x = 1; { const x = 2; }',
  'const x = 1; (y) => { y = 2; };',
];

const reassigned = [
  'let x = 1; x = 2;',
  'let x; x = 1;',
  'let x = 1; x += 1;',
  'let x = 1; x ??= 1;',
  'let x = 1; x++;',
  'let x = 1; () => { x = 2; };',
  'let x = 1; [x] = y;',
  'let x = 1; ({ x } = y);',
  'let x = 1; ({ y: [x = 1, ...z] } = y);',
  'let x = 1; [...x] = y;',
  'let x; for (x of y) {}',
  'let x; for (x in y) {}',
  'let x; for ([x] of y) {}',
  'var x = 1; var x = 2;',
  'var x = 1; var x;',
  'function x() {} x = 1;',
  '(x) => { x = 1; };',
  '(x = 1) => { x ||= 2; };',
  'try {} catch (x) { x = 1; }',
];

describe.for(parsers)('isReassigned, %s', ([, parse]) => {
  test.for(constant)('not by %s', (code) => {
    expect(isFirstReassigned(parse(code))).toBe(false);
  });

  test.for(reassigned)('by %s', (code) => {
    expect(isFirstReassigned(parse(code))).toBe(true);
  });

  test('a function that is declared twice', () => {
    expect(isFirstReassigned(parse('function x() {} function x() {}', { sourceType: 'script' }))).toBe(true);
    expect(isFirstReassigned(parse('function x() {} var x = 1;', { sourceType: 'script' }))).toBe(true);
  });

  test('a configured global that is assigned', () => {
    const globals = { x: 'writable' } as const;
    expect(isFirstReassigned(parse('x;', { globals }))).toBe(false);
    expect(isFirstReassigned(parse('x = 1;', { globals }))).toBe(true);
  });
});

describe('isReassigned, TypeScript', () => {
  test.for([
    ['const x = 1; type x = 2;', false],
    ['class x {} interface x {}', false],
    ['function x(): 1; function x(a?: 1) {}', false],
    ['declare function x(): 1; declare function x(a: 1): 2;', false],
    ['let x = 1; x! = 2;', true],
    ['let x = 1; (x as any) = 2;', true],
    ['let x = 1; (x satisfies any) = 2;', true],
    ['let x = 1; (<any>x)++;', true],
    ['let x = 1; [x as any] = y;', true],
    ['let x = 1; (x satisfies any).y = 2;', false],
    ['let x = 1; f(x satisfies any);', false],
    ['enum x {} enum x {}', true],
    ['function x() {} namespace x { export const y = 1; }', true],
  ] as const)('%s is %s', ([code, expected]) => {
    expect(isFirstReassigned(parseTypeScript(code))).toBe(expected);
  });
});

function variablesNamed(name: string, { ast, scopeManager }: Parsed) {
  const identifiers = findAll(ast, (node) => node.type === 'Identifier');
  return identifiers
    .filter((identifier) => identifier.name === name)
    .map((identifier) => variableOf(identifier, scopeManager));
}

function isFirstReassigned(parsed: Parsed): boolean {
  const variable = variablesNamed('x', parsed).find((found) => found !== null);
  if (!variable) throw new Error('No variable has the name `x`.');
  return isReassigned(variable);
}
