import type { TSESTree } from '@typescript-eslint/utils';
import { isPolicyHeader } from '../cors/headers.ts';
import type { Effect, EffectfulNode, Outcome, Reading, Semantics } from '../flow/semantics.ts';
import {
  HEADER_FUNCTIONS,
  HEADER_METHODS,
  HEADER_METHODS_BY_MODULE,
  RESPONSE_FACTORIES,
  SENDING_METHODS,
  THROWING_FUNCTIONS,
} from '../frameworks/header-writes.ts';
import { argumentsOf } from '../syntax/calls.ts';
import { isParameter } from '../syntax/binding-origin.ts';
import { literalText } from '../syntax/literal-text.ts';
import { plainCall } from '../syntax/plain-call.ts';
import { keyOf, propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { UNDEFINED } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { asksForPreflight } from './request-values.ts';
import { importedModules } from './imports.ts';
import { bagOf, isHeadersView, isResponseBag } from './header-bags.ts';
import { entriesOfBody, entriesOfHead, entriesOfHeaders } from './header-entries.ts';
import type { HeaderEntry } from './header-entries.ts';
import { constructionOutcome, copyOf, effectsOf, gatewayEffects, headersOfInit } from './response-values.ts';
import { refusalOf } from './refusals.ts';
import { requestBagsIn } from './request-hooks.ts';

/** The name that a callback's bag keeps what the callback is called with. */
export const CALLBACK = 'callback';

/** What code does to the CORS headers of responses. */
export function responseSemantics(program: TSESTree.Program, scopes: Scopes): Semantics {
  const imported = importedModules(program);
  const deletesUndefined = imported.has('hono');
  const methods = methodsFor(imported);
  const isOfRequest = requestBagsIn(program);
  return {
    mayHaveEffect: (node): node is EffectfulNode => mayHaveEffect(node, scopes),
    isName: isPolicyHeader,
    mayFinish,
    neverReturns: (node) => neverReturns(node, scopes),
    refusalOf: (node) => refusalOf(node, scopes),
    outcomeOf(node, reading) {
      const outcome = outcomeOf(node, reading, methods);
      if (outcome === null) return null;
      const effects = outcome.effects.filter(({ bag }) => !isOfRequest(bag, node));
      return { ...outcome, effects: deletesUndefined ? effects.map(withoutUndefined) : effects };
    },
    isResponse: isResponseBag,
    tellsApart: asksForPreflight,
    bagOf,
  };
}

type Methods = typeof HEADER_METHODS;

function methodsFor(imported: ReadonlySet<string>): Methods {
  const meant = HEADER_METHODS_BY_MODULE.filter(({ modules }) => modules.some((module) => imported.has(module)));
  return new Map([HEADER_METHODS, ...meant.map(({ methods }) => methods)].flatMap((methods) => [...methods]));
}

/** Hono's `c.header(name, undefined)` removes the header. */
function withoutUndefined(effect: Effect): Effect {
  if (effect.kind !== 'set' || effect.value.kind !== 'primitive' || effect.value.value !== undefined) return effect;
  return { kind: 'remove', bag: effect.bag, name: effect.name };
}

function mayFinish(node: TSESTree.Node): boolean {
  // restify's `res.send(status, body, headers)` writes what it sends, see below.
  return node.type === 'CallExpression' && node.arguments.length < 3 && SENDING_METHODS.has(methodOf(node) ?? '');
}

/** Koa's `ctx.throw(…)`, and functions that are documented to throw. */
function neverReturns(node: TSESTree.CallExpression, scopes: Scopes): boolean {
  const method = methodOf(node);
  if (method === 'throw') return true;
  if (method !== null && method !== 'exit' && method !== 'fail') return false;
  const name = qualifiedName(node, scopes);
  return name !== null && THROWING_FUNCTIONS.has(name.slice(0, -2));
}

function mayHaveEffect(node: TSESTree.Node, scopes: Scopes): boolean {
  switch (node.type) {
    case 'CallExpression':
      return mayWriteByCall(node, scopes);
    case 'NewExpression': {
      const name = qualifiedName(node, scopes);
      return name !== null && (RESPONSE_FACTORIES.has(name) || isCollection(name));
    }
    case 'AssignmentExpression': {
      if (node.left.type !== 'MemberExpression') return false;
      const key = propertyNameOf(node.left);
      if (key === 'headers' || key === 'res' || key === 'response') return true;
      return key === null ? isHeadersView(node.left.object, scopes) : isPolicyHeader(key);
    }
    case 'UnaryExpression':
      return node.operator === 'delete';
    case 'ObjectExpression':
      return isGatewayResponse(node);
    default:
      return false;
  }
}

function mayWriteByCall(node: TSESTree.CallExpression, scopes: Scopes): boolean {
  const plain = plainCall(node, scopes);
  const method = methodOf(plain);
  if (method !== null && HEADER_METHODS.has(method)) {
    const [first] = plain.arguments;
    if (first === undefined || first.type === 'SpreadElement') return first !== undefined;
    const text = literalText(first);
    const { form } = HEADER_METHODS.get(method) ?? { form: 'pair' };
    if (form === 'body') return plain.arguments.length > 1;
    if (form === 'vary') return true;
    return text === null || isPolicyHeader(text);
  }
  if (method !== null && SENDING_METHODS.has(method)) return true;
  const callee = skipWrappers(node.callee);
  if (node.arguments.length > 0 && isParameter(callee, scopes)) return true;
  const name = qualifiedName(node, scopes);
  if (name === null) return false;
  return RESPONSE_FACTORIES.has(name) || HEADER_FUNCTIONS.has(name.slice(0, -2));
}

function isCollection(name: string): boolean {
  return name === 'global.Headers()' || name === 'undici.Headers()' || name === 'global.Map()';
}

/** `{ statusCode: 200, headers }`, what Lambda and its like return, or `{ jsonBody, headers }`, that of Azure Functions. */
function isGatewayResponse(node: TSESTree.ObjectExpression): boolean {
  const keys = new Set(
    node.properties.map((property) => (property.type === 'Property' ? propertyNameOf(property) : null)),
  );
  return keys.has('statusCode') || (keys.has('headers') && (keys.has('status') || keys.has('jsonBody')));
}

function methodOf(node: Pick<TSESTree.CallExpression, 'callee'>): string | null {
  const callee = skipWrappers(node.callee);
  return callee.type === 'MemberExpression' ? propertyNameOf(callee) : null;
}

function outcomeOf(node: EffectfulNode, reading: Reading, methods: Methods): Outcome | null {
  switch (node.type) {
    case 'ObjectExpression':
      return null;
    case 'CallExpression':
      return callOutcome(node, reading, methods);
    case 'NewExpression':
      return constructionOutcome(node, reading);
    case 'UnaryExpression':
      return deletionOutcome(node, reading);
    default:
      return assignmentOutcome(node, reading);
  }
}

function callOutcome(node: TSESTree.CallExpression, reading: Reading, methods: Methods): Outcome | null {
  const name = qualifiedName(node, reading.host.scopes);
  if (name !== null && RESPONSE_FACTORIES.has(name)) return constructionOutcome(node, reading);
  if (name !== null && HEADER_FUNCTIONS.has(name.slice(0, -2)))
    return functionOutcome(node, name.slice(0, -2), reading);
  const plain: TSESTree.CallExpression = { ...node, ...plainCall(node, reading.host.scopes) };
  const called = calledMethod(plain, reading);
  if (called === null) return callbackOutcome(node, reading);
  const { method, receiver } = called;
  if (method === null) return null;
  const bag = bagOf(receiver);
  if (bag === null) return null;
  if (SENDING_METHODS.has(method)) return { effects: sendEffects(node, bag, reading), result: null };
  const definition = methods.get(method);
  if (!definition) return null;
  const args = argumentsOf(plain, reading.evaluate);
  const effects = (entries: readonly HeaderEntry[]): readonly Effect[] => effectsOf(entries, bag, definition.action);
  switch (definition.form) {
    case 'pair':
    case 'pairOrObject':
    case 'object':
    case 'collection':
    case 'name':
    case 'vary':
      return written(
        effects(entriesOfHeaders(definition.form, plain, args, reading, node)),
        receiver,
        bag,
        definition.form,
        args,
      );
    case 'head':
      return { effects: [...effects(entriesOfHead(node, args, reading)), { kind: 'send', bag }], result: receiver };
    case 'body':
      return { effects: effects(entriesOfBody(node, args, reading)), result: null };
  }
}

/** `receiver.method(…)`, also where a handler takes the method out of its parameter: `({ setHeaders }) => setHeaders(…)`. */
function calledMethod(
  node: TSESTree.CallExpression,
  reading: Reading,
): { readonly method: string | null; readonly receiver: Value } | null {
  const callee = skipWrappers(node.callee);
  if (callee.type === 'MemberExpression')
    return { method: propertyNameOf(callee), receiver: reading.evaluate(callee.object) };
  const value = reading.evaluate(callee);
  if (value.kind !== 'unknown' || !value.path[0]?.startsWith('parameter ')) return null;
  const method = value.path.at(-1) ?? '';
  if (value.path.length < 2 || !HEADER_METHODS.has(method)) return null;
  return { method, receiver: { ...value, id: value.id.slice(0, -method.length - 1), path: value.path.slice(0, -1) } };
}

/** A fluent write; a collection is copied whole. */
function written(
  effects: readonly Effect[],
  receiver: Value,
  bag: string,
  form: string,
  args: readonly Value[],
): Outcome | null {
  const [first] = args;
  const from = form === 'collection' && first ? bagOf(first) : null;
  if (from !== null) return { effects: [{ kind: 'copy', from, bag }], result: receiver };
  return effects.length > 0 ? { effects, result: receiver } : { effects: [], result: receiver };
}

/** restify's `res.send(status, body, headers)` writes what it sends. */
function sendEffects(node: TSESTree.CallExpression, bag: string, reading: Reading): readonly Effect[] {
  const args = argumentsOf(node, reading.evaluate);
  const last = args.length === 3 ? entriesOfHead(node, args, reading) : [];
  return [...effectsOf(last, bag, 'set'), { kind: 'send', bag }];
}

function functionOutcome(node: TSESTree.CallExpression, name: string, reading: Reading): Outcome | null {
  const definition = HEADER_FUNCTIONS.get(name);
  const [event, ...args] = argumentsOf(node, reading.evaluate);
  const bag = event && bagOf(event);
  if (!definition || !bag) return null;
  const rest = { ...node, arguments: node.arguments.slice(1) };
  return {
    effects: effectsOf(entriesOfHeaders(definition.form, rest, args, reading, node), bag, definition.action),
    result: null,
  };
}

/** A call of a parameter: `callback(null, value)`, whose arguments are the answer. */
function callbackOutcome(node: TSESTree.CallExpression, reading: Reading): Outcome | null {
  const callee = reading.evaluate(node.callee);
  const args = argumentsOf(node, reading.evaluate);
  const [error, result] = args;
  const [errorNode, resultNode] = node.arguments;
  if (callee.kind === 'instance' && callee.of === CALLBACK) {
    const effects: Effect[] = [];
    if (error && errorNode)
      effects.push({ kind: 'set', bag: callee.id, name: 'error', value: error, node: errorNode, write: node });
    const answer: Value = result ?? UNDEFINED;
    effects.push({ kind: 'set', bag: callee.id, name: 'result', value: answer, node: resultNode ?? node, write: node });
    return { effects, result: null };
  }
  if (callee.kind !== 'unknown' || result === undefined || !resultNode) return null;
  const effects = gatewayEffects(result, node, reading);
  return effects.length > 0 ? { effects, result: null } : null;
}

/** `response.headers[name] = value`, `response.headers = {…}`, `context.res = { headers }`. */
function assignmentOutcome(node: TSESTree.AssignmentExpression, reading: Reading): Outcome | null {
  if (node.operator !== '=' || node.left.type !== 'MemberExpression') return null;
  const holder = reading.evaluate(node.left.object);
  const key = keyOf(node.left, reading.evaluate);
  if (key === null || holder.kind === 'object') return null;
  const bag = bagOf(holder);
  if (bag === null) return null;
  const value = reading.evaluate(node.right);
  if (isPolicyHeader(key)) {
    if (holder.kind === 'instance' || (holder.kind === 'unknown' && holder.path.at(-1) !== 'headers')) return null;
    const name = key.toLowerCase();
    return { effects: [{ kind: 'set', bag, name, value, node: node.right, write: node }], result: value };
  }
  if (key === 'headers') return { effects: copyOf(value, bag, node.right, reading), result: value };
  if ((key === 'res' || key === 'response') && value.kind === 'object') {
    return { effects: copyOf(headersOfInit(value, reading), bag, node.right, reading), result: null };
  }
  return null;
}

/** `delete response.headers[name]`. */
function deletionOutcome(node: TSESTree.UnaryExpression, reading: Reading): Outcome | null {
  const target = skipWrappers(node.argument);
  if (target.type !== 'MemberExpression') return null;
  const bag = bagOf(reading.evaluate(target.object));
  const key = keyOf(target, reading.evaluate);
  if (bag === null || key === null) return null;
  return { effects: [{ kind: 'remove', bag, name: key.toLowerCase() }], result: null };
}
