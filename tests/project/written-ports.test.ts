import { expect, test } from 'vitest';
import { moduleCollectors } from '../../src/project/collect.ts';
import { diskCache } from '../../src/project/disk-cache.ts';
import { judgedRequests } from '../../src/project/judging.ts';
import { createProject } from '../../src/project/project.ts';
import type { Look } from '../../src/project/project.ts';
import type { ModuleFacts } from '../../src/project/collect.ts';
import { createRepository } from '../support/folder.ts';

/** What becomes of a request with credentials. */
function said(url: string, project: Look<ModuleFacts>): string {
  const [request] = moduleCollectors.kinds.requests.collect(`${project.root}/client.js`, project);
  if (!request) throw new Error('The client asks nothing.');
  const file = `${project.root}/client.js`;
  const judged = judgedRequests({ file, requests: [{ ...request, url: [url] }], project, origins: [], servers: [] });
  return judged.kind === 'judged' ? (judged.requests[0]?.judgement.kind ?? 'nothing') : judged.kind;
}

test('a server is asked on the port that it listens on now, whatever its text told before', () => {
  const server = (listens: string): string =>
    `import express from 'express';\nimport cors from 'cors';\nconst app = express();\napp.use(cors());\n${listens}`;
  const folder = createRepository({
    'package.json': '{}',
    'client.js': "fetch('http://localhost:4000/', { credentials: 'include' });",
    'server.js': server('app.listen(4000);'),
  });
  const open = () => createProject(folder.path, moduleCollectors, { cache: diskCache(folder.path, folder.path) });
  const project = open();
  const saysAt = (port: number): string => said(`http://localhost:${String(port)}/`, project.look());
  expect([saysAt(4001), saysAt(4000)]).toEqual(['unanswered', 'blocked']);

  folder.write({ 'server.js': server('app.listen(4001); // Moved.') });
  expect([saysAt(4001), saysAt(4000)]).toEqual(['blocked', 'unanswered']);

  folder.write({ 'server.js': server('const port = 4002;\napp.listen(port);') });
  expect([saysAt(4001), saysAt(4002)]).toEqual(['unanswered', 'blocked']);
  // What another process kept on disk says the same.
  expect(said('http://localhost:4002/', open().look())).toBe('blocked');
});
