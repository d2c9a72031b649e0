import fc from 'fast-check';
import { test } from 'vitest';
import { parseJavaScript, find } from '../support/parse.ts';
import { agreement, OUTCOMES } from '../syntax/agreement.ts';
import { programs } from '../syntax/programs.ts';
import { neutralFlow, show } from '../syntax/evaluation.ts';
import { assume, NO_ASSUMPTIONS, truthOf } from '../../src/syntax/conditions.ts';
import type { Value } from '../../src/syntax/value.ts';

test('prop', () => {
  const seen = new Map<string, string>();
  const counts: Record<string, number> = {};
  for (let round = 0; round < Number(process.env.ROUNDS ?? 12); round++) {
  const result = fc.check(
    fc.property(programs, (body) => {
      const source = `function program(c1, c2) {"use strict";\n${body}\n}`;
      let run: (a: boolean, b: boolean) => unknown;
      try { run = new Function(`${source}\nreturn program;`)() as typeof run; } catch { return; }
      const parsed = parseJavaScript(source, { sourceType: 'script' });
      const fn = find(parsed.ast, (n) => n.type === 'FunctionDeclaration') as any;
      const flow = neutralFlow(parsed);
      const c = [0, 1].map((i): Value => ({ kind: 'unknown', id: `parameter ${i} of 0`, source: 'other', path: [`parameter ${i} of 0`], about: [] }));
      const frame = flow.outcomes(fn, c);
      if (!frame) { counts.none = (counts.none ?? 0) + 1; return; }
      for (const outcome of OUTCOMES) {
        let actual: unknown[];
        try { actual = run(...outcome) as unknown[]; } catch { continue; }
        const ends = frame.returned.flatMap(({ value, state }) => {
          let a: readonly any[] = [state.assumptions];
          c.forEach((v, i) => { a = a.flatMap((x) => assume(truthOf(v), outcome[i]!, x)); });
          return a.map((x) => ({ value, assumptions: x, state }));
        });
        if (ends.length === 0) throw new Error(`no path for ${outcome}`);
        actual.forEach((one, index) => {
          const all = ends.map(({ value, assumptions, state }) => { if (value.kind !== 'array') throw new Error('no array'); 
            const resolve = (v: Value): Value => v.kind === 'object' ? { ...v, members: (state.objects.get(v.id) ?? v.members).map((m) => ({ ...m, value: resolve(m.value) })) } : v.kind === 'array' ? { ...v, elements: (state.arrays.get(v.id) ?? v.elements).map(resolve) } : v;
            return agreement(resolve(value.elements[index]!), one, assumptions); });
          const best = all.includes('exact') ? 'exact' : all.includes('possible') ? 'possible' : all.includes('unknown') ? 'unknown' : 'wrong';
          counts[best] = (counts[best] ?? 0) + 1;
          if (best === 'wrong') throw new Error(`c=${outcome} [${index}] V8 ${JSON.stringify(one)} flow ${ends.map((e) => show((e.value as any).elements[index], e.assumptions)).join(' / ')}`);
        });
      }
    }),
    { numRuns: 600, seed: Date.now() % 1e9, endOnFailure: false },
  );
  if (result.failed) { const m = String(result.errorInstance).slice(0, 300); const code = result.counterexample?.[0] ?? ''; seen.set(code, m); }
  }
  process.stdout.write(JSON.stringify(counts) + '\n' + [...seen].map(([c, m]) => `${c}\n   ${m}`).join('\n\n') + '\n');
}, 600000);
