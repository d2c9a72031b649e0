import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { constantInitializer } from '../syntax/binding-origin.ts';
import type { FunctionNode } from '../syntax/binding-origin.ts';
import { isForeign } from '../syntax/modules.ts';
import type { Module, Scopes } from '../syntax/modules.ts';
import { functionNamed } from '../syntax/named-node.ts';
import { isWithin } from '../syntax/ranges.ts';
import { variableOf } from '../syntax/references.ts';
import { unknown } from '../syntax/value.ts';
import { walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { POLICY_WORDS } from '../telling-words.ts';
import type { Range } from './facts.ts';
import { importSource } from './imports.ts';
import { policyCalls } from './policy-calls.ts';
import type { RecognisedCall } from './policy-calls.ts';
import { callingsOf, functionsUsed, readingCalled } from './request-wrappers.ts';
import type { Calling } from './request-wrappers.ts';
import { isDevelopmentOnly } from './surroundings.ts';

/** A statement by the options of a call, as one caller makes it. */
export interface HandedOn {
  /** The call that stands for the statement: of the function around it that is given the options, or the statement itself. */
  readonly node: TSESTree.Node;
  /** What is registered on an app: the caller's code, where there are several. */
  readonly code: Range;
  /** What the code of the statement means in that call. */
  readonly inside: Flow;
}

/** A function that hands options on states them once for each of its calls: `const allow = (options) => cors(options)`. */
export function handedOn({ arguments: args, node }: RecognisedCall, flow: Flow): readonly HandedOn[] {
  const callings = callingsOf(node, args, flow);
  return callings.flatMap((calling) => {
    if (calling.node === node) return [{ node, code: node.range, inside: flow }];
    if (isDevelopmentOnly(calling.node, flow)) return [];
    const code = callings.length === 1 ? node.range : calling.node.range;
    return [{ node: calling.node, code, inside: readAs(calling.reading, flow) }];
  });
}

function readAs({ evaluate, host }: Calling['reading'], flow: Flow): Flow {
  return {
    ...flow,
    host,
    evaluate: (node) => flow.attempt(() => evaluate(node)) ?? unknown(`too complex at ${String(node.range[0])}`),
  };
}

/** What a function of another file states by options that this file hands to it: `app.use(allow({ origin: '*' }))`. */
export function handedAbroad(program: TSESTree.Program, flow: Flow): readonly (RecognisedCall & HandedOn)[] {
  const { scopes } = flow.host;
  const statements = new Map<Module, readonly RecognisedCall[]>();
  const statedIn = (module: Module): readonly RecognisedCall[] => {
    const known = statements.get(module) ?? policyCalls(module.program, module.filename, scopes);
    statements.set(module, known);
    return known;
  };
  return callsAbroad(program, scopes).flatMap(({ call, callee, module }) => {
    if (isDevelopmentOnly(call, flow)) return [];
    const reading = readingCalled(callee, call, flow);
    return statedIn(module)
      .filter(({ framework }) => framework.over === undefined)
      .flatMap((stated) =>
        callingsOf(stated.node, stated.arguments, reading).flatMap((calling) => {
          const inputs = calling.node === stated.node ? stated.arguments : argumentsIn(calling.node);
          if (!isWithin(calling.node, callee) || !functionsUsed(inputs, scopes).has(callee)) return [];
          return [{ ...stated, node: call, code: call.range, inside: readAs(calling.reading, flow) }];
        }),
      );
  });
}

interface CallAbroad {
  readonly call: TSESTree.CallExpression;
  readonly callee: FunctionNode;
  readonly module: Module;
}

/** The calls that give something to a function of another file, where that, or what leads to it, speaks of CORS. */
function callsAbroad(program: TSESTree.Program, scopes: Scopes): readonly CallAbroad[] {
  const { modules } = scopes;
  const calls: CallAbroad[] = [];
  if (!modules) return calls;
  walk(program, (node) => {
    if (node.type !== 'CallExpression' || node.arguments.length === 0) return true;
    const source = sourceOfName(node.callee, scopes);
    if (source === null || !SPEAKS.test(modules.textOf(source, program) ?? '')) return true;
    const callee = functionNamed(node.callee, scopes);
    const module = callee && isForeign(callee, scopes) ? modules.at(callee) : null;
    if (callee && module) calls.push({ call: node, callee: callee as FunctionNode, module }); // it has a body
    return true;
  });
  return calls;
}

const SPEAKS = new RegExp(POLICY_WORDS, 'i');

/** The module that a name, or the object of a member, is imported from. */
function sourceOfName(callee: TSESTree.Node, scopes: Scopes): string | null {
  const name = skipWrappers(callee);
  if (name.type === 'MemberExpression') return sourceOfName(name.object, scopes);
  const variable = name.type === 'Identifier' ? variableOf(name, scopes) : null;
  const origin = variable && constantInitializer(variable);
  if (origin?.kind === 'import') return origin.source;
  const made = origin?.kind === 'variable' && origin.init ? importSource(skipWrappers(origin.init)) : null;
  return made?.type === 'Literal' ? String(made.value) : null;
}

function argumentsIn(node: TSESTree.Node): readonly TSESTree.Node[] {
  return node.type === 'CallExpression' || node.type === 'NewExpression' ? node.arguments : [];
}
