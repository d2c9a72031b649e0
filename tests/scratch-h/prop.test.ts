import fc from 'fast-check';
import { test } from 'vitest';
import { parseJavaScript } from '../support/parse.ts';
import { agreement, predictions } from '../syntax/agreement.ts';
import { programs } from '../syntax/programs.ts';
import { show } from '../syntax/evaluation.ts';

test('prop', () => {
  const counts: Record<string, number> = {};
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  const n = Number(process.env.N ?? 1000);
  const result = fc.check(
    fc.property(programs, (body) => {
      const source = `function program(c1, c2) {"use strict";\n${body}\n}`;
      let run: (a: boolean, b: boolean) => unknown;
      try { run = new Function(`${source}\nreturn program;`)() as typeof run; } catch { counts.syntax = (counts.syntax ?? 0) + 1; if (process.env.SYN) process.stdout.write(`SYNTAX ${body}\n`); return; }
      const parsed = parseJavaScript(source, { sourceType: 'script' });
      for (const { outcome, value, assumptions } of predictions(parsed)) {
        let actual: unknown;
        try { actual = run(...outcome); } catch { counts.throws = (counts.throws ?? 0) + 1; continue; }
        if (value.kind !== 'array') throw new Error('no array');
        value.elements.forEach((element, index) => {
          const got = agreement(element, (actual as unknown[])[index], assumptions);
          counts[got] = (counts[got] ?? 0) + 1;
          if (got === 'wrong') throw new Error(`c1=${outcome[0]} c2=${outcome[1]} [${index}] V8 ${show1((actual as unknown[])[index])} evaluator ${show(element, assumptions)}`);
        });
      }
    }),
    { numRuns: n, seed, endOnFailure: false },
  );
  process.stdout.write(JSON.stringify(counts) + ` seed ${seed} path ${result.counterexamplePath}\n`);
  if (result.failed) { process.stdout.write(result.counterexample?.[0] + '\n' + String(result.errorInstance).slice(0, 1500) + '\n'); }
}, 600000);
function show1(v: unknown): string { return typeof v === 'bigint' ? `${v}n` : typeof v === 'string' ? `'${v}'` : Array.isArray(v) ? `[${v.map(show1).join(', ')}]` : typeof v === 'object' && v !== null ? `{ ${Object.entries(v).map(([k, x]) => `${k}: ${show1(x)}`).join(', ')} }` : String(v); }
