import { expect, test } from 'vitest';
import { moduleCollectors } from '../../src/project/collect.ts';
import { diskFiles } from '../../src/project/project-files.ts';
import { componentCode } from '../../src/project/single-file.ts';
import { createRepository } from '../support/folder.ts';

const ASK = `fetch('http://localhost:4000/me', { credentials: 'include' })`;

/** What the requests in a file are, and the code at their places. */
function requestsIn(name: string, text: string): readonly string[] {
  const folder = createRepository({ [name]: text });
  const requests = moduleCollectors.kinds.requests.collect(folder.at(name), diskFiles(folder.path, new Map()));
  return requests.map(({ credentials, range, url }) => {
    const [start, end] = credentials.range ?? range;
    return `${String(url)} ${text.slice(start, end)}`;
  });
}

test.for<[title: string, name: string, text: string, count: number]>([
  [
    'Vue',
    'App.vue',
    `<template>\n  <p>ü {{ a > b ? 'x' : "y" }}</p>\n</template>\n<script setup lang="ts">\nconst a: number = 1;\nawait ${ASK};\n</script>\n<style>p{}</style>`,
    1,
  ],
  [
    'Vue, two scripts',
    'App.vue',
    `<script>\nexport default { name: 'x' }\n</script>\n<script setup>\nimport { ref } from 'vue'\nconst r = ref(0)\n;${ASK}\n</script>`,
    1,
  ],
  ['Vue, options', 'App.vue', `<script>\nexport default { methods: { load() { return ${ASK}; } } };\n</script>`, 1],
  ['Vue, JSX', 'App.vue', `<script lang="tsx">\nexport default () => <p onClick={() => ${ASK}}>a</p>;\n</script>`, 1],
  [
    'Svelte',
    'Page.svelte',
    `<script lang="ts" generics="T extends Map<string, '>'>">\n\tlet { data } = $props();\n\tconst load = async () => ${ASK};\n</script>\n{#if data}<b onclick={load}>a</b>{/if}`,
    1,
  ],
  [
    'Svelte, module',
    'Page.svelte',
    `<script context="module">\n\texport const load = () => ${ASK};\n</script>\n<script>\n\tlet a = 1\n</script>`,
    1,
  ],
  [
    'Astro: the script, not the server',
    'Page.astro',
    `---\nconst me = await ${ASK};\n---\n<html><body><script>\nconst load = () => ${ASK};\nload();\n</script></body></html>`,
    1,
  ],
  ['a comment', 'App.vue', `<!-- <script>${ASK}</script> -->\n<script>\nexport default {};\n</script>`, 0],
  ['data', 'App.vue', `<script type="application/json">{ "credentials": "include" }</script>`, 0],
  ['a type that is code', 'Page.astro', `<script type="module">${ASK};</script>`, 1],
  ['a template alone', 'App.vue', '<template><p credentials>a</p></template>', 0],
  ['a broken script', 'App.vue', `<script>${ASK}; const = 1;</script>`, 0],
  ['a script that does not end', 'App.vue', `<script>${ASK};`, 0],
  ['nothing', 'App.vue', '', 0],
])('%s', ([, name, text, count]) => {
  expect(requestsIn(name, text)).toEqual(
    Array.from({ length: count }, () => `http://localhost:4000/me credentials: 'include'`),
  );
});

test('every character of the code stands where it stood', () => {
  const text = `<p>👍\r\n\u2028</p>\n<script>const a = '👍';</script >\n<b/><script lang=ts>let b: 1</script>`;
  const code = componentCode('a.vue', text);
  expect(code?.text.length).toBe(text.length);
  expect(code?.text).toBe(
    text.replaceAll(/<\/script\s*>|<[^>]*>|(?<=<p>)👍/gu, (part) =>
      part.startsWith('</script') ? `;${' '.repeat(part.length - 1)}` : ' '.repeat(part.length),
    ),
  );
});

test('another file is none', () => {
  expect(componentCode('a.html', '<script>1</script>')).toBeNull();
});

test('a file of many openings takes no time', () => {
  const text = '<script a="'.repeat(20_000);
  const start = performance.now();
  expect(componentCode('a.vue', text)?.text.length).toBe(text.length);
  expect(performance.now() - start).toBeLessThan(500);
});
