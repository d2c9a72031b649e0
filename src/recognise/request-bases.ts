import type { TSESTree } from '@typescript-eslint/utils';
import type { Client } from '../clients/define-client.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import type { Range } from './facts.ts';
import type { ClientUse } from './request-calls.ts';
import { outcomesIn, resultOf } from './request-options.ts';
import type { Entry, Layer, Reading } from './request-options.ts';
import type { Sending } from './request-sendings.ts';
import { areOwn, joinedTexts, originsInPrefix, originsOf, textsOf } from './request-urls.ts';

/** The URL of a request as far as it is known, and where it stands. */
export interface UrlFact {
  readonly texts: readonly string[] | null;
  readonly origins: readonly string[] | null;
  readonly range: Range | null;
}

/** The URL of a request, with the base that its instance has. */
export function urlOf({ layers, node, reading, use }: Sending, assumptions: Assumptions): UrlFact {
  const own = urlIn(use, reading, assumptions);
  const chain = (use.instance?.chain ?? []).map((one) => urlIn(one, reading, assumptions));
  const given = use.client.base === undefined ? [] : [baseIn(layers, use.client.base, reading, assumptions)];
  const bases = [...given, ...chain].filter((one) => one !== null);
  // Without a path, the base is all.
  const isBase =
    use.call.does === 'makes' || (bases.length > 0 && node === use.node && use.node.arguments.length === 0);
  const url = own ?? { texts: isBase ? [''] : null, origins: null, range: null };
  const base = bases.reduce<UrlFact | null>((left, right) => (left ? together(right, left) : right), null);
  const stated = base ? together(base, url) : url;
  const whole = use.client.path ? withPath(stated, use.client.path, layers, reading, assumptions) : stated;
  // Inside a wrapper, what its caller passes stands for the URL.
  return node === use.node ? whole : { ...whole, range: node.range };
}

/** A URL whose path is what an option says, or its default. */
function withPath(
  { origins, range }: UrlFact,
  { option, otherwise }: NonNullable<Client['path']>,
  layers: readonly Layer[],
  reading: Reading,
  assumptions: Assumptions,
): UrlFact {
  const given = baseIn(layers, option, reading, assumptions);
  const paths = given ? given.texts : [otherwise];
  return { texts: origins && joinedTexts(origins, paths), origins, range };
}

function together(base: UrlFact, url: UrlFact): UrlFact {
  const texts = joinedTexts(base.texts, url.texts);
  const isAbsolute = url.origins !== null && url.origins.length > 0;
  const isOpen = url.texts === null || texts === null;
  const origins = isAbsolute ? url.origins : isOpen ? (base.origins ?? ownBelow(base, url)) : originsOf(texts);
  return { texts, origins, range: url.range ?? base.range };
}

/** None for a URL that goes to the page's own server, as its base does; else `null`. */
function ownBelow(base: UrlFact, url: UrlFact): UrlFact['origins'] {
  if (base.texts?.every((text) => text === '')) return url.origins;
  return base.texts && areOwn(base.texts) ? [] : null;
}

function urlIn(use: ClientUse, reading: Reading, assumptions: Assumptions): UrlFact | null {
  for (const { at, key } of use.call.url ?? []) {
    const node = use.node.arguments[at];
    if (!node || node.type === 'SpreadElement') continue;
    const value = reading.evaluate(node);
    if (key === undefined) {
      // An object in the place of the URL holds it.
      const others = (use.call.url ?? []).some((place) => place.key !== undefined && place.at === at);
      if (others && (value.kind === 'object' || value.kind === 'choice')) continue;
      return factOf(textsOf(value, assumptions), node, reading);
    }
    const [found] = outcomesIn({ kind: 'object', value, use }, [key].flat(), reading, assumptions);
    if (found?.kind === 'found') return factOfEntry(found.entry, reading, assumptions);
    if (found?.kind === 'unknown') return { texts: null, origins: null, range: node.range };
  }
  return null;
}

/** What the option says that URLs are relative to; `null` where there is none. */
export function baseIn(
  layers: readonly Layer[],
  base: string,
  reading: Reading,
  assumptions: Assumptions,
): UrlFact | null {
  for (const layer of layers) {
    const [found] = outcomesIn(layer, [base], reading, assumptions);
    if (found?.kind === 'found') return factOfEntry(found.entry, reading, assumptions);
    if (found?.kind === 'unknown') return { texts: null, origins: null, range: null };
  }
  return null;
}

/** The same of an option, which a function may give. */
function factOfEntry(entry: Entry, reading: Reading, assumptions: Assumptions): UrlFact {
  const node = valueNode(entry);
  const { value } = entry;
  const given = value.kind === 'function' ? resultOf(value, reading.host) : value;
  return factOf(given && textsOf(given, assumptions), node, reading);
}

function factOf(texts: readonly string[] | null, node: TSESTree.Node, reading: Reading): UrlFact {
  return { texts, origins: texts ? originsOf(texts) : originsInPrefix(node, reading), range: node.range };
}

function valueNode({ node }: Entry): TSESTree.Node {
  if (node.type === 'Property') return node.value;
  return node.parent?.type === 'AssignmentExpression' ? node.parent.right : node;
}
