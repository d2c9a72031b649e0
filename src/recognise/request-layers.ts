import type { TSESTree } from '@typescript-eslint/utils';
import type { Client, Hook } from '../clients/define-client.ts';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { Value } from '../syntax/value.ts';
import type { ClientUse, Instance } from './request-calls.ts';
import { isSameInstance, packageInstance, pathBehind } from './request-gathering.ts';
import type { Gathered } from './request-gathering.ts';
import { interceptionBy } from './request-interceptors.ts';
import type { Interception } from './request-interceptors.ts';
import { outcomesAt, resultOf } from './request-options.ts';
import type { Layer, OptionWrite, Reading } from './request-options.ts';

/** The argument that holds the options of a call; `null` when there is none. */
export function optionsNode({ call, node }: ClientUse, { evaluate }: Reading): TSESTree.Node | null {
  const positions = call.options ?? [];
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  for (const [index, position] of positions.entries()) {
    const argument = node.arguments[position];
    const isLast = index === positions.length - 1;
    if (!argument || (isLast && positions.length > 1 && isText(evaluate(argument)))) continue;
    return argument;
  }
  return null;
}

/** In the last place, which it shares with the URL, what may be a text is none. */
function isText(value: Value): boolean {
  return settle(value, NO_ASSUMPTIONS).some(({ value: one }) => one.kind !== 'object');
}

/** The options that hold for a call, the strongest first. */
export function layersOf(use: ClientUse, gathered: Gathered, reading: Reading): readonly Layer[] {
  const { client } = use;
  const own = instanceOf(use);
  const instances = instancesFor(use);
  const links = gathered.uses.filter(
    (one) => one.call.does === 'links' && one.instance?.chain.some(({ node }) => node === use.node),
  );
  const before = [...(use.instance?.chain ?? [])].reverse();
  return [
    ...instances.flatMap((one) => interceptorLayers(one, gathered, reading)),
    ...ownLayers(links, reading),
    ...ownLayers([use], reading),
    ...ownLayers(
      before.filter(({ call }) => call.does === 'links'),
      reading,
    ),
    ...instances.flatMap((one) => setLayers(one, gathered, reading)),
    ...ownLayers(
      before.filter(({ call }) => call.does !== 'links'),
      reading,
    ),
    ...(own?.made ? inheritedLayers(own.made, client, gathered) : []),
  ];
}

/** What may be told something that holds for a call. */
function instancesFor(use: ClientUse): readonly Instance[] {
  const own = instanceOf(use);
  const isShared = !use.instance || use.client.sharesDefaults;
  return [...(own ? [own] : []), ...(isShared ? [packageInstance(use.client)] : [])];
}

/** The instance that a call is made on, or that it leaves. */
function instanceOf({ call, client, instance, node }: ClientUse): Instance | null {
  if (call.does === 'makes') return { client, made: node, chain: [] };
  return instance ?? (call.does === 'sends' ? { client, made: node, chain: [] } : null);
}

export function ownLayers(uses: readonly ClientUse[], reading: Reading): readonly Layer[] {
  return uses.flatMap((use): readonly Layer[] => {
    const node = optionsNode(use, reading);
    if (!node) return [];
    const value = resolved(reading.evaluate(node), reading);
    const layer: Layer = { kind: 'object', value, use };
    const hooks = optionHooks(use.client, value, reading).filter(({ hook }) => hook.holds === 'options');
    return [...hooks.map(({ writes }): Layer => ({ kind: 'writes', writes, hooked: true })), layer];
  });
}

/** Options may be given by a function. */
function resolved(value: Value, { host }: Reading): Value {
  return value.kind === 'function' ? (resultOf(value, host) ?? value) : value;
}

/** What is set on an instance: by calls, and by assignments. */
function setLayers(instance: Instance, gathered: Gathered, reading: Reading): readonly Layer[] {
  const writes = writesOn(instance, gathered);
  const sets = gathered.uses.filter(
    ({ call, client, instance: on }) =>
      call.does === 'sets' &&
      client === instance.client &&
      (on ? isSameInstance(on, instance) : instance.made === null),
  );
  return [
    ...(writes.length > 0 ? [{ kind: 'writes', writes } as const] : []),
    ...assignedTo(instance, gathered, reading),
    ...ownLayers(sets, reading),
  ];
}

/** `Object.assign(api.defaults, { … })`: the last object first. */
function assignedTo(instance: Instance, { assigned }: Gathered, reading: Reading): readonly Layer[] {
  const prefix = instance.client.writes;
  return assigned
    .filter((one) => prefix && isSameInstance(one.instance, instance) && one.path.join('.') === prefix.join('.'))
    .flatMap(({ node }) => node.arguments.slice(1))
    .map((given): Layer => ({ kind: 'object', value: reading.evaluate(given), use: null }))
    .reverse();
}

/** What was set on the package before it made an instance; later the instance does not get it. */
function inheritedLayers(made: TSESTree.Node, client: Client, gathered: Gathered): readonly Layer[] {
  const writes = writesOn(packageInstance(client), gathered).filter(({ node }) => node.range[0] < made.range[0]);
  return writes.length > 0 ? [{ kind: 'writes', writes }] : [];
}

export function writesOn(instance: Instance, { writes }: Gathered): readonly OptionWrite[] {
  const prefix = instance.client.writes;
  if (!prefix) return [];
  return writes.flatMap(({ instance: on, node, path }) => {
    const inner = isSameInstance(on, instance) ? pathBehind(path, prefix) : null;
    return inner && inner.length > 0 ? [{ path: inner, node, certain: true }] : [];
  });
}

function interceptorLayers(instance: Instance, gathered: Gathered, reading: Reading): readonly Layer[] {
  return methodHooks(instance, gathered, reading)
    .filter(({ hook }) => hook.holds === 'options')
    .flatMap(({ interception: { returned, writes } }): readonly Layer[] => [
      ...(writes.length > 0 ? [{ kind: 'writes', writes, hooked: true } as const] : []),
      ...returned.map((node): Layer => ({ kind: 'object', value: reading.evaluate(node), use: null, hooked: true })),
    ]);
}

/** What functions do to the options or headers of a call that its client calls before each request. */
export function interceptionsFor(
  use: ClientUse,
  gathered: Gathered,
  reading: Reading,
): readonly (Interception & { readonly hook: Hook })[] {
  const instances = instancesFor(use);
  const byMethods = instances.flatMap((one) => methodHooks(one, gathered, reading));
  const options = [use, ...(use.instance?.chain ?? [])].flatMap((one) => optionsNode(one, reading) ?? []);
  return [
    ...byMethods.map(({ hook, interception }) => ({ hook, ...interception })),
    ...options.flatMap((node) => optionHooks(use.client, reading.evaluate(node), reading)),
  ];
}

interface Hooked {
  readonly hook: Hook;
  readonly interception: Interception;
}

/** The functions that an instance is given to call before each request. */
export function methodHooks(instance: Instance, { calls }: Gathered, reading: Reading): readonly Hooked[] {
  return (instance.client.hooks ?? []).flatMap((hook) => {
    const { at } = hook;
    if (!('method' in at)) return [];
    return calls
      .filter((call) => isSameInstance(call.instance, instance) && call.path.join('.') === at.method.join('.'))
      .flatMap(
        ({
          node: {
            arguments: [given],
          },
        }) => functionsIn(given && reading.evaluate(given), reading),
      )
      .map((callee) => ({ hook, interception: interceptionBy(callee, hook, reading.host.scopes) }));
  });
}

/** What the functions among some options do before each request. */
export function optionHooks(
  client: Client,
  options: Value,
  reading: Reading,
): readonly (Interception & { hook: Hook })[] {
  return (client.hooks ?? []).flatMap((hook) => {
    if (!('option' in hook.at)) return [];
    return outcomesAt(options, hook.at.option, reading)
      .flatMap((outcome) => (outcome.kind === 'found' ? functionsIn(outcome.value, reading) : []))
      .map((callee) => ({ hook, ...interceptionBy(callee, hook, reading.host.scopes) }));
  });
}

function functionsIn(value: Value | undefined, { host }: Reading): readonly TSESTree.FunctionLike[] {
  if (value?.kind === 'function') return [value.node];
  if (value?.kind !== 'array') return [];
  return host.present(value).elements.flatMap((element) => (element.kind === 'function' ? [element.node] : []));
}
