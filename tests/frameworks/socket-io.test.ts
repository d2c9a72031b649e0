import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

const OPEN = `{ cors: { origin: true, credentials: true } }`;
const expected = 'socket.io adapter: reflected/none +true';

describe('adapters of socket.io', () => {
  testPolicies(
    `import socketio from '@feathersjs/socketio'; import fastifyIO from 'fastify-socket.io'; import { IoAdapter } from '@nestjs/platform-socket.io';`,
    [
      [`app.configure(socketio(${OPEN}));`, expected],
      [`app.configure(socketio(3030, ${OPEN}, (io) => {}));`, expected],
      [`fastify.register(fastifyIO, ${OPEN});`, expected],
      [
        `class Adapter extends IoAdapter { createIOServer(port, options) { return super.createIOServer(port, { ...options, cors: { origin: true, credentials: true } }); } }`,
        expected,
      ],
    ],
  );
});
