import { expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

const HEAD = `import { Controller, Get, Header, applyDecorators } from '@nestjs/common';`;
const ACAO = `'Access-Control-Allow-Origin'`;
const ACAC = `'Access-Control-Allow-Credentials'`;

function controller(decorators: string): string {
  return `${HEAD} @Controller() class Cats { @Get() ${decorators} all() { return []; } }`;
}

test.for<readonly [name: string, code: string, ...expected: string[]]>([
  ['a pair', controller(`@Header(${ACAO}, '*') @Header(${ACAC}, 'true')`), 'headers: * +true'],
  [
    'the one on top is applied last, and wins',
    controller(`@Header(${ACAO}, 'https://a.example') @Header(${ACAO}, '*') @Header(${ACAC}, 'true')`),
    'headers: https://a.example +true',
  ],
  [
    'two handlers do not share headers',
    `${HEAD} class A { @Header(${ACAO}, '*') a() {} @Header(${ACAC}, 'true') b() {} }`,
    'headers: *',
    'headers: absent +true',
  ],
  [
    'composed',
    `${HEAD} const Cors = () => applyDecorators(Header(${ACAO}, '*'), Header(${ACAC}, 'True'));`,
    'headers: * +["True"]',
  ],
  [
    'a value that is asked',
    controller(`@Header(${ACAO}, () => origin) @Header(${ACAC}, 'true')`),
    'headers: unknown +true',
  ],
  ['other headers', controller(`@Header('Cache-Control', 'none')`)],
  ['another decorator of that name', `import { Header } from './nest'; class A { @Header(${ACAO}, '*') a() {} }`],
])('%s', ([, code, ...expected]) => {
  expect(policiesIn(code)).toEqual(expected);
});
