import { describe, expect, test } from 'vitest';
import { checkCors, checkExposed, checkPreflight } from '../../src/cors/check.ts';
import type { HeaderLines, Possible, PreflightResponse, Verdict } from '../../src/cors/check.ts';

const page = 'https://a.example';

const exact: Possible<HeaderLines> = [[page]];
const wildcard: Possible<HeaderLines> = [['*']];
const absent: Possible<HeaderLines> = [[]];
const yes: Possible<HeaderLines> = [['true']];

/** `allowed`, `unknown`, or the reason. */
function summary(verdict: Verdict): string {
  return verdict.kind === 'blocked' ? verdict.reason : verdict.kind;
}

describe('checkCors with credentials', () => {
  test.for([
    ['the one state that works', exact, yes, 'allowed'],
    ['white space of HTTP is forgiven', [[` ${page}\t`]], [['\ttrue ']], 'allowed'],
    ['wildcard', wildcard, yes, 'WildcardOriginNotAllowed'],
    ['no origin', absent, yes, 'MissingAllowOriginHeader'],
    ['an origin with a path', [[`${page}/`]], yes, 'AllowOriginMismatch'],
    ['null for a page that has an origin', [['null']], yes, 'AllowOriginMismatch'],
    ['two origins', [[`${page}, https://b.example`]], yes, 'MultipleAllowOriginValues'],
    ['the same line twice', [[page, page]], yes, 'MultipleAllowOriginValues'],
    ['no origin at all', [['true']], yes, 'InvalidAllowOriginValue'],
    ['an empty value', [['']], yes, 'InvalidAllowOriginValue'],
    ['no credentials', exact, absent, 'InvalidAllowCredentials'],
    ['credentials in capitals', exact, [['True']], 'InvalidAllowCredentials'],
    ['nothing is known', 'unknown', 'unknown', 'unknown'],
    ['wildcard, whatever the credentials', wildcard, 'unknown', 'WildcardOriginNotAllowed'],
    ['no credentials, whatever the origin', 'unknown', absent, 'InvalidAllowCredentials'],
    ['an origin that works, credentials unknown', exact, 'unknown', 'unknown'],
    ['both origins are refused, for the reason of the first', [['*'], []], yes, 'WildcardOriginNotAllowed'],
    ['one of two origins works', [['*'], [page]], yes, 'unknown'],
    ['one of two origins works, in the other order', [[page], ['*']], yes, 'unknown'],
    ['one of two origins works, but none with credentials', [['*'], [page]], absent, 'InvalidAllowCredentials'],
    ['either value of the credentials is refused', exact, [[], ['false']], 'InvalidAllowCredentials'],
    ['either value works', [[page], [` ${page}`]], [['true'], ['true ']], 'allowed'],
    ['no value is possible: nobody gets here', [], yes, 'unknown'],
  ] as const)('%s', ([, allowOrigin, allowCredentials, expected]) => {
    expect(summary(checkCors({ origin: page, credentials: true }, { allowOrigin, allowCredentials }))).toBe(expected);
  });
});

describe('checkCors without credentials', () => {
  test.for([
    ['wildcard', wildcard, absent, 'allowed'],
    ['nobody looks at the credentials', exact, 'unknown', 'allowed'],
    ['another origin', [['https://b.example']], yes, 'AllowOriginMismatch'],
    ['wildcard or the origin', [['*'], [page]], 'unknown', 'allowed'],
  ] as const)('%s', ([, allowOrigin, allowCredentials, expected]) => {
    expect(summary(checkCors({ origin: page, credentials: false }, { allowOrigin, allowCredentials }))).toBe(expected);
  });
});

describe('checkPreflight', () => {
  const perfect: PreflightResponse = {
    status: [204],
    allowOrigin: exact,
    allowCredentials: yes,
    allowMethods: [['PUT']],
    allowHeaders: [['x-custom']],
  };
  const request = { origin: page, credentials: true, method: 'PUT', headers: ['X-Custom'] };

  test.for([
    ['nothing wrong', {}, 'allowed'],
    ['status unknown', { status: 'unknown' }, 'unknown'],
    ['a redirect, before anything else', { status: [301], allowOrigin: absent }, 'PreflightDisallowedRedirect'],
    ['the origin, before the status', { status: [404], allowOrigin: absent }, 'PreflightMissingAllowOriginHeader'],
    ['the credentials', { allowCredentials: absent }, 'PreflightInvalidAllowCredentials'],
    ['the status', { status: [401] }, 'PreflightInvalidStatus'],
    ['informational status', { status: [199] }, 'PreflightInvalidStatus'],
    ['either status is refused', { status: [302, 404] }, 'PreflightInvalidStatus'],
    ['one of two statuses works', { status: [200, 404] }, 'unknown'],
    ['methods that cannot be parsed', { allowMethods: [['GET PUT']] }, 'InvalidAllowMethodsPreflightResponse'],
    ['headers that cannot be parsed', { allowHeaders: [['"*"']] }, 'InvalidAllowHeadersPreflightResponse'],
    [
      'methods, whatever the headers',
      { allowMethods: absent, allowHeaders: 'unknown' },
      'MethodDisallowedByPreflightResponse',
    ],
    [
      'headers, whatever the methods',
      { allowMethods: 'unknown', allowHeaders: absent },
      'HeaderDisallowedByPreflightResponse',
    ],
    ['a wildcard is literal with credentials', { allowMethods: wildcard }, 'MethodDisallowedByPreflightResponse'],
    ['so it is for headers', { allowHeaders: wildcard }, 'HeaderDisallowedByPreflightResponse'],
    ['lines are joined, empty members ignored', { allowMethods: [['GET,', ' PUT']] }, 'allowed'],
    [
      'one list cannot be parsed, the other lacks the method',
      { allowMethods: [['a b'], ['GET']] },
      'MethodDisallowedByPreflightResponse',
    ],
  ] as const)('%s', ([, change, expected]) => {
    expect(summary(checkPreflight(request, { ...perfect, ...change }))).toBe(expected);
  });

  test.for([
    ['safelisted methods need no entry', { method: 'post' }, absent, 'allowed'],
    ['fetch writes put in capitals', { method: 'put' }, [['PUT']], 'allowed'],
    ['but not patch', { method: 'patch' }, [['PATCH']], 'MethodDisallowedByPreflightResponse'],
    ['without credentials a wildcard is one', { credentials: false }, wildcard, 'allowed'],
  ] as const)('%s', ([, change, allowMethods, expected]) => {
    expect(summary(checkPreflight({ ...request, ...change }, { ...perfect, allowMethods }))).toBe(expected);
  });

  test('without credentials `*` stands for `Authorization` in Chromium', () => {
    const uncredentialed = { ...request, credentials: false, headers: ['Authorization'] };
    expect(summary(checkPreflight(uncredentialed, { ...perfect, allowHeaders: wildcard }))).toBe('allowed');
  });
});

describe('checkExposed', () => {
  test.for([
    ['X-A', true, [['x-a']], 'allowed'],
    ['x-a', true, [['X-B, X-A']], 'allowed'],
    ['x-a', true, [['*']], 'HeaderNotExposed'],
    ['x-a', false, [['*']], 'allowed'],
    ['x-a', false, [['"*"']], 'HeaderNotExposed'],
    ['x-a', false, absent, 'HeaderNotExposed'],
    ['x-a', false, 'unknown', 'unknown'],
    ['x-a', false, [['x-a'], []], 'unknown'],
    ['Content-Type', true, absent, 'allowed'],
    ['Set-Cookie', false, [['set-cookie']], 'HeaderNotExposed'],
  ] as const)('%s, credentials %s, %j: %s', ([header, credentials, exposeHeaders, expected]) => {
    expect(summary(checkExposed({ header, credentials }, { exposeHeaders }))).toBe(expected);
  });
});
