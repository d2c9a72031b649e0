import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { walk } from '../../src/syntax/walk.ts';
import { parseTypeScript } from './parse.ts';

/** Every program that the tests in a folder of `tests` hold as one text, once, in order. */
export function programsIn(folder: string): readonly string[] {
  const home = path.resolve(import.meta.dirname, '..', folder);
  const programs = new Set<string>();
  for (const name of readdirSync(home)
    .filter((file) => file.endsWith('.test.ts'))
    .sort()) {
    const { ast } = parseTypeScript(readFileSync(path.join(home, name), 'utf8'));
    walk(ast, (node) => {
      const text =
        node.type === 'Literal'
          ? node.value
          : node.type === 'TemplateLiteral' && node.expressions.length === 0
            ? node.quasis[0]?.value.cooked
            : null;
      if (typeof text === 'string' && /\b(?:import|require)\b/.test(text) && isProgram(text)) programs.add(text);
      return true;
    });
  }
  return [...programs];
}

/** Whether a text parses, to more than one statement. */
export function isProgram(text: string): boolean {
  try {
    return parseTypeScript(text).ast.body.length > 1;
  } catch {
    return false;
  }
}
