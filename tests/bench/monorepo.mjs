import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

const packages = resolve(import.meta.dirname, '../../node_modules');
const sources = [
  'eslint/lib',
  'zod/src',
  'vitest/dist',
  'knip/dist',
  '@typescript-eslint/eslint-plugin/dist',
  'typescript-eslint/dist',
];
const maxBytes = 48 * 1024;

/** Words that make a file worth parsing: the ordinary files hold none, so that their share is what it is meant to be. */
const telling =
  /cors|access-control|credentials|listen|serve\(|hapi|socket\.io|port\s*[:,]|fetch\(|axios|XMLHttp|EventSource|graphql-yoga|json-server/i;

/** Of a hundred files, one is a candidate: by turns a server, its routes, and a client. */
const share = 100;
const filesPerFolder = 4;
const foldersPerPackage = 12;

// `node monorepo.mjs <folder> <files>` prints the clients: their names, and where they ask.
const [, , home = '', count = ''] = process.argv;

/** Writes a monorepo of packages with installed code in them, and about one per cent of servers and clients. */
function writeMonorepo(folder, files) {
  const texts = sources.flatMap((source) => textsBelow(join(packages, source)));
  const clients = [];
  write(folder, '.git/HEAD', 'ref: refs/heads/main\n');
  write(folder, '.gitignore', 'node_modules\n/generated\n*.log\n');
  write(folder, 'package.json', JSON.stringify({ name: 'monorepo', private: true, workspaces: ['packages/*'] }));
  write(folder, 'node_modules/.package-lock.json', '{}');
  for (const name of ['cors', 'express', 'react']) {
    write(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
  }
  for (let file = 0; file < files; file += 1) {
    const home = `packages/p${Math.floor(file / (filesPerFolder * foldersPerPackage))}`;
    const part = `${home}/src/f${Math.floor(file / filesPerFolder) % foldersPerPackage}`;
    if (file % (filesPerFolder * foldersPerPackage) === 0) {
      write(folder, `${home}/package.json`, JSON.stringify({ name: `@monorepo/${home.slice(9)}`, type: 'module' }));
    }
    if (file % share === 0) {
      const candidate = candidates[(file / share) % candidates.length];
      const name = `${part}/${candidate.name}${file}.ts`;
      const port = 3000 + (file % 2000);
      write(folder, name, candidate.text(port, file));
      if (candidate.name === 'client') clients.push({ name, url: `http://localhost:${String(port)}/users` });
      // Imported, and no candidate itself.
      write(
        folder,
        `${part}/origins${file}.ts`,
        `export const origins = ['http://localhost:${String(5000 + (file % 1000))}'];\n`,
      );
    } else {
      const { name, text } = texts[file % texts.length];
      write(folder, `${part}/m${file}${extname(name)}`, text);
    }
  }
  return clients;
}

const candidates = [
  {
    name: 'server',
    text: (port, id) => `import express from 'express';
import cors from 'cors';
import { origins } from './origins${id}.js';

const app = express();
app.use(cors({ origin: origins, credentials: true }));
app.get('/users/:id', async (req, res) => {
  const user = await find(req.params.id);
  if (!user) return res.status(404).end();
  res.json(user);
});
${helpers(id)}
${listening(port, id)}
`,
  },
  {
    name: 'routes',
    text: (port, id) => `import { Router } from 'express';

export const router = Router();
router.get('/orders', (req, res) => {
  const { origin } = req.headers;
  if (origin === 'http://localhost:5173') {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Vary', 'Origin');
  }
  res.json([]);
});
${helpers(id)}
`,
  },
  {
    name: 'client',
    text: (port, id) => `import { useEffect, useState } from 'react';

const api = 'http://localhost:${port}';
export function useUsers() {
  const [users, setUsers] = useState([]);
  useEffect(() => {
    fetch(\`\${api}/users\`, { credentials: 'include' })
      .then((response) => response.json())
      .then(setUsers);
  }, []);
  return users;
}
${helpers(id)}
`,
  },
];

/** Every second server takes its port from its environment, so that its text alone does not tell where it listens. */
function listening(port, id) {
  return id % (6 * share) === 0
    ? `app.listen(${port}, () => console.log('listening'));`
    : `const PORT = process.env.PORT || ${port};\napp.listen(PORT, () => console.log('listening'));`;
}

/** What else stands in such a file. */
function helpers(id) {
  return Array.from(
    { length: 12 },
    (_, index) => `
export async function helper${id}_${index}(input, { limit = 10, order = 'asc' } = {}) {
  const rows = input.filter((row) => row.active && row.count > ${index}).map((row) => ({ ...row, total: row.count * limit }));
  if (rows.length === 0) return null;
  return order === 'asc' ? rows.sort((a, b) => a.total - b.total) : rows.reverse();
}`,
  ).join('\n');
}

function write(folder, name, text) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function textsBelow(root) {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true })
    .filter((name) => /(?<!\.d)\.(?:js|mjs|ts)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
    .filter(({ text }) => text.length <= maxBytes && !telling.test(text));
}

console.log(JSON.stringify(writeMonorepo(home, Number(count))));
