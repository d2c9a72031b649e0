import { expect, test } from 'vitest';
import { moduleCollectors } from '../../src/project/collect.ts';
import { createProject } from '../../src/project/project.ts';
import { createRepository } from '../support/folder.ts';

test.for([
  ["import * as started from './start.js';", "export { serve as go } from '@hono/node-server';"],
  ["const started = require('./start.js');", "exports.go = require('@hono/node-server').serve;"],
  ["import * as started from './start.js';", "import { serve } from '@hono/node-server';\nexport { serve as go };"],
])('a function that another file gives under another name listens: %s', ([imported, exported]) => {
  const folder = createRepository({
    'package.json': '{}',
    'start.js': String(exported),
    'server.js': `${String(imported)}\nconst app = { fetch: () => new Response('') };\nstarted.go({ fetch: app.fetch, port: 4000 });`,
  });
  const facts = createProject(folder.path, moduleCollectors, { cache: null }).look().facts();
  expect(facts.of('listening', 'server.js')).toMatchObject([{ ports: [4000] }]);
});
