import type { TSESTree } from '@typescript-eslint/utils';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import { literalText } from '../syntax/literal-text.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import type { SettledValue } from '../syntax/value.ts';
import { walk } from '../syntax/walk.ts';
import { editSiteOf } from './edit-sites.ts';
import type { CredentialedRequest, OddMode } from './request-facts.ts';
import type { Reading } from './request-options.ts';
import { receiverOf } from './request-receivers.ts';
import { originsOf, textsOf } from './request-urls.ts';

/** Elements that have the attribute, with the one that holds their URL. */
const URL_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['audio', 'src'],
  ['image', 'href'],
  ['img', 'src'],
  ['link', 'href'],
  ['script', 'src'],
  ['video', 'src'],
]);

/**
 * What `crossorigin` may be, in any case; anything else stands for `anonymous`, which is what authors mean by `*`, and by the
 * name of the attribute in place of a value.
 */
const VALUES: ReadonlySet<string> = new Set(['', '*', 'anonymous', 'crossorigin', 'use-credentials']);

interface ElementFacts {
  readonly modes: readonly OddMode[];
  readonly requests: readonly CredentialedRequest[];
}

const NOTHING: ElementFacts = { modes: [], requests: [] };

/**
 * Elements that ask for credentials by `crossOrigin`, in JSX and by the DOM, and attributes of theirs that mean something else
 * than they say.
 *
 * @see https://html.spec.whatwg.org/multipage/urls-and-fetching.html#cors-settings-attributes
 */
export function elementFactsOf(program: TSESTree.Program, isReact: boolean, reading: Reading): ElementFacts {
  const facts: ElementFacts[] = [];
  walk(program, (node) => {
    switch (node.type) {
      case 'JSXAttribute':
        facts.push(ofAttribute(node, isReact, reading));
        break;
      case 'AssignmentExpression':
        facts.push(ofAssignment(node, reading));
        break;
      case 'CallExpression':
        facts.push(ofSetAttribute(node, reading));
        break;
    }
    return true;
  });
  return { modes: facts.flatMap(({ modes }) => modes), requests: facts.flatMap(({ requests }) => requests) };
}

function ofAttribute(node: TSESTree.JSXAttribute, isReact: boolean, reading: Reading): ElementFacts {
  const { name, parent, value } = node;
  if (name.type !== 'JSXIdentifier' || name.name.toLowerCase() !== 'crossorigin') return NOTHING;
  const element = parent.name.type === 'JSXIdentifier' ? parent.name.name : '';
  const urlName = URL_ATTRIBUTES.get(element);
  if (urlName === undefined) return NOTHING;
  const given = value?.type === 'JSXExpressionContainer' ? value.expression : value;
  const isBare = given === null || (given.type === 'Literal' && given.value === true);
  if (isBare) {
    // React writes no attribute for `crossOrigin={true}`; the name in small letters it writes as it is.
    if (!isReact || name.name !== 'crossOrigin') return NOTHING;
    const site = { value: given?.range ?? node.range, whole: node.range, form: 'none' } as const;
    return { requests: [], modes: [modeOf('dropped', name.name, 'true', false, node, site)] };
  }
  if (given.type === 'JSXEmptyExpression') return NOTHING;
  const url = parent.attributes.find((one) => one.type === 'JSXAttribute' && one.name.name === urlName);
  const source = url?.type === 'JSXAttribute' ? url.value : null;
  const sourceNode = source?.type === 'JSXExpressionContainer' ? source.expression : source;
  return ofValue({
    option: name.name,
    node: given,
    whole: node,
    element: parent,
    url: sourceNode && sourceNode.type !== 'JSXEmptyExpression' ? sourceNode : null,
    reading,
  });
}

/** `image.crossOrigin = value` for an element that was made here. */
function ofAssignment(node: TSESTree.AssignmentExpression, reading: Reading): ElementFacts {
  const { left, operator, right } = node;
  if (operator !== '=' || left.type !== 'MemberExpression' || propertyNameOf(left) !== 'crossOrigin') return NOTHING;
  if (!isElement(left.object, reading)) return NOTHING;
  return ofValue({ option: 'crossOrigin', node: right, whole: node, element: node, url: null, reading });
}

/** `image.setAttribute('crossorigin', value)` */
function ofSetAttribute(node: TSESTree.CallExpression, reading: Reading): ElementFacts {
  const { callee } = node;
  const [name, value] = node.arguments;
  if (callee.type !== 'MemberExpression' || propertyNameOf(callee) !== 'setAttribute' || !name || !value)
    return NOTHING;
  if (literalText(name)?.toLowerCase() !== 'crossorigin' || !isElement(callee.object, reading)) return NOTHING;
  return ofValue({ option: 'crossorigin', node: value, whole: node, element: node, url: null, reading });
}

/** `new Image()`, `document.createElement('script')`, and what is annotated as such an element. */
function isElement(node: TSESTree.Node, { host }: Reading): boolean {
  const receiver = receiverOf(node, host.scopes);
  if (!receiver) return false;
  if (receiver.isType) return /^global\.HTML(?:Image|Script|Link|Audio|Video|Media)Element$/.test(receiver.name);
  if (receiver.name === 'global.Image()' || receiver.name === 'global.Audio()') return true;
  if (receiver.name !== 'global.document.createElement()' || receiver.made?.type !== 'CallExpression') return false;
  const [tag] = receiver.made.arguments;
  return tag !== undefined && URL_ATTRIBUTES.has(literalText(tag)?.toLowerCase() ?? '');
}

interface Attribute {
  readonly option: string;
  readonly node: TSESTree.Node;
  readonly whole: TSESTree.Node;
  readonly element: TSESTree.Node;
  readonly url: TSESTree.Node | null;
  readonly reading: Reading;
}

function ofValue({ element, node, option, reading, url, whole }: Attribute): ElementFacts {
  const outcomes = settle(reading.evaluate(node), NO_ASSUMPTIONS).map((one) => one.value);
  const site =
    whole.type === 'AssignmentExpression'
      ? editSiteOf(node, whole, reading.host.scopes)
      : ({ value: node.range, whole: whole.range, form: 'none' } as const);
  const modes = outcomes.flatMap((outcome): readonly OddMode[] => {
    const text = attributeText(outcome);
    if (text === null || VALUES.has(text.toLowerCase())) return [];
    const literal = outcome.kind === 'primitive' ? outcome.node : undefined;
    const place = literal ?? (outcomes.length === 1 ? node : null);
    if (!place) return [];
    const isText = outcome.kind === 'primitive' && typeof outcome.value === 'string';
    return [modeOf('anonymous', option, text, isText, place, place === node ? site : null)];
  });
  const isAsked = outcomes.some((outcome) => attributeText(outcome)?.toLowerCase() === 'use-credentials');
  const texts = url ? textsOf(reading.evaluate(url)) : null;
  const requests: readonly CredentialedRequest[] = isAsked
    ? [
        {
          library: 'crossorigin',
          url: texts,
          origins: texts && originsOf(texts),
          method: 'GET',
          headers: [],
          asks: [],
          credentials: { range: whole.range, site, certain: outcomes.length === 1 },
          kind: 'element',
          urlRange: url?.range ?? null,
          range: element.range,
        },
      ]
    : [];
  return { modes, requests };
}

/** The text that an attribute gets; `null` when it is removed, or unknown. */
function attributeText(value: SettledValue): string | null {
  if (value.kind !== 'primitive' || value.value === null || value.value === undefined || value.value === false)
    return null;
  return String(value.value);
}

function modeOf(
  effect: OddMode['effect'],
  option: string,
  written: string,
  isText: boolean,
  { range }: TSESTree.Node,
  site: OddMode['site'],
): OddMode {
  return { library: 'crossorigin', option, effect, written, isText, range, site };
}
