import type { Blocked } from '../../project/exchange.ts';
import type { OriginRule } from '../../recognise/facts.ts';
import { listed } from './policy-edits.ts';

/** Why a browser refuses, in the words of messages. */
export interface Cause {
  readonly id:
    | 'disallowedHeader'
    | 'disallowedMethod'
    | 'impossibleOrigin'
    | 'noCredentials'
    | 'noPolicy'
    | 'otherOrigin'
    | 'otherPath'
    | 'otherSpelling'
    | 'severalOrigins'
    | 'unansweredPreflight'
    | 'wildcard';
  readonly data: Readonly<Record<string, string>>;
}

export function causeOf({ answer, asked, page, reason, server, url }: Blocked): Cause {
  const rule = answer?.allowOrigin.value;
  if (reason.endsWith('InvalidAllowCredentials')) return { id: 'noCredentials', data: {} };
  if (reason.endsWith('WildcardOriginNotAllowed')) return { id: 'wildcard', data: {} };
  if (reason === 'MethodDisallowedByPreflightResponse')
    return { id: 'disallowedMethod', data: { method: asked.method ?? '' } };
  if (reason === 'HeaderDisallowedByPreflightResponse')
    return { id: 'disallowedHeader', data: { header: refusedHeader(answer, asked.headers) } };
  if (isUnanswered({ answer, reason })) return { id: 'unansweredPreflight', data: {} };
  // Other paths of the same server have a policy.
  if (answer === null && 'file' in server && server.answers.length > 0)
    return { id: 'otherPath', data: { path: new URL(url).pathname } };
  if (rule?.kind === 'multiple') return { id: 'severalOrigins', data: {} };
  const texts = rule && namedBy(rule);
  if (!texts) return { id: 'noPolicy', data: {} };
  const allowed = texts.length === 0 ? 'nobody' : listed(texts);
  if (page === null) return { id: 'impossibleOrigin', data: { allowed } };
  const twin = texts.find((text) => isSpelledOtherwise(text, page));
  return twin === undefined
    ? { id: 'otherOrigin', data: { allowed, page } }
    : { id: 'otherSpelling', data: { allowed: `\`${twin}\``, page } };
}

/** The origins that a rule names; `null` where it names none. */
function namedBy(rule: OriginRule): readonly string[] | null {
  if (rule.kind === 'literal') return rule.entries.map(({ text }) => text);
  if (rule.kind === 'null') return ['null'];
  return rule.kind === 'reflected' && rule.check.kind === 'checked' ? (rule.check.among ?? null) : null;
}

/** Whether nothing that answers the preflight says a word of CORS. */
export function isUnanswered({ answer, reason }: Pick<Blocked, 'answer' | 'reason'>): boolean {
  const isSilent = answer === null || answer.allowOrigin.value.kind === 'absent';
  return reason === 'PreflightInvalidStatus' || (reason.startsWith('Preflight') && isSilent);
}

/** The first header that an answer does not name. */
function refusedHeader(answer: Blocked['answer'], asked: readonly string[]): string {
  const rule = answer?.allowHeaders?.value;
  const allowed = rule?.kind === 'listed' ? rule.names.map((name) => name.toLowerCase()) : [];
  return asked.find((name) => !allowed.includes(name)) ?? '';
}

const MACHINE = /^(https?:\/\/)(?:localhost|127\.0\.0\.1|\[::1\])(?=:|$)/u;

/** Whether two origins name a developer's machine in two ways. */
function isSpelledOtherwise(left: string, right: string): boolean {
  return left !== right && MACHINE.test(left) && left.replace(MACHINE, '$1') === right.replace(MACHINE, '$1');
}
