import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answersOf } from '../../src/recognise/composition.ts';
import type { Answers } from '../../src/recognise/composition.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { outsideIn } from '../support/linked.ts';
import { parseTypeScript } from '../support/parse.ts';
import { at, filesOf } from '../support/project-files.ts';
import { render } from '../support/policies.ts';

type Files = Readonly<Record<string, string>>;

/** The apps of `composition.test.ts`, as one file, with what their servers sent. */
const recorded = readFileSync(new URL('composition.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly library: string; readonly code: string })
  // An app of Nest, or of a class, is more than a line and its layers; options of a route are put over those of one file.
  .filter(({ code, library }) => library !== 'nest' && !/^class |config: \{/m.test(code));

/** What is known of an app of two layers, as texts that name no place. */
function answersIn(files: Files): readonly string[] {
  const { sourceCode } = parseTypeScript(files['app.ts'] ?? '');
  const { layers } = factsOf(sourceCode, at('app.ts'), outsideIn(filesOf(files)));
  return ['GET', 'PUT'].flatMap((method) => {
    const { preflight, response } = answersOf(layers, { path: '/api/x', method });
    return [described(preflight), described(response)];
  });
}

function described({ answeredBy, isComplete, policies }: Answers): string {
  const rendered = policies.map((policy) => (policy ? `${render(policy)} ${String(policy.certain)}` : 'nothing'));
  return `${isComplete ? 'all' : 'some'} by ${answeredBy}: ${[...new Set(rendered)].sort().join(', ')}`;
}

/** The lines of an app: what it imports, the line that makes it, its layers. */
function linesOf(code: string): { readonly imports: string; readonly made: string; readonly layers: string[] } {
  const lines = code.split('\n');
  const isImport = (line: string): boolean => line.startsWith('import ');
  const [made = '', ...layers] = lines.filter((line) => !isImport(line));
  return { imports: lines.filter(isImport).join('\n'), made, layers };
}

/** Ways to spread an app over files that change nothing about what it answers. */
const SPREADS: Readonly<Record<string, (code: string) => Files>> = {
  'a function that is given the app': (code) => {
    const { imports, made, layers } = linesOf(code);
    return {
      'app.ts': `${imports}\nimport { register } from './cors-layers';\n${made}\nawait register(app);`,
      'cors-layers.ts': `${imports}\nexport async function register(app) {\n${layers.join('\n')}\n}`,
    };
  },
  'a function that is given the app among others, by a default export': (code) => {
    const { imports, made, layers } = linesOf(code);
    return {
      'app.ts': `${imports}\nconst { setUp } = require('./cors-layers');\n${made}\nsetUp({ app, port: 1 });`,
      'cors-layers.ts': `${imports}\nexport const setUp = async ({ port, app: server }) => {\n${layers.join('\n').replace(/\bapp(?=\.(?!example))/g, 'server')}\n};`,
    };
  },
  'a function for each layer': (code) => {
    const { imports, made, layers } = linesOf(code);
    return {
      'app.ts': `${imports}\nimport * as cors_layers from './cors-layers';\n${made}\n${layers.map((_, index) => `await cors_layers.layer${String(index)}(app);`).join('\n')}`,
      'cors-layers.ts': `${imports}\n${layers.map((layer, index) => `export async function layer${String(index)}(app) { ${layer} }`).join('\n')}`,
    };
  },
  'an app that another file makes and begins': (code) => {
    const { imports, made, layers } = linesOf(code);
    return {
      'app.ts': `${imports}\nimport { app } from './cors-app';\n${layers.slice(1).join('\n')}`,
      'cors-app.ts': `${imports}\nexport ${made}\n${layers[0] ?? ''}`,
    };
  },
  'a function that makes the app': (code) => {
    const { imports, made, layers } = linesOf(code);
    return {
      'app.ts': `${imports}\nimport createApp from './cors-app';\nconst app = await createApp();\n${layers.slice(1).join('\n')}`,
      'cors-app.ts': `${imports}\nexport default async function () {\n${made}\n${layers[0] ?? ''}\nreturn app;\n}`,
    };
  },
};

/** One app in so many is spread in each way; `SPREAD=1` takes all. */
const STEP = Number(process.env['SPREAD'] ?? 8);

describe.each(Object.entries(SPREADS))('an app in two files: %s', (name, spread) => {
  const counts = { known: 0, all: 0 };
  const first = Object.keys(SPREADS).indexOf(name) % STEP;
  const sample = recorded.filter((_, index) => index % STEP === first);

  test.for(sample.map(({ code }) => [code] as const))('%s', ([code]) => {
    const whole = answersIn({ 'app.ts': code });
    counts.all += 1;
    if (whole.every((answer) => answer.startsWith('all'))) counts.known += 1;
    expect(answersIn(spread(code))).toEqual(whole);
  });

  test('mostly known', () => {
    expect(counts.known / counts.all).toBeGreaterThan(0.8);
  });
});
