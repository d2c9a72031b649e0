import { defineFramework } from './define-framework.ts';
import type { NamesOption, OptionValue, OriginMeaning, OriginOption, PolicyCall } from './define-framework.ts';
import { names, namesOption } from './names-options.ts';
import { ANY, FAILING, UNKNOWN, among, one, patternText } from './origin-meanings.ts';

const ALL: OptionValue = { kind: 'array', elements: [{ kind: 'primitive', value: '*' }], open: false };

/** The names of a construct library, in each generation of the CDK. */
function modulesOf(service: string): readonly string[] {
  return [`aws-cdk-lib/aws-${service}`, `aws-cdk-lib.aws_${service.replaceAll('-', '_')}`, `@aws-cdk/aws-${service}`];
}

function callsOf(
  service: string,
  names: readonly string[],
  at: number,
  within: readonly string[],
): readonly PolicyCall[] {
  return modulesOf(service).flatMap((module) => names.map((name) => ({ callee: `${module}.${name}`, at, within })));
}

function methodsOf(method: string, within: readonly string[]): readonly PolicyCall[] {
  return ['aws-cdk-lib', '@aws-cdk/'].map((importing) => ({ method, importing, at: 'object', within }));
}

/** A list of texts, or `*` alone. */
function listOfOrigins(value: OptionValue): OriginMeaning {
  if (value.kind !== 'array') return UNKNOWN;
  const texts = value.elements.map((element) => (element.kind === 'primitive' ? String(element.value) : ''));
  if (!texts.some((text) => text.includes('*'))) return among(value.elements, value.open);
  return { kind: texts.join() === '*' && !value.open ? 'any' : 'unknown' };
}

const origin: OriginOption = {
  option: 'allowOrigins',
  whenAbsent: UNKNOWN,
  read: listOfOrigins,
  functions: 'none',
  asks: 'origin',
  takes: 'list',
  constants: Object.fromEntries(modulesOf('apigateway').map((module) => [`${module}.Cors.ALL_ORIGINS`, ALL])),
};

const shared = {
  origin,
  credentials: { option: 'allowCredentials', whenAbsent: false, test: 'truthy' },
  delegation: null,
  package: 'aws-cdk-lib',
  scope: 'route',
} as const;

/** `*` alone, or texts, the first of which goes to those who are not on the list. */
function restOrigin(value: OptionValue): OriginMeaning {
  if (value.kind !== 'array' || value.open) return UNKNOWN;
  const elements = value.elements.map(asText);
  const texts = elements.flatMap((element) => (element.kind === 'primitive' ? [String(element.value)] : []));
  const [first] = texts;
  if (texts.length < value.elements.length) return UNKNOWN;
  if (first === undefined || (texts.includes('*') && texts.length > 1)) return FAILING;
  if (first === '*') return ANY;
  return texts.length === 1 ? one(first) : { kind: 'among', elements, open: false, otherwise: first };
}

/** What is no text is written into the template as it is spelled. */
function asText(element: OptionValue): OptionValue {
  if (element.kind === 'primitive') return { kind: 'primitive', value: String(element.value) };
  return element.kind === 'regexp' ? { kind: 'primitive', value: patternText(element) } : element;
}

const METHODS = ['OPTIONS', 'GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD'];
const methods = namesOption('allowMethods', names(...METHODS), { texts: false });

/** `ANY` stands for all of them. */
const allowMethods: NamesOption = {
  ...methods,
  read(value) {
    const rule = methods.read(value);
    return rule.kind === 'listed' && rule.names.includes('ANY') ? names(...METHODS) : rule;
  },
};

/** REST APIs of the AWS CDK: the answer to preflights; the function behind them sends its own headers. */
export const cdkRestApi = defineFramework({
  ...shared,
  id: 'AWS CDK RestApi',
  see: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigateway.CorsOptions.html',
  policies: [
    ...callsOf('apigateway', ['RestApi', 'LambdaRestApi', 'SpecRestApi', 'StepFunctionsRestApi'], 2, [
      'defaultCorsPreflightOptions',
    ]),
    ...methodsOf('addCorsPreflight', []),
    ...methodsOf('addResource', ['defaultCorsPreflightOptions']),
    ...methodsOf('addProxy', ['defaultCorsPreflightOptions']),
  ],
  origin: { ...origin, read: restOrigin },
  allowHeaders: namesOption(
    'allowHeaders',
    names(...['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token', 'X-Amz-User-Agent']),
    { texts: false },
  ),
  allowMethods,
  vary: 'unlessWildcard',
  wildcardWithCredentials: 'sent',
});

/** Function URLs, where `*` is the origin of whoever asks as soon as credentials are allowed. */
export const cdkFunctionUrl = defineFramework({
  ...shared,
  id: 'AWS CDK FunctionUrl',
  see: 'https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html',
  policies: [...callsOf('lambda', ['FunctionUrl'], 2, ['cors']), ...methodsOf('addFunctionUrl', ['cors'])],
  origin: { ...origin, option: 'allowedOrigins' },
  wildcardWithCredentials: 'reflected',
});

/** HTTP APIs: a stack with `*` and credentials cannot be made, so only the texts of a list can be wrong. */
export const cdkHttpApi = defineFramework({
  ...shared,
  id: 'AWS CDK HttpApi',
  see: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigatewayv2.CorsPreflightOptions.html',
  policies: [
    ...callsOf('apigatewayv2', ['HttpApi'], 2, ['corsPreflight']),
    { callee: '@aws-cdk/aws-apigatewayv2-alpha.HttpApi', at: 2, within: ['corsPreflight'] },
  ],
  wildcardWithCredentials: 'rejected',
});

/** The same by Pulumi. */
export const pulumiFunctionUrl = defineFramework({
  ...shared,
  id: 'Pulumi FunctionUrl',
  see: 'https://www.pulumi.com/registry/packages/aws/api-docs/lambda/functionurl/#functionurlcors',
  policies: [{ callee: '@pulumi/aws.lambda.FunctionUrl', at: 1, within: ['cors'] }],
  wildcardWithCredentials: 'reflected',
  package: '@pulumi/aws',
});
