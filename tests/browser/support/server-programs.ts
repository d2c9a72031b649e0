import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject } from './packages.ts';
import { forkServerHost } from './server-host.ts';

/** Runs server programs from their texts, one at a time. */
export interface ServerPrograms {
  /** Where the programs lie. */
  readonly folder: string;
  /** Starts a program while `use` runs, which gets its origin. */
  run<T>(text: string, use: (origin: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function openServerPrograms(): ServerPrograms {
  const { folder, remove } = createProject('servers');
  const host = forkServerHost({ cwd: folder });
  let count = 0;

  return {
    folder,
    async run(text, use) {
      const file = join(folder, `server-${count++}.mjs`);
      writeFileSync(file, text);
      try {
        const [port] = (await host.start(file)).values();
        return await use(`http://localhost:${String(port)}`);
      } finally {
        await host.stop();
      }
    },
    async close() {
      await host.close();
      remove();
    },
  };
}
