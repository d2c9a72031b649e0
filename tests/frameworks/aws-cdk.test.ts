import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { testPolicies } from '../support/policy-tables.ts';
import { policiesIn } from '../support/policies.ts';

const PRELUDE = `
  import { aws_apigateway, aws_lambda as lambda } from 'aws-cdk-lib';
  import * as apigateway from 'aws-cdk-lib/aws-apigateway';
  import { Cors, LambdaRestApi } from 'aws-cdk-lib/aws-apigateway';
  import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
`;

test.for<readonly [code: string, ...expected: readonly string[]]>([
  [
    `new apigateway.RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: apigateway.Cors.ALL_ORIGINS, allowCredentials: true } });`,
    'AWS CDK RestApi: * +true',
  ],
  [
    `new LambdaRestApi(this, 'api', { handler, defaultCorsPreflightOptions: { allowOrigins: Cors.ALL_ORIGINS, allowMethods: Cors.ALL_METHODS } });`,
    'AWS CDK RestApi: *',
  ],
  [
    `new aws_apigateway.RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['*'], allowCredentials: true } });`,
    'AWS CDK RestApi: * +true',
  ],
  [
    `new apigateway.RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://a.example/'], allowCredentials: true } });`,
    'AWS CDK RestApi: https://a.example/ +true',
  ],
  [
    `new apigateway.RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://a.example', '*'], allowCredentials: true } });`,
    'AWS CDK RestApi: absent +true',
  ],
  [`items.addCorsPreflight({ allowOrigins: Cors.ALL_ORIGINS, allowCredentials: true });`, 'AWS CDK RestApi: * +true'],
  [
    `api.root.addResource('items', { defaultCorsPreflightOptions: { allowOrigins: ['*'], allowCredentials: true } });`,
    'AWS CDK RestApi: * +true',
  ],
  [
    `handler.addFunctionUrl({ authType, cors: { allowedOrigins: ['*'], allowCredentials: true } });`,
    'AWS CDK FunctionUrl: reflected/none +true',
  ],
  [
    `new lambda.FunctionUrl(this, 'url', { function: handler, cors: { allowedOrigins: ['https://a.example'], allowCredentials: true } });`,
    'AWS CDK FunctionUrl: [https://a.example] +true',
  ],
  [
    `new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['*'], allowCredentials: true } });`,
    'AWS CDK HttpApi: absent +true',
  ],
  [
    `new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://a.example/path'], allowCredentials: true } });`,
    'AWS CDK HttpApi: [https://a.example/path] +true',
  ],
  [
    `new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://*'], allowCredentials: true } });`,
    'AWS CDK HttpApi: unknown +true',
  ],
  [
    `new apigateway.RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: props.origins, allowCredentials: true } });`,
    'AWS CDK RestApi: unknown +true',
  ],
  [`new apigateway.RestApi(this, 'api', { deploy: true });`],
  [`new apigateway.RestApi(this, 'api');`],
  [`api.root.addResource('items');`],
])('%s', ([code, ...expected]) => {
  expect(policiesIn(PRELUDE + code)).toEqual(expected);
});

test('knows the first generation', () => {
  const code = `import * as apigateway from '@aws-cdk/aws-apigateway'; new apigateway.RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: apigateway.Cors.ALL_ORIGINS, allowCredentials: true } });`;
  expect(policiesIn(code)).toEqual(['AWS CDK RestApi: * +true']);
});

test('is no method of that name elsewhere', () => {
  expect(policiesIn(`items.addCorsPreflight({ allowOrigins: ['*'], allowCredentials: true });`)).toEqual([]);
});

test('is mended with a list, the only form it takes', () => {
  const code = `import { Cors } from 'aws-cdk-lib/aws-apigateway'; items.addCorsPreflight({ allowOrigins: Cors.ALL_ORIGINS, allowCredentials: true });`;
  const config = { ...plugin.configs.recommended, settings: { cors: { origins: ['https://a.example'] } } };
  expect(new Linter().verifyAndFix(code, [config]).output).toContain(
    `{ allowOrigins: ['https://a.example'], allowCredentials: true }`,
  );
});

describe('Pulumi', () => {
  testPolicies(`import * as aws from '@pulumi/aws';`, [
    [
      `new aws.lambda.FunctionUrl('url', { functionName, cors: { allowOrigins: ['*'], allowCredentials: true } });`,
      'Pulumi FunctionUrl: reflected/none +true',
    ],
    [
      `new aws.lambda.FunctionUrl('url', { functionName, cors: { allowOrigins: ['https://a.example'], allowCredentials: true } });`,
      'Pulumi FunctionUrl: [https://a.example] +true',
    ],
  ]);
});
