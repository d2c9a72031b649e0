import { describe, test } from 'vitest';
import { handlerText, headerApis } from './header-grammar.ts';
import { compare } from './suite.ts';

describe('servers send the headers that their code writes', () => {
  test.concurrent.for(headerApis.map((api) => [`${api.id} (${api.package}, ${api.set})`, api] as const))(
    '%s',
    async ([, api]) => {
      await compare(api, handlerText(api).map(api.program));
    },
  );
});
