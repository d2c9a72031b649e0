import type { Outside } from '../recognise/source.ts';
import type { LintedFilesParser } from './load-module.ts';
import { createModules } from './modules.ts';
import { diskFiles } from './project-files.ts';
import type { KnownTexts } from './project-files.ts';
import { rootOf } from './root.ts';

/** Where a file is that is linted. */
export interface Place {
  /** The path on disk; of a text from elsewhere, anything that is no absolute path. */
  readonly file: string;
  readonly cwd: string;
  /** What parses the file, for machines on which nothing else does. */
  readonly parser?: LintedFilesParser | undefined;
}

/** More texts than this are a whole project: they are read again. */
const MOST_TEXTS = 2000;

const texts = new Map<string, KnownTexts>();

/** What there is beside a linted file. Looks at nothing before it is asked. */
export function outsideOf({ file, cwd, parser }: Place): Outside {
  return {
    modules(module) {
      const root = rootOf(file, cwd);
      if (root === null) return null;
      const known = texts.get(root) ?? new Map<string, never>();
      if (known.size > MOST_TEXTS) known.clear();
      texts.set(root, known);
      return createModules(diskFiles(root, known), parser)({ ...module, filename: file });
    },
  };
}
