import type { TSESTree } from '@typescript-eslint/utils';
import type { CredentialsOption } from '../clients/define-client.ts';
import { truthy } from '../clients/define-client.ts';
import type { OddMode } from './request-facts.ts';
import { outcomesIn, readsOf } from './request-options.ts';
import type { Outcome } from './request-options.ts';
import { siteOf } from './request-sendings.ts';
import type { Sending } from './request-sendings.ts';
import { isReadAround } from './request-wrappers.ts';

type Found = Extract<Outcome, { kind: 'found' }>;

/** Texts that say no, and are true to a program. */
const MEANS_NO: ReadonlySet<string> = new Set(['false', 'no', 'none', 'off', 'omit', '0']);

/** Values of the options of a request that are no credentials mode. */
export function oddModesIn(sending: Sending): readonly OddMode[] {
  const { node, use } = sending;
  const found = modesIn(sending);
  // A wrapper may translate what it is given.
  return node === use.node
    ? found
    : found.filter(({ option }) => !isReadAround(use.node, option.split('.').at(-1) ?? ''));
}

function modesIn({ layers, reading, use }: Sending): readonly OddMode[] {
  const { client } = use;
  const read = readsOf(layers, client, reading);
  const options = client.credentials.options.map((option) => ({ ...option, ...read }));
  return layers.flatMap((layer) =>
    options.flatMap((option) => {
      const outcomes = outcomesIn(layer, option.path, reading);
      const found = outcomes.filter((outcome) => outcome.kind === 'found');
      return found.flatMap((outcome): readonly OddMode[] => {
        const effect = effectOf(outcome, option, client.checks);
        const place = effect && placeOf(outcome, outcomes, option);
        if (!effect || !place) return [];
        const { value } = outcome;
        const isText = value.kind === 'primitive' && typeof value.value === 'string';
        const written = value.kind === 'primitive' ? String(value.value) : textOf(place);
        return [
          {
            library: client.id,
            option: option.path.join('.'),
            effect,
            written,
            isText,
            range: place.range,
            site: isSpelledOut(value, place) ? valueSite(outcome, place, reading.host.scopes) : null,
          },
        ];
      });
    }),
  );
}

function effectOf({ value }: Found, option: CredentialsOption, checks: 'native' | 'none'): OddMode['effect'] | null {
  const meaning = option.read(value);
  if (meaning === 'refused') return 'throws';
  if (value.kind !== 'primitive' || value.value === undefined) return null;
  if (meaning === 'ineffective') return checks === 'none' ? 'ignored' : null;
  const isNo = typeof value.value === 'string' && MEANS_NO.has(value.value.trim().toLowerCase());
  return option.read === truthy && isNo ? 'on' : null;
}

/** The code that gives a value: its literal; for others, the whole expression if it can be nothing else. */
function placeOf(
  { entry, value }: Found,
  outcomes: readonly Outcome[],
  option: CredentialsOption,
): TSESTree.Node | null {
  const { node } = entry;
  const whole =
    node.type === 'Property' ? node.value : node.parent?.type === 'AssignmentExpression' ? node.parent.right : null;
  if (value.kind === 'primitive' && value.node) return value.node;
  const isSure = outcomes.every((one) => one.kind === 'found' && option.read(one.value) === option.read(value));
  return isSure ? whole : null;
}

/** Whether another value may stand in the place of this one: it is no result of something. */
function isSpelledOut(value: Found['value'], place: TSESTree.Node): boolean {
  return value.kind !== 'primitive' || value.node === place || value.value === undefined || value.value === null;
}

function valueSite({ entry }: Found, place: TSESTree.Node, scopes: Parameters<typeof siteOf>[1]): OddMode['site'] {
  const site = siteOf(entry, scopes);
  if (site && site.value.join() === place.range.join()) return site;
  return { value: place.range, whole: place.range, form: 'none' };
}

/** How a value that is no literal is shown. */
function textOf(place: TSESTree.Node): string {
  switch (place.type) {
    case 'ObjectExpression':
      return '{}';
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'a function';
    default:
      return 'an object';
  }
}
