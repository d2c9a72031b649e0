import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answersOf } from '../../src/recognise/composition.ts';
import type { Answers } from '../../src/recognise/composition.ts';
import type { OriginRule, Policy } from '../../src/recognise/facts.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { parseTypeScript } from '../support/parse.ts';
import { policiesIn } from '../support/policies.ts';

/**
 * What a real server sent to pages of two origins; `null` when it sent nothing at all. Recorded by `tests/wire/apps.test.ts` from
 * generated apps on Express 5.3, Koa 3.3 with @koa/cors 5 and @koa/router, Hono 4.13, Fastify 5 with @fastify/cors 11, and Nest 11.
 */
interface Recorded {
  readonly library: string;
  readonly code: string;
  readonly wire: Readonly<
    Record<
      string,
      { readonly status: number; readonly origin: string | null; readonly credentials: string | null } | null
    >
  >;
}

const ORIGINS = { app: 'https://app.example.com', evil: 'https://evil.example' } as const;

const recorded = readFileSync(new URL('composition.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

const EXPRESS = `import express from 'express'; import cors from 'cors'; const app = express();`;

describe('what leaves an app', () => {
  test.for([
    {
      name: 'a later origin takes a pair apart',
      code: `app.use(cors({ origin: true })); app.use(cors({ origin: 'https://a.example', credentials: true }));`,
      expected: ['cors: https://a.example +true', 'cors: reflected/none'],
    },
    {
      name: 'one layer sets the origin, another the credentials',
      code: `app.use(cors()); app.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });`,
      expected: ['headers: * by default +true', 'cors: * by default'],
    },
    {
      name: 'two functions of one file',
      code: `function origin(req, res, next) { res.set('Access-Control-Allow-Origin', '*'); next(); }
function credentials(req, res, next) { res.set('Access-Control-Allow-Credentials', 'true'); next(); }
app.use(origin); app.use(credentials);`,
      expected: ['headers: * +true'],
    },
    {
      name: 'functions of a list that is spread',
      code: `const origin = (req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); };
const all = [origin, (req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); }];
app.use(express.json(), ...all);`,
      expected: ['headers: * +true'],
    },
    {
      name: 'functions of a list that another file fills',
      code: `import { fill } from './fill.js'; const all = [cors()]; fill(all); all.push(later);
app.use(...all);
app.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });`,
      expected: ['headers: absent +true', 'cors: * by default'],
    },
    {
      name: 'functions of a list that grows',
      code: `const all = [cors()]; if (process.env.OPEN) all.push((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });
app.use(...all);`,
      expected: ['headers: absent +true', 'cors: * by default'],
    },
    {
      name: 'whom a list leaves out gets what was written before',
      code: `app.use(cors({ origin: true })); app.use(cors({ origin: ['https://a.example'], credentials: true }));`,
      expected: ['cors: [https://a.example] +true', 'cors: reflected/none +true', 'cors: reflected/none'],
    },
    {
      name: 'other paths',
      code: `app.use('/a', cors({ origin: '*' })); app.use('/b', cors({ origin: 'https://a.example', credentials: true }));`,
      expected: ['cors: *', 'cors: https://a.example +true'],
    },
    {
      name: 'a router under its path',
      code: `const router = express.Router(); router.use(cors({ origin: 'https://a.example', credentials: true }));
app.use('/api', cors()); app.use('/api', router);`,
      expected: ['cors: https://a.example +true', 'cors: * by default'],
    },
    {
      name: 'a route that answers before',
      code: `app.get('/x', cors(), (req, res) => res.send('x'));
app.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });`,
      expected: ['cors: * by default', 'headers: absent +true'],
    },
    {
      name: 'what answers errors: only where something fails',
      code: `app.use((error, req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.status(500).end(); });
app.use(cors({ origin: 'https://a.example', credentials: true }));`,
      expected: ['cors: https://a.example +true'],
    },
    {
      name: 'what answers errors, behind credentials',
      code: `app.use(cors({ origin: 'https://a.example', credentials: true }));
app.use((error, req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.status(500).end(); });`,
      expected: ['cors: https://a.example +true', 'cors: * +true'],
    },
    {
      name: 'a condition: each by itself',
      code: `if (process.env.OPEN) app.use(cors()); app.use(cors({ origin: 'https://a.example', credentials: true }));`,
      expected: ['cors: * by default', 'cors: https://a.example +true'],
    },
  ])('$name', ({ code, expected }) => {
    expect(policiesIn(`${EXPRESS}\n${code}`)).toEqual(expected);
  });
});

test('a later layer writes the lists that its preflights carry', () => {
  const code = `${EXPRESS}
app.use((req, res, next) => {
  res.set({ 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Methods': '*' });
  next();
});
app.use(cors({ origin: 'https://a.example', methods: ['GET', 'PUT'] }));`;
  const { policies } = factsOf(parseTypeScript(code).sourceCode, 'server.ts');
  expect(policies.map(({ allowMethods }) => allowMethods.value)).toEqual([
    { kind: 'listed', names: ['GET', 'PUT'], complete: true },
  ]);
});

describe('apps of several layers answer as predicted', () => {
  const counts = { exact: 0, among: 0, unknown: 0 };

  test.for(recorded.map((one) => [one.code, one] as const))('%s', ([, { code, wire }]) => {
    const { layers } = factsOf(parseTypeScript(code).sourceCode, 'server.ts');
    for (const [asked, sent] of Object.entries(wire)) {
      if (sent === null || sent.status === 500) continue;
      const [, isPreflight, method = '', who = 'app'] = /^(preflight )?(\w+) (app|evil)$/.exec(asked) ?? [];
      const { preflight, response } = answersOf(layers, { path: '/api/x', method });
      const answers = isPreflight ? preflight : response;
      if (layers.length === 0 || !answers.isComplete) {
        counts.unknown += 1;
        continue;
      }
      const predicted = predictedFor(answers, ORIGINS[who as 'app' | 'evil']);
      counts[predicted.length === 1 ? 'exact' : 'among'] += 1;
      expect(predicted, asked).toContain(line(sent.origin, sent.credentials));
    }
  });

  test('mostly with certainty', () => {
    const all = counts.exact + counts.among + counts.unknown;
    expect(counts.exact / all).toBeGreaterThan(0.95);
  });
});

function line(origin: string | null, credentials: string | null): string {
  return `${origin ?? '-'} ${credentials ?? '-'}`;
}

function predictedFor({ policies }: Answers, asking: string): readonly string[] {
  const lines = policies.flatMap((policy) =>
    policy === null
      ? [line(null, null)]
      : originsFor(policy.allowOrigin.value, asking).map((one) => line(one, credentialsOf(policy))),
  );
  return [...new Set(lines)];
}

function originsFor(rule: OriginRule, asking: string): readonly (string | null)[] {
  switch (rule.kind) {
    case 'absent':
      return [null];
    case 'wildcard':
      return ['*'];
    case 'literal':
      if (rule.asList) return [rule.entries.some(({ text }) => text === asking) ? asking : null];
      return rule.entries.map(({ text }) => text);
    case 'reflected':
      return rule.check.kind === 'none' ? [asking] : [asking, null];
    case 'null':
      return ['null'];
    case 'multiple':
      return [rule.lines.join(', ')];
    case 'unknown':
      return [asking, null, '*'];
  }
}

function credentialsOf({ allowCredentials: { value } }: Policy): string | null {
  return value.kind === 'sent' ? value.lines.join(', ') : null;
}
