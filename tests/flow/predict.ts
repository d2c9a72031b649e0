import type { TSESTree } from '@typescript-eslint/utils';
import { createFlow } from '../../src/flow/interpreter.ts';
import type { Flow } from '../../src/flow/interpreter.ts';
import type { HeaderBag, HeaderLine } from '../../src/flow/state.ts';
import { interpretPath } from '../../src/recognise/request-values.ts';
import { responseSemantics } from '../../src/recognise/response-semantics.ts';
import { parseJavaScript } from '../support/parse.ts';
import { describe } from './run-program.ts';

/** The interpreter of a program, with the meaning of headers that the plugin gives it. */
export function flowOf(program: string): { readonly flow: Flow; readonly ast: TSESTree.Program } {
  const { ast, scopeManager } = parseJavaScript(program);
  const semantics = responseSemantics(ast, scopeManager);
  const flow = createFlow({
    program: ast,
    scopes: scopeManager,
    semantics,
    interpret: interpretPath,
    answered: () => [],
  });
  return { flow, ast };
}

export interface Prediction {
  /** The header states, as text, in which `handler` may answer. */
  readonly states: ReadonlySet<string>;
  /** Those of them in which it can answer for sure; the others come of paths that were made one. */
  readonly exact: ReadonlySet<string>;
}

/** What the interpreter says of a program; `null` when it gives up. */
export function predict(program: string): Prediction | null {
  const { flow } = flowOf(program);
  // A helper that no path reaches is taken for a handler of its own.
  const responses = flow.responses().filter(({ answeredBy }) => nameOf(answeredBy) === 'handler');
  const states = responses.map(({ bag }) => headersOf(bag));
  const exact = states.filter((_, index) => responses[index]?.isExact);
  const isGivenUp = states.length === 0 ? flow.gaveUp() : states.some((state) => state.includes(UNKNOWN));
  return isGivenUp ? null : { states: new Set(states), exact: new Set(exact) };
}

/** Stands for a value that is lost where there were too many paths. */
const UNKNOWN = '<unknown>';

function nameOf(node: TSESTree.Node): string | null {
  return node.type === 'FunctionDeclaration' ? (node.id?.name ?? null) : null;
}

function headersOf(bag: HeaderBag): string {
  return describe([...bag.lines].map(([name, lines]) => [name, lines.map(textOf)]));
}

/** What a line says; what `v('name')` returns, where it is true, says its name. */
function textOf({ value }: HeaderLine): string {
  if (value.kind === 'primitive') return String(value.value);
  const step = value.kind === 'unknown' ? value.path.at(-1) : null;
  return step?.match(/(?:^|\.)v\((.*)\)$/)?.[1] ?? UNKNOWN;
}
