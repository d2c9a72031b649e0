import { fork, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject } from './packages.ts';

/** Runs server programs from their texts, one at a time. */
export interface ServerHost {
  /** Where the programs lie. */
  readonly folder: string;
  /** Starts a program while `use` runs, which gets its origin. */
  run<T>(text: string, use: (origin: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Reply {
  readonly port?: number;
  readonly error?: string;
}

export function startServerHost(): ServerHost {
  const project = createProject('servers');
  const host = fork(join(import.meta.dirname, 'host.mjs'), { stdio: 'ignore' });
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  async function start<T>(text: string, use: (origin: string) => Promise<T>): Promise<T> {
    const file = join(project.folder, `server-${count++}.mjs`);
    writeFileSync(file, text);
    try {
      const { port } = await ask(host, file);
      return await use(`http://localhost:${String(port)}`);
    } finally {
      await ask(host, null);
    }
  }

  return {
    folder: project.folder,
    run(text, use) {
      const result = last.then(() => start(text, use));
      last = result.catch(() => {});
      return result;
    },
    async close() {
      if (host.connected) host.disconnect();
      if (host.exitCode === null) await new Promise((resolve) => host.once('exit', resolve));
      project.remove();
    },
  };
}

const PATIENCE = 10_000;

function ask(host: ChildProcess, message: string | null): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle({ error: 'The server does not listen.' }), PATIENCE);
    const settle = (reply: Reply): void => {
      clearTimeout(timer);
      host.off('message', settle);
      if (reply.error === undefined) resolve(reply);
      else reject(new Error(reply.error));
    };
    host.on('message', settle);
    host.send(message as string); // the type leaves out null, which JSON has
  });
}
