import * as engine from './engine.ts';

/** The engine. In its place the build puts `load-engine-late.ts`, which does the same: what is not built is loaded by other means. */
export function loadEngine(): typeof engine {
  return engine;
}
