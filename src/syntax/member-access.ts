import type { TSESTree } from '@typescript-eslint/utils';
import { parsedUrl } from '../parsed-url.ts';
import type { Evaluate, EvaluatorHost } from './evaluate.ts';
import { choice, derived, lift, liftBoth } from './lift.ts';
import { elementAt, iterated } from './iteration.ts';
import { arrayIndex, memberValue } from './members.ts';
import { listed, symbolId } from './operators.ts';
import { steadyMember } from './own-members.ts';
import { primitive, UNDEFINED, unknown } from './value.ts';
import type { InstanceValue, SettledValue, UnknownValue, Value } from './value.ts';

interface Surroundings {
  readonly host: EvaluatorHost;
  readonly evaluate: Evaluate;
  /** Names the result where it stays unknown. */
  readonly id: string;
}

/** The value of `object.key`. */
export function memberOf(node: TSESTree.MemberExpression, { host, evaluate, id }: Surroundings): Value {
  const own = steadyMember(node, host.scopes);
  if (own) return evaluate(own);
  const object = evaluate(node.object);
  const skips = isInOptionalChain(node);
  if (node.property.type === 'PrivateIdentifier') return step(object, `#${node.property.name}`, host, id, skips);
  if (!node.computed)
    return step(object, node.property.type === 'Identifier' ? node.property.name : id, host, id, skips);
  return liftBoth(object, evaluate(node.property), (holder, key) => {
    if (key.kind === 'primitive') return step(holder, String(key.value), host, id, skips);
    if (key.kind === 'symbol' && holder.kind === 'object') {
      // `byOrigin[origin]`: something for the origins that are keys, undefined for the others.
      return choice(listed(key, null, `${symbolId(key)} in ${id}`), unknown(id, 'request', [key.name]), UNDEFINED);
    }
    return derived(id, [holder, key]);
  });
}

/** Whether `?.` here or further left ends the chain where there is nothing to read from. */
export function isInOptionalChain(node: TSESTree.CallExpression | TSESTree.MemberExpression): boolean {
  let link: TSESTree.Node = node;
  while (link.type === 'CallExpression' || link.type === 'MemberExpression') {
    if (link.optional) return true;
    link = link.type === 'CallExpression' ? link.callee : link.object;
  }
  return false;
}

/** One step into a value by a known key; `null` and `undefined` give `undefined` where they are skipped. */
export function step(value: Value, key: string, host: EvaluatorHost, id: string, skips = false): Value {
  return lift(value, (holder) => stepSettled(holder, key, host, id, skips));
}

function stepSettled(holder: SettledValue, key: string, host: EvaluatorHost, id: string, skips: boolean): Value {
  switch (holder.kind) {
    case 'object':
      return memberValue(host.members(holder), key, id);
    case 'array': {
      const now = host.present(holder);
      if (key === 'length' && !now.open) return primitive(now.elements.length);
      const index = arrayIndex(key);
      return index === null ? derived(id, [holder]) : elementAt(now, index, id);
    }
    case 'primitive': {
      if (skips && (holder.value === null || holder.value === undefined)) return UNDEFINED;
      if (typeof holder.value !== 'string') return unknown(id);
      if (key === 'length') return primitive(holder.value.length);
      const index = arrayIndex(key);
      return index === null ? unknown(id) : primitive(holder.value[index]);
    }
    case 'instance':
      return instanceStep(holder, key, host, id);
    case 'unknown':
      return host.interpret(pathStep(holder, key, id));
    case 'symbol':
      // How long a text is says nothing about what it is.
      return key === 'length' ? unknown(id, 'request') : derived(id, [holder]);
    case 'regexp':
    case 'function':
    case 'position':
      return derived(id, [holder]);
  }
}

function instanceStep(holder: InstanceValue, key: string, host: EvaluatorHost, id: string): Value {
  if (holder.of === 'global.URL') return urlPart(holder, key, id);
  const list = key === 'size' ? iterated(holder, host) : null;
  return list && !list.open ? primitive(list.elements.length) : host.interpret(pathStep(holder, key, id));
}

function pathStep(holder: UnknownValue | InstanceValue, key: string, id: string): UnknownValue {
  if (holder.kind === 'instance') {
    return { ...asUnknown(derived(id, [holder]), id), id: `${holder.id}.${key}`, path: [`${holder.of}()`, key] };
  }
  const { about, id: of, kind, path } = holder;
  return { kind, id: `${of}.${key}`, source: pathSource(holder, key), path: [...path, key], about };
}

/** What is read off the environment depends on the environment. */
function pathSource(holder: UnknownValue, key: string): UnknownValue['source'] {
  const [root] = holder.path;
  if ((root === 'global.process' || root === 'process' || root === 'import.meta') && key === 'env')
    return 'environment';
  return holder.source;
}

function asUnknown(value: Value, id: string): UnknownValue {
  return value.kind === 'unknown' ? value : unknown(id);
}

/** `new URL(text).hostname` and its like, of a known text or of a symbol. */
function urlPart(url: InstanceValue, key: string, id: string): Value {
  const [argument, base] = url.arguments;
  if (argument === undefined) return unknown(id);
  return lift(argument, (text) => {
    if (
      text.kind === 'symbol' &&
      text.part === 'origin' &&
      base === undefined &&
      ['origin', 'host', 'hostname'].includes(key)
    ) {
      return { ...text, part: key };
    }
    const against = base === undefined ? '' : base.kind === 'primitive' ? base.value : null;
    if (text.kind !== 'primitive' || against === null || url.arguments.length > 2) return derived(id, url.arguments);
    return parsedPart(String(text.value), String(against ?? ''), key, id);
  });
}

function parsedPart(text: string, base: string, key: string, id: string): Value {
  const against = base === '' ? undefined : base;
  const url = parsedUrl(text, against);
  if (!url) return unknown(id);
  const { origin, host, hostname, href, protocol, port, pathname, search, hash } = url;
  const parts: Readonly<Record<string, string>> = {
    origin,
    host,
    hostname,
    href,
    protocol,
    port,
    pathname,
    search,
    hash,
  };
  const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
  return part === undefined ? unknown(id) : primitive(part);
}
