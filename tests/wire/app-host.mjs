// Starts the `app` that a program makes, asks it, and sends back what stood on the wire; see `apps.test.ts`. One message is one
// program, `{ id, file, library }`; the answer is `{ id, wire }`, `null` for a program that makes no server.
import http from 'node:http';
import { setTimeout } from 'node:timers';
import { pathToFileURL } from 'node:url';

const LONGEST = 3_000;
const ORIGINS = { app: 'https://app.example.com', evil: 'https://evil.example' };

for (const method of ['debug', 'error', 'info', 'log', 'warn']) console[method] = () => {};
process.on('disconnect', () => process.exit());

// A plugin that throws when nobody waits for it ends the program, as it would end a server.
let fail = () => {};
process.on('uncaughtException', () => fail());
process.on('unhandledRejection', () => fail());

process.on('message', async ({ id, file, library }) => {
  const failed = new Promise((settle) => {
    fail = () => settle(null);
    setTimeout(fail, LONGEST).unref();
  });
  process.send({ id, wire: await Promise.race([observe(file, library).catch(() => null), failed]) });
});

async function observe(file, library) {
  const { app } = await import(pathToFileURL(file));
  const { close, server } = await start(app, library);
  try {
    const wire = {};
    for (const [who, origin] of Object.entries(ORIGINS))
      for (const method of ['GET', 'PUT']) {
        const { port } = server.address();
        wire[`preflight ${method} ${who}`] = await ask(port, 'OPTIONS', {
          origin,
          'access-control-request-method': method,
        });
        wire[`${method} ${who}`] = await ask(port, method, { origin });
      }
    return wire;
  } finally {
    server.closeAllConnections();
    void close();
  }
}

async function start(app, library) {
  if (library === 'fastify') {
    await app.listen({ port: 0, host: '127.0.0.1' });
    return { server: app.server, close: () => app.close() };
  }
  if (library === 'nest') {
    await app.listen(0, '127.0.0.1');
    return { server: app.getHttpServer(), close: () => app.close() };
  }
  const listener =
    library === 'koa'
      ? app.callback()
      : library === 'hono'
        ? (await import(pathToFileURL(process.env.NODE_SERVER))).getRequestListener(app.fetch)
        : app;
  const server = http.createServer(listener);
  await new Promise((settle) => server.listen(0, '127.0.0.1', settle));
  return { server, close: () => server.close() };
}

function ask(port, method, headers) {
  return new Promise((settle) => {
    const request = http.request(
      { host: '127.0.0.1', port, method, path: '/api/x', headers, agent: false },
      (response) => {
        response.resume();
        settle({
          status: response.statusCode,
          origin: response.headers['access-control-allow-origin'] ?? null,
          credentials: response.headers['access-control-allow-credentials'] ?? null,
          vary: /\borigin\b/i.test(response.headers.vary ?? ''),
        });
      },
    );
    request.on('error', () => settle(null));
    setTimeout(() => request.destroy(), LONGEST / 2).unref();
    request.end();
  });
}
