import { describe, expect, test } from 'vitest';
import { describeMeasured, RULE_OF_CLASS } from '../support/measured.ts';
import type { Row } from '../support/measured.ts';
import { policiesIn } from '../support/policies.ts';

const HEADERS = `'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true'`;

describe('Vite', () => {
  test.for<readonly [code: string, ...expected: readonly string[]]>([
    [`export default defineConfig({ server: { cors: { origin: '*', credentials: true } } });`, 'Vite: * +true ?'],
    [
      `export default { server: { cors: { origin: true, credentials: true } } } satisfies UserConfig;`,
      'Vite: reflected/none +true ?',
    ],
    [
      `export default defineConfig(({ mode }) => ({ server: { cors: { origin: '*', credentials: true } } }));`,
      'Vite: * +true ?',
    ],
    [
      `export default defineConfig({ preview: { cors: { origin: '*', credentials: true } } });`,
      'Vite preview: * +true ?',
    ],
    [`export default defineConfig({ server: { cors: { credentials: true } } });`, 'Vite: reflected/checked +true ?'],
    [
      `export default defineConfig({ server: { cors: { origin: undefined, credentials: true } } });`,
      'Vite: reflected/checked +true ?',
    ],
    // Defaults of the server are added to an object, and to nothing else; `vite preview` has none of its own.
    [`export default defineConfig({ server: { cors: true } });`, 'Vite: * by default ?'],
    [
      `export default defineConfig({ server: { cors: (request, callback) => callback(null, { credentials: true }) } });`,
      'Vite: * by default +true ?',
    ],
    [
      `export default defineConfig({ preview: { cors: { credentials: true } } });`,
      'Vite preview: * by default +true ?',
    ],
    [
      `export default defineConfig({ server: { cors: { origin: 'https://a.example', credentials: 'true' } } });`,
      'Vite: https://a.example dropped true ?',
    ],
    [
      `export default defineConfig({ server: { cors: (request, callback) => callback(null, { origin: true, credentials: true }) } });`,
      'Vite: reflected/none +true ?',
    ],
    [`export default defineConfig({ server: { headers: { ${HEADERS} } } });`, 'headers: * +true ?'],
    [`export default defineConfig({ preview: { headers: { ${HEADERS} } } });`, 'headers: * +true ?'],
    [`export default defineConfig({ server: { cors: false } });`],
    [`export default defineConfig({ server: { port: 3000 } });`],
    [`export default defineConfig({ server: { proxy: { '/api': { headers: { ${HEADERS} } } } } });`],
  ])('%s', ([code, ...expected]) => {
    const from = (module: string): string => `import { defineConfig } from '${module}'; ${code}`;
    expect(policiesIn(from('vite'), 'typescript', 'app/vite.config.ts')).toEqual(expected);
    expect(policiesIn(from('vitest/config'), 'typescript', 'vite.config.mts')).toEqual(expected);
  });

  test('has one policy, not one for the call and one for the export', () => {
    const code = `import { defineConfig } from 'vite'; const config = defineConfig({ server: { cors: { origin: '*', credentials: true } } }); export default config;`;
    expect(policiesIn(code, 'typescript', 'vite.config.ts')).toEqual(['Vite: * +true ?']);
  });

  test('is no default export of another file', () => {
    expect(
      policiesIn(`export default { server: { cors: { origin: '*', credentials: true } } };`, 'typescript', 'config.ts'),
    ).toEqual([]);
  });
});

const ofDevelopers = {
  because: 'only a developer reaches this server',
  covers: ({ class: outcome }: Row): boolean => outcome in RULE_OF_CLASS,
  rules: [],
};

describeMeasured(['vite server.cors'], [ofDevelopers]);
/** `strict` tells what is refused from what is open there too. */
describeMeasured(['vite server.cors'], [], 'strict');
