import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

describe('SST 3', () => {
  testPolicies('', [
    [
      `new sst.aws.Function('Api', { handler: 'api.handler', url: { cors: { allowOrigins: ['*'], allowCredentials: true } } });`,
      'SST function URL: reflected/none +true',
    ],
    [
      `new sst.aws.Function('Api', { url: { cors: { allowOrigins: ['https://a.example'], allowCredentials: true } } });`,
      'SST function URL: [https://a.example] +true',
    ],
    [`new sst.aws.Function('Api', { url: true });`],
    [
      `new sst.aws.ApiGatewayV2('Api', { cors: { allowOrigins: ['*'], allowCredentials: true } });`,
      'SST HTTP API: absent +true',
    ],
    [
      `new sst.aws.ApiGatewayV2('Api', { cors: { allowOrigins: ['https://a.example/'] } });`,
      'SST HTTP API: [https://a.example/]',
    ],
  ]);
});

describe('SST 2', () => {
  testPolicies(`import { Api, Function } from 'sst/constructs';`, [
    [
      `new Function(stack, 'Api', { url: { cors: { allowOrigins: ['*'], allowCredentials: true } } });`,
      'SST function URL: reflected/none +true',
    ],
    [
      `new Api(stack, 'Api', { cors: { allowOrigins: ['https://a.example/'] } });`,
      'SST HTTP API: [https://a.example/]',
    ],
  ]);
});
