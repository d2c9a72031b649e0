import { corsCredentialsOption, corsNames, corsOriginOption } from './cors.ts';
import { defineFramework } from './define-framework.ts';

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
  scope: 'app',
});

/** `@WebSocketGateway({ cors })` hands the options to socket.io. */
export const nestGateway = defineFramework({
  ...socketIo,
  id: '@WebSocketGateway',
  see: 'https://docs.nestjs.com/websockets/gateways',
  policies: [{ decorator: '@nestjs/websockets.WebSocketGateway', at: 'object', within: ['cors'] }],
});
