import { expect, test } from 'vitest';
import { openedProject } from '../../src/project/projects.ts';
import { runsOnServersOnly } from '../../src/project/server-code.ts';
import { createRepository } from '../support/folder.ts';

const API = `export const me = () => fetch('http://localhost:4000/me', { credentials: 'include' });
export interface Me { readonly id: string }
`;
const manifest = (needs: readonly string[], scripts: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify({
    name: 'web',
    type: 'module',
    dependencies: Object.fromEntries(needs.map((one) => [one, '*'])),
    scripts,
  });

const NEXT = { 'package.json': manifest(['next', 'react'], { dev: 'next dev' }), 'lib/api.ts': API };
const VITE = { 'package.json': manifest(['vite', 'react'], { dev: 'vite' }), 'lib/api.ts': API };
const BUTTON = `'use client';\nimport { me } from '../lib/api';\nexport const Button = () => <button onClick={() => me()} />;\n`;
const PAGE = `import { me } from '../lib/api';\nexport default async function Page() { return <p>{(await me()).status}</p>; }\n`;

type Files = Readonly<Record<string, string>>;

const onServers: readonly (readonly [string, Files])[] = [
  ['a page that Next.js renders', { ...NEXT, 'app/page.tsx': PAGE }],
  [
    'components of such pages, by an alias',
    {
      ...NEXT,
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
      'components/header.tsx': `import { me } from '@/lib/api';\nexport const Header = async () => <p>{(await me()).status}</p>;`,
      'app/layout.tsx': `import { Header } from '@/components/header';\nexport default () => <Header />;`,
    },
  ],
  [
    'by way of another module',
    { ...NEXT, 'lib/index.ts': `export * from './api';`, 'app/page.tsx': PAGE.replace('/api', '') },
  ],
  [
    'components in the browser that only use its types',
    {
      ...NEXT,
      'app/page.tsx': PAGE,
      'components/name.tsx': `'use client';\nimport type { Me } from '../lib/api';\nexport const Name = ({ me }: { me: Me }) => <p>{me.id}</p>;`,
      'components/id.tsx': `'use client';\nimport { Me } from '../lib/api';\nexport const Id = ({ me }: { me: Me }) => <p>{me.id}</p>;`,
    },
  ],
  [
    'an action of a server',
    { ...NEXT, 'app/actions.ts': `'use server';\nimport { me } from '../lib/api';\nexport const load = () => me();` },
  ],
  [
    '`getServerSideProps`',
    {
      ...NEXT,
      'pages/index.tsx': `import { me } from '../lib/api';\nexport async function getServerSideProps() { return { props: { status: (await me()).status } }; }\nexport default ({ status }) => <p>{status}</p>;`,
    },
  ],
  [
    'a test beside it',
    { ...NEXT, 'app/page.tsx': PAGE, 'lib/api.test.ts': `import { me } from './api';\nit('asks', () => me());` },
  ],
  [
    'a function that loads for a route',
    {
      ...VITE,
      'app/routes/home.tsx': `import { me } from '../../lib/api';\nexport const loader = () => me();\nexport default () => <p />;`,
    },
  ],
  [
    'the part of an Astro page that runs before it is sent',
    {
      'package.json': manifest(['astro']),
      'lib/api.ts': API,
      'pages/index.astro': `---\nimport { me } from '../lib/api';\nawait me();\n---\n<p />`,
    },
  ],
  [
    'SvelteKit, by its own alias',
    {
      'package.json': manifest(['@sveltejs/kit', 'svelte']),
      'src/lib/api.ts': API,
      'src/routes/+page.server.ts': `import { me } from '$lib/api';\nexport const load = () => me();`,
    },
  ],
  [
    'a module of a server',
    {
      'package.json': manifest(['express']),
      'lib/api.ts': API,
      'server.ts': `import express from 'express';\nimport { me } from './lib/api.js';\nexpress().get('/', () => me());`,
    },
  ],
  [
    'a program that a script starts',
    {
      'package.json': manifest([], { start: 'tsx watch src/main.ts' }),
      'lib/api.ts': API,
      'src/main.ts': `import { me } from '../lib/api';\nsetInterval(me, 1000);`,
    },
  ],
];

const inBrowsers: readonly (readonly [string, Files])[] = [
  ['nobody', NEXT],
  ['a component of the browser', { ...NEXT, 'components/button.tsx': BUTTON, 'app/page.tsx': PAGE }],
  [
    'a component below one of the browser',
    {
      ...NEXT,
      'lib/use-me.ts': `import { me } from './api';\nexport const useMe = () => me();`,
      'components/button.tsx': BUTTON.replace("{ me } from '../lib/api'", "{ useMe as me } from '../lib/use-me'"),
    },
  ],
  [
    'a page, beside `getServerSideProps`',
    {
      ...NEXT,
      'pages/index.tsx': `import { me } from '../lib/api';\nexport const getServerSideProps = () => me();\nexport default () => <button onClick={me} />;`,
    },
  ],
  [
    'the script of an Astro page',
    {
      'package.json': manifest(['astro']),
      'lib/api.ts': API,
      'pages/index.astro': `<p /><script>import { me } from '../lib/api';\nme();</script>`,
    },
  ],
  ['the entry of a page', { ...VITE, 'src/main.ts': `import { me } from '../lib/api';\nme();` }],
  [
    'both a server and a page',
    {
      ...VITE,
      'src/main.ts': `import { me } from '../lib/api';\nme();`,
      'server.ts': `import express from 'express';\nimport { me } from './lib/api.js';\nexpress().get('/', () => me());`,
    },
  ],
  [
    'what is imported when it is needed',
    {
      ...NEXT,
      'app/page.tsx': PAGE,
      'components/lazy.tsx': `'use client';\nexport const load = () => import('../lib/api');`,
    },
  ],
];

function answerFor(files: Files): boolean {
  const { at, path } = createRepository(files);
  const project = openedProject(path);
  const client = Object.keys(files).find((file) => file.endsWith('lib/api.ts')) ?? '';
  return runsOnServersOnly(at(client), project, project.facts());
}

test.for(onServers)('code of servers, imported by %s', ([, files]) => {
  expect(answerFor(files)).toBe(true);
});

test.for(inBrowsers)('code of pages, imported by %s', ([, files]) => {
  expect(answerFor(files)).toBe(false);
});

test('a package of the workspace is asked for by those that need it', () => {
  const files = {
    'package.json': '{ "workspaces": ["packages/*", "apps/*"] }',
    'packages/api/package.json': '{ "name": "@shop/api", "main": "src/index.ts" }',
    'packages/api/src/index.ts': API,
    'node_modules/.keep': '',
    'apps/site/package.json': '{ "name": "site", "dependencies": { "@shop/api": "*", "next": "*" } }',
    'apps/site/tsconfig.json':
      '{ "compilerOptions": { "paths": { "@shop/api": ["../../packages/api/src/index.ts"] } } }',
    'apps/site/app/page.tsx': `import { me } from '@shop/api';\nexport default async () => <p>{(await me()).status}</p>;`,
  };
  const folder = createRepository(files);
  const project = openedProject(folder.path);
  expect(runsOnServersOnly(folder.at('packages/api/src/index.ts'), project, project.facts())).toBe(true);
});
