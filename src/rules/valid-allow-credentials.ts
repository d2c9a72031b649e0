import type { TSESLint } from '@typescript-eslint/utils';
import { createRule, mayBeAllowedElsewhere, onPolicies } from '../create-rule.ts';
import type { Finding, Suggestion } from '../create-rule.ts';
import { trimHttpWhitespace } from '../cors/headers.ts';
import { isSpelledOut } from '../fix/replace-value.ts';
import type { CredentialsRule, EditSite, Policy } from '../recognise/facts.ts';
import { cut } from './support/cut.ts';
import { isMisspelledTrue } from './support/misspelling.ts';
import { allowsCredentials, isTextForOff, isTrusting, meansOff, policiesSharing } from './support/policies.ts';
import { dropCredentials, writeValue } from './support/policy-edits.ts';
import type { NewValue } from './support/policy-edits.ts';
import { mayTakeBack } from './support/taken-back.ts';

type Flaw =
  | 'booleanValue'
  | 'ignoredOption'
  | 'misspelled'
  | 'noEffect'
  | 'otherValue'
  | 'severalLines'
  | 'surroundingSpace'
  | 'textForOff';
type Ids = Flaw | 'removeHeader' | 'writeValue';

export default createRule({
  name: 'valid-allow-credentials',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require `Access-Control-Allow-Credentials` to be `true` where it is sent',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allowBoolean: {
            type: 'boolean',
            description: 'Whether the boolean `true` is a good header value, which servers turn into text.',
          },
        },
      },
    ],
    defaultOptions: [{ allowBoolean: false }],
    messages: {
      booleanValue:
        '`Access-Control-Allow-Credentials` is the boolean `true`. A header is text, and works only if the server turns it into that.',
      ignoredOption:
        '`{{library}}` ignores {{value}} for credentials. Browsers refuse the response to a request with credentials.',
      misspelled:
        '`Access-Control-Allow-Credentials` is {{value}}. Browsers refuse the response to a request with credentials.',
      noEffect: '`Access-Control-Allow-Credentials` is {{value}}. Only `true` has an effect in browsers.',
      otherValue:
        '`Access-Control-Allow-Credentials` is {{value}}, not `true`. Browsers refuse the response to a request with credentials.',
      severalLines:
        '`Access-Control-Allow-Credentials` gets {{count}} values. Browsers refuse the response to a request with credentials.',
      surroundingSpace:
        '`Access-Control-Allow-Credentials` has white space around `true`. Browsers forgive it; other clients may not.',
      textForOff: '`{{library}}` takes {{value}} for true. Credentials are allowed where the code says no.',
      removeHeader: 'Remove `Access-Control-Allow-Credentials`.',
      writeValue: 'Write {{value}}.',
    },
  },
  create(context, { allowBoolean }) {
    return onPolicies(context, (policies, _settings, sourceCode, layers) => {
      const idle = policies.filter((policy) => flawOf(policy) === 'noEffect');
      const isIdle = idle.length > 0 && !mayTakeBack(idle, { policies, layers, sourceCode });
      const findings = policies.flatMap((policy): readonly Finding<Ids>[] => {
        const { elsewhere, range } = policy.allowCredentials;
        const flaw = flawOf(policy, allowBoolean);
        if (flaw === null || range === null || elsewhere) return [];
        if (flaw === 'noEffect' && (!isIdle || isAnswer(policy, policies))) return [];
        return [{ range, messageId: flaw, data: dataOf(policy), ...editsFor(flaw, policy, policies, sourceCode) }];
      });
      // To ask the project is dear.
      const effective = findings.filter(({ messageId }) => messageId !== 'noEffect');
      return effective.length < findings.length && mayBeAllowedElsewhere(context) ? effective : findings;
    });
  },
});

/** `allowed ? 'true' : 'false'`: where one place says yes to some, the no to others is what it says. */
function isAnswer(policy: Policy, policies: readonly Policy[]): boolean {
  return policiesSharing(policies, 'allowCredentials', policy).some(allowsCredentials);
}

/** What is wrong with the value; `null` when nothing is, or nobody can tell. */
function flawOf({ library, allowCredentials: { value } }: Policy, allowBoolean = false): Flaw | null {
  switch (value.kind) {
    case 'absent':
    case 'unknown':
      return null;
    case 'dropped':
      return 'ignoredOption';
    case 'sent':
      if (library === null) return headerFlaw(value, allowBoolean);
      // Some libraries send an option as it is written.
      if (value.lines.join() !== 'true') return headerFlaw(value, true);
      return isTextForOff(value.written) ? 'textForOff' : null;
  }
}

function headerFlaw(
  { lines, written }: Extract<CredentialsRule, { kind: 'sent' }>,
  allowBoolean: boolean,
): Flaw | null {
  const [line = '', ...others] = lines;
  if (others.length > 0) return 'severalLines';
  if (line === 'true') return written.type === 'boolean' && !allowBoolean ? 'booleanValue' : null;
  if (trimHttpWhitespace(line) === 'true') return 'surroundingSpace';
  if (meansOff(line)) return 'noEffect';
  return isMisspelledTrue(line) ? 'misspelled' : 'otherValue';
}

function dataOf({ library, allowCredentials: { value: rule } }: Policy): Readonly<Record<string, string>> {
  if (rule.kind !== 'sent' && rule.kind !== 'dropped') return {};
  const { text, type } = rule.written;
  const lines = rule.kind === 'sent' ? rule.lines : [text];
  const whole = cut(type === 'other' ? lines.join(', ') : text, 20);
  const shown = type === 'string' || (type === 'other' && rule.kind === 'sent') ? `'${whole}'` : whole;
  const value = type === 'symbol' ? 'the origin of the request' : `\`${shown}\``;
  return { count: String(lines.length), library: library ?? '', value };
}

/** Where one place gives different values, no edit is right for all of them. */
function editsFor(
  flaw: Flaw,
  policy: Policy,
  policies: readonly Policy[],
  sourceCode: TSESLint.SourceCode,
): Pick<Finding<Ids>, 'fix' | 'suggest'> {
  const { site } = policy.allowCredentials;
  const group = policiesSharing(policies, 'allowCredentials', policy);
  if (!site || group.some((other) => flawOf(other) !== flaw)) return {};

  const write = suggestWriting(site, { text: 'true' });
  const remove: Suggestion<Ids> = { messageId: 'removeHeader', edit: dropCredentials(policy) };
  const edited = (isSafe: boolean, suggestion: Suggestion<Ids>): Pick<Finding<Ids>, 'fix' | 'suggest'> =>
    isSafe && isSpelledOut(sourceCode, site.value) ? { fix: suggestion.edit } : { suggest: [suggestion] };
  switch (flaw) {
    case 'booleanValue':
    case 'surroundingSpace':
      return edited(true, write);
    case 'noEffect':
      return edited(true, remove);
    case 'misspelled':
      return edited(
        group.every((other) => isTrusting(other) || isLeftToTrusting(other, policies)),
        write,
      );
    case 'otherValue':
    case 'severalLines':
      return { suggest: [write, remove] };
    case 'ignoredOption':
      return edited(group.every(isTrusting), suggestWriting(site, { code: 'true' }));
    case 'textForOff':
      return { suggest: [suggestWriting(site, { code: 'false' }), suggestWriting(site, { code: 'true' })] };
  }
}

function suggestWriting(site: EditSite, value: NewValue): Suggestion<Ids> {
  const shown = 'code' in value ? value.code : `'${value.text}'`;
  return { messageId: 'writeValue', data: { value: `\`${shown}\`` }, edit: writeValue(site, value) };
}

/** Whether the origin is stated elsewhere, and nothing in the file lets in others than those it trusts. */
function isLeftToTrusting({ allowOrigin: { value } }: Policy, policies: readonly Policy[]): boolean {
  return (
    value.kind === 'absent' && policies.every((other) => isTrusting(other) || other.allowOrigin.value.kind === 'absent')
  );
}
