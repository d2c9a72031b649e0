import { parsedUrl } from '../parsed-url.ts';
import type { OptionValue } from '../frameworks/define-framework.ts';
import type { EvaluatorHost } from '../syntax/evaluate.ts';
import type { InstanceValue, Value } from '../syntax/value.ts';
import { textOf } from '../syntax/value.ts';
import { REQUEST_ORIGIN } from './request-values.ts';

/** Built-in objects whose text names their class. */
const TAGGED: ReadonlySet<string> = new Set([
  'global.Map',
  'global.Promise',
  'global.Set',
  'global.WeakMap',
  'global.WeakSet',
]);

/** A value in the words of framework definitions. */
export function optionValueOf(value: Value, host: EvaluatorHost): OptionValue {
  switch (value.kind) {
    case 'primitive':
      return { kind: 'primitive', value: value.value };
    case 'array': {
      const { elements, open } = host.present(value);
      return { kind: 'array', elements: elements.map((element) => optionValueOf(element, host)), open };
    }
    case 'regexp':
      return { kind: 'regexp', source: value.source, flags: value.flags };
    case 'function':
      return { kind: 'function' };
    case 'object':
      return { kind: 'object', text: '[object Object]' };
    case 'instance':
      return instanceOption(value);
    case 'symbol':
      return value.name === REQUEST_ORIGIN && value.part === 'origin' ? { kind: 'requestOrigin' } : { kind: 'unknown' };
    case 'choice':
    case 'condition':
    case 'position':
    case 'unknown':
      return { kind: 'unknown' };
  }
}

function instanceOption({ of, arguments: [first] }: InstanceValue): OptionValue {
  const text = first ? textOf(first) : null;
  if (of === 'global.String') return text === null ? { kind: 'unknown' } : { kind: 'stringObject', text };
  if (of === 'global.URL') return { kind: 'object', text: text === null ? null : (parsedUrl(text)?.href ?? null) };
  // Instances of classes that the file does not show may be anything, a function included.
  return of.startsWith('global.')
    ? { kind: 'object', text: TAGGED.has(of) ? of.replace('global.', '[object ').concat(']') : null }
    : { kind: 'unknown' };
}
