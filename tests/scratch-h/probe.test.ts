import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { lastValue } from '../syntax/evaluation.ts';
import { parseJavaScript, parseTypeScript } from '../support/parse.ts';
test('x', () => {
  const out = [];
  for (const line of readFileSync('/tmp/h_probe.txt', 'utf8').split('\n').filter(Boolean)) {
    let a, b;
    try { b = lastValue(parseTypeScript(line)); } catch (e) { b = String(e).slice(0,100); }
    if (!/enum |as const|satisfies|!\.|: string/.test(line)) { try { a = lastValue(parseJavaScript(line)); } catch (e) { a = String(e).slice(0,100); } } else a = b;
    let v = '';
    try { const t = line.split(';'); v = eval(`(() => { ${t.slice(0,-1).join(';')}; return ${t.at(-1)}; })()`); v = typeof v === 'string' ? `'${v}'` : typeof v === 'object' ? JSON.stringify(v) : String(v); } catch (e) { v = 'throws ' + String(e).slice(0, 50); }
    out.push(`${line}\n      => ${a === b ? a : a + ' <<>> ' + b}      V8: ${v}`);
  }
  process.stdout.write(out.join('\n') + '\n');
});
