import * as typescriptParser from '@typescript-eslint/parser';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';

export interface Parsed {
  readonly ast: TSESTree.Program;
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  readonly text: string;
  readonly sourceCode: TSESLint.SourceCode;
}

export interface ParseOptions {
  readonly sourceType?: 'module' | 'script' | 'commonjs';
  readonly globals?: Readonly<Record<string, 'readonly' | 'writable'>>;
  /** JSX in TypeScript, which then has no `<T>x` assertions. JavaScript always may hold JSX. */
  readonly jsx?: boolean;
}

/** Parses as ESLint does without a parser setting: espree and eslint-scope. */
export function parseJavaScript(code: string, options: ParseOptions = {}): Parsed {
  return parse(code, 'file.js', options, { parserOptions: { ecmaFeatures: { jsx: true } } });
}

/** Parses with `@typescript-eslint/parser` and its scope manager. */
export function parseTypeScript(code: string, options: ParseOptions = {}): Parsed {
  return parse(code, options.jsx === true ? 'file.tsx' : 'file.ts', options, { parser: typescriptParser });
}

/** The first node in document order that satisfies the predicate; throws if there is none. */
export function find<Found extends TSESTree.Node>(
  ast: TSESTree.Node,
  predicate: (node: TSESTree.Node) => node is Found,
): Found;
export function find(ast: TSESTree.Node, predicate: (node: TSESTree.Node) => boolean): TSESTree.Node;
export function find(ast: TSESTree.Node, predicate: (node: TSESTree.Node) => boolean): TSESTree.Node {
  for (const node of nodesIn(ast)) if (predicate(node)) return node;
  throw new Error('No node satisfies the predicate.');
}

/** All nodes that satisfy the predicate, in document order. */
export function findAll<Found extends TSESTree.Node>(
  ast: TSESTree.Node,
  predicate: (node: TSESTree.Node) => node is Found,
): readonly Found[];
export function findAll(ast: TSESTree.Node, predicate: (node: TSESTree.Node) => boolean): readonly TSESTree.Node[];
export function findAll(ast: TSESTree.Node, predicate: (node: TSESTree.Node) => boolean): readonly TSESTree.Node[] {
  return [...nodesIn(ast)].filter(predicate);
}

/** Every node from here down in document order, each before its children. */
function* nodesIn(node: TSESTree.Node): Generator<TSESTree.Node> {
  yield node;
  const children = Object.entries(node)
    .filter(([key]) => key !== 'parent' && key !== 'tokens' && key !== 'comments')
    .flatMap(([, value]: [string, unknown]) => value)
    .filter(isNode);
  // Parsers differ in the order of keys; some sort them by name.
  for (const child of children.toSorted((left, right) => left.range[0] - right.range[0])) yield* nodesIn(child);
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

/** Goes through the linter, so that globals are declared and parents are set as they are when rules run. */
function parse(
  code: string,
  filename: string,
  { globals = {}, sourceType = 'module' }: ParseOptions,
  languageOptions: Linter.LanguageOptions,
): Parsed {
  const linter = new Linter();
  const config = { files: ['**/*.{js,ts,tsx}'], languageOptions: { ...languageOptions, globals, sourceType } };
  const fatal = linter.verify(code, [config], filename).find((message) => message.fatal);
  if (fatal) throw new SyntaxError(`${fatal.message} in ${code.slice(0, 200)}`);

  // ESLint's types know only plain ESTree; typescript-eslint's describe the very same objects.
  const sourceCode = linter.getSourceCode() as unknown as TSESLint.SourceCode;
  const { ast, scopeManager } = sourceCode;
  if (!scopeManager) throw new Error('The parser made no scopes.');
  return { ast, scopeManager, text: code, sourceCode };
}
