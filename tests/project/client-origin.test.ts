import { expect, test } from 'vitest';
import { devOrigins } from '../../src/project/client-origin.ts';
import type { ConfiguredPort } from '../../src/project/client-origin.ts';
import { packageOf } from '../../src/project/packages.ts';
import { at, filesOf } from '../support/project-files.ts';

interface Row {
  readonly packages?: readonly string[];
  readonly dev?: string;
  readonly texts?: Readonly<Record<string, string>>;
  readonly port?: ConfiguredPort;
  readonly taken?: readonly number[];
}

function portsOf({ packages = [], dev, texts = {}, port = 'absent', taken = [] }: Row): string {
  const scripts = dev === undefined ? {} : { dev };
  const devDependencies = Object.fromEntries(packages.map((name) => [name, '*']));
  const files = filesOf({ 'package.json': JSON.stringify({ devDependencies, scripts }), ...texts });
  const isTaken = (one: number): boolean => taken.includes(one);
  const origins = devOrigins(packageOf(at('src/main.ts'), files), { files, portIn: () => port, isTaken });
  return origins?.map((origin) => origin.replace('http://localhost:', '')).join('|') ?? 'unknown';
}

test.for<[expected: string, row: Row]>([
  ['5173', { packages: ['vite'] }],
  ['5173', { packages: ['vite'], dev: 'vite' }],
  ['5173', { packages: ['vite'], dev: 'vite --host' }],
  ['3001', { packages: ['vite'], dev: 'vite --port 3001' }],
  ['3001', { packages: ['vite'], dev: 'vite dev --port=3001 --strictPort' }],
  ['3001', { packages: ['vite'], texts: { 'vite.config.ts': 'export default {}' }, port: 3001 }],
  ['5173', { packages: ['vite'], texts: { 'vite.config.ts': 'export default {}' } }],
  ['unknown', { packages: ['vite'], texts: { 'vite.config.js': '' }, port: 'unknown' }],
  ['3002', { packages: ['vite'], dev: 'vite --port 3002', texts: { 'vite.config.js': '' }, port: 3001 }],
  ['unknown', { packages: ['vite'], dev: 'vite --port $PORT' }],
  ['unknown', { packages: ['vite'], dev: 'vite --https' }],
  ['unknown', { packages: ['vite'], texts: { 'vite.config.ts': 'server: { https: true }' } }],
  ['unknown', { packages: ['vite'], texts: { 'vite.config.ts': 'server: { https }' } }],
  ['5173', { packages: ['vite'], texts: { 'vite.config.ts': '// https://vite.dev/config/\nexport default {}' } }],
  ['5173', { packages: ['vite'], texts: { 'vite.config.ts': "proxy: { '/api': 'https://api.example.com' }" } }],
  ['unknown', { packages: ['vite'], taken: [5173] }],
  ['5173', { packages: ['vite'], dev: 'vite build && vite' }],
  ['3001|5173', { packages: ['vite'], dev: 'vite --port 3001 & vite' }],
  ['5173', { packages: ['vite', '@sveltejs/kit'], dev: 'vite dev' }],
  ['4321', { packages: ['astro', 'vite'], dev: 'astro dev' }],
  ['3000', { packages: ['next'], dev: 'next dev' }],
  ['3001', { packages: ['next'], dev: 'next dev -p 3001' }],
  ['3001', { packages: ['next'], dev: 'next dev --turbo --port 3001' }],
  ['3001', { packages: ['next'], dev: 'PORT=3001 next dev' }],
  ['unknown', { packages: ['next'], taken: [3000] }],
  ['3002', { packages: ['react-scripts'], dev: 'PORT=3002 react-scripts start' }],
  ['3002', { packages: ['react-scripts'], dev: 'cross-env PORT=3002 react-scripts start' }],
  ['3003', { packages: ['react-scripts'], dev: 'react-scripts start', texts: { '.env': 'PORT=3003' } }],
  ['3006', { packages: ['react-scripts'], dev: 'set PORT=3006 && react-scripts start' }],
  ['3006', { packages: ['react-scripts'], dev: 'concurrently "export PORT=3006; react-scripts start" "node api"' }],
  ['unknown', { packages: ['react-scripts'], dev: 'HTTPS=true react-scripts start' }],
  ['unknown', { packages: ['react-scripts'], dev: 'set HTTPS=true&&react-scripts start' }],
  ['unknown', { packages: ['react-scripts'], dev: 'react-scripts start', texts: { '.env': 'HTTPS=true' } }],
  ['3000', { packages: ['react-scripts'], dev: 'react-scripts start', texts: { '.env': 'REACT_APP_A=https://a.b' } }],
  ['4200', { packages: ['@angular/cli'], dev: 'ng serve' }],
  ['4300', { packages: ['@angular/cli'], dev: 'ng serve --port 4300' }],
  [
    '4400',
    {
      packages: ['@angular/cli'],
      dev: 'ng serve',
      texts: { 'angular.json': '{"projects":{"web":{"architect":{"serve":{"options":{"port":4400}}}}}}' },
    },
  ],
  ['3000', { packages: ['nuxt'], dev: 'nuxt dev' }],
  ['3004', { packages: ['nuxt'], dev: 'nuxi dev --port 3004' }],
  ['8000', { packages: ['gatsby'], dev: 'gatsby develop' }],
  ['8080', { packages: ['@vue/cli-service'], dev: 'vue-cli-service serve' }],
  ['8081', { packages: ['expo'], dev: 'expo start --web' }],
  ['1234', { packages: ['parcel'], dev: 'parcel src/index.html' }],
  ['8080', { packages: ['webpack-dev-server'], dev: 'webpack serve --mode development' }],
  ['unknown', { packages: ['express'], dev: 'node server.js' }],
  ['unknown', {}],
])('%s %j', ([expected, row]) => {
  expect(portsOf(row)).toBe(expected);
});
