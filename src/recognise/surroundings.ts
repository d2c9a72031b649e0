import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { assume, NO_ASSUMPTIONS, truthOf } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import { isTestPackage } from './runtime.ts';

const TEST_FILE = /(?:\.(?:test|spec|cy|e2e|stories)\.[cm]?[jt]sx?|[\\/]__(?:tests|mocks|fixtures)__[\\/][^\\/]*)$/i;

/** What only servers for developers load: Create React App's and Storybook's. */
const FOR_DEVELOPERS = /(?:^|[\\/])(?:src[\\/]setupProxy\.[jt]s|\.storybook[\\/][^\\/]+)$/;

/** Folders of code that nobody deploys; below a folder of routes, such a name is that of a route. */
const TEST_FOLDER =
  /^(?!(?:.*\/)?(?:api|app|functions|lambdas?|pages|routes)\/)(?:.*\/)?(?:e2e|fixtures|mocks?|specs?|tests?)\//i;

/**
 * Whether a file is a test, or a fixture or mock for tests, by its path and by what it imports: what a test answers, it answers to itself. Of the folders above it, those
 * of the project (`home`) tell.
 */
export function isTestFile(program: TSESTree.Program, filename: string, home: string | undefined): boolean {
  if (TEST_FILE.test(filename) || TEST_FOLDER.test(pathWithin(home, filename))) return true;
  return program.body.flatMap(packagesOf).some(isTestPackage);
}

/** Whether a file serves nobody but developers, because of its path. */
export function isForDevelopers(filename: string): boolean {
  return FOR_DEVELOPERS.test(filename);
}

/** The path from the root of the project; nothing for a file outside of it. */
function pathWithin(home: string | undefined, filename: string): string {
  return home !== undefined && filename.startsWith(home) ? filename.slice(home.length + 1).replaceAll('\\', '/') : '';
}

/** What a statement of a file imports: `import … from 'x'`, `const y = require('x').y`, `require('x')`. */
function packagesOf(statement: TSESTree.ProgramStatement): readonly string[] {
  switch (statement.type) {
    case 'ImportDeclaration':
      return [statement.source.value];
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ init }) => requiredBy(init));
    case 'ExpressionStatement':
      return requiredBy(statement.expression);
    default:
      return [];
  }
}

function requiredBy(node: TSESTree.Node | null): readonly string[] {
  if (node?.type === 'MemberExpression') return requiredBy(node.object);
  if (node?.type !== 'CallExpression') return [];
  const [first] = node.arguments;
  const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
  if (!isRequire) return requiredBy(node.callee);
  return first?.type === 'Literal' && typeof first.value === 'string' ? [first.value] : [];
}

/** Whether code never runs, in the mode that the flow stands for: a condition around it fails. */
export function isNeverRun(node: TSESTree.Node, flow: Flow): boolean {
  return waysTo(node, flow).some((ways) => ways.length === 0);
}

/** Whether code runs in development or tests only: a condition around it fails in production. */
export function isDevelopmentOnly(node: TSESTree.Node, flow: Flow): boolean {
  return waysTo(node, flow).some((ways) => ways.every(isDevelopment));
}

/** For each condition around some code, what it takes to get past it. */
function waysTo(node: TSESTree.Node, flow: Flow): readonly (readonly Assumptions[])[] {
  const conditions: (readonly Assumptions[])[] = [];
  for (let inner = node; inner.parent; inner = inner.parent) {
    const outcome = outcomeFor(inner.parent, inner);
    if (outcome) conditions.push(assume(truthOf(flow.evaluate(outcome.test)), outcome.holds, NO_ASSUMPTIONS));
  }
  return conditions;
}

/** What a setting that tells one environment from another is called in the one that counts, and in those that do not. */
const PRODUCTION = /^(?:live|prod|production)$/i;
const DEVELOPMENT = /^(?:ci|dev|develop|development|e2e|local|localhost|test|testing|tests)$/i;

/** The same for settings that are on or off: `config.isDev`, `process.env.PRODUCTION`, `IS_OFFLINE`. */
const PRODUCTION_FLAG = /\b_*(?:is_?)?prod(?:uction)?(?:_?(?:env(?:ironment)?|mode))?_*$/i;
const DEVELOPMENT_FLAG =
  /\b_*(?:is_?)?(?:debug|dev(?:elop(?:ment)?)?|e2e|local(?:host)?|offline|test(?:ing)?)(?:_?(?:env(?:ironment)?|mode))?_*$/i;

/** Whether a path asked a setting, not the request, which environment this is, and learned that it is not production. */
export function isDevelopment(assumptions: Assumptions): boolean {
  return [...assumptions.values()].some(({ atom: { source, subject }, holds }) => {
    if (source === 'request' || subject === undefined) return false;
    const { id, is } = subject;
    if (is.kind === 'true') return (holds ? DEVELOPMENT_FLAG : PRODUCTION_FLAG).test(id);
    return is.kind === 'equal' && typeof is.to === 'string' && (holds ? DEVELOPMENT : PRODUCTION).test(is.to);
  });
}

/** The condition that leads to a part of a node, and the outcome it takes; `null` when the part always runs. */
function outcomeFor(
  parent: TSESTree.Node,
  part: TSESTree.Node,
): { readonly test: TSESTree.Node; readonly holds: boolean } | null {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (part === parent.consequent) return { test: parent.test, holds: true };
      return part === parent.alternate ? { test: parent.test, holds: false } : null;
    case 'LogicalExpression':
      if (part !== parent.right || parent.operator === '??') return null;
      return { test: parent.left, holds: parent.operator === '&&' };
    default:
      return null;
  }
}
