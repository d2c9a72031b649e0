import type { TSESTree } from '@typescript-eslint/utils';
import { listeners } from '../frameworks/listeners.ts';
import type { ListenCall, Listener } from '../frameworks/listeners.ts';
import type { Flow } from '../flow/interpreter.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { EvaluatorHost } from '../syntax/evaluate.ts';
import { lookup } from '../syntax/members.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import { UNDEFINED } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import { isCall, walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { developmentFlow } from './development-flow.ts';
import { NO_ENVIRONMENT } from './environment.ts';
import type { Environment } from './environment.ts';
import { exportedValue } from './exports.ts';
import type { Range } from './facts.ts';
import { ownMember } from '../syntax/own-members.ts';
import type { ServerSource } from './server-facts.ts';
import { isNeverRun, isTestFile } from './surroundings.ts';

/** A place where a program begins to listen. */
export interface Listening {
  /** The library; `null` when the code does not tell what it is that listens. */
  readonly library: string | null;
  /** Every port that it may be; `null` when the code does not tell, or the system picks one. */
  readonly ports: readonly number[] | null;
  readonly secure: boolean;
  /** Whether CORS headers come, where the code states none, that nobody here knows. */
  readonly answersOtherwise: boolean;
  readonly range: Range;
}

interface Surroundings {
  readonly program: TSESTree.Program;
  readonly flow: Flow;
  readonly environment: Environment;
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Everything in a file that listens in development, in source order. */
export function listeningOf(source: ServerSource, environment: Environment = NO_ENVIRONMENT): readonly Listening[] {
  const { program, scopes, filename } = source;
  if (isTestFile(program, filename, scopes.modules?.home)) return [];
  const surroundings: Surroundings = { program, flow: developmentFlow(source, environment), environment };
  const found: Listening[] = [];
  walk(program, (node) => {
    if (isCall(node)) {
      const means = meaningOf(node, scopes);
      const ports = means && portsOf(means, node, surroundings);
      if (means && ports && !isNeverRun(node, surroundings.flow))
        found.push(listeningAt(node, means.listener, ports.length > 0 ? ports : null));
    }
    return true;
  });
  return [...found, ...exportedListening(program, surroundings)];
}

interface Meaning {
  readonly listener: Listener | null;
  /** Whether the call is a method of an app, so that its first argument is the port. */
  readonly isMethod: boolean;
  readonly within: readonly string[];
}

const PORT: readonly string[] = ['port'];

function listeningAt(node: TSESTree.Node, listener: Listener | null, ports: readonly number[] | null): Listening {
  return {
    library: listener?.id ?? null,
    ports,
    secure: listener?.secure ?? false,
    answersOtherwise: listener?.otherwise === 'unknown',
    range: node.range,
  };
}

/** The calls of all listeners: functions by their whole names, methods by what they are called. */
const FUNCTIONS = new Map<string, Meaning>();
const METHODS = new Map<string, (Meaning & { readonly of: readonly string[] })[]>();
for (const listener of listeners) {
  for (const call of listener.calls) {
    const within = call.within ?? PORT;
    if ('callee' in call) FUNCTIONS.set(call.callee, { listener, isMethod: false, within });
    if ('method' in call)
      METHODS.set(call.method, [
        ...(METHODS.get(call.method) ?? []),
        { listener, isMethod: true, within, of: call.of },
      ]);
  }
}

/** Which listener a call starts; `null` when it starts none. */
function meaningOf(node: Call, scopes: Scopes): Meaning | null {
  const callee = skipWrappers(node.callee);
  const member = callee.type === 'MemberExpression' ? callee : null;
  const method = member && propertyNameOf(member);
  const named = FUNCTIONS.get(qualifiedName(callee, scopes) ?? '');
  if (named || member === null || method === null || node.type !== 'CallExpression') return named ?? null;
  const methods = METHODS.get(method);
  const name = methods ? nameOf(member.object, scopes) : null;
  const meant = methods?.find(({ of }) => isOneOf(of, name));
  if (meant) return meant;
  // `server.listen(4000)` of something that another file made, or that came as an argument.
  return method === 'listen' && isUntold(name) ? { listener: null, isMethod: true, within: PORT } : null;
}

/** Whether a value is one of these, or what a chain of calls on one of these gives. */
function isOneOf(names: readonly string[], name: string | null): boolean {
  return name !== null && names.some((one) => name === one || (name.startsWith(`${one}.`) && name.endsWith('()')));
}

function isUntold(name: string | null): boolean {
  return name === null || /^[./]/u.test(name);
}

/** What a receiver is: by its value, by the field of a class that holds it, or by its type. */
function nameOf(node: TSESTree.Node, scopes: Scopes): string | null {
  const inner = skipWrappers(node);
  const name = qualifiedName(inner, scopes);
  if (name !== null) return name;
  const field = ownMember(inner, scopes);
  if (field) return qualifiedName(field, scopes);
  if (inner.type !== 'Identifier') return null;
  const variable = variableOf(inner, scopes);
  const origin = variable && constantInitializer(variable);
  if (origin?.kind !== 'parameter') return null;
  const parameter = origin.function.params[origin.index];
  const type = parameter?.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : null;
  return type?.type === 'TSTypeReference' ? madeOf(qualifiedName(type.typeName, scopes)) : null;
}

/** What makes values of a type: `express.Application` is what `express()` gives. */
function madeOf(type: string | null): string | null {
  const of = type?.replace(/\.[^./]+$/u, '');
  const made = listeners.flatMap(({ calls }) => calls.flatMap((call) => ('method' in call ? call.of : [])));
  return made.find((name) => name.replace(/(?:\.\w+)*\(\)$/u, '') === of) ?? null;
}

/** The ports of a call, none when the code does not tell; `null` when nothing listens, as when a server has a handler only. */
function portsOf(
  { listener, isMethod, within }: Meaning,
  node: Call,
  surroundings: Surroundings,
): readonly number[] | null {
  const { evaluate, host } = surroundings.flow;
  const values = node.arguments.map((argument) => {
    const inner = skipWrappers(argument);
    return evaluate(ownMember(inner, host.scopes) ?? settingIn(inner, surroundings) ?? argument);
  });
  const [first] = values;
  if (first && first.kind !== 'object' && first.kind !== 'function' && first.kind !== 'instance') {
    const ports = portsIn(first);
    // A path of a socket is no port; nor is a server that is handed over.
    if (ports.length > 0) return ports;
    if (isMethod && first.kind !== 'primitive') return listener === null ? null : [];
  }
  for (const value of values) {
    for (const { value: one } of settle(value, NO_ASSUMPTIONS)) {
      const port = one.kind === 'object' ? memberAt(one, within, host) : null;
      if (port) return portsIn(port);
    }
  }
  if (listener === null) return null;
  return absentPorts(listener, surroundings.environment, isMethod);
}

/** What `app.set('port', …)` gave, for `app.get('port')`: `null` where nothing in the file did, or several did. */
function settingIn(node: TSESTree.Node, { flow, program }: Surroundings): TSESTree.Node | null {
  const { scopes } = flow.host;
  const read = settingCall(node, 'get', scopes);
  if (read === null) return null;
  const given: TSESTree.Node[] = [];
  walk(program, (one) => {
    const written = settingCall(one, 'set', scopes);
    const value = written && written.key === read.key && written.app === read.app ? written.value : null;
    if (value) given.push(value);
    return true;
  });
  return given.length === 1 ? (given[0] ?? null) : null;
}

interface SettingCall {
  readonly app: string;
  readonly key: string;
  readonly value: TSESTree.Node | null;
}

function settingCall(node: TSESTree.Node, method: 'get' | 'set', scopes: Scopes): SettingCall | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const [key, value = null] = node.arguments;
  if (propertyNameOf(node.callee) !== method || key?.type !== 'Literal' || typeof key.value !== 'string') return null;
  const app = nameOf(node.callee.object, scopes);
  // Only Express has them.
  return app === 'express()' ? { app, key: key.value, value } : null;
}

function absentPorts(
  { whenAbsent, variable }: Listener,
  environment: Environment,
  isMethod: boolean,
): readonly number[] | null {
  const port = variable === undefined ? NaN : Number(environment.valueOf(variable));
  if (port > 0) return [port];
  // `new Server(httpServer)` listens on nothing of its own.
  return whenAbsent === null ? (isMethod ? [] : null) : [whenAbsent];
}

/** The member that the keys lead to; `null` when there is none. */
function memberAt(object: Value, keys: readonly string[], host: EvaluatorHost): Value | null {
  let value = object;
  for (const key of keys) {
    if (value.kind !== 'object') return null;
    const found = lookup(host.members(value), key);
    if (found.kind !== 'found') return null;
    ({ value } = found);
  }
  return value;
}

/** Every port that a value may be; none when one of its outcomes is unknown. */
function portsIn(value: Value): readonly number[] {
  const ports = settle(value, NO_ASSUMPTIONS).map(({ value: one }) => {
    if (one.kind !== 'primitive' || one.value === null || one.value === UNDEFINED.value) return NaN;
    const text = String(one.value).trim();
    return /^\d+$/u.test(text) ? Number(text) : NaN;
  });
  return ports.every((port) => port > 0 && port < 65_536) ? [...new Set(ports)] : [];
}

/** `export default { port, fetch }` */
function exportedListening(program: TSESTree.Program, surroundings: Surroundings): readonly Listening[] {
  const exported = exportedValue(program, 'default');
  if (!exported) return [];
  const value = surroundings.flow.evaluate(exported);
  if (value.kind !== 'object') return [];
  const has = (call: ListenCall): boolean =>
    'exported' in call && call.exported.every((key) => memberAt(value, [key], surroundings.flow.host) !== null);
  return listeners.flatMap((listener) => {
    if (!listener.calls.some(has)) return [];
    const port = memberAt(value, PORT, surroundings.flow.host);
    const ports = port ? portsIn(port) : [];
    return [listeningAt(exported, listener, ports.length > 0 ? ports : null)];
  });
}
