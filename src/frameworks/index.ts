import { cors } from './cors.ts';
import type { Framework } from './define-framework.ts';
import { fastifyCors } from './fastify-cors.ts';
import { honoCors } from './hono-cors.ts';
import { koaCors } from './koa-cors.ts';
import { nestExpress, nestFastify } from './nest.ts';
import { nestGateway, socketIo } from './socket-io.ts';

/** Every library whose options state a policy. The order means nothing. */
export const frameworks: readonly Framework[] = [
  cors,
  fastifyCors,
  honoCors,
  koaCors,
  nestExpress,
  nestFastify,
  nestGateway,
  socketIo,
];
