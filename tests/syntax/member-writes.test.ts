import { describe, expect, test } from 'vitest';
import { writesToMembers } from '../../src/syntax/member-writes.ts';
import { parseJavaScript, parseTypeScript } from '../support/parse.ts';
import type { Parsed } from '../support/parse.ts';

/** Statements after `let x = {}`, and the code of each write; a row without writes only reads. */
type Row = readonly [code: string, ...writes: string[]];

const rows: readonly Row[] = [
  ['x.a = 1;', 'x.a = 1'],
  ['x.a.b = 1;', 'x.a.b = 1'],
  ['x[k] = 1;', 'x[k] = 1'],
  ['x.a ??= 1;', 'x.a ??= 1'],
  ['x.a++; --x.a.b;', 'x.a++', '--x.a.b'],
  ['delete x.a;', 'delete x.a'],
  ['delete x?.a;', 'delete x?.a'],
  ['[x.a] = y;', '[x.a] = y'],
  ['[x.a, x.b] = y;', '[x.a, x.b] = y'],
  ['[...x.a] = y;', '[...x.a] = y'],
  ['({ a: x.a } = y);', '{ a: x.a } = y'],
  ['({ a: [x.a = 1] } = y);', '{ a: [x.a = 1] } = y'],
  ['for (x.a of y);', 'for (x.a of y);'],
  ['for (x.a in y);', 'for (x.a in y);'],
  ['x.push(1);', 'x.push(1)'],
  ['x?.push(1);', 'x?.push(1)'],
  ['x.a.push(1);', 'x.a.push(1)'],
  ["x['push'](1);", "x['push'](1)"],
  ['() => x.a.splice(0);', 'x.a.splice(0)'],
  ["x.set('a', 1); x.add(1); x.delete('a'); x.clear();", "x.set('a', 1)", 'x.add(1)', "x.delete('a')", 'x.clear()'],
  ["x.append('a', 'b');", "x.append('a', 'b')"],
  ['x.sort().reverse();', 'x.sort()'],
  ['Object.assign(x, y);', 'Object.assign(x, y)'],
  ['Object.assign(x.a, y);', 'Object.assign(x.a, y)'],
  ["Object.defineProperty(x, 'a', {});", "Object.defineProperty(x, 'a', {})"],
  ["Reflect.set(x, 'a', 1);", "Reflect.set(x, 'a', 1)"],
  ['_.merge(x, y); defaultsDeep(x.a, y);', '_.merge(x, y)', 'defaultsDeep(x.a, y)'],
  ['x.push.apply(x, y);', 'x.push.apply(x, y)'],
  ['Array.prototype.push.call(x, y);', 'Array.prototype.push.call(x, y)'],

  ['x = 1; x++; [x] = y;'],
  ['x.a; x.a.b; x[k]; f(x.a);'],
  ['y.a = x; y[x.a] = 1; y = x.a;'],
  ['({ a: y = x.a } = y); ({ [x.a]: y } = y); [y = x.a] = y;'],
  ['for (const y of x.a);'],
  ['x.a().b = 1; x.map(f).push(1);'],
  ['x.slice(); x.get("a"); x.includes("a"); x[push](1);'],
  ['y.push(x); y.push(x.a); y.set(x, 1); push(x);'],
  ['Object.assign(y, x); Object.assign({}, x); Object.keys(x); Object.freeze(x); Other.assign(x, y);'],
  ['_.merge(y, x); merge({}, x); pick(x, y);'],
  ['y.push.apply(y, x); x.push.apply(y, z); f.call(x); f.y.call(x);'],
  ['typeof x.a; void x.a; !x.a;'],
  ['({ a: x.a });'],
];

describe.for([
  ['espree', parseJavaScript],
  ['typescript-eslint', parseTypeScript],
] as const)('%s', ([, parse]) => {
  test.for(rows)('%s', ([code, ...writes]) => {
    expect(writesIn(parse(`let x = {}; ${code}`))).toEqual(writes);
  });
});

test.for<Row>([
  ['x!.a = 1;', 'x!.a = 1'],
  ['(x as any).a = 1;', '(x as any).a = 1'],
  ['(x.a as any).b! = 1;', '(x.a as any).b! = 1'],
  ['(x as any).push(1);', '(x as any).push(1)'],
  ['x.push!(1);', 'x.push!(1)'],
  ['Object.assign(x as any, y);', 'Object.assign(x as any, y)'],
  ['y = (x as any).a;'],
])('typescript-eslint: %s', ([code, ...writes]) => {
  expect(writesIn(parseTypeScript(`let x = {}; ${code}`))).toEqual(writes);
});

function writesIn({ scopeManager, text }: Parsed): readonly string[] {
  const variable = scopeManager.scopes.flatMap((scope) => scope.variables).find(({ name }) => name === 'x');
  if (!variable) throw new Error('No variable has the name `x`.');
  return writesToMembers(variable).map((write) => text.slice(...write.range));
}
