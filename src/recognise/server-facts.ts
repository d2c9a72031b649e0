import type { TSESTree } from '@typescript-eslint/utils';
import { APP_KINDS } from '../frameworks/apps.ts';
import { IDENTIFYING_WORD } from '../frameworks/identity.ts';
import type { Scopes } from '../syntax/references.ts';
import { qualifiedName } from '../syntax/qualified-name.ts';
import { isCall, walk } from '../syntax/walk.ts';
import { developmentFlow } from './development-flow.ts';
import { NO_ENVIRONMENT } from './environment.ts';
import type { Environment } from './environment.ts';
import { foreignAnswers } from './foreign-answers.ts';
import { pagesOf } from './pages.ts';
import { isTestFile } from './surroundings.ts';

/** What a file says about the server that it is a part of: plain JSON. */
export interface ServerFacts {
  /** Folders whose files it hands out, as the code spells them; `null` for pages that it makes or takes from elsewhere. */
  readonly pages: readonly (string | null)[];
  /** What may answer for CORS in a way that nobody here knows: packages, headers from elsewhere, parts that are not there. */
  readonly foreign: readonly string[];
  /** Whether it speaks of CORS anywhere but in comments: names one of its headers, or only the word. */
  readonly mentions: 'headers' | 'word' | null;
  /** Whether it makes an app of its own, which may have others mounted on it. */
  readonly makesApp: boolean;
  /** Whether it may tell one visitor from another: speaks of cookies, sessions or sign-in, or loads code that it does not name. */
  readonly identifies: boolean;
}

export const NO_SERVER: ServerFacts = {
  pages: [],
  foreign: [],
  mentions: null,
  makesApp: false,
  identifies: false,
};

export interface ServerSource {
  readonly program: TSESTree.Program;
  readonly scopes: Scopes;
  readonly filename: string;
}

/** What the apps of a file answer in development, beside the policies that it states. */
export function serverFactsOf(source: ServerSource, environment: Environment = NO_ENVIRONMENT): ServerFacts {
  const { program, scopes, filename } = source;
  if (isTestFile(program, filename, scopes.modules?.home)) return NO_SERVER;
  const flow = developmentFlow(source, environment);
  return {
    pages: pagesOf(program, flow),
    foreign: foreignAnswers(program, flow),
    mentions: mentionOfCors(program),
    makesApp: makesApp(program, scopes),
    identifies: identifies(program),
  };
}

function mentionOfCors(program: TSESTree.Program): ServerFacts['mentions'] {
  let found: ServerFacts['mentions'] = null;
  walk(program, (node) => {
    const text = textOf(node);
    if (text !== null && /access-control-allow/iu.test(text)) found = 'headers';
    else if (text !== null && /cors/iu.test(text)) found ??= 'word';
    return found !== 'headers';
  });
  return found;
}

const APPS: ReadonlySet<string> = new Set(APP_KINDS.flatMap((kind) => (kind.isPart ? [] : kind.factories)));

function makesApp(program: TSESTree.Program, scopes: Scopes): boolean {
  let isFound = false;
  walk(program, (node) => {
    if (isCall(node)) isFound ||= APPS.has(qualifiedName(node, scopes) ?? '');
    return !isFound;
  });
  return isFound;
}

function identifies(program: TSESTree.Program): boolean {
  let isFound = false;
  walk(program, (node) => {
    isFound ||= IDENTIFYING_WORD.test(textOf(node) ?? '') || loadsUnnamed(node);
    return !isFound;
  });
  return isFound;
}

/** `require(name)`, `import(name)` */
function loadsUnnamed(node: TSESTree.Node): boolean {
  if (node.type === 'ImportExpression') return node.source.type !== 'Literal';
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return false;
  return node.arguments[0]?.type !== 'Literal';
}

function textOf(node: TSESTree.Node): string | null {
  switch (node.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return node.name;
    case 'Literal':
      return typeof node.value === 'string' ? node.value : null;
    case 'TemplateElement':
      return node.value.raw;
    default:
      return null;
  }
}
