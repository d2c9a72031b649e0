import { describe, test } from 'vitest';
import { removeStatement } from '../../src/fix/remove-statement.ts';
import { edited, rangeOf } from '../support/edit-text.ts';

function remove(text: string, statement = 'target();'): string | null {
  return edited(text, (sourceCode, fixer) => removeStatement(sourceCode, fixer, rangeOf(text, statement)));
}

describe('a statement', () => {
  test.for([
    ['on its line', 'a();\n  target();\nb();', 'a();\nb();'],
    ['on the last line', 'a();\ntarget();', 'a();\n'],
    ['the only one of a file', 'target();\n', ''],
    ['beside others', 'a(); target(); b();', 'a(); b();'],
    ['at the end of a line', 'a(); target();\nb();', 'a();\nb();'],
    ['the only one of a function', 'function f() { target(); }', 'function f() { }'],
    ['the only one of an arrow function', 'const f = () => {\n  target();\n};', 'const f = () => {\n};'],
    ['in a branch', 'if (a) {\n  target();\n  b();\n}', 'if (a) {\n  b();\n}'],
    ['in a case', 'switch (a) {\n  case 1:\n    target();\n    break;\n}', 'switch (a) {\n  case 1:\n    break;\n}'],
    ['of a class', 'class A { static { target(); } }', 'class A { static { } }'],
    ['with a comment above', '// why\ntarget();\na();', '// why\na();'],
    ['with a comment behind', 'target(); // why\na();', '// why\na();'],
    ['over several lines', 'a();\ntarget(\n  1,\n);\nb();', 'a();\nb();', 'target(\n  1,\n);'],
  ] as const)('%s', ([, text, output, statement], { expect }) => {
    expect(remove(text, statement)).toBe(output);
  });

  test.for([
    ['the body of a branch', 'if (a) target();'],
    ['the body of a loop', 'for (const a of b) target();'],
    ['the only one of a branch', 'if (a) { target(); }'],
    ['the only one of a handler', 'try { a(); } catch { target(); }'],
    ['the only one of a case, which would fall through', 'switch (a) { case 1: target(); case 2: b(); }'],
    ['with a label', 'a: target();'],
  ] as const)('that cannot be missing: %s', ([, text], { expect }) => {
    expect(remove(text)).toBeNull();
  });

  test('with a comment inside', ({ expect }) => {
    expect(remove('target(/* why */);', 'target(/* why */);')).toBeNull();
    expect(remove('const a = target();', 'target()')).toBeNull();
  });
});

describe('without semicolons', () => {
  test.for([
    ['const a = b\ntarget()\nc()', 'const a = b\nc()'],
    ['const a = b\ntarget()', 'const a = b\n'],
    ['function f() {\n  target()\n  ;[a].map(b)\n}', 'function f() {\n  [a].map(b)\n}', 'target()\n  ;'],
    ['const a = b\ntarget()\n;[a].map(c)', null, 'target()\n;'],
    ['const a = () => {}\ntarget()\n;(b)', null, 'target()\n;'],
    ['const a = b\ntarget()\n;`${c}`.trim()', null, 'target()\n;'],
    ['const a = b\ntarget()\n;/c/.test(a)', null, 'target()\n;'],
    ['const a = b\ntarget()\n++c', null],
    ['const a = b;\ntarget();\n[a].map(c)', 'const a = b;\n[a].map(c)', 'target();'],
  ] as const)('%j', ([text, output, statement = 'target()'], { expect }) => {
    expect(remove(text, statement)).toBe(output);
  });
});
