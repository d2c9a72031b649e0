import { isBuiltin } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { APP_KINDS, SERVING_FUNCTIONS, SILENT_MIDDLEWARE } from '../frameworks/apps.ts';
import type { PolicyCall } from '../frameworks/define-framework.ts';
import { frameworks } from '../frameworks/index.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { variableOf } from '../syntax/references.ts';
import type { Scopes } from '../syntax/references.ts';
import type { Value } from '../syntax/value.ts';
import { isCall, isFunction, walk } from '../syntax/walk.ts';
import type { Call } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { importSource } from './imports.ts';
import { optionsOf } from './options-place.ts';

/** Stand for headers whose names the code does not show, and for modules. */
const UNNAMED = '(headers)';
const UNNAMED_MODULES = '(modules)';

/** Methods that put middleware into an app. */
const REGISTERING: ReadonlySet<string> = new Set(['pre', 'register', 'use']);

const KNOWN_PACKAGES: ReadonlySet<string> = new Set([
  ...SILENT_MIDDLEWARE,
  ...frameworks.map(({ package: name }) => name),
]);

/** Calls that take options of CORS, by their names. */
const STATING_CALLS = new Map<string, PolicyCall>(
  frameworks.flatMap(({ policies }) =>
    policies.flatMap((call) => ('callee' in call ? [[`${call.callee}()`, call] as const] : [])),
  ),
);

/** Whether a call says by its options all that it does about CORS. */
function isTold({ arguments: args }: Call, name: string | null, flow: Flow): boolean {
  const place = STATING_CALLS.get(name ?? '');
  const [options, ...others] = place?.within ? optionsOf({ arguments: args, place }, flow) : [];
  const isOff = options?.kind === 'primitive' && options.value === false;
  return others.length === 0 && (isOff || options?.kind === 'object');
}

const APPS: ReadonlySet<string> = new Set(APP_KINDS.flatMap(({ factories }) => factories));

/**
 * What a file lets answer for CORS in a way that it does not show: packages whose middleware it uses, or to whom it hands an app or a
 * response; headers that have their names, or come as a whole, from elsewhere; and modules that it
 * does not name. Sorted.
 */
export function foreignAnswers(program: TSESTree.Program, flow: Flow): readonly string[] {
  const { scopes } = flow.host;
  const found = new Set<string>();
  walk(program, (node) => {
    if (isCall(node)) {
      for (const name of packagesGiven(node, flow)) if (!isBuiltin(name)) found.add(name);
      if (writesUnnamed(node, flow)) found.add(UNNAMED);
    }
    if (isRelayed(node, scopes)) found.add(UNNAMED);
    const source = importSource(node);
    if (source && source.type !== 'Literal' && !namesPackage(flow.evaluate(source))) found.add(UNNAMED_MODULES);
    return true;
  });
  return [...found].sort();
}

/** Whether it is no part of the project that is loaded. */
function namesPackage(value: Value): boolean {
  return value.kind === 'primitive' && /^[^./]/u.test(String(value.value));
}

function packagesGiven(node: Call, flow: Flow): readonly string[] {
  const { scopes } = flow.host;
  const callee = skipWrappers(node.callee);
  const registers = callee.type === 'MemberExpression' && REGISTERING.has(propertyNameOf(callee) ?? '');
  const name = qualifiedName(node, scopes);
  const serves = name !== null && SERVING_FUNCTIONS.has(name);
  const registered = registers || serves ? node.arguments.map((argument) => qualifiedName(argument, scopes)) : [];
  const takes = name !== null && !serves && (takesApp(node, scopes) || takesExchange(node, scopes));
  const unknown = registered.flatMap((one) => packageIn(one) ?? []).filter((one) => !KNOWN_PACKAGES.has(one));
  const taker = takes ? packageIn(name) : null;
  // What is given an app may register what its own configuration says, wherever that is.
  return taker === null || SILENT_MIDDLEWARE.has(taker) || isTold(node, name, flow) ? unknown : [...unknown, taker];
}

/** `secure(app)`, `secure({ app })` */
function takesApp({ arguments: args }: Call, scopes: Scopes): boolean {
  const isApp = (node: TSESTree.Node): boolean =>
    node.type === 'Identifier' && APPS.has(qualifiedName(node, scopes) ?? '');
  return args.some(
    (argument) =>
      isApp(argument) ||
      (argument.type === 'ObjectExpression' &&
        argument.properties.some((one) => one.type === 'Property' && isApp(one.value))),
  );
}

/** `proxy.web(request, response)`, in a function that is given to something: what a handler gets, it hands on. */
function takesExchange({ arguments: [first, second] }: Call, scopes: Scopes): boolean {
  if (first?.type !== 'Identifier' || second?.type !== 'Identifier') return false;
  const [request, response] = [parameterOf(first, scopes), parameterOf(second, scopes)];
  return (
    request?.index === 0 &&
    response?.index === 1 &&
    request.callee === response.callee &&
    isGiven(request.callee, scopes)
  );
}

function parameterOf(
  identifier: TSESTree.Identifier,
  scopes: Scopes,
): { readonly callee: TSESTree.FunctionLike; readonly index: number } | null {
  const definition = variableOf(identifier, scopes)?.defs[0];
  const callee = definition?.node;
  if (definition?.type !== 'Parameter' || !callee || !isFunction(callee)) return null;
  return { callee, index: callee.params.findIndex((one) => one === definition.name) };
}

/** Whether a function is an argument of a call, by itself or by its name. */
function isGiven(callee: TSESTree.FunctionLike, scopes: Scopes): boolean {
  const { parent } = callee;
  if (parent?.type === 'CallExpression') return true;
  const id = parent?.type === 'VariableDeclarator' ? parent.id : 'id' in callee ? callee.id : null;
  const references = (id && variableOf(id, scopes)?.references) ?? [];
  return references.some(({ identifier }) => {
    const call = identifier.parent;
    return call.type === 'CallExpression' && call.callee !== identifier;
  });
}

/** Methods of responses alone that write one header, by their names. */
const HEADER_WRITERS: ReadonlySet<string> = new Set(['appendHeader', 'header', 'setHeader']);

/** `response.setHeader(name, value)`, `response.set(headers)`, `response.writeHead(200, headers)`, where nobody knows which. */
function writesUnnamed(node: Call, { evaluate, host: { scopes } }: Flow): boolean {
  const callee = skipWrappers(node.callee);
  if (callee.type !== 'MemberExpression') return false;
  const method = propertyNameOf(callee) ?? '';
  const [first, second, third] = node.arguments;
  if (method === 'writeHead') {
    const headers = third ?? (second && evaluate(second).kind === 'primitive' ? undefined : second);
    return headers !== undefined && evaluate(headers).kind === 'unknown';
  }
  const isWriter = HEADER_WRITERS.has(method) || (method === 'set' && isOfResponse(callee.object, scopes));
  if (!isWriter || !first) return false;
  return evaluate(first).kind === 'unknown' && (second !== undefined || method === 'set');
}

/** A parameter behind the first one, as the response is, or a member that holds headers. */
function isOfResponse(object: TSESTree.Expression, scopes: Scopes): boolean {
  const node = skipWrappers(object);
  if (node.type === 'Identifier') return (parameterOf(node, scopes)?.index ?? 0) > 0;
  return node.type === 'MemberExpression' && /^(?:headers|response)$/u.test(propertyNameOf(node) ?? '');
}

/** `return fetch(url)`, `new Response(body, upstream)`: an answer of somebody else, as it is. */
function isRelayed(node: TSESTree.Node, scopes: Scopes): boolean {
  if (node.type === 'NewExpression' && qualifiedName(node.callee, scopes) === 'global.Response') {
    const [, init] = node.arguments;
    if (init === undefined) return false;
    if (init.type !== 'ObjectExpression') return true;
    return init.properties.some(
      (one) =>
        one.type === 'Property' && one.value.type === 'MemberExpression' && propertyNameOf(one.value) === 'headers',
    );
  }
  const returned =
    node.type === 'ReturnStatement' ? node.argument : node.type === 'ArrowFunctionExpression' ? node.body : null;
  const inner = returned?.type === 'AwaitExpression' ? returned.argument : returned;
  return inner?.type === 'CallExpression' && qualifiedName(inner, scopes) === 'global.fetch()' && isHandlers(node);
}

/** Whether what is returned may be the answer to a request: not in a function with a name of its own, which fetches for others. */
function isHandlers(node: TSESTree.Node): boolean {
  let inner: TSESTree.Node | undefined = node;
  while (inner && !isFunction(inner)) inner = inner.parent;
  const { parent } = inner ?? {};
  return parent?.type === 'CallExpression' || parent?.type === 'Property';
}

/** The package that a qualified name begins with; `null` for globals, files of the project and what has no name. */
function packageIn(name: string | null): string | null {
  if (name === null || /^(?:global\b|[./#~]|@\/)/u.test(name)) return null;
  return /^(?:@[^/]+\/)?[^/().]+(?:\.js\b)?/u.exec(name)?.[0] ?? null;
}
