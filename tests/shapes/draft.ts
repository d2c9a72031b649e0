import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction, walk } from '../../src/syntax/walk.ts';
import { parseTypeScript } from '../support/parse.ts';

/** A program to be written otherwise: the text of one file, and of those beside it. */
export interface Program {
  readonly text: string;
  /** By name, in the folder of the program. */
  readonly beside: Readonly<Record<string, string>>;
}

/** Another way to write a program that means the same; `null` where there is nothing to write otherwise. */
export type Shape = (draft: Draft) => string | Program | null;

export type Edit = readonly [range: readonly [number, number], text: string];

/** Numbers that look random, from a seed: the same ones every time. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A parsed program, with what shapes ask of it. */
export class Draft {
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly jsx: boolean;
  readonly nodes: readonly TSESTree.Node[];
  readonly references: readonly TSESLint.Scope.Reference[];
  readonly variables: readonly TSESLint.Scope.Variable[];
  readonly #random: () => number;

  constructor(text: string, jsx: boolean, random: () => number) {
    const { ast, scopeManager } = parseTypeScript(text, { jsx });
    this.text = text;
    this.ast = ast;
    this.jsx = jsx;
    this.#random = random;
    const nodes: TSESTree.Node[] = [];
    walk(ast, (node) => {
      nodes.push(node);
      return true;
    });
    this.nodes = nodes.sort((left, right) => left.range[0] - right.range[0] || right.range[1] - left.range[1]);
    this.references = scopeManager.scopes.flatMap((scope) => scope.references);
    this.variables = scopeManager.scopes.flatMap((scope) => scope.variables);
  }

  of(node: { readonly range: readonly [number, number] }): string {
    return this.text.slice(...node.range);
  }

  pick<T>(items: readonly T[]): T | null {
    return items[Math.floor(this.#random() * items.length)] ?? null;
  }

  all<Found extends TSESTree.Node>(predicate: (node: TSESTree.Node) => node is Found): readonly Found[];
  all(predicate: (node: TSESTree.Node) => boolean): readonly TSESTree.Node[];
  all(predicate: (node: TSESTree.Node) => boolean): readonly TSESTree.Node[] {
    return this.nodes.filter(predicate);
  }

  /** A name that the program does not have. */
  fresh(name: string): string {
    let result = name;
    for (let count = 2; new RegExp(`\\b${result}\\b`).test(this.text); count++) result = `${name}${String(count)}`;
    return result;
  }

  /** The text after edits that do not overlap. */
  edit(...edits: readonly Edit[]): string {
    let [result, at] = ['', 0];
    for (const [[start, end], text] of edits.toSorted((a, b) => a[0][0] - b[0][0] || a[0][1] - b[0][1])) {
      if (start < at) throw new Error('Edits overlap.');
      result += this.text.slice(at, start) + text;
      at = end;
    }
    return result + this.text.slice(at);
  }

  /** Variables that code uses and that are declared outside of it. */
  outer(code: TSESTree.Node | readonly TSESTree.Node[]): readonly TSESLint.Scope.Variable[] {
    const nodes = [code].flat();
    const used = this.references
      .filter(({ identifier }) => nodes.some((node) => isWithin(identifier, node)))
      .flatMap(({ resolved }) => resolved ?? [])
      .filter(({ defs }) => defs.length > 0 && !defs.some(({ name }) => nodes.some((node) => isWithin(name, node))));
    return [...new Set(used)];
  }

  /** The end of the imports, where a module begins. */
  get top(): number {
    const head = this.ast.body.filter(
      (node) => node.type === 'ImportDeclaration' || ('directive' in node && node.directive !== undefined),
    );
    return head.at(-1)?.range[1] ?? 0;
  }

  /** Whether code uses nothing but imports, globals and its own. */
  isAlone(code: TSESTree.Node | readonly TSESTree.Node[]): boolean {
    return (
      this.outer(code).every(({ defs }) => defs.every(({ type }) => (type as string) === 'ImportBinding')) &&
      !this.isBound(code)
    );
  }

  /** Whether code means something else in another function. */
  isBound(code: TSESTree.Node | readonly TSESTree.Node[]): boolean {
    return [code]
      .flat()
      .some((node) =>
        /\b(?:this|super|await|arguments|yield|return)\b/.test(this.of(node).replaceAll(/'[^'\n]*'/g, "''")),
      );
  }

  /** Whether code at a node may wait for a promise. */
  mayWait(node: TSESTree.Node): boolean {
    for (let outer = node.parent; outer; outer = outer.parent) {
      if (/^(?:PropertyDefinition|Decorator|TS\w+)$/.test(outer.type)) return false;
      if (isFunction(outer)) return outer.async && !outer.params.some((one) => isWithin(node, one));
    }
    return true;
  }

  /** The statement before which code may be said: where all that it uses is there already. */
  before(node: TSESTree.Node): TSESTree.Node | null {
    const statement = statementOf(node);
    if (!statement || !isDeclaredBefore(this.outer(node), statement)) return null;
    return statement;
  }

  get imports(): string {
    return this.ast.body
      .filter(({ type }) => type === 'ImportDeclaration')
      .map((node) => this.of(node))
      .join('\n');
  }
}

function isDeclaredBefore(variables: readonly TSESLint.Scope.Variable[], statement: TSESTree.Node): boolean {
  return variables.every(({ defs, scope }) => {
    if (!isWithin(statement, scope.block) && scope.block.type !== 'Program') return false;
    return defs.every(
      ({ name, type }) =>
        /Import|FunctionName/.test(type) || name.range[1] <= statement.range[0] || !isWithin(name, statement),
    );
  });
}

export function isWithin(
  node: { readonly range: readonly [number, number] },
  outer: { readonly range: readonly [number, number] },
): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

/** The statement of a list that code stands in; `null` where functions would be crossed that are declared for all. */
export function statementOf(node: TSESTree.Node): TSESTree.Node | null {
  for (let now = node; now.parent; now = now.parent) {
    const { parent } = now;
    if (now.type === 'FunctionDeclaration' || /^(?:Class|TSModule)/.test(parent.type)) return null;
    if (parent.type === 'BlockStatement' || parent.type === 'Program') return now;
  }
  return null;
}

/** The lists of statements of a program. */
export function statementLists(draft: Draft): readonly (readonly TSESTree.Statement[])[] {
  return draft.nodes.flatMap((node) =>
    node.type === 'Program' || node.type === 'BlockStatement' ? [node.body as TSESTree.Statement[]] : [],
  );
}

/** Runs of statements that follow each other and satisfy the predicate, as long as they go. */
export function runs(
  list: readonly TSESTree.Statement[],
  belongs: (statement: TSESTree.Statement, first: TSESTree.Statement) => boolean,
): readonly (readonly TSESTree.Statement[])[] {
  const found: TSESTree.Statement[][] = [];
  for (const statement of list) {
    const last = found.at(-1);
    const [first] = last ?? [];
    if (last && first && list[list.indexOf(statement) - 1] === last.at(-1) && belongs(statement, first))
      last.push(statement);
    else if (belongs(statement, statement)) found.push([statement]);
  }
  return found;
}

/** Statements that may stand in a function of their own, and what that has to be given. */
export interface Part {
  readonly first: TSESTree.Statement;
  readonly last: TSESTree.Statement;
  readonly names: readonly string[];
}

/** Runs of calls and assignments in a list of statements that assign nothing which others read. */
export function partsOf(list: readonly TSESTree.Statement[], draft: Draft): readonly Part[] {
  return runs(list, (one) => one.type === 'ExpressionStatement' && !('directive' in one && one.directive)).flatMap(
    (run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last || draft.isBound(run) || run.some((one) => /\byield\b/.test(draft.of(one)))) return [];
      const inner = draft
        .outer(run)
        .filter(({ defs }) => !defs.some(({ type }) => (type as string) === 'ImportBinding'));
      const isWritten = inner.some(({ references }) =>
        references.some((one) => one.isWrite() && run.some((node) => isWithin(one.identifier, node))),
      );
      return isWritten ? [] : [{ first, last, names: inner.map(({ name }) => name) }];
    },
  );
}
