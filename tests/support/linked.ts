import { createModules } from '../../src/project/modules.ts';
import type { ProjectFiles } from '../../src/project/project-files.ts';
import type { Policy } from '../../src/recognise/facts.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import type { Outside } from '../../src/recognise/source.ts';
import { parseTypeScript } from './parse.ts';
import { render } from './policies.ts';
import { at, filesOf } from './project-files.ts';

/** What there is beside a file of a project in memory. */
export function outsideIn(files: ProjectFiles): Outside {
  return { modules: createModules(files) };
}

/** The policies of one file of a project whose files are texts. */
export function policiesOfFile(file: string, texts: Readonly<Record<string, string>>): readonly Policy[] {
  const { sourceCode } = parseTypeScript(texts[file] ?? '', { jsx: file.endsWith('x') });
  return factsOf(sourceCode, at(file), outsideIn(filesOf(texts))).policies;
}

/** The same as short texts: see `render`. What another file says by itself has `elsewhere` behind it. */
export function renderedPolicies(file: string, texts: Readonly<Record<string, string>>): readonly string[] {
  const policies = policiesOfFile(file, texts).map((one) => render(one) + (one.elsewhere ? ' elsewhere' : ''));
  return [...new Set(policies)];
}
