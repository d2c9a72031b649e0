import type { TSESTree } from '@typescript-eslint/utils';
import type { Scopes } from '../syntax/references.ts';
import { isFunction, walk } from '../syntax/walk.ts';
import { outermostWrapper } from '../syntax/wrappers.ts';
import { isServerFunction } from './runtime.ts';
import type { RuntimeSigns } from './runtime.ts';

/** Globals that only browsers have. */
const DOM: ReadonlySet<string> = new Set([
  'document',
  'localStorage',
  'sessionStorage',
  'window',
  'XMLHttpRequest',
  'HTMLElement',
]);
const NODE: ReadonlySet<string> = new Set(['Bun', 'Deno', '__dirname', '__filename']);

/** The path from the root of the project: what is above tells nothing of it. */
function pathIn(home: string | undefined, filename: string): string {
  return home !== undefined && filename.startsWith(home) ? filename.slice(home.length + 1) : filename;
}

/** What a file shows of where it runs. */
export function runtimeSignsOf(
  program: TSESTree.Program,
  scopes: Scopes,
  filename: string,
  text: string,
): RuntimeSigns {
  const imports = new Set<string>();
  let hasJsx = false;
  let usesNode = false;
  let asksForDom = false;
  walk(program, (node) => {
    const source = importedBy(node);
    if (source !== null) imports.add(source);
    hasJsx ||= node.type === 'JSXOpeningElement' || node.type === 'JSXOpeningFragment';
    usesNode ||= isArguments(node) || (node.type === 'MetaProperty' && isMetaPath(node));
    asksForDom ||= asksForRuntime(node);
    return true;
  });
  const globals = new Set(
    scopes.scopes.flatMap(({ references }) =>
      references.flatMap(({ identifier, resolved }) =>
        (resolved === null || resolved.defs.length === 0) && identifier.parent.type !== 'UnaryExpression'
          ? [identifier.name]
          : [],
      ),
    ),
  );
  return {
    path: pathIn(scopes.modules?.home, filename).replaceAll('\\', '/'),
    imports: [...imports],
    directives: directivesOf(program.body),
    hasShebang: text.startsWith('#!'),
    hasJsx,
    usesDom: [...DOM].some((name) => globals.has(name)),
    asksForDom,
    usesNode: usesNode || [...NODE].some((name) => globals.has(name)),
  };
}

/** What bundlers of frameworks set: Nuxt's `process.server` and `import.meta.client`, Vite's `import.meta.env.SSR`. */
const RUNTIME_FLAG = /^(?:process\.(?:server|client|browser)|import\.meta\.(?:server|client|browser|env\.SSR))$/;

function asksForRuntime(node: TSESTree.Node): boolean {
  if (node.type === 'UnaryExpression') return node.operator === 'typeof' && isDom(node.argument);
  return node.type === 'MemberExpression' && RUNTIME_FLAG.test(dotted(node));
}

/** The names of `a.b.c`; empty for other expressions. */
function dotted(node: TSESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MetaProperty') return `${node.meta.name}.${node.property.name}`;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return '';
  return `${dotted(node.object)}.${node.property.name}`;
}

function isDom(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && DOM.has(node.name);
}

function importedBy(node: TSESTree.Node): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return node.importKind === 'type' ? null : node.source.value;
    case 'ImportExpression':
      return textOf(node.source);
    case 'TSExternalModuleReference':
      return textOf(node.expression);
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require' ? textOf(node.arguments[0]) : null;
    default:
      return null;
  }
}

function textOf(node: TSESTree.Node | undefined): string | null {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

/** `process.argv`, `process.exit` */
function isArguments(node: TSESTree.Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'process' &&
    node.property.type === 'Identifier' &&
    ['argv', 'cwd', 'exit', 'stdin', 'stdout'].includes(node.property.name)
  );
}

/** `import.meta.dirname` */
function isMetaPath({ parent }: TSESTree.MetaProperty): boolean {
  return (
    parent.type === 'MemberExpression' &&
    parent.property.type === 'Identifier' &&
    ['dirname', 'filename', 'main'].includes(parent.property.name)
  );
}

function directivesOf(body: readonly TSESTree.Node[]): readonly string[] {
  const directives: string[] = [];
  for (const statement of body) {
    if (statement.type !== 'ExpressionStatement') break;
    const text = textOf(statement.expression);
    if (text === null) break;
    directives.push(text);
  }
  return directives;
}

/** Whether code stands in a function of a server, by the names of its exports and their directives. */
export function isInServerFunction(node: TSESTree.Node): boolean {
  for (let around: TSESTree.Node | undefined = node; around; around = around.parent) {
    if (!isFunction(around)) continue;
    const directives = around.body?.type === 'BlockStatement' ? directivesOf(around.body.body) : [];
    const { name, isModule } = exportOf(around);
    if (isServerFunction(name, directives, isModule)) return true;
  }
  return false;
}

/** The name under which a function is exported, or set on a component (`Page.getInitialProps = …`). */
export function exportOf(callee: TSESTree.FunctionLike): { readonly name: string | null; readonly isModule: boolean } {
  const outer = outermostWrapper(callee);
  const declared = callee.type === 'FunctionDeclaration' ? callee : outer.parent;
  switch (declared?.type) {
    case 'FunctionDeclaration':
      return { name: declared.id?.name ?? null, isModule: declared.parent.type === 'ExportNamedDeclaration' };
    case 'VariableDeclarator':
      return {
        name: declared.id.type === 'Identifier' ? declared.id.name : null,
        isModule: declared.parent.parent?.type === 'ExportNamedDeclaration',
      };
    case 'AssignmentExpression': {
      const { left } = declared;
      const isMember = left.type === 'MemberExpression' && left.property.type === 'Identifier';
      return { name: isMember && left.property.type === 'Identifier' ? left.property.name : null, isModule: isMember };
    }
    default:
      return { name: null, isModule: false };
  }
}
