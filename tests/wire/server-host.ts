import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { home } from './home.ts';

/** What preflights ask for, as `host.mjs` sends them. */
export const ASKED_METHOD = 'PUT';
export const ASKED_HEADERS = 'content-type';

/** What a request is: `origin` is `null` where a client sends none. */
export interface WireRequest {
  readonly method: 'GET' | 'OPTIONS';
  readonly origin: string | null;
}

/** What came back: every line of the CORS headers as it stood on the wire. */
export interface WireResponse {
  readonly status: number;
  readonly allowOrigin: readonly string[];
  readonly allowCredentials: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly vary: readonly string[];
}

export interface Exchange extends WireRequest {
  readonly response: WireResponse;
}

export interface Observation {
  /** Whether the program made a server at all. */
  readonly started: boolean;
  readonly error?: string;
  /** One for each request; `null` where none came in time. */
  readonly responses: readonly (WireResponse | null)[];
}

const ENDED: Observation = { started: false, error: 'the host ended', responses: [] };

/** A child process in which programs run, each as a file of its own in a folder of the workspace. */
export class ServerHost {
  readonly #child = fork(path.join(import.meta.dirname, 'host.mjs'), { execArgv: [], stdio: 'ignore' });
  readonly #waiting = new Map<number, (observation: Observation) => void>();
  readonly #folders = new Map<string, string>();
  #count = 0;

  constructor() {
    this.#child.on('message', (message: Observation & { readonly id: number }) => {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
    this.#child.on('exit', () => {
      for (const settle of this.#waiting.values()) settle(ENDED);
    });
  }

  /** The file of the next program in a folder of the workspace. */
  write(set: string, program: string): string {
    // Each program is judged as a project of its own: none looks into a folder of this name for others.
    const folder = this.#folders.get(set) ?? mkdtempSync(path.join(home, set, '.programs-'));
    this.#folders.set(set, folder);
    this.#count += 1;
    const file = path.join(folder, `${String(this.#count)}.mjs`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, program);
    return file;
  }

  observe(file: string, requests: readonly WireRequest[]): Promise<Observation> {
    this.#count += 1;
    const id = this.#count;
    if (!this.#child.connected) return Promise.resolve(ENDED);
    return new Promise((settle) => {
      this.#waiting.set(id, settle);
      this.#child.send({ id, file, requests });
    });
  }

  close(): void {
    this.#child.kill();
    for (const folder of this.#folders.values()) rmSync(folder, { recursive: true, force: true });
  }
}
