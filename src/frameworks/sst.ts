import { cdkFunctionUrl, cdkHttpApi } from './aws-cdk.ts';
import { defineFramework } from './define-framework.ts';

/** The URLs of functions in SST 2 and 3: those of AWS Lambda, where `*` with credentials is the origin of whoever asks. */
export const sstFunctionUrl = defineFramework({
  ...cdkFunctionUrl,
  id: 'SST function URL',
  see: 'https://sst.dev/docs/component/aws/function#url-cors',
  policies: [
    { callee: 'global.sst.aws.Function', at: 1, within: ['url', 'cors'] },
    { callee: 'sst/constructs.Function', at: 2, within: ['url', 'cors'] },
  ],
  origin: { ...cdkFunctionUrl.origin, option: 'allowOrigins' },
  package: 'sst',
});

/** The HTTP APIs of SST 2 and 3: those of AWS, which refuse to be made with `*` and credentials. */
export const sstHttpApi = defineFramework({
  ...cdkHttpApi,
  id: 'SST HTTP API',
  see: 'https://sst.dev/docs/component/aws/apigatewayv2#cors',
  policies: [
    { callee: 'global.sst.aws.ApiGatewayV2', at: 1, within: ['cors'] },
    { callee: 'sst/constructs.Api', at: 2, within: ['cors'] },
  ],
  package: 'sst',
});
