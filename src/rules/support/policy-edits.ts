import type { Edit } from '../../fix/edit.ts';
import { quoteLike } from '../../fix/quote.ts';
import { removeSite } from '../../fix/remove-site.ts';
import { replaceValue } from '../../fix/replace-value.ts';
import type { Decided, EditSite, Policy } from '../../recognise/facts.ts';

/** Removes the code that allows credentials, or writes `false` where to say nothing is to allow them. */
export function dropCredentials({ allowCredentials: { site }, credentialsByDefault }: Policy): Edit {
  if (credentialsByDefault) return (sourceCode, fixer) => site && replaceValue(sourceCode, fixer, site, 'false');
  return (sourceCode, fixer) => site && removeSite(sourceCode, fixer, site);
}

/** Removes the code that decides a header. */
export function removeDecided({ site }: Decided<unknown>): Edit {
  return (sourceCode, fixer) => site && removeSite(sourceCode, fixer, site);
}

/** Names the origins that may read the response; a header takes one, an option of a library a list too. */
export function allowOrigins(
  { allowOrigin: { site }, library, takes }: Policy,
  origins: readonly string[],
): Edit | null {
  const takesText = library === null || takes === 'text';
  if (!site || origins.length === 0 || (takesText && origins.length > 1)) return null;
  return (sourceCode, fixer) => {
    const texts = origins.map((origin) => quoteLike(sourceCode, site.value, origin));
    const text = texts.length === 1 && takes !== 'list' ? texts.join() : `[${texts.join(', ')}]`;
    return replaceValue(sourceCode, fixer, site, text);
  };
}

/** Code as it is, or a text to be written in the quotes used around it. */
export type NewValue = { readonly code: string } | { readonly text: string };

/** Writes a value in place of another. */
export function writeValue(site: EditSite, value: NewValue): Edit {
  return (sourceCode, fixer) => {
    const code = 'code' in value ? value.code : quoteLike(sourceCode, site.value, value.text);
    return replaceValue(sourceCode, fixer, site, code);
  };
}

/** Origins as a suggestion names them. */
export function listed(origins: readonly string[]): string {
  const [first = '', ...others] = origins;
  return others.length === 0 ? `\`${first}\`` : `\`${first}\` and ${String(others.length)} more`;
}
