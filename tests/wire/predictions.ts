import { listedNames } from '../../src/cors/headers.ts';
import type { CredentialsRule, NamesRule, OriginRule, Policy } from '../../src/recognise/facts.ts';
import { ASKED_HEADERS, ASKED_METHOD } from './server-host.ts';
import type { Exchange } from './server-host.ts';

/** Whether a policy predicts what came back to a request. */
export function predicts(policy: Policy, exchange: Exchange): boolean {
  const { allowCredentials, allowOrigin } = exchange.response;
  if (isRefusedOutright(policy, exchange)) return true;
  if (!isEchoed(policy, exchange) && !predictsOrigin(policy.allowOrigin.value, exchange.origin, allowOrigin))
    return false;
  // Without an allowed origin, credentials and names mean nothing.
  if (allowOrigin.length === 0) return true;
  return (
    predictsCredentials(policy.allowCredentials.value, allowCredentials) &&
    (exchange.method === 'OPTIONS' ? predictsPreflight(policy, exchange) : predictsResponse(policy, exchange))
  );
}

/** Without credentials, who is named beside `*` may as well get that name. */
function isEchoed({ allowOrigin }: Policy, { origin, response }: Exchange): boolean {
  return (
    allowOrigin.value.kind === 'wildcard' &&
    response.allowCredentials.length === 0 &&
    response.allowOrigin.join() === origin
  );
}

/** Some answer a preflight that asks for more than they allow with no header at all; browsers refuse it either way. */
function isRefusedOutright({ allowHeaders, allowMethods }: Policy, { method, response }: Exchange): boolean {
  if (method !== 'OPTIONS' || response.allowOrigin.length > 0) return false;
  return !allows(allowHeaders.value, ASKED_HEADERS) || !allows(allowMethods.value, ASKED_METHOD);
}

function allows(rule: NamesRule, asked: string): boolean {
  return (
    rule.kind !== 'listed' || !rule.complete || rule.names.some((name) => name.toLowerCase() === asked.toLowerCase())
  );
}

/** Of the answer to a preflight, what a browser looks at; nobody else sends one. */
function predictsPreflight(policy: Policy, { origin, response }: Exchange): boolean {
  if (origin === null) return true;
  const isAnswered =
    policy.library === null || policy.sent !== true || (response.status >= 200 && response.status < 300);
  return (
    isAnswered &&
    predictsNames(policy.allowHeaders.value, response.allowHeaders, ASKED_HEADERS) &&
    predictsNames(policy.allowMethods.value, response.allowMethods, ASKED_METHOD)
  );
}

function predictsResponse(policy: Policy, exchange: Exchange): boolean {
  return (
    predictsNames(policy.exposeHeaders.value, exchange.response.exposeHeaders, '') && predictsVary(policy, exchange)
  );
}

/** Whether caches are told what a page's origin decides, as the policy says. */
function predictsVary({ vary: { value } }: Policy, { method, origin, response: { vary } }: Exchange): boolean {
  if (value.kind === 'unknown' || method === 'OPTIONS' || origin === null) return true;
  const mentions = (names: readonly string[]): boolean =>
    names.some((name) => name === '*' || name.toLowerCase() === 'origin');
  return mentions(listedNames(vary)) === (value.kind === 'listed' && mentions(value.names));
}

function predictsNames(rule: NamesRule, lines: readonly string[], asked: string): boolean {
  const sent = listedNames(lines);
  switch (rule.kind) {
    case 'absent':
      return sent.length === 0;
    case 'listed':
      return rule.complete
        ? sent.join() === listedNames(rule.names).join()
        : rule.names.every((name) => sent.includes(name));
    case 'mirrored':
      return sent.includes(asked);
    case 'unknown':
      return true;
  }
}

function predictsOrigin(rule: OriginRule, origin: string | null, lines: readonly string[]): boolean {
  // Functions may answer otherwise where nothing was sent, which no page asks.
  if (origin === null && rule.kind !== 'reflected') return true;
  switch (rule.kind) {
    case 'absent':
      return lines.length === 0;
    case 'wildcard':
      return lines.join() === '*';
    case 'null':
      // For everybody, or in a list for those who claim it.
      return lines.join() === 'null' || (origin !== 'null' && lines.length === 0);
    case 'multiple':
      return partsOf(lines) === partsOf(rule.lines);
    case 'literal':
      return rule.asList ? predictsList(rule.entries, origin, lines) : predictsText(rule.entries[0]?.text, lines);
    case 'reflected':
      return predictsReflection(rule.check, origin, lines);
    case 'unknown':
      return true;
  }
}

/** Lines, joined or not, without the space around what stands between commas. */
function partsOf(lines: readonly string[]): string {
  return lines
    .join()
    .split(',')
    .map((part) => part.trim())
    .join();
}

/** A function that becomes text is shown as `() => …`. */
function predictsText(text: string | undefined, lines: readonly string[]): boolean {
  return text === '() => …' ? lines.join().includes('=>') : lines.join() === text?.trim();
}

function predictsList(
  entries: readonly { readonly text: string }[],
  origin: string | null,
  lines: readonly string[],
): boolean {
  const isListed = origin !== null && entries.some(({ text }) => text === origin);
  return isListed ? lines.join() === origin : lines.length === 0;
}

function predictsReflection(
  check: Extract<OriginRule, { kind: 'reflected' }>['check'],
  origin: string | null,
  lines: readonly string[],
): boolean {
  // What comes back where nothing was sent is no origin, and nobody reads it.
  if (origin === null) return lines.every((line) => !line.includes('://'));
  if (lines.join() === origin) return true;
  return check.kind !== 'none' && lines.length === 0;
}

function predictsCredentials(rule: CredentialsRule, lines: readonly string[]): boolean {
  switch (rule.kind) {
    case 'absent':
    case 'dropped':
      return lines.length === 0;
    case 'sent':
      return rule.lines.length > 1 ? lines.join() === rule.lines.join() : predictsText(rule.lines[0], lines);
    case 'unknown':
      return true;
  }
}
