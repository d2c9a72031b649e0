import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://effect-ts.github.io/effect/platform/HttpMiddleware.ts.html#cors */
describe('@effect/platform', () => {
  testPolicies(`import { HttpApiBuilder, HttpMiddleware } from '@effect/platform';`, [
    [`HttpMiddleware.cors({ credentials: true });`, '@effect/platform: * by default +true'],
    [`HttpApiBuilder.middlewareCors({ allowedOrigins: ['*'], credentials: true });`, '@effect/platform: * +true'],
    [`HttpMiddleware.cors({ allowedOrigins: [/a/], credentials: true });`, '@effect/platform: /a/ +true'],
    [`HttpMiddleware.cors({ allowedOrigins: ['https://a.example'] });`, '@effect/platform: https://a.example'],
    [
      `HttpMiddleware.cors({ allowedOrigins: () => true, credentials: true });`,
      '@effect/platform: reflected/none +true',
    ],
  ]);
});

describe('effect 4', () => {
  testPolicies(
    `import { HttpMiddleware, HttpRouter } from 'effect/http'; import * as Beta from 'effect/unstable/http';`,
    [
      [
        `HttpRouter.cors({ allowedOrigins: ['https://a.example/'], credentials: true });`,
        '@effect/platform: https://a.example/ +true',
      ],
      [
        `HttpRouter.middleware(HttpMiddleware.cors({ allowedOrigins: () => true, credentials: true }));`,
        '@effect/platform: reflected/none +true',
      ],
      [`Beta.HttpMiddleware.cors({ credentials: true });`, '@effect/platform: * by default +true'],
    ],
  );
});
