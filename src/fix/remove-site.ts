import type { TSESLint } from '@typescript-eslint/utils';
import type { EditSite } from '../recognise/facts.ts';
import { removeLink } from './remove-link.ts';
import { removeMember } from './remove-member.ts';
import { removeStatement } from './remove-statement.ts';

/** Unsays what the code at a site says. */
export function removeSite(
  sourceCode: TSESLint.SourceCode,
  fixer: TSESLint.RuleFixer,
  { form, whole }: EditSite,
): readonly TSESLint.RuleFix[] | null {
  switch (form) {
    case 'property':
      return removeMember(sourceCode, fixer, whole);
    case 'statement':
      return removeStatement(sourceCode, fixer, whole);
    case 'link':
      return removeLink(sourceCode, fixer, whole);
    case 'none':
      return null;
  }
}
