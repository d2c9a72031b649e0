import type { Packages } from '../packages.ts';

/** A generated program: `me.tsx` exports `load`, which sends one request; other modules lie beside it. */
export interface ClientProgram {
  /** What it is made of, for people. */
  readonly name: string;
  readonly packages: Packages;
  readonly files: Readonly<Record<string, string>>;
  /** What runs it, where calling `load` does not. */
  readonly driver?: string;
}

/** Whether cookies are asked for, refused, or not spoken of. */
export type Cookies = 'asked' | 'refused' | 'absent';

/** What is to be sent. */
export interface Sent {
  readonly cookies: Cookies;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The code of headers, or nothing. */
  readonly headers: string | null;
  /** The path, as a text in code. */
  readonly path: string;
}

/** Where the address of the server comes from: an expression, what stands before it, and modules beside it. */
export interface Address {
  readonly base: string;
  readonly before: string;
  readonly files: Readonly<Record<string, string>>;
}

export const API = `http://localhost:4000`;

export const ADDRESSES: readonly Address[] = [
  { base: `'${API}'`, before: '', files: {} },
  { base: 'API', before: `const API = '${API}';\n`, files: {} },
  {
    base: 'API_URL',
    before: `import { API_URL } from './config.ts';\n`,
    files: { 'config.ts': `export const API_URL = '${API}';\n` },
  },
  {
    base: 'config.api.url',
    before: `import config from './config.ts';\n`,
    files: { 'config.ts': `const config = { api: { url: '${API}', timeout: 5000 } };\nexport default config;\n` },
  },
  {
    base: 'getBaseUrl()',
    before: `import { getBaseUrl } from './config.ts';\n`,
    files: { 'config.ts': `export function getBaseUrl() {\n  return '${API}';\n}\n` },
  },
  {
    base: 'API',
    before: `const HOST = 'localhost';\nconst PORT = 4000;\nconst API = \`http://\${HOST}:\${PORT}\`;\n`,
    files: {},
  },
  {
    base: 'ENDPOINTS.root',
    before: `import { ENDPOINTS } from './config.ts';\n`,
    files: { 'config.ts': `export const ENDPOINTS = { root: '${API}', users: '/users' } as const;\n` },
  },
];

export const PATHS = [`'/users'`, `'/users'`, `'/users/7'`, '`/users/${7}`', `'/users?page=2'`];

/** The statement of a call, and the URL that it has, relative to a base or whole. */
export function urlOf(base: string, path: string, isWhole: boolean, spelling: number): string {
  if (!isWhole) return path;
  const inner = path.startsWith('`') ? path.slice(1, -1) : /^'.*'$/.test(path) ? path.slice(1, -1) : `\${${path}}`;
  return (
    [`${base} + ${path}`, `\`\${${base}}${inner}\``, `new URL(${path}, ${base}).href`, `\`\${${base}}${inner}\``][
      spelling % 4
    ] ?? path
  );
}
