import { corsCredentialsOption, corsNames, corsOriginOption } from './cors.ts';
import { defineFramework, OPEN_TO_ALL } from './define-framework.ts';
import { UNKNOWN } from './origin-meanings.ts';

/** socket.io 3 and 4, engine.io and the gateways of NestJS: `cors` holds the options of the `cors` package. */
export const socketIo = defineFramework({
  id: 'socket.io',
  see: 'https://socket.io/docs/v4/handling-cors/',
  policies: [
    ...[
      'socket.io.Server',
      'socket.io',
      'socket.io.Server().attach',
      'socket.io.Server().listen',
      'socket.io().attach',
    ],
    ...['engine.io.Server', 'engine.io.attach', 'engine.io.listen'],
  ].map((callee) => ({ callee, at: 'object' as const, within: ['cors'] })),
  origin: corsOriginOption,
  credentials: corsCredentialsOption,
  ...corsNames,
  wildcardWithCredentials: 'sent',
  delegation: 'callback',
  package: 'socket.io',
  only: { from: '3.0.0', below: null },
  scope: 'app',
});

/** socket.io 1 and 2 let everybody in with credentials; `origins` turns some away, which is not followed. */
export const socketIo2 = defineFramework({
  id: 'socket.io 2',
  see: 'https://socket.io/docs/v2/server-api/#new-server-httpserver-options',
  policies: ['socket.io.Server', 'socket.io'].map((callee) => ({ callee, at: 'object' as const })),
  ...OPEN_TO_ALL,
  origin: { ...OPEN_TO_ALL.origin, option: 'origins', read: () => UNKNOWN },
  word: String.raw`['"]socket\.io['"]`,
  package: 'socket.io',
  only: { from: '0.0.0', below: '3.0.0' },
  scope: 'app',
});

/** Feathers and Fastify hand the options on, and so does an adapter of NestJS. */
export const socketIoWithin = defineFramework({
  ...socketIo,
  id: 'socket.io adapter',
  policies: [
    { callee: '@feathersjs/socketio', at: 'object', within: ['cors'] },
    { method: 'register', passing: ['fastify-socket.io'], at: 1, within: ['cors'] },
    { method: 'createIOServer', importing: '@nestjs/platform-socket.io', at: 1, within: ['cors'] },
  ],
});

/** `@WebSocketGateway({ cors })` hands the options to socket.io. */
export const nestGateway = defineFramework({
  ...socketIo,
  id: '@WebSocketGateway',
  see: 'https://docs.nestjs.com/websockets/gateways',
  policies: [{ decorator: '@nestjs/websockets.WebSocketGateway', at: 'object', within: ['cors'] }],
});
