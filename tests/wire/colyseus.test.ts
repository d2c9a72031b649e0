import { afterAll, expect, test } from 'vitest';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { parseJavaScript } from '../support/parse.ts';
import { ServerHost } from './server-host.ts';
import type { WireRequest } from './server-host.ts';

const host = new ServerHost();

afterAll(() => {
  host.close();
});

const REQUESTS: readonly WireRequest[] = [
  { method: 'OPTIONS', origin: 'https://app.example.com' },
  { method: 'OPTIONS', origin: 'https://evil.example' },
  { method: 'GET', origin: 'https://evil.example' },
];

/** No option of Colyseus is about CORS, so there is but one policy to compare. */
test.for(['new Server({ transport, greet: false });', 'defineServer({ transport, greet: false, rooms: {} });'])(
  'Colyseus answers as predicted: %s',
  async (made) => {
    const code = `import http from 'node:http';
import { defineServer, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
export const server = http.createServer();
const transport = new WebSocketTransport({ server });
const game = ${made}
await game.listen(0, '127.0.0.1');`;
    const { started, responses } = await host.observe(host.write('latest', code), REQUESTS);
    expect(started).toBe(true);
    const [policy, ...others] = factsOf(parseJavaScript(code).sourceCode, 'server.js').policies;
    expect(others).toEqual([]);
    const { allowCredentials, allowHeaders, allowMethods, allowOrigin } = policy ?? {};
    expect(allowOrigin?.value).toMatchObject({ kind: 'reflected', check: { kind: 'none' } });
    for (const [index, response] of responses.entries()) {
      expect(response?.allowOrigin).toEqual([REQUESTS[index]?.origin]);
      expect(allowCredentials?.value).toMatchObject({ lines: response?.allowCredentials });
      for (const [rule, lines] of [
        [allowHeaders, response?.allowHeaders],
        [allowMethods, response?.allowMethods],
      ] as const)
        expect(rule?.value).toMatchObject({ names: lines?.join().split(/,\s*/) });
      expect(response?.vary).toEqual([]);
    }
  },
);
