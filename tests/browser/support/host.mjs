// Runs server programs as `node program.mjs` would, except that they listen on free ports of loopback.
import { createRequire } from 'node:module';
import { Server } from 'node:net';
import { extname } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** The port that each server asked for. @type {Map<Server, number>} */
const servers = new Map();
let listening = () => {};

const { listen } = Server.prototype;
/** @param {unknown[]} args */
Server.prototype.listen = function (...args) {
  const [first] = args;
  const asked = typeof first === 'object' && first !== null && 'port' in first ? first.port : first;
  servers.set(this, Number(asked) || 0);
  this.once('listening', () => listening());
  return listen.call(
    this,
    { port: 0, host: 'localhost' },
    args.find((arg) => typeof arg === 'function'),
  );
};

process.on('message', (/** @type {string | null} */ file) => {
  (file === null ? stop() : start(file)).catch((error) => process.send?.({ error: String(error?.stack ?? error) }));
});
process.on('uncaughtException', (error) => process.send?.({ error: String(error.stack ?? error) }));
process.on('disconnect', () => process.exit());

/** Answers when the program has begun to listen: pairs of the ports that were asked for and those that are. @param {string} file */
async function start(file) {
  const first = new Promise((resolve) => {
    listening = () => resolve(undefined);
  });
  // Scripts without an ending are CommonJS.
  if (extname(file) === '') createRequire(file)(file);
  else await import(pathToFileURL(file).href);
  await first;
  const ports = [...servers].map(([server, asked]) => [asked, server.address()?.port]);
  process.send?.({ ports: ports.filter(([, port]) => port !== undefined) });
}

async function stop() {
  for (const server of servers.keys()) {
    server.closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
  }
  servers.clear();
  process.send?.({});
}
