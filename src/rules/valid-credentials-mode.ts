import { createRule, onRequests } from '../create-rule.ts';
import type { Finding } from '../create-rule.ts';
import { crossOriginMeantBy, modesMeantBy } from '../cors/credentials-mode.ts';
import type { OddMode } from '../recognise/request-facts.ts';
import { cut } from './support/cut.ts';
import { writeValue } from './support/policy-edits.ts';
import type { NewValue } from './support/policy-edits.ts';

type Flaw = 'attributeNotWritten' | 'ignoredMode' | 'refusedMode' | 'refusedValue' | 'textForOff' | 'unknownAttribute';
type Ids = Flaw | 'writeValue';

export default createRule({
  name: 'valid-credentials-mode',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require credentials modes and `crossorigin` to have values that exist',
      preset: 'recommended',
    },
    hasSuggestions: true,
    schema: [{ type: 'object', properties: {} }],
    defaultOptions: [{}],
    messages: {
      attributeNotWritten: 'React drops `{{option}}` without a text. The element is loaded without CORS.',
      ignoredMode: '`{{option}}` has no value {{value}}, and `{{library}}` does not check it. No credentials are sent.',
      refusedMode: '`{{option}}` has no value {{value}}. The call throws, and no request is sent.',
      refusedValue: '`{{library}}` takes no {{value}} for `{{option}}`. The call throws, and no request is sent.',
      textForOff: '`{{library}}` takes {{value}} for true. Credentials are sent where the code says no.',
      unknownAttribute:
        '`{{option}}` has no value {{value}}. Browsers take it for `anonymous`, and send no credentials.',
      writeValue: 'Write {{value}}.',
    },
  },
  create(context) {
    return onRequests(context, ({ modes }) =>
      modes.map((mode): Finding<Ids> => {
        const { library, option, range } = mode;
        const data = { library, option, value: shown(mode) };
        return { range, messageId: flawOf(mode), data, suggest: suggestionsFor(mode) };
      }),
    );
  },
});

function flawOf({ effect, option }: OddMode): Flaw {
  switch (effect) {
    case 'anonymous':
      return 'unknownAttribute';
    case 'dropped':
      return 'attributeNotWritten';
    case 'ignored':
      return 'ignoredMode';
    case 'on':
      return 'textForOff';
    case 'throws':
      return option.endsWith('withCredentials') ? 'refusedValue' : 'refusedMode';
  }
}

function shown({ isText, written }: OddMode): string {
  const text = cut(written, 24);
  return isText ? `\`'${text}'\`` : `\`${text}\``;
}

function suggestionsFor({ effect, option, range, site, written }: OddMode): NonNullable<Finding<Ids>['suggest']> {
  if (!site) return [];
  return valuesFor().map((value) => ({
    messageId: 'writeValue',
    data: { value: 'code' in value ? `\`${value.code}\`` : `\`'${value.text}'\`` },
    edit: writeValue(effect === 'dropped' ? { value: range, whole: range, form: 'none' } : site, value),
  }));

  function valuesFor(): readonly NewValue[] {
    if (effect === 'dropped') return ['anonymous', 'use-credentials'].map((text) => ({ code: `${option}="${text}"` }));
    if (effect === 'anonymous') return crossOriginMeantBy(written).map((text) => ({ text }));
    if (option.endsWith('withCredentials')) return [{ code: 'false' }, { code: 'true' }];
    return modesMeantBy(written).map((text) => ({ text }));
  }
}
