import { describe, expect, test } from 'vitest';
import { renderedPolicies } from '../support/linked.ts';

const HEAD = `import express from 'express';\nimport cors from 'cors';\n`;

/** Beside an app that goes in circles, what another one answers is still known. */
const OTHER = `
const other = express();
other.use(cors());
other.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });`;

describe('apps that go in circles', () => {
  test.for([
    ['a router on itself', { 'app.ts': `const router = express.Router(); router.use(router); router.use(cors());` }],
    [
      'routers on each other',
      {
        'app.ts': `import b from './b'; export const a = express.Router(); a.use(b); a.use(cors());`,
        'b.ts': `${HEAD} import { a } from './app'; const b = express.Router(); b.use(cors()); b.use(a); export default b;`,
      },
    ],
    [
      'a function that calls itself',
      { 'app.ts': `function setUp(app) { app.use(cors()); setUp(app); } setUp(express());` },
    ],
    [
      'a function that makes itself',
      { 'app.ts': `function make() { return make(); } const app = make(); app.use(cors());` },
    ],
    ['a handler that makes itself', { 'app.ts': `const make = () => make(); express().use(make());` }],
    [
      'lists in each other',
      {
        'app.ts': `import { list } from './list'; export const all = [list, cors()]; express().use(all);`,
        'list.ts': `import { all } from './app'; export const list = [all];`,
      },
    ],
    [
      'files that give each other the app',
      {
        'app.ts': `import { setUp } from './set-up'; export const app = express(); setUp(app); export const again = (a) => setUp(a);`,
        'set-up.ts': `${HEAD} import { again, app } from './app'; export function setUp(a) { a.use(cors()); again(a); app.use(cors()); }`,
      },
    ],
    [
      'scopes in each other',
      {
        'app.ts': `import fastify from 'fastify'; import plugin from './plugin'; const f = fastify(); f.register(plugin);`,
        'plugin.ts': `import cors from '@fastify/cors'; export default async function plugin(scope) { scope.register(cors); scope.register(plugin); scope.get('/', () => 'x'); }`,
      },
    ],
  ] as readonly (readonly [string, Readonly<Record<string, string>>])[])('%s', { timeout: 5_000 }, ([, files]) => {
    const policies = renderedPolicies('app.ts', { ...files, 'app.ts': `${HEAD}${files['app.ts'] ?? ''}${OTHER}` });
    expect(policies).toContain('headers: * by default +true');
  });
});
