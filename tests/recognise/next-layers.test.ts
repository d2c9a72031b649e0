import { describe, expect, test } from 'vitest';
import { answersOf } from '../../src/recognise/composition.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { outsideIn, renderedPolicies } from '../support/linked.ts';
import { parseTypeScript } from '../support/parse.ts';
import { ALL, APP, configFor, handlers, middlewareFor, ONE, ROWS, TRUE } from '../support/next-rows.ts';
import type { Row } from '../support/next-rows.ts';
import { at, filesOf } from '../support/project-files.ts';

const FILES = { route: 'app/api/x/route.ts', api: 'pages/api/x.ts' };

function filesFor(kind: 'route' | 'api', { config, handler, middleware }: Row): Readonly<Record<string, string>> {
  return {
    [FILES[kind]]: handlers[kind](handler),
    ...(config ? { 'next.config.mjs': configFor('/api/:path*', config) } : {}),
    ...(middleware ? { 'middleware.ts': middlewareFor(middleware) } : {}),
  };
}

function answersFor(file: string, files: Readonly<Record<string, string>>): readonly string[] {
  const { sourceCode } = parseTypeScript(files[file] ?? '');
  const { layers } = factsOf(sourceCode, at(file), outsideIn(filesOf(files)));
  const { response } = answersOf(layers, { path: '/api/x', method: 'GET' });
  return response.policies.map((policy) => {
    const { allowCredentials, allowOrigin } = policy ?? {};
    const origin = allowOrigin?.value.kind === 'literal' ? allowOrigin.value.entries[0]?.text : '*';
    return `${origin ?? '-'} ${allowCredentials?.value.kind === 'sent' ? allowCredentials.value.lines.join() : '-'}`;
  });
}

describe.each(['route', 'api'] as const)('precedence between the files of Next: %s', (kind) => {
  test.for(
    ROWS.filter(({ handler }) => Object.keys(handler).length > 0).map((row) => [JSON.stringify(row), row] as const),
  )('%s', ([, row]) => {
    expect(answersFor(FILES[kind], filesFor(kind, row))).toEqual([row[kind]]);
  });
});

describe('what is reported at a route', () => {
  const SPLIT = { handler: handlers.route(TRUE), file: FILES.route };

  test.for([
    {
      name: 'credentials beside an origin of the configuration',
      files: { 'app/api/x/route.ts': SPLIT.handler, 'next.config.mjs': configFor('/api/:path*', ALL) },
      expected: ['headers: * +true'],
    },
    {
      name: 'a folder that is no part of the path, below `src`',
      file: 'src/app/(site)/api/[id]/route.ts',
      files: { 'src/app/(site)/api/[id]/route.ts': SPLIT.handler, 'next.config.ts': configFor('/(.*)', ALL) },
      expected: ['headers: * +true'],
    },
    {
      name: 'another path',
      files: { 'app/api/x/route.ts': SPLIT.handler, 'next.config.mjs': configFor('/other/:path*', ALL) },
      expected: ['headers: absent +true'],
    },
    {
      name: 'headers under a condition',
      files: {
        'app/api/x/route.ts': SPLIT.handler,
        'next.config.mjs': configFor('/api/:path*', ALL, `has: [{ type: 'header', key: 'x-open' }],`),
      },
      expected: ['headers: absent +true'],
    },
    {
      name: 'a source that nobody reads',
      files: { 'app/api/x/route.ts': SPLIT.handler, 'next.config.mjs': configFor('/api/(x|y)', ALL) },
      expected: ['headers: absent +true'],
    },
    {
      name: 'a middleware for other paths',
      files: {
        'app/api/x/route.ts': SPLIT.handler,
        'middleware.ts': middlewareFor(ALL, `export const config = { matcher: ['/dashboard/:path*'] };`),
      },
      expected: ['headers: absent +true'],
    },
    {
      name: 'a middleware for these paths',
      files: {
        'app/api/x/route.ts': SPLIT.handler,
        'middleware.ts': middlewareFor(ALL, `export const config = { matcher: '/api/:path*' };`),
      },
      expected: ['headers: * +true'],
    },
    {
      name: 'a middleware that may answer by itself',
      files: {
        'app/api/x/route.ts': SPLIT.handler,
        'middleware.ts': `${middlewareFor(ALL)}\nexport const other = () => NextResponse.json({});`,
      },
      expected: ['headers: absent +true'],
    },
    {
      name: 'a configuration that is wrong by itself',
      files: {
        'app/api/x/route.ts': handlers.route({ ...ONE }),
        'next.config.mjs': configFor('/api/:path*', { ...ALL, ...TRUE }),
      },
      expected: ['headers: * +true elsewhere'],
    },
    {
      name: 'a configuration that mends what the handler says',
      files: {
        'app/api/x/route.ts': handlers.route({ ...ALL, ...TRUE }),
        'next.config.mjs': configFor('/api/:path*', ONE),
      },
      expected: [`headers: ${APP} +true`],
    },
  ])('$name', ({ expected, file = FILES.route, files }) => {
    const policies = renderedPolicies(file, files).filter((policy) => !/^headers: \S+ elsewhere$/.test(policy));
    expect(policies).toEqual(expected);
  });
});
