import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluate, EvaluatorHost } from './evaluate.ts';
import { choice, derived, lift, liftBoth } from './lift.ts';
import { memberValue } from './members.ts';
import { listed, symbolId } from './operators.ts';
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
  const object = evaluate(node.object);
  if (node.property.type === 'PrivateIdentifier') return step(object, `#${node.property.name}`, host, id);
  if (!node.computed) return step(object, node.property.type === 'Identifier' ? node.property.name : id, host, id);
  return liftBoth(object, evaluate(node.property), (holder, key) => {
    if (key.kind === 'primitive') return step(holder, String(key.value), host, id);
    if (key.kind === 'symbol' && holder.kind === 'object') {
      // `byOrigin[origin]`: something for the origins that are keys, undefined for the others.
      return choice(listed(key, null, `${symbolId(key)} in ${id}`), unknown(id, 'request', [key.name]), UNDEFINED);
    }
    return derived(id, [holder, key]);
  });
}

/** One step into a value by a known key. */
export function step(value: Value, key: string, host: EvaluatorHost, id: string): Value {
  return lift(value, (holder) => stepSettled(holder, key, host, id));
}

function stepSettled(holder: SettledValue, key: string, host: EvaluatorHost, id: string): Value {
  switch (holder.kind) {
    case 'object':
      return memberValue(host.members(holder), key, id);
    case 'array': {
      const elements = host.elements(holder);
      if (key === 'length' && !holder.open) return primitive(elements.length);
      const element = /^\d+$/.test(key) ? elements[Number(key)] : undefined;
      return element ?? (holder.open || !/^\d+$/.test(key) ? derived(id, [holder]) : UNDEFINED);
    }
    case 'primitive':
      if (typeof holder.value !== 'string') return unknown(id);
      if (key === 'length') return primitive(holder.value.length);
      return /^\d+$/.test(key) ? primitive(holder.value[Number(key)]) : unknown(id);
    case 'instance':
      return holder.of === 'global.URL' ? urlPart(holder, key, id) : host.interpret(pathStep(holder, key, id));
    case 'unknown':
      return host.interpret(pathStep(holder, key, id));
    case 'symbol':
    case 'regexp':
    case 'function':
    case 'position':
      return derived(id, [holder]);
  }
}

function pathStep(holder: UnknownValue | InstanceValue, key: string, id: string): UnknownValue {
  if (holder.kind === 'instance') {
    return { ...asUnknown(derived(id, [holder]), id), id: `${holder.id}.${key}`, path: [`${holder.of}()`, key] };
  }
  return { ...holder, id: `${holder.id}.${key}`, path: [...holder.path, key], source: pathSource(holder, key) };
}

/** What is read off the environment depends on the environment. */
function pathSource(holder: UnknownValue, key: string): UnknownValue['source'] {
  const [root] = holder.path;
  if ((root === 'global.process' || root === 'process' || root === 'import.meta') && key === 'env') return 'environment';
  return holder.source;
}

function asUnknown(value: Value, id: string): UnknownValue {
  return value.kind === 'unknown' ? value : unknown(id);
}

/** `new URL(text).hostname` and its like, of a known text or of a symbol. */
function urlPart(url: InstanceValue, key: string, id: string): Value {
  const [argument] = url.arguments;
  if (argument === undefined) return unknown(id);
  return lift(argument, (text) => {
    if (text.kind === 'symbol' && text.part === 'origin' && ['origin', 'host', 'hostname'].includes(key)) {
      return { ...text, part: key };
    }
    if (text.kind === 'primitive' && url.arguments.length === 1) return parsedPart(String(text.value), key, id);
    return derived(id, url.arguments);
  });
}

function parsedPart(text: string, key: string, id: string): Value {
  if (!URL.canParse(text)) return unknown(id);
  const { origin, host, hostname, href, protocol, port, pathname } = new URL(text);
  const parts: Readonly<Record<string, string>> = { origin, host, hostname, href, protocol, port, pathname };
  const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
  return part === undefined ? unknown(id) : primitive(part);
}
