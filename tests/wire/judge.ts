import type { TSESLint } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';
import type { Policy } from '../../src/recognise/facts.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { ARBITRARY, CREDENTIALS, ORIGIN, WILDCARD } from '../support/measured.ts';
import { home } from './home.ts';
import { predicts } from './predictions.ts';
import type { LiveLibrary } from './libraries.ts';
import type { Exchange, ServerHost, WireRequest, WireResponse } from './server-host.ts';

/** The setting that programs ask for, and nobody sets. */
const SETTING = 'process.env.WIRE_UNSET';

export const APP = 'https://app.example.com';
export const EVIL = 'https://evil.example';

/** Others of the family, and strangers with names that some tests take. */
const OTHERS = [
  'https://admin.example.com',
  'https://dev.example.com',
  'https://myapp.example.com',
  'https://myapp.test',
  'https://app.evil.test',
  'https://app.example.com.evil.test',
  'https://example.com.evil.test',
  'https://evilexample.com',
];

/** What the plugin says of a program, against what its server did. */
export interface Judgement {
  readonly program: string;
  readonly started: boolean;
  /** Where the plugin was wrong. */
  readonly faults: readonly string[];
  /** The rules that the outcome on the wire calls for, and those among them that did not speak. */
  readonly due: readonly string[];
  readonly missed: readonly string[];
  /** Whether headers came although the plugin knows of no policy. */
  readonly unpredicted: boolean;
  readonly seen: string;
}

const NOTHING: WireResponse = {
  status: 0,
  allowOrigin: [],
  allowCredentials: [],
  allowMethods: [],
  allowHeaders: [],
  exposeHeaders: [],
  vary: [],
};

const WILDCARD_NAMES = 'cors/no-wildcard-headers-with-credentials';

/** What a library is judged by. */
export type Judged = 'exception' | 'isDevelopment' | 'overwritesVary' | 'set';

const JUDGED: ReadonlySet<string> = new Set([ARBITRARY, CREDENTIALS, ORIGIN, WILDCARD, WILDCARD_NAMES]);

const linter = new Linter({ configType: 'flat', cwd: home });

export async function judge(
  program: string,
  { exception, isDevelopment, overwritesVary, set }: Pick<LiveLibrary, Judged>,
  host: ServerHost,
): Promise<Judgement> {
  const file = host.write(set, program);
  const preset = isDevelopment ? plugin.configs.strict : plugin.configs.recommended;
  const messages = linter
    .verify(program, [{ ...preset, files: ['**/*.mjs'] }], file)
    .filter(({ ruleId }) => ruleId === null || JUDGED.has(ruleId));
  // ESLint's types know only plain ESTree; typescript-eslint's describe the very same objects.
  const { policies } = factsOf(linter.getSourceCode() as unknown as TSESLint.SourceCode, file);
  const origins = [APP, EVIL, 'null', null, ...examplesOf(policies)];
  const requests: readonly WireRequest[] = [
    ...origins.map((origin) => ({ method: 'OPTIONS', origin }) as const),
    ...[...origins, ...OTHERS].map((origin) => ({ method: 'GET', origin }) as const),
  ];
  // A setting of the program has two outcomes, and reports may speak of either.
  const variants = program.includes(SETTING) ? [file, host.write(set, program.replaceAll(SETTING, `'yes'`))] : [file];
  const observations = await Promise.all(variants.map((variant) => host.observe(variant, requests)));
  const started = observations.every((one) => one.started);
  const error = observations.find((one) => one.error)?.error;
  // A server that does not start, or does not answer, sends nothing that anyone could read.
  const outcomes = observations.map(({ responses }) =>
    requests.map((request, index) => ({ ...request, response: responses[index] ?? NOTHING })),
  );
  const exchanges = outcomes.flat();
  const judged = exchanges.filter((exchange) => !exception?.covers(exchange));
  // A setting may turn everything off, of which no policy speaks.
  const stated = judged.filter(({ response }) => variants.length === 1 || response.allowOrigin.length > 0);
  const seen = exchanges.map(show).join('\n');
  const due = dueRules(judged);
  const spoken = new Set(messages.map(({ ruleId }) => ruleId ?? 'fatal'));
  const faults = [
    ...(started && policies.length > 0
      ? unpredictedExchanges(overwritesVary ? policies.map(withoutVary) : policies, stated).map(
          (one) => `not predicted: ${one}`,
        )
      : []),
    ...messages
      .filter((message) => !isRight(message, exchanges, outcomes, program))
      .map(({ message }) => `wrong: ${message}`),
  ];
  return {
    program,
    started,
    faults:
      faults.length > 0
        ? [
            [
              ...faults,
              program,
              error ?? seen,
              JSON.stringify(
                policies.map(({ allowCredentials, allowHeaders, allowMethods, allowOrigin, exposeHeaders, vary }) =>
                  [allowOrigin, allowCredentials, allowHeaders, allowMethods, exposeHeaders, vary].map(
                    ({ value }) => value,
                  ),
                ),
              ),
            ].join('\n'),
          ]
        : [],
    due,
    // Credentials that are spelled wrong are one cause, of which their own rule speaks.
    missed: spoken.has(CREDENTIALS) ? [] : due.filter((rule) => !spoken.has(rule)),
    unpredicted: policies.length === 0 && exchanges.some(({ response }) => response.allowOrigin.length > 0),
    seen,
  };
}

/** Origins that the plugin says get in although they should not: they are asked for as well. */
function examplesOf(policies: readonly Policy[]): readonly string[] {
  return policies.flatMap(({ allowOrigin: { value } }) =>
    value.kind === 'reflected' && value.check.kind === 'weak' ? [value.check.example] : [],
  );
}

function withoutVary(policy: Policy): Policy {
  return { ...policy, vary: { ...policy.vary, value: { kind: 'unknown' } } };
}

function unpredictedExchanges(policies: readonly Policy[], exchanges: readonly Exchange[]): readonly string[] {
  return exchanges
    .filter(({ origin, response }) => !isLeftOut(origin, response, policies))
    .filter((exchange) => !policies.some((policy) => predicts(policy, exchange)))
    .map(show);
}

/**
 * What policies do not speak of: other clients than pages where the origin is asked for, or where headers are written by
 * hand, and responses to which nobody has written any.
 */
function isLeftOut(origin: string | null, response: WireResponse, policies: readonly Policy[]): boolean {
  const byHand = policies.some(({ library }) => library === null);
  if (byHand && response.allowOrigin.length + response.allowCredentials.length === 0) return true;
  if (origin !== null) return false;
  return byHand || !policies.every(isUnconditional) || isUnread(response);
}

function isUnconditional({ allowOrigin: { value } }: Policy): boolean {
  return value.kind !== 'reflected' && value.kind !== 'unknown';
}

/** Whether an answer to a client that is no page holds nothing that a page could use. */
function isUnread({ allowOrigin }: WireResponse): boolean {
  return allowOrigin.every((line) => !isSerialisedOrigin(line));
}

function show({ method, origin, response }: Exchange): string {
  const credentials = response.allowCredentials.length > 0 ? ` +${response.allowCredentials.join('|')}` : '';
  const { allowHeaders, allowMethods, exposeHeaders, vary } = response;
  const names = JSON.stringify({ allowHeaders, allowMethods, exposeHeaders, vary });
  return `${method} from ${origin ?? 'nowhere'}: ${String(response.status)} ${response.allowOrigin.join(' | ') || 'nothing'}${credentials} ${names}`;
}

/** The rules that must speak of what these responses say: of each outcome, the one that is wrong. */
export function dueRules(exchanges: readonly Exchange[]): readonly string[] {
  const rules = [
    ...(exchanges.some(isWildcardWithCredentials) ? [WILDCARD] : []),
    ...(exchanges.some(isOpenToStrangers) ? [ARBITRARY] : []),
    ...(exchanges.some(isNoOrigin) ? [ORIGIN] : []),
    ...(exchanges.some(
      ({ response }) => response.allowOrigin.length > 0 && !['', 'true'].includes(response.allowCredentials.join()),
    )
      ? [CREDENTIALS]
      : []),
    ...(exchanges.some(isWildcardAlone) ? [WILDCARD_NAMES] : []),
  ];
  return rules;
}

/** Headers that pages want to send, or to read, are listed as `*` and nothing else, where that is only a name. */
function isWildcardAlone({ method, origin, response }: Exchange): boolean {
  const { allowCredentials, allowHeaders, allowOrigin, exposeHeaders } = response;
  const isReadable = [origin, APP].includes(allowOrigin.join()) && allowCredentials.join() === 'true';
  return origin === APP && isReadable && (method === 'OPTIONS' ? allowHeaders : exposeHeaders).join() === '*';
}

function isWildcardWithCredentials({ origin, response }: Exchange): boolean {
  return origin !== null && response.allowOrigin.join() === '*' && response.allowCredentials.join() === 'true';
}

function isNullWithCredentials({ response }: Exchange): boolean {
  return response.allowOrigin.join() === 'null' && response.allowCredentials.join() === 'true';
}

/** An origin that nobody would trust gets what is meant for a user. */
function isOpenToStrangers({ origin, response }: Exchange): boolean {
  return (
    origin?.endsWith('.example.com') === false &&
    response.allowOrigin.join() === origin &&
    response.allowCredentials.join() === 'true'
  );
}

function isNoOrigin({ origin, response: { allowOrigin } }: Exchange): boolean {
  const value = allowOrigin.join();
  return origin === APP && allowOrigin.length > 0 && value !== '*' && value !== 'null' && !isSerialisedOrigin(value);
}

/** `*` in a list of names that is sent beside credentials, or because of which preflights get no header at all. */
function hasWildcardNames({ method, origin, response }: Exchange): boolean {
  if (method === 'OPTIONS' && origin === APP && response.allowOrigin.length === 0) return true;
  const { allowCredentials, allowHeaders, allowMethods, exposeHeaders } = response;
  const names = [...allowHeaders, ...allowMethods, ...exposeHeaders].join().split(',');
  return allowCredentials.join() === 'true' && names.some((name) => name.trim() === '*');
}

/** Whether some page has this origin, by the URL Standard itself. */
function isSerialisedOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && !text.includes('*');
}

/** Whether a report is borne out by what stood on the wire. */
function isRight(
  { ruleId, message, messageId }: Linter.LintMessage,
  exchanges: readonly Exchange[],
  outcomes: readonly (readonly Exchange[])[],
  program: string,
): boolean {
  switch (ruleId) {
    case WILDCARD:
      return exchanges.some(isWildcardWithCredentials);
    case ARBITRARY:
      return exchanges.some(messageId === 'nullOrigin' ? isNullWithCredentials : isOpenToStrangers);
    case ORIGIN:
      if (messageId === 'severalOrigins')
        return exchanges.some(({ response }) => /,/.test(response.allowOrigin.join()));
      if (messageId === 'wildcardInList')
        return exchanges.every(({ origin, response }) => origin === null || response.allowOrigin.join() !== '*');
      return !isSerialisedOrigin(/`(?<origin>[^`]*)`/.exec(message)?.groups?.['origin'] ?? '');
    case CREDENTIALS:
      return (
        exchanges.some(({ response }) => !['', 'true'].includes(response.allowCredentials.join())) ||
        exchanges.some(
          ({ response }) => response.allowOrigin.length > 0 && response.allowCredentials.join() !== 'true',
        ) ||
        // One outcome of a setting may allow credentials by default, and the other withhold them because of what is reported.
        outcomes.some((one) => one.every(({ response }) => response.allowCredentials.join() !== 'true')) ||
        // A boolean in place of a text works, and is reported as what it is; `'false'` may be as good as `true`.
        /boolean `true`|`String\(/.test(message) ||
        /'(?:false|no|off)?'/.test(program)
      );
    case WILDCARD_NAMES:
      return exchanges.some(hasWildcardNames);
    default:
      return false;
  }
}
