import { expect, test } from 'vitest';
import { commandsOf, dependsOn, flagOf } from '../../src/project/manifest.ts';

test.for<[line: string, ...commands: string[]]>([
  ['vite', 'vite'],
  ['vite --port 3001', 'vite --port 3001'],
  ['PORT=3002 react-scripts start', 'PORT=3002 react-scripts start'],
  ['cross-env PORT=3002 BROWSER=none react-scripts start', 'PORT=3002 BROWSER=none react-scripts start'],
  ['npx next dev -p 3001', 'next dev -p 3001'],
  ['pnpm exec next dev', 'next dev'],
  ['bunx --bun vite', 'vite'],
  ['node_modules/.bin/vite', 'vite'],
  ['npm run build && node dist/server.js', 'npm run build', 'node dist/server.js'],
  ['dotenv -- node server.js', 'node server.js'],
  ['concurrently "vite --port 3000" "node server.js"', 'vite --port 3000', 'node server.js'],
  ['concurrently \\"vite dev\\" \\"PORT=4000 nodemon server.js\\"', 'vite dev', 'PORT=4000 nodemon server.js'],
  ['', ...[]],
  ['&& ;', ...[]],
])('%s', ([line, ...commands]) => {
  const found = commandsOf({ scripts: { dev: line } }).map(({ variables, program, arguments: args }) =>
    [...Object.entries(variables).map(([name, value]) => `${name}=${value}`), program, ...args].join(' '),
  );
  // What stands in quotes is also read as a part of the whole line, which names other programs.
  expect(found).toEqual(expect.arrayContaining(commands));
  if (!line.includes('"')) expect(found).toEqual(commands);
});

test.for([[undefined], [null], [{}], [{ scripts: 3 }], [{ scripts: { dev: 3 } }], [[]]])(
  'no commands in %j',
  ([manifest]) => {
    expect(commandsOf(manifest)).toEqual([]);
  },
);

test.for<[args: string, value: string | null]>([
  ['--port 3001', '3001'],
  ['--port=3001', '3001'],
  ['-p 3001', '3001'],
  ['-p3001', '3001'],
  ['--portable', null],
  ['--host', null],
  ['--port', null],
])('flag in %s', ([args, value]) => {
  expect(flagOf({ arguments: args.split(' ') }, ['--port', '-p'])).toBe(value);
});

test('what a package depends on', () => {
  expect(dependsOn({ devDependencies: { vite: '^7.0.0' } }, 'vite')).toBe(true);
  expect(dependsOn({ dependencies: { next: '*' } }, 'vite')).toBe(false);
  expect(dependsOn({ dependencies: {} }, 'toString')).toBe(false);
  expect(dependsOn(null, 'vite')).toBe(false);
});
