import { performance } from 'node:perf_hooks';
// The clients are TypeScript: whoever lints them has loaded this.
import '@typescript-eslint/scope-manager';
import { moduleCollectors } from '../../src/project/collect.ts';
import { diskCache } from '../../src/project/disk-cache.ts';
import { createProject } from '../../src/project/project.ts';

// What the first lint of a client pays in a process, without the start of Node: prints milliseconds and memory.
const [, , root = '', asked = 'servers'] = process.argv;
const before = process.memoryUsage();
const start = performance.now();
const facts = createProject(root, moduleCollectors, { cache: diskCache(root, root) })
  .look()
  .facts();
const servers = moduleCollectors.servers(facts);
// A client asks what one server answers.
for (const file of facts.closureOf(servers[0] ?? ''))
  for (const kind of ['policies', 'servers'] as const) facts.of(kind, file);
if (asked === 'all') for (const kind of ['policies', 'listening', 'servers', 'requests'] as const) facts.all(kind);
const milliseconds = performance.now() - start;
globalThis.gc?.();
const { heapUsed, external, rss } = process.memoryUsage();
console.log(
  JSON.stringify({
    milliseconds,
    candidates: facts.files.length,
    servers: servers.length,
    heapUsed: heapUsed - before.heapUsed,
    external: external - before.external,
    rss: rss - before.rss,
  }),
);
