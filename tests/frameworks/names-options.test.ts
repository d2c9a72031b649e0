import { describe, expect, test } from 'vitest';
import type { NamesRule } from '../../src/recognise/facts.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { parseTypeScript } from '../support/parse.ts';

const IMPORTS = `import cors from 'cors';
import { appendCorsHeaders, handleCors } from 'h3';
import Hapi from '@hapi/hapi';
import { defineConfig } from '@adonisjs/cors';
import corsMiddleware from 'restify-cors-middleware2';
import { buildConfig } from 'payload';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { cors as powertools } from '@aws-lambda-powertools/event-handler/http/middleware';
`;

/** The headers of the one policy: what is allowed, methods, what is exposed. */
function namesIn(code: string, file = 'server.ts'): readonly string[] {
  const { policies } = factsOf(parseTypeScript(`${IMPORTS}${code}`).sourceCode, file);
  expect(policies).toHaveLength(1);
  return policies.flatMap(({ allowHeaders, allowMethods, exposeHeaders }) =>
    [allowHeaders.value, allowMethods.value, exposeHeaders.value].map(text),
  );
}

function text(rule: NamesRule): string {
  return rule.kind === 'listed' ? `${rule.names.join()}${rule.complete ? '' : ',…'}` : rule.kind;
}

const ANY = 'WWW-Authenticate,Server-Authorization';
const METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE';

describe('options that list names', () => {
  test.for<readonly [code: string, ...expected: readonly [string, string, string]]>([
    // `cors` reads `headers` where `allowedHeaders` says nothing.
    [`cors({ headers: ['*'] });`, '*', METHODS, 'absent'],
    [`cors({ headers: ['*'], allowedHeaders: '' });`, '*', METHODS, 'absent'],
    [`cors({ headers: ['*'], allowedHeaders: ['x-a'] });`, 'x-a', METHODS, 'absent'],
    [`cors({ headers: [] });`, 'absent', METHODS, 'absent'],
    // Powertools compares: a text with commas is one name.
    [
      `powertools({ allowHeaders: ['X-A, X-B'], allowMethods: ['GET'], exposeHeaders: ['X-C'] });`,
      'x-a, x-b',
      'GET',
      'X-C',
    ],
    // h3 takes the text `*` for more than a name, but only where its defaults are at work.
    [`handleCors(event, {});`, 'mirrored', '*', '*'],
    [`handleCors(event, { credentials: true });`, 'mirrored', 'mirrored', 'absent'],
    [`handleCors(event, { credentials: flag });`, 'mirrored', 'unknown', 'unknown'],
    [`handleCors(event, { credentials: true, methods: ['*'], exposeHeaders: '*' });`, 'mirrored', '*', 'absent'],
    [`handleCors(event, { allowHeaders: '*', methods: '*', exposeHeaders: ['a'] });`, 'mirrored', '*', 'a'],
    [`appendCorsHeaders(event, {});`, 'mirrored', 'absent', 'absent'],
    // hapi adds the names of further options, and compares each element as it is.
    [
      `Hapi.server({ routes: { cors: { additionalHeaders: ['*'] } } });`,
      'Accept,Authorization,Content-Type,If-None-Match,*',
      'mirrored',
      'WWW-Authenticate,Server-Authorization',
    ],
    [
      `Hapi.server({ routes: { cors: { headers: ['a, b'], exposedHeaders: [], additionalExposedHeaders: ['c'] } } });`,
      'a, b',
      'mirrored',
      'c',
    ],
    [`Hapi.server({ routes: { cors: { headers: given, additionalHeaders: ['a'] } } });`, 'unknown', 'mirrored', ANY],
    [
      `Hapi.server().route({ options: { cors: { origin: ['https://a.example'], additionalHeaders: ['a'] } } });`,
      'unknown',
      'mirrored',
      'unknown',
    ],
    [`defineConfig({});`, 'mirrored', 'GET,HEAD,POST,PUT,DELETE', 'absent'],
    [`defineConfig({ headers: 'A,b', methods: undefined, exposeHeaders: ['X-A'] });`, 'a,b', '', 'x-a'],
    [`defineConfig({ headers: false, exposeHeaders: ['Expires'] });`, '', 'GET,HEAD,POST,PUT,DELETE', 'absent'],
    [
      `corsMiddleware({ origins: ['https://a.example'], allowHeaders: ['x-a', 'origin'], exposeHeaders: ['x-b'] });`,
      'x-a,origin,accept,accept-version,content-type,request-id,x-api-version,x-request-id,x-requested-with',
      'mirrored',
      'x-b,api-version,content-length,content-md5,content-type,date,request-id,response-time',
    ],
    [
      `buildConfig({ cors: { origins: '*', headers: ['x-a'] } });`,
      'Origin,X-Requested-With,Content-Type,Accept,Authorization,Content-Encoding,x-apollo-tracing,X-Payload-HTTP-Method-Override,x-a',
      'PUT,PATCH,POST,GET,DELETE,OPTIONS',
      'absent',
    ],
    [
      `api.root.addCorsPreflight({ allowOrigins: ['*'], allowMethods: ['ANY'], allowHeaders: ['x-a'] });`,
      'x-a',
      'OPTIONS,GET,PUT,POST,DELETE,PATCH,HEAD',
      'unknown',
    ],
  ])('%s', ([code, ...expected]) => {
    expect(namesIn(code)).toEqual(expected);
  });

  test.for<readonly [cors: string, ...expected: readonly [string, string, string]]>([
    [`allRoutes: true`, 'content-type', METHODS, 'absent'],
    [
      `allRoutes: true, allowRequestHeaders: '', allowRequestMethods: '', allowResponseHeaders: 'a, b'`,
      'mirrored',
      METHODS,
      'a,b',
    ],
    [`allRoutes: true, headers: 'x-a', methods: ['GET'], exposeHeaders: 'x-b'`, 'x-a', 'GET', 'x-b'],
  ])('Sails: %s', ([cors, ...expected]) => {
    expect(namesIn(`module.exports.security = { cors: { ${cors} } };`, 'config/security.js')).toEqual(expected);
  });
});
