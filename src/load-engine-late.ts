import { createRequire } from 'node:module';
import type * as Engine from './engine.ts';

let engine: typeof Engine | undefined;

/** The engine, loaded when it is first asked for. Rules cannot wait, so it is required. */
export function loadEngine(): typeof Engine {
  engine ??= createRequire(import.meta.url)('./engine.js') as typeof Engine; // built beside this file
  return engine;
}
