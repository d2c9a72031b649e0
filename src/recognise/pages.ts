import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import { STATIC_FOLDERS } from '../frameworks/listeners.ts';
import { literalText } from '../syntax/literal-text.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import type { Scopes } from '../syntax/references.ts';
import { isCall, walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { isNeverRun } from './surroundings.ts';

const FOLDERS: ReadonlySet<string> = new Set(STATIC_FOLDERS);

/** Methods of responses that make a page out of a template, or send a file. */
const PAGE_METHODS: ReadonlySet<string> = new Set([
  'render',
  'renderToString',
  'renderToPipeableStream',
  'sendFile',
  'view',
]);

/**
 * The folders whose files a program hands out, as the code spells them: `express.static(path.join(__dirname, '..', 'web'))`
 * is `../web`. `null` stands for pages from elsewhere: a template, a file, a text of HTML.
 */
export function pagesOf(program: TSESTree.Program, flow: Flow): readonly (string | null)[] {
  const { scopes } = flow.host;
  const found = new Set<string | null>();
  walk(program, (node) => {
    const pages = isCall(node) ? handedOut(node, scopes) : [];
    if (isPage(node)) pages.push(null);
    // Conditions are dear, and most code hands out nothing.
    if (pages.length > 0 && !isNeverRun(node, flow)) for (const page of pages) found.add(page);
    return true;
  });
  return [...found];
}

function handedOut(call: TSESTree.CallExpression | TSESTree.NewExpression, scopes: Scopes): (string | null)[] {
  const isFolder = (node: TSESTree.Node | undefined): boolean =>
    FOLDERS.has((node && qualifiedName(node, scopes)) ?? '');
  const pages: (string | null)[] = [];
  const callee = skipWrappers(call.callee);
  if (isFolder(call.callee)) pages.push(folderIn(call.arguments));
  else if (callee.type === 'MemberExpression' && PAGE_METHODS.has(propertyNameOf(callee) ?? '')) pages.push(null);
  // A plugin is handed over, with its options beside it.
  if (isFolder(call.arguments[0])) pages.push(folderIn(call.arguments.slice(1)));
  return pages;
}

/** A text that is the name of an HTML file, its media type, or HTML itself. */
function isPage(node: TSESTree.Node): boolean {
  if (node.type !== 'Literal' && node.type !== 'TemplateElement') return false;
  const text = node.type === 'Literal' ? node.value : node.value.raw;
  return typeof text === 'string' && /\.html?$|^text\/html\b|<(?:!doctype html|html|body|script)\b/iu.test(text);
}

/** All texts among the arguments, joined as a path; `null` when there are none. */
function folderIn(args: readonly TSESTree.Node[]): string | null {
  const parts: string[] = [];
  for (const argument of args) {
    walk(argument, (node) => {
      const text = node.type === 'Literal' || node.type === 'TemplateLiteral' ? literalText(node) : null;
      if (text !== null) parts.push(text);
      return true;
    });
  }
  return parts.length === 0 ? null : parts.join('/');
}
