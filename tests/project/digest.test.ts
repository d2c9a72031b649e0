import { expect, test } from 'vitest';
import { moduleCollectors } from '../../src/project/collect.ts';
import { createProject } from '../../src/project/project.ts';
import { createRepository } from '../support/folder.ts';

const digestOf = (path: string): string =>
  createProject(path, moduleCollectors, { cache: null }).look().facts().digest();

test('a digest tells of all that the files of a server say, whatever words they have', () => {
  const guards = `export const guards = (app) => { app.use(json()); };`;
  const folder = createRepository({
    'package.json': '{}',
    'server.js': `import express from 'express';\nimport { guards } from './guards.js';\nconst app = express();\nguards(app);\napp.listen(4000);`,
    'guards.js': guards,
    'alone.js': guards,
  });
  const first = digestOf(folder.path);
  folder.write({ 'guards.js': `// Nothing new.\n${guards}` });
  expect(digestOf(folder.path)).toBe(first);
  folder.write({ 'alone.js': `import secure from 'secure';\n${guards.replace('json', 'secure')}` });
  expect(digestOf(folder.path)).toBe(first);
  folder.write({ 'guards.js': `import secure from 'secure';\n${guards.replace('json', 'secure')}` });
  expect(digestOf(folder.path)).not.toBe(first);
});
