/** One application in ordinary style: servers that state policies by options and by headers, and their clients. */
export const corsFiles = {
  'server/options.js': `import cors from 'cors';
import express from 'express';

const app = express();
const origins = ['https://app.example.com', 'https://admin.example.com'];

app.use(express.json());
app.use('/api', cors({ origin: origins, credentials: true, maxAge: 600 }));
app.use('/public', cors());
app.use(
  '/account',
  cors({
    origin(origin, done) {
      if (!origin || origins.includes(origin)) return done(null, true);
      return done(new Error('not allowed'));
    },
    credentials: true,
  }),
);

${routes(
  12,
  (path) => `app.get('${path}', (request, response) => {
  response.json({ path: '${path}', user: request.user });
});`,
)}

app.listen(4000);
`,

  'server/headers.js': `import express from 'express';

const app = express();
const allowed = new Set(['https://app.example.com', 'https://admin.example.com']);

${routes(
  12,
  (path) => `app.get('${path}', (request, response) => {
  const origin = request.headers.origin;
  response.setHeader('Vary', 'Origin');
  if (allowed.has(origin)) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
  } else if (request.query.public) {
    response.setHeader('Access-Control-Allow-Origin', '*');
  }
  if (request.method === 'OPTIONS') return response.status(204).end();
  response.json({ path: '${path}' });
});`,
)}

app.listen(4001);
`,

  'server/mistakes.ts': `import cors from 'cors';
import express, { type Request, type Response } from 'express';

const app = express();

app.use(cors({ origin: '*', credentials: true }));

${routes(
  6,
  (path) => `app.post('${path}', (request: Request, response: Response): void => {
  response.set('Access-Control-Allow-Origin', request.get('origin'));
  response.set('Access-Control-Allow-Credentials', 'True');
  response.send('done');
});`,
)}

app.listen(4002);
`,

  'client/api.ts': `import axios from 'axios';

const base = 'http://localhost:4000';
const client = axios.create({ baseURL: 'http://localhost:4001', withCredentials: true });

${routes(
  12,
  (path, index) => `export async function load${index}(id: string): Promise<unknown> {
  const response = await fetch(\`\${base}${path}/\${id}\`, { credentials: 'include' });
  if (!response.ok) return (await client.get('${path}')).data;
  return response.json();
}`,
)}
`,
};

function routes(count, print) {
  return Array.from({ length: count }, (_, index) => print(`/api/items${index}`, index)).join('\n\n');
}
