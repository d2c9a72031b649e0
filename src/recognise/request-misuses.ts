import type { TSESTree } from '@typescript-eslint/utils';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import type { ObjectValue } from '../syntax/value.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { outermostWrapper, skipWrappers } from '../syntax/wrappers.ts';
import { calleeText } from './request-calls.ts';
import type { MisplacedOption } from './request-facts.ts';
import { isSameInstance, packageInstance, pathBehind } from './request-gathering.ts';
import type { Gathered } from './request-gathering.ts';
import { ownLayers } from './request-layers.ts';
import { asksFor, misplaced, objectsIn } from './request-misplaced.ts';
import { inclusionsIn, outcomesIn } from './request-options.ts';
import type { Entry, Reading } from './request-options.ts';
import type { Sending } from './request-sendings.ts';

/** Options of requests: an object of nothing else, where data belongs, is no data. */
const OPTIONS: ReadonlySet<string> = new Set([
  'baseURL',
  'cache',
  'cancelToken',
  'context',
  'credentials',
  'headers',
  'maxRedirects',
  'mode',
  'observe',
  'onDownloadProgress',
  'onUploadProgress',
  'params',
  'reportProgress',
  'responseType',
  'signal',
  'timeout',
  'transformRequest',
  'transformResponse',
  'validateStatus',
  'withCredentials',
  'withXSRFToken',
  'xsrfCookieName',
  'xsrfHeaderName',
]);

/** Options that stand where a call takes its body: `axios.post(url, { withCredentials: true })`. */
export function bodiesIn({ reading, use }: Sending): readonly MisplacedOption[] {
  const { body, options } = use.call;
  const { arguments: args } = use.node;
  const node = body === undefined ? undefined : args[body];
  if (body === undefined || !options || !node || args.length > body + 2 || node.type === 'SpreadElement') return [];
  const isFollowed = options.includes(body + 1);
  return objectsIn(reading.evaluate(node)).flatMap((data): readonly MisplacedOption[] => {
    const entry = askingEntry(data, reading);
    if (!entry) return [];
    const keys = reading.host.members(data).map((member) => (member.kind === 'entry' ? member.key : null));
    const isConfig = keys.every((key) => key !== null && OPTIONS.has(key));
    const inPlace = isConfig && isFollowed && data.node === node && args.length === body + 1;
    return [
      {
        ...misplaced('body', entry, use, reading),
        certain: isConfig,
        instead: inPlace
          ? { option: entry.key, edits: [{ range: [node.range[0], node.range[0]], text: 'null, ' }], removes: false }
          : null,
      },
    ];
  });
}

/** The entry that asks for credentials in plain words; data has no such thing. */
function askingEntry(data: ObjectValue, { host }: Reading): Entry | null {
  for (const member of host.members(data)) {
    if (member.kind !== 'entry' || member.value.kind !== 'primitive') continue;
    if (member.key === 'withCredentials' && typeof member.value.value === 'boolean') return member;
    if (member.key === 'credentials' && member.value.value === 'include') return member;
  }
  return null;
}

/** Options behind the last argument that a call has: `axios.get(url, data, { withCredentials: true })`. */
export function extraArgumentsIn({ reading, use }: Sending): readonly MisplacedOption[] {
  const { body, options = [] } = use.call;
  const last = Math.max(body ?? 0, ...options, ...(use.call.url ?? []).map(({ at }) => at));
  if (options.length === 0 || use.node.arguments.some(({ type }) => type === 'SpreadElement')) return [];
  return use.node.arguments.slice(last + 1).flatMap((argument): readonly MisplacedOption[] =>
    objectsIn(reading.evaluate(argument)).flatMap((value): readonly MisplacedOption[] => {
      const found = reading.host
        .members(value)
        .find((member) => member.kind === 'entry' && ['credentials', 'withCredentials'].includes(member.key));
      if (found?.kind !== 'entry' || !asksFor(found)) return [];
      return [{ ...misplaced('argument', found, use, reading), site: null }];
    }),
  );
}

/** `axios.defaults.withCredentials = true` behind the instances that were to have it, where nothing is sent without one. */
export function lateDefaultsIn(gathered: Gathered, reading: Reading): readonly MisplacedOption[] {
  return gathered.writes.flatMap(({ base, instance, node, path }): readonly MisplacedOption[] => {
    const { client } = instance;
    const inner = client.writes ? pathBehind(path, client.writes) : null;
    const option = client.credentials.options.find((one) => one.path.join('.') === inner?.join('.'));
    if (!option || instance.made !== null || !isTopLevel(node)) return [];
    if (gathered.uses.some((use) => use.client === client && use.call.does === 'sends' && isOnPackage(use.instance)))
      return [];
    const made = gathered.uses.filter(
      (use) => use.client === client && use.call.does === 'makes' && isOnPackage(use.instance) && isTopLevel(use.node),
    );
    const [only, ...others] = made;
    // One made later has it.
    if (!only || made.some((use) => use.node.range[0] > node.range[0])) return [];
    if (made.some((use) => inclusionsIn(ownLayers([use], reading), client, false, reading).length > 0)) return [];
    const name = others.length === 0 ? variableNameOf(only.node) : null;
    return [
      {
        library: client.id,
        callee: calleeText(only),
        option: path.at(-1) ?? '',
        kind: 'late',
        certain: true,
        range: node.range,
        site: null,
        instead:
          name === null
            ? null
            : { option: `${name}.${path.join('.')}`, edits: [{ range: base.range, text: name }], removes: false },
      },
    ];
  });

  function isOnPackage(instance: Sending['use']['instance']): boolean {
    return instance === null || isSameInstance(instance, packageInstance(instance.client));
  }
}

function isTopLevel(node: TSESTree.Node): boolean {
  for (let around = node.parent; around; around = around.parent) {
    if (isFunction(around) || around.type === 'IfStatement' || around.type === 'ConditionalExpression') return false;
  }
  return true;
}

function variableNameOf(node: TSESTree.Node): string | null {
  const { parent } = outermostWrapper(node);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : null;
}

const READS: ReadonlySet<string> = new Set(['arrayBuffer', 'blob', 'body', 'bytes', 'formData', 'json', 'text']);

/** `fetch(url, { mode: 'no-cors' })` whose answer is then read: it is empty. */
export function opaqueAnswersIn({ layers, reading, use }: Sending): readonly MisplacedOption[] {
  const { client } = use;
  if (client.id !== 'fetch' || !isAnswerRead(use.node, reading.host.scopes)) return [];
  return layers.flatMap((layer) =>
    outcomesIn(layer, ['mode'], reading).flatMap((outcome): readonly MisplacedOption[] => {
      if (outcome.kind !== 'found' || outcome.value.kind !== 'primitive' || outcome.value.value !== 'no-cors')
        return [];
      return [{ ...misplaced('opaque', outcome.entry, use, reading), certain: outcome.certain }];
    }),
  );
}

/** Whether the body of an answer is read: `(await fetch(…)).json()`, `.then((answer) => answer.json())`, by way of a constant. */
function isAnswerRead(call: TSESTree.Node, scopes: Scopes): boolean {
  const outer = outermostWrapper(call);
  const { parent } = outer;
  switch (parent?.type) {
    case 'AwaitExpression':
      return isReadHere(parent, scopes);
    case 'MemberExpression': {
      const then = parent.parent;
      if (propertyNameOf(parent) !== 'then' || then.type !== 'CallExpression') return false;
      const [callback] = then.arguments;
      return callback !== undefined && isFunction(callback) && isReadIn(callback, scopes);
    }
    default:
      return false;
  }
}

function isReadHere(answer: TSESTree.Node, scopes: Scopes): boolean {
  const outer = outermostWrapper(answer);
  const { parent } = outer;
  if (parent?.type === 'MemberExpression' && parent.object === outer) return READS.has(propertyNameOf(parent) ?? '');
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const variable = variableOf(parent.id, scopes);
  return variable !== null && variable.references.some(({ identifier }) => isReadHereDirectly(identifier));
}

function isReadIn(callback: TSESTree.FunctionLike, scopes: Scopes): boolean {
  const [parameter] = callback.params;
  let isRead = false;
  walk(callback, (node) => {
    if (node.type === 'Identifier' && isReadHereDirectly(node)) {
      const variable = variableOf(node, scopes);
      const origin = variable && constantInitializer(variable);
      isRead ||= origin?.kind === 'parameter' && origin.function === callback && parameter?.type === 'Identifier';
    }
    return !isRead;
  });
  return isRead;
}

function isReadHereDirectly(node: TSESTree.Node): boolean {
  const outer = outermostWrapper(node);
  const member = outer.parent && skipWrappers(outer.parent);
  return member?.type === 'MemberExpression' && member.object === outer && READS.has(propertyNameOf(member) ?? '');
}
