import { describe, expect, test } from 'vitest';
import { isInServerFunction, runtimeSignsOf } from '../../src/recognise/runtime-signs.ts';
import { isServerFunction, runtimeOf } from '../../src/recognise/runtime.ts';
import type { Runtime, RuntimeSigns } from '../../src/recognise/runtime.ts';
import { find, parseTypeScript } from '../support/parse.ts';

const NOTHING: RuntimeSigns = {
  path: '/project/src/api.ts',
  imports: [],
  directives: [],
  hasShebang: false,
  hasJsx: false,
  usesDom: false,
  asksForDom: false,
  usesNode: false,
};

describe('where a file runs, by its signs', () => {
  test.for<[name: string, signs: Partial<RuntimeSigns>, runtime: Runtime]>([
    ['no sign', {}, 'unknown'],
    ['what bundlers replace', { imports: ['buffer', 'events', 'path', 'url'] }, 'unknown'],
    ['React alone', { imports: ['react'] }, 'unknown'],
    ['JSX', { hasJsx: true }, 'browser'],
    ['the page', { usesDom: true }, 'browser'],
    ['a question for the page', { usesDom: true, hasJsx: true, asksForDom: true }, 'unknown'],
    ['a package for the screen', { imports: ['react-dom/client'] }, 'browser'],
    ["'use client'", { directives: ['use client'], imports: ['next/headers'] }, 'browser'],
    ["'use server'", { directives: ['use server'], hasJsx: true }, 'server'],
    ['a module of Node', { imports: ['node:fs'], usesDom: true }, 'server'],
    ['a module of Node without its scheme', { imports: ['child_process'] }, 'server'],
    ['a server', { imports: ['express'] }, 'server'],
    ['a part of a server', { imports: ['@fastify/cookie'] }, 'server'],
    ['Hono', { imports: ['hono'] }, 'server'],
    ["Hono's client", { imports: ['hono/client'] }, 'unknown'],
    ['requests of Node', { imports: ['undici'] }, 'server'],
    ['a script', { hasShebang: true, usesDom: true }, 'server'],
    ['arguments of a program', { usesNode: true }, 'server'],
    ['a script by its place', { path: '/project/scripts/seed.ts', imports: ['node:process'] }, 'server'],
    ['a script by its place only', { path: '/project/scripts/widget.ts' }, 'unknown'],
    ['a configuration', { path: '/project/vite.config.ts' }, 'server'],
    ['CommonJS by its name', { path: '/project/src/a.cjs' }, 'server'],
    ['a handler of Next', { path: '/project/app/api/me/route.ts' }, 'server'],
    ['an older handler of Next', { path: '/project/src/pages/api/me.ts' }, 'server'],
    ['a page of Next, which is a server component', { path: '/project/src/app/me/page.tsx', hasJsx: true }, 'server'],
    [
      'a page of Next that says otherwise',
      { path: '/project/app/page.tsx', hasJsx: true, directives: ['use client'] },
      'browser',
    ],
    ['a component beside it', { path: '/project/app/me/form.tsx', hasJsx: true }, 'browser'],
    ['an older page of Next', { path: '/project/pages/index.tsx', hasJsx: true }, 'browser'],
    ['a server file of SvelteKit', { path: '/project/src/routes/me/+server.ts' }, 'server'],
    ['a load of a server in SvelteKit', { path: '/project/src/routes/+page.server.ts' }, 'server'],
    ['a load for both in SvelteKit', { path: '/project/src/routes/+page.ts' }, 'unknown'],
    ['a handler of Nuxt', { path: '/project/server/api/me.get.ts' }, 'server'],
    ['an edge function', { path: '/project/supabase/functions/me/index.ts' }, 'server'],
    ['on Windows', { path: 'C:/project/app/api/route.ts' }, 'server'],
    ['a test by its name', { path: '/project/src/api.test.ts', usesDom: true }, 'test'],
    ['a test by its place', { path: '/project/tests/api.ts' }, 'test'],
    ['a mock by its place', { path: '/project/src/__mocks__/api.ts' }, 'test'],
    ['a test by what it imports', { imports: ['vitest'] }, 'test'],
    ['a mock by what it imports', { imports: ['msw/node'] }, 'test'],
  ])('%s', ([, signs, runtime]) => {
    expect(runtimeOf({ ...NOTHING, ...signs })).toBe(runtime);
  });
});

describe('the signs that a file shows', () => {
  test.for<[code: string, signs: Partial<RuntimeSigns>]>([
    [
      `import a from 'a'; import type b from 'b'; const c = require('c'); import d = require('d'); import('e');`,
      { imports: ['a', 'c', 'd', 'e'] },
    ],
    [`'use strict'; "use client"; x();`, { directives: ['use strict', 'use client'] }],
    [`x(); 'use client';`, { directives: [] }],
    [`#!/usr/bin/env node\nx();`, { hasShebang: true }],
    [`const a = <p />;`, { hasJsx: true }],
    [`document.title = 'a';`, { usesDom: true }],
    [`const f = (document) => document.title;`, { usesDom: false }],
    [`if (typeof window !== 'undefined') x();`, { asksForDom: true, usesDom: false }],
    [`if (process.server) x();`, { asksForDom: true }],
    [`if (import.meta.client) x();`, { asksForDom: true }],
    [`const url = import.meta.env.SSR ? a : b;`, { asksForDom: true }],
    [`if (other.server) x(process.servers);`, { asksForDom: false }],
    [`process.exit(1);`, { usesNode: true }],
    [`const a = process.env.A;`, { usesNode: false }],
    [`const a = import.meta.dirname;`, { usesNode: true }],
    [`const a = import.meta.env.A;`, { usesNode: false }],
    [`Deno.exit();`, { usesNode: true }],
  ])('%s', ([code, signs]) => {
    const { ast, scopeManager, text } = parseTypeScript(code, { jsx: true });
    expect(runtimeSignsOf(ast, scopeManager, 'C:\\project\\a.tsx', text)).toMatchObject({
      path: 'C:/project/a.tsx',
      ...signs,
    });
  });
});

describe('functions of a server in files for both', () => {
  test.for<[code: string, runs: boolean]>([
    [`export async function getServerSideProps() { return fetch('/'); }`, true],
    [`export const loader = async () => fetch('/');`, true],
    [`async function loader() { return fetch('/'); }`, false],
    [`Page.getInitialProps = async () => fetch('/');`, true],
    [`async function save() { 'use server'; return fetch('/'); }`, true],
    [`export const load = () => { const inner = () => fetch('/'); return inner(); };`, false],
    [`export function action() { return [1].map(() => fetch('/')); }`, true],
  ])('%s', ([code, runs]) => {
    const { ast } = parseTypeScript(code);
    const call = find(
      ast,
      (node) => node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'fetch',
    );
    expect(isInServerFunction(call)).toBe(runs);
  });

  test('a name counts only where a module exports it', () => {
    expect(isServerFunction('loader', [], true)).toBe(true);
    expect(isServerFunction('loader', [], false)).toBe(false);
    expect(isServerFunction(null, ['use server'], false)).toBe(true);
  });
});
