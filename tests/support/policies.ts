import type { CredentialsRule, OriginRule, Policy } from '../../src/recognise/facts.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { parseJavaScript, parseTypeScript } from './parse.ts';

/** The policies of a file, each as a short text: who states it, what it allows, and `?` behind what is not certain. */
export function policiesIn(
  code: string,
  parser: 'espree' | 'typescript' = 'typescript',
  filename = 'server.ts',
): readonly string[] {
  const { sourceCode } = parser === 'espree' ? parseJavaScript(code) : parseTypeScript(code);
  return [...new Set(factsOf(sourceCode, filename).policies.map(render))];
}

/** The code that states each policy as a whole. */
export function rangesIn(code: string): readonly string[] {
  const { sourceCode } = parseTypeScript(code);
  return factsOf(sourceCode, 'server.ts').policies.map(({ range }) => code.slice(...range));
}

/** `cors: * +true`, `headers: reflected/none +"True"`, … */
export function render({ library, allowOrigin, allowCredentials, certain }: Policy): string {
  const credentials = renderCredentials(allowCredentials.value);
  return `${library ?? 'headers'}: ${renderOrigin(allowOrigin.value)}${credentials}${certain ? '' : ' ?'}`;
}

function renderOrigin(rule: OriginRule): string {
  switch (rule.kind) {
    case 'wildcard':
      return rule.byDefault ? '* by default' : '*';
    case 'literal':
      return rule.asList
        ? `[${rule.entries.map((entry) => entry.text).join(', ')}]`
        : rule.entries.map((entry) => entry.text).join();
    case 'reflected':
      return `reflected/${rule.check.kind}`;
    case 'multiple':
      return `lines(${rule.lines.join(' | ')})`;
    case 'absent':
    case 'null':
    case 'unknown':
      return rule.kind;
  }
}

function renderCredentials(rule: CredentialsRule): string {
  switch (rule.kind) {
    case 'absent':
      return '';
    case 'sent':
      return rule.lines.join() === 'true' ? ' +true' : ` +${JSON.stringify(rule.lines)}`;
    case 'dropped':
      return ` dropped ${rule.written.text}`;
    case 'unknown':
      return ' +unknown';
  }
}
