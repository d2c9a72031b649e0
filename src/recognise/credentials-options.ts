import type { Flow } from '../flow/interpreter.ts';
import type { CredentialsOption } from '../frameworks/define-framework.ts';
import { parameterRoot } from '../syntax/bindings.ts';
import type { FunctionValue, SettledValue, Value } from '../syntax/value.ts';
import type { CredentialsRule, Written } from './facts.ts';
import { writtenOf } from './header-policies.ts';
import { optionValueOf } from './option-values.ts';
import { returnedAnswers } from './origin-functions.ts';

/** Texts with which an author means "off", whatever the library makes of them. */
const MEANS_OFF = new Set(['', '0', 'false', 'no', 'off', 'omit']);

/** What a library sends for the value of its credentials option; `null` is an absent key. */
export function credentialsRuleOf(value: Value | null, option: CredentialsOption, flow: Flow): CredentialsRule {
  const { whenAbsent, test, likeAbsent } = option;
  if (value === null || (value.kind === 'primitive' && likeAbsent?.some((one) => one === value.value))) {
    return whenAbsent
      ? { kind: 'sent', lines: ['true'], written: { type: 'boolean', text: 'true' } }
      : { kind: 'absent' };
  }
  if (value.kind === 'unknown' || value.kind === 'symbol' || value.kind === 'position') return { kind: 'unknown' };
  if (value.kind === 'choice' || value.kind === 'condition') return { kind: 'unknown' };
  if (option.read) return readCredentials(option.read(optionValueOf(value, flow.host)), value);
  if (value.kind === 'function' && option.asksFunctions) return askedCredentials(value, flow);
  const written = spelling(value);
  const plain = value.kind === 'primitive' ? value.value : true;
  if (!plain) return { kind: 'absent' };
  if (plain === true && value.kind === 'primitive') return { kind: 'sent', lines: ['true'], written };
  if (test === 'truthy') return { kind: 'sent', lines: ['true'], written };
  // The text of a function is its code.
  if (test === 'verbatim')
    return value.kind === 'primitive' || value.kind === 'function'
      ? { kind: 'sent', lines: [written.text], written }
      : { kind: 'unknown' };
  return MEANS_OFF.has(String(plain).toLowerCase())
    ? { kind: 'absent' }
    : { kind: 'dropped', written, expected: 'true' };
}

/** How messages show a value that is not spelled out in a word. */
function spelling(value: SettledValue): Written {
  const { type, text } = writtenOf(value);
  if (value.kind === 'function') return { type, text: '() => …' };
  return { type, text: value.kind === 'array' ? '[…]' : value.kind === 'object' ? '{ … }' : text };
}

function readCredentials(isOn: boolean | null, value: SettledValue): CredentialsRule {
  if (isOn === null) return { kind: 'unknown' };
  return isOn ? { kind: 'sent', lines: ['true'], written: writtenOf(value) } : { kind: 'absent' };
}

/** A function that answers `true` whatever the request is; any other may go either way. */
function askedCredentials({ node }: FunctionValue, flow: Flow): CredentialsRule {
  const answers = returnedAnswers(node, [parameterRoot(node, 0, 'request')], flow);
  const results = answers.map(({ value }) => (value.kind === 'primitive' ? value.value === true : null));
  if (results.length === 0 || results.includes(null)) return { kind: 'unknown' };
  if (results.every((result) => result === false)) return { kind: 'absent' };
  return results.every((result) => result === true)
    ? { kind: 'sent', lines: ['true'], written: { type: 'other', text: '' } }
    : { kind: 'unknown' };
}
