import { performance } from 'node:perf_hooks';
// The clients are TypeScript: whoever lints them has loaded this.
import '@typescript-eslint/scope-manager';
import { moduleCollectors } from '../../src/project/collect.ts';
import { diskCache } from '../../src/project/disk-cache.ts';
import { judgedRequests } from '../../src/project/judging.ts';
import { createProject } from '../../src/project/project.ts';
import type { CredentialedRequest } from '../../src/recognise/request-facts.ts';

// What the first lint of a client pays in a process, without the start of Node: prints milliseconds and memory.
const [, , root = '', client = '', url = '', asked = 'one'] = process.argv;
const request: CredentialedRequest = {
  library: 'fetch',
  kind: 'request',
  url: [url],
  origins: null,
  method: 'GET',
  headers: [],
  asks: [],
  credentials: { range: null, site: null, certain: true },
  urlRange: null,
  range: [0, 0],
};
const before = process.memoryUsage();
const start = performance.now();
const project = createProject(root, moduleCollectors, { cache: diskCache(root, root) }).look();
const judged = judgedRequests({ file: client, requests: [request], project, origins: [], servers: [] });
const facts = project.facts();
if (asked === 'all') for (const kind of ['policies', 'listening', 'servers', 'requests'] as const) facts.all(kind);
const milliseconds = performance.now() - start;
globalThis.gc?.();
const { heapUsed, external, rss } = process.memoryUsage();
console.log(
  JSON.stringify({
    milliseconds,
    answers: judged.kind === 'judged' ? judged.requests.map(({ judgement }) => judgement.kind) : judged.kind,
    candidates: facts.files.length,
    servers: facts.all('ports').length,
    heapUsed: heapUsed - before.heapUsed,
    external: external - before.external,
    rss: rss - before.rss,
  }),
);
