import { test } from 'vitest';
import { policiesIn } from '../support/policies.ts';
import { neutralFlow, lastExpression } from '../syntax/evaluation.ts';
import { settle, NO_ASSUMPTIONS } from '../../src/syntax/conditions.ts';
import { parseJavaScript } from '../support/parse.ts';
const n = (k: number, f: (i: number) => string) => Array.from({ length: k }, (_, i) => f(i)).join('\n');
const programs: Record<string, string> = {

  double: `const a0 = 'x' + y;\n${n(40, (i) => `const a${i + 1} = a${i} + a${i};`)}\na40`,
  'double ||': `const a0 = y;\n${n(40, (i) => `const a${i + 1} = a${i} || a${i};`)}\na40`,
  'double || two': `const a0 = y;\n${n(40, (i) => `const a${i + 1} = (a${i} || b${i}) && (a${i} || c${i});`)}\na40`,
  'double []': `const a0 = [y];\n${n(40, (i) => `const a${i + 1} = [a${i}, a${i}];`)}\na40`,
  'double [] ...': `const a0 = [1];\n${n(40, (i) => `const a${i + 1} = [...a${i}, ...a${i}];`)}\na40`,
  'double {}': `const a0 = {a: 1};\n${n(40, (i) => `const a${i + 1} = {...a${i}, b${i}: a${i}};`)}\na40`,
  'fn': `const f0 = (x) => x;\n${n(40, (i) => `const f${i + 1} = (x) => f${i}(x) || f${i}(!x);`)}\nf40(y)`,
  'fn2': `const f0 = (x) => x;\n${n(7, (i) => `const f${i + 1} = (x) => f${i}(x) + f${i}(!x) + f${i}(x) + f${i}(x)+ f${i}(x)+ f${i}(x)+ f${i}(x)+ f${i}(x);`)}\nf7(y)`,
  'big object': `const o = {${n(5000, (i) => `k${i}: ${i},`)}};\n[${n(50, (i) => `o.k${i},`)}]`,
  'spread strings': `const s = '${'ab,'.repeat(3000)}'; s.split(',').map((x) => x.trim()).filter(Boolean).length`,
  'mutations': `const o = {};\n${n(1000, (i) => `o.k${i} = ${i};`)}\n[${n(100, (i) => `o.k${i},`)}]`,
  'cond mutations': `const o = {};\n${n(40, (i) => `if (c${i}) o.k${i} = ${i};`)}\n[${n(40, (i) => `o.k${i},`)}]`,
  'self mutations': `const o = {a: 1};\n${n(200, (i) => `o.k${i} = o.a;`)}\no.k199`,
  'deep cond': n(200, (i) => `c${i} ? ${i} : `) + '0',
  'conj': n(20, (i) => `(a${i} || b${i}) &&`) + '1',
  'disj': n(20, (i) => `(a${i} && b${i}) ||`) + '1',
  'spreads': `({${n(60, (i) => `...(c${i} && { k${i}: 1 }),`)}})`,
  'array spreads': `[${n(60, (i) => `...(c${i} ? [${i}] : []),`)}]`,
  'templates': '`' + Array.from({ length: 60 }, (_, i) => '${c' + i + ' ? 1 : 2}').join('') + '`',
  'split join': `const a0 = 'x,y';\n${n(12, (i) => `const a${i + 1} = a${i}.split('').join(a${i});`)}\na12.length`,
  'replaceAll': `const a0 = 'xxxxxxxxxxxxxxxx';\n${n(12, (i) => `const a${i + 1} = a${i}.replaceAll('x', a${i});`)}\na12.length`,
  'recursive data': `const a = { b: () => a, c: [() => a] }; a.b().b().b().c`,
  'recursion': `function f(n) { return n === 0 ? 0 : f(n - 1) + f(n - 2); } f(30)`,
  'regexp': `'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.replace(/(a+)+$/, '') + 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.split(/a*a*a*a*b/)`,
  'map map': `const l = [${n(50, (i) => `${i},`)}]; l.map((a) => l.map((b) => l.map((c) => a + b + c)))`,
  'equality chain': n(40, (i) => `x${i} === 'a' ||`) + 'false',
  'not chain': '!(' .repeat(100) + 'x' + ')'.repeat(100),
  'deep concat': `const u = ${n(3000, (i) => `'a' +`)} 'b'; u`,
  'deep member': `a${'.b'.repeat(2000)}`,
  'deep call': `a${'.b(1)'.repeat(1000)}`,
  'deep array': '['.repeat(800) + ']'.repeat(800),
};
test('x', () => {
  for (const [name, code] of Object.entries(programs)) {
    for (const form of ['module', 'handler', 'cors', 'headers']) {
      const lines = code.split('\n');
      const last = code.includes(';') ? code.slice(code.lastIndexOf(';') + 1) : code;
      const head = code.slice(0, code.length - last.length);
      const start = performance.now();
      let size = '';
      try {
        if (form === 'module') {
          const parsed = parseJavaScript(code.includes(';') ? code : `(${code})`);
          const s2 = performance.now();
          const v = neutralFlow(parsed).evaluate(lastExpression(parsed));
          const s3 = performance.now();
          size = `${settle(v, NO_ASSUMPTIONS).length} eval ${(s3 - s2).toFixed(0)} settle ${(performance.now() - s3).toFixed(0)}`;
        } else if (form === 'handler') {
          size = String(policiesIn(`export const h = (req, res) => { ${head} const value = ${last}; res.setHeader('Access-Control-Allow-Origin', value); res.setHeader('Access-Control-Allow-Credentials', value); if (value) res.setHeader('Access-Control-Allow-Origin', '*'); }`, 'espree').length);
        } else if (form === 'cors') {
          size = String(policiesIn(`import cors from 'cors'; ${head} const value = ${last}; app.use(cors({ origin: value, credentials: value })); app.use(cors(value)); app.use(cors({ ...value }));`, 'espree').length);
        } else {
          size = String(policiesIn(`${head} const value = ${last}; export const h = (req, res) => { res.set(value); if (value) res.setHeader('Access-Control-Allow-Origin', value);  }`, 'espree').length);
        }
      } catch (e) { size = String(e).slice(0, 120); }
      const t = performance.now() - start;
      if (t > 150 || /Error|complex/i.test(size)) process.stdout.write(`${name.padEnd(18)} ${form.padEnd(9)} ${t.toFixed(0)} ms ${size}\n`);
    }
  }
}, 600000);
