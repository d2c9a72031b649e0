import { createServer, request } from 'node:http';
import { close, listen } from './api-server.ts';

export interface Proxy {
  readonly server: string;
  close(): Promise<void>;
}

/**
 * An HTTP proxy of a browser, by which addresses of loopback lead to other ports than those that they name: programs
 * keep theirs, whoever else uses these ports on this machine.
 */
export async function startProxy(portOf: (asked: number) => number | undefined): Promise<Proxy> {
  const server = createServer((incoming, response) => {
    const { host, hostname, pathname, port, search } = new URL(incoming.url ?? '', 'http://nowhere.invalid');
    const actual = hostname === 'localhost' || hostname === '127.0.0.1' ? portOf(Number(port || 80)) : undefined;
    if (actual === undefined) {
      // As if nobody listened there.
      response.destroy();
      return;
    }
    const headers = { ...incoming.headers, host };
    const { method } = incoming;
    const outgoing = request(
      { host: 'localhost', port: actual, path: pathname + search, method, headers },
      (answer) => {
        // As they came: names and values in turn.
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      },
    );
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  return { server: await listen(server), close: () => close(server) };
}
