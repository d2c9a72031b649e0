import { test } from 'vitest';
import { policiesIn } from '../support/policies.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { parseTypeScript } from '../support/parse.ts';
test('x', () => {
  const code = `import cors from '@fastify/cors'; import fastify from 'fastify'; const app = fastify(); app.register(cors, { origin: 'https://b.example.com, https://app.example.com'.split(','), credentials: true })`;
  process.stdout.write(JSON.stringify(factsOf(parseTypeScript(code).sourceCode, 'a.ts'), null, 1));
});
