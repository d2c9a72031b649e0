import { createRequire } from 'node:module';
import path from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../syntax/modules.ts';
import { orderOf } from '../syntax/walk.ts';
import type { ProjectFiles } from './project-files.ts';
import { componentCode } from './single-file.ts';

/** The parser that reads the linted file, for machines on which no other one runs. */
export type LintedFilesParser = TSESLint.Parser.LooseParserModule;

/** Modules that nobody asked for lately are read again: a parsed file is some thirty times as large as its text. */
const MOST_MODULES = 64;

const modules = new Map<string, { readonly text: string; readonly module: Module | null }>();

/** Positions of other files begin here: no text that is linted is as long. */
let nextStart = 2 ** 30;

/** What stands before the text of a JSON file, to make it a module. */
const JSON_PREFIX = 'module.exports = ';

/**
 * A file of the project, parsed, with its scopes, and with positions that no other file has; `null` for a file that is not
 * there, not to be read, or broken. What was parsed is kept as long as the text is the same.
 */
export function loadModule(filename: string, files: ProjectFiles, parser?: LintedFilesParser): Module | null {
  const text = files.text(filename);
  if (text === null) return null;
  const known = modules.get(filename);
  modules.delete(filename);
  const entry = known?.text === text ? known : { text, module: moduleOf(filename, text, parser) };
  modules.set(filename, entry);
  const [oldest] = modules.keys();
  if (modules.size > MOST_MODULES && oldest !== undefined) modules.delete(oldest);
  return entry.module;
}

function moduleOf(filename: string, text: string, parser: LintedFilesParser | undefined): Module | null {
  const prefix = filename.endsWith('.json') ? JSON_PREFIX : '';
  const component = componentCode(filename, text);
  try {
    if (prefix !== '') JSON.parse(text);
    const code = component?.text ?? prefix + text;
    const program = parsed(filename, code, component?.language) ?? parsedBy(parser, filename, prefix + text);
    if (!program) return null;
    const shift = nextStart;
    nextStart += prefix.length + text.length + 1;
    connect(program, shift);
    return { filename, text, start: shift + prefix.length, program, scopes: scopesOf(program) };
  } catch {
    // Whatever is wrong with a file, it is one that nobody knows.
    return null;
  }
}

const LANGUAGES: Readonly<Record<string, 'ts' | 'tsx'>> = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx' };

function parsed(filename: string, text: string, language?: 'ts' | 'tsx'): TSESTree.Program | null {
  const oxc = oxcParser();
  if (oxc === null) return null;
  const lang = language ?? LANGUAGES[path.extname(filename)] ?? 'jsx';
  // Scripts may return at the top; `commonjs` allows that, but no `import`. Components are modules, whatever stands in them.
  const sourceTypes = language ? (['module'] as const) : (['unambiguous', 'commonjs'] as const);
  for (const sourceType of sourceTypes) {
    const { errors, program } = oxc.parseSync(filename, text, {
      astType: 'ts',
      lang,
      preserveParens: false,
      sourceType,
    });
    if (errors.length === 0) return program as unknown as TSESTree.Program; // the same shape, declared twice
  }
  return null;
}

let oxc: typeof import('oxc-parser') | null | undefined;

function oxcParser(): typeof import('oxc-parser') | null {
  try {
    oxc ??= createRequire(import.meta.url)('oxc-parser') as typeof import('oxc-parser');
  } catch {
    oxc = null;
  }
  return oxc;
}

function parsedBy(parser: LintedFilesParser | undefined, filePath: string, text: string): TSESTree.Program | null {
  const options = { filePath, range: true, loc: true, sourceType: 'module', ecmaVersion: 'latest' } as const;
  if (!parser) return null;
  const result =
    'parseForESLint' in parser ? parser.parseForESLint(text, options) : { ast: parser.parse(text, options) };
  return result.ast as TSESTree.Program; // what an ESLint parser gives
}

/** Tells every node its parent, and moves its range behind those of the files read before. */
function connect(program: TSESTree.Program, shift: number): void {
  const { depths, nodes } = orderOf(program);
  const above: TSESTree.Node[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node: Placed = nodes[index] ?? program;
    const depth = depths[index] ?? 0;
    const parent = above[depth - 1];
    if (parent) node.parent = parent;
    node.range = node.range
      ? [node.range[0] + shift, node.range[1] + shift]
      : [(node.start ?? 0) + shift, (node.end ?? 0) + shift];
    above[depth] = node as TSESTree.Node; // with a range now
  }
}

/** A node with its place as parsers for ESLint state it, or as oxc does in half of the time. */
interface Placed {
  range?: TSESTree.Range;
  parent?: TSESTree.Node;
  readonly start?: number;
  readonly end?: number;
}

let scopeManager: typeof import('@typescript-eslint/scope-manager') | undefined;

function scopesOf(program: TSESTree.Program): Module['scopes'] {
  scopeManager ??= createRequire(import.meta.url)('@typescript-eslint/scope-manager') as NonNullable<
    typeof scopeManager
  >; // `require` gives no types
  return scopeManager.analyze(program, { lib: [], sourceType: 'module' });
}
