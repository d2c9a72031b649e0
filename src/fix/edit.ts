import type { TSESLint } from '@typescript-eslint/utils';

/** Changes that belong together; `null` when the code around leaves no safe way to make them. */
export type Edit = (sourceCode: TSESLint.SourceCode, fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[] | null;
