// Runs server programs, one at a time, as `node program.mjs` would, except that they listen on a free port of loopback.
import { Server } from 'node:net';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** @type {Set<Server>} */
const servers = new Set();
/** @type {(server: Server) => void} */
let listening = () => {};

const { listen } = Server.prototype;
/** @param {unknown[]} args */
Server.prototype.listen = function (...args) {
  const callback = args.find((arg) => typeof arg === 'function');
  servers.add(this);
  this.once('listening', () => listening(this));
  return listen.call(this, { port: 0, host: 'localhost' }, callback);
};

process.on('message', (/** @type {string | null} */ file) => {
  (file === null ? stop() : start(file)).catch((error) => process.send?.({ error: String(error?.stack ?? error) }));
});
process.on('uncaughtException', (error) => process.send?.({ error: String(error.stack ?? error) }));
process.on('disconnect', () => process.exit());

/** @param {string} file */
async function start(file) {
  const first = new Promise((resolve) => {
    listening = resolve;
  });
  await import(pathToFileURL(file).href);
  process.send?.({ port: (await first).address().port });
}

async function stop() {
  for (const server of servers) {
    server.closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
  }
  servers.clear();
  process.send?.({});
}
