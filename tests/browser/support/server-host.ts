import { fork } from 'node:child_process';

/** A Node process that runs servers. */
export interface ServerHost {
  /** Starts a program; the ports on which all servers so far listen, by those that they ask for. */
  start(file: string): Promise<ReadonlyMap<number, number>>;
  /** Closes all servers. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

interface Reply {
  readonly ports?: readonly (readonly [asked: number, port: number])[];
  readonly error?: string;
}

const PATIENCE = 15_000;

export function forkServerHost({ cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> }): ServerHost {
  const host = fork(new URL('./host.mjs', import.meta.url), { cwd, env: { ...process.env, ...env }, stdio: 'ignore' });

  function ask(message: string | null): Promise<Reply> {
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

  return {
    start: async (file) => new Map((await ask(file)).ports),
    stop: async () => void (await ask(null)),
    async close() {
      if (host.connected) host.disconnect();
      if (host.exitCode === null) await new Promise((resolve) => host.once('exit', resolve));
    },
  };
}
