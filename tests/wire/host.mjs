// Starts the server that a generated program makes, asks it, and sends back what stood on the wire. A long-lived child
// process of the suite: one message is one program, `{ id, file, requests }`.
import http from 'node:http';
import { clearTimeout, setTimeout } from 'node:timers';
import { pathToFileURL } from 'node:url';

const { Request, Response } = globalThis;

/** Longer than this nothing that works takes. */
const STARTING = 10_000;
const ANSWERING = 1_500;
/** What did not answer is asked once more: a busy machine is no hanging server. */
const ANSWERING_AGAIN = 12_000;
const CLOSING = 1_000;

// What the libraries have to say about bad options is not asked, and an error in one program must not end the next.
for (const method of ['debug', 'error', 'info', 'log', 'warn']) console[method] = () => {};
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});
process.on('disconnect', () => process.exit());

process.on('message', async ({ id, file, requests }) => {
  process.send({ id, ...(await observe(file, requests)) });
});

async function observe(file, requests) {
  let started;
  try {
    started = await within(STARTING, start(file));
  } catch (error) {
    return { started: false, error: String(error?.stack ?? error), responses: requests.map(() => null) };
  }
  const { server, program } = started;
  const { port } = server.address();
  try {
    const responses = await Promise.all(requests.map((request) => ask(port, request, ANSWERING)));
    // A server that answers nobody hangs; one that answers some may only be slow.
    if (responses.every((response) => response === null)) {
      responses[0] = await ask(port, requests[0], ANSWERING_AGAIN);
      if (responses[0] === null) return { started: true, responses };
    }
    return {
      started: true,
      responses: await Promise.all(
        responses.map((response, index) => response ?? ask(port, requests[index], ANSWERING_AGAIN)),
      ),
    };
  } finally {
    server.closeAllConnections?.();
    server.close();
    // Servers that wait for requests which nobody answers never close.
    await within(CLOSING, (async () => program.close?.())()).catch(() => {});
  }
}

/**
 * A program exports a server of its own, a listener of `node:http`, a function from Request to Response, a Lambda handler, or
 * the template of a gateway.
 */
async function start(file) {
  const program = await import(pathToFileURL(file));
  const given =
    program.server ??
    http.createServer(
      program.listener ??
        (program.fetch
          ? served(program.fetch)
          : program.template
            ? templated(program.template)
            : invoked(program.handler)),
    );
  const server = await given;
  if (!server.listening) await new Promise((settle) => server.listen(0, '127.0.0.1', settle));
  return { server, program };
}

function within(time, promise) {
  return new Promise((settle, fail) => {
    const timer = setTimeout(() => fail(new Error('timed out')), time);
    promise.then(settle, fail).finally(() => clearTimeout(timer));
  });
}

/** What a browser could read: the status and every line of the CORS headers; `null` when no answer came. */
function ask(port, { method, origin }, time) {
  const headers = {
    ...(origin === null ? {} : { origin }),
    ...(method === 'OPTIONS'
      ? { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' }
      : {}),
  };
  return new Promise((settle) => {
    const request = http.request({ host: '127.0.0.1', port, method, path: '/', headers, agent: false }, (response) => {
      response.resume();
      const linesOf = (name) =>
        response.rawHeaders.filter((_, index, all) => index % 2 === 1 && all[index - 1].toLowerCase() === name);
      settle({
        status: response.statusCode,
        allowOrigin: linesOf('access-control-allow-origin'),
        allowCredentials: linesOf('access-control-allow-credentials'),
        allowMethods: linesOf('access-control-allow-methods'),
        allowHeaders: linesOf('access-control-allow-headers'),
        exposeHeaders: linesOf('access-control-expose-headers'),
        vary: linesOf('vary'),
      });
    });
    const timer = setTimeout(() => request.destroy(), time);
    request.on('error', () => settle(null));
    request.on('close', () => {
      clearTimeout(timer);
      settle(null);
    });
    request.end();
  });
}

/** A listener around a function from Request to Response, as runtimes of that kind have it. */
function served(answer) {
  return async ({ method, url, headers }, out) => {
    let response;
    try {
      response = await answer(new Request(`http://127.0.0.1${url}`, { method, headers }));
    } catch {
      response = new Response(null, { status: 500 });
    }
    // Lines of one name are joined here, as they are in any runtime but for cookies.
    out.writeHead(response.status, [...response.headers].flat());
    out.end(method === 'HEAD' ? '' : await response.text());
  };
}

/** A listener around a handler of AWS Lambda behind an API Gateway with payloads of version 1. */
function invoked(handler) {
  return async ({ method, url, headers }, out) => {
    try {
      const event = {
        version: '1.0',
        httpMethod: method,
        path: url,
        resource: url,
        headers,
        multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
        requestContext: { httpMethod: method },
        body: null,
        isBase64Encoded: false,
        pathParameters: null,
        queryStringParameters: null,
        multiValueQueryStringParameters: null,
        stageVariables: null,
      };
      const context = { getRemainingTimeInMillis: () => STARTING, callbackWaitsForEmptyEventLoop: false };
      const { statusCode = 200, headers: sent = {}, multiValueHeaders = {}, body = '' } = await handler(event, context);
      out.writeHead(statusCode, { ...sent, ...multiValueHeaders });
      out.end(String(body));
    } catch {
      out.writeHead(500).end();
    }
  };
}

/**
 * A listener that answers preflights as an API Gateway is told to in CloudFormation: fixed headers, and the origin of whoever
 * the response template compares with.
 */
function templated({ Resources }) {
  const method = Object.values(Resources).find(({ Properties }) => Properties?.HttpMethod === 'OPTIONS');
  const [answer] = method.Properties.Integration.IntegrationResponses;
  const code = answer.ResponseTemplates?.['application/json'] ?? '';
  const compared = [...code.matchAll(/\$origin == "(.+?)"/g)].map(([, origin]) => origin);
  return ({ method: asked, headers }, out) => {
    if (asked !== 'OPTIONS') return out.end();
    for (const [key, value] of Object.entries(answer.ResponseParameters))
      out.setHeader(key.replace('method.response.header.', ''), value.slice(1, -1));
    if (compared.includes(headers.origin)) out.setHeader('Access-Control-Allow-Origin', headers.origin);
    out.writeHead(Number(answer.StatusCode)).end();
  };
}
