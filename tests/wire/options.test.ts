import { describe, test } from 'vitest';
import { optionsText } from './grammar.ts';
import { liveLibraries } from './libraries.ts';
import { compare } from './suite.ts';

describe('servers answer as their options predict', () => {
  test.concurrent.for(
    liveLibraries.map((library) => [`${library.id} (${library.package}, ${library.set})`, library] as const),
  )('%s', async ([, library]) => {
    await compare(library, optionsText(library.grammar).map(library.program));
  });
});
