import type { CredentialsRule, OriginRule, Policy } from '../../src/recognise/facts.ts';
import type { WireResponse } from './server-host.ts';

/** Whether a policy predicts what came back to a request from this origin; `null` is a request without one. */
export function predicts(policy: Policy, origin: string | null, response: WireResponse): boolean {
  const { allowCredentials, allowOrigin } = response;
  if (!predictsOrigin(policy.allowOrigin.value, origin, allowOrigin)) return false;
  // Without an allowed origin, credentials mean nothing.
  return allowOrigin.length === 0 || predictsCredentials(policy.allowCredentials.value, allowCredentials);
}

function predictsOrigin(rule: OriginRule, origin: string | null, lines: readonly string[]): boolean {
  switch (rule.kind) {
    case 'absent':
      return lines.length === 0;
    case 'wildcard':
      return lines.join() === '*';
    case 'null':
      // For everybody, or in a list for those who claim it.
      return lines.join() === 'null' || (origin !== 'null' && lines.length === 0);
    case 'multiple':
      return lines.join(', ') === rule.lines.map((line) => line.trim()).join(', ');
    case 'literal':
      return rule.asList ? predictsList(rule.entries, origin, lines) : predictsText(rule.entries[0]?.text, lines);
    case 'reflected':
      return predictsReflection(rule.check, origin, lines);
    case 'unknown':
      return true;
  }
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
      return lines.join() === rule.lines.join();
    case 'unknown':
      return true;
  }
}
