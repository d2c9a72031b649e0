import type { Edit } from '../../fix/edit.ts';
import { removeSite } from '../../fix/remove-site.ts';
import type { EditSite } from '../../recognise/facts.ts';
import type { MisplacedOption } from '../../recognise/request-facts.ts';

/** Removes the code at a site; nothing where there is none. */
export function removal(site: EditSite | null): Edit {
  return (sourceCode, fixer) => site && removeSite(sourceCode, fixer, site);
}

/** Writes what is to be there instead of a misplaced option, which goes where it is not replaced itself. */
export function replacement({ instead, site }: MisplacedOption): Edit {
  return (sourceCode, fixer) => {
    if (!instead) return null;
    const written = instead.edits.map(({ range, text }) => fixer.replaceTextRange(range, text));
    if (!instead.removes) return written;
    const removed = site && removeSite(sourceCode, fixer, site);
    return removed && [...written, ...removed];
  };
}
