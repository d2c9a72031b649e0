import type { TSESLint } from '@typescript-eslint/utils';
import { credentialsAllowed } from '../../cors/headers.ts';
import type { Edit } from '../../fix/edit.ts';
import { quoteLike } from '../../fix/quote.ts';
import { replaceValue } from '../../fix/replace-value.ts';
import { neighboursOf } from '../../fix/source.ts';
import type { EditSite, Policy } from '../../recognise/facts.ts';
import { loadEngine } from '../../load-engine.ts';

type Served = Pick<Policy, 'allowCredentials' | 'allowOrigin' | 'library' | 'range'>;

/** Lets a page read the response, with credentials; `null` where the code leaves no safe way. */
export function allowPage(policy: Served, page: string): Edit | null {
  const { allowCredentials, allowOrigin, library } = policy;
  const { site } = allowOrigin;
  // A function has its own list, and a variable of the environment is set elsewhere.
  if (allowOrigin.value.kind === 'reflected' || isSetElsewhere(policy)) return null;
  if (site === null)
    return isByDefault(policy) ? (sourceCode, fixer) => giveOptions(policy, page, sourceCode, fixer) : null;
  const isAllowed = allowCredentials.value.kind === 'sent' && allowCredentials.value.lines.every(credentialsAllowed);
  if (!isAllowed && allowCredentials.range !== null && allowCredentials.site === null) return null;

  return (sourceCode, fixer) => {
    const origin = replaceValue(sourceCode, fixer, site, originText(policy, site, page, sourceCode));
    if (origin === null || isAllowed) return origin;
    if (allowCredentials.site) {
      const text = library === null ? quoteLike(sourceCode, allowCredentials.site.value, 'true') : 'true';
      const credentials = replaceValue(sourceCode, fixer, allowCredentials.site, text);
      return credentials && [...origin, ...credentials];
    }
    const added = library === null ? copiedHeader(site, sourceCode) : addedOption(library, site);
    return added === null ? null : [...origin, fixer.insertTextAfterRange([site.whole[0], added.after], added.text)];
  };
}

function isSetElsewhere({ allowOrigin: { value } }: Served): boolean {
  return value.kind === 'literal' && value.entries.length > 0 && value.entries.every(({ editable }) => !editable);
}

/** A list gets one more; a text gives way. */
function originText(
  { allowOrigin: { value } }: Served,
  site: EditSite,
  page: string,
  sourceCode: TSESLint.SourceCode,
): string {
  const text = quoteLike(sourceCode, site.value, page);
  const before = sourceCode.text.slice(...site.value);
  if (value.kind !== 'literal' || !value.asList || !/[^\s[,]\s*\]$/u.test(before)) return text;
  return before.replace(/\s*\]$/u, (end) => `, ${text}${end}`);
}

interface Added {
  readonly text: string;
  readonly after: number;
}

function addedOption(library: string, { form, value }: EditSite): Added | null {
  const names = loadEngine().optionNames(library);
  return names && form === 'property' ? { text: `, ${names.credentials}: true`, after: value[1] } : null;
}

const ORIGIN_NAME = /access-control-allow-origin/iu;

/** The code that writes one header, once more for the other. */
function copiedHeader({ form, value, whole }: EditSite, sourceCode: TSESLint.SourceCode): Added | null {
  const { text } = sourceCode;
  const [before, after] = [text.slice(whole[0], value[0]), text.slice(value[1], whole[1])];
  if (!ORIGIN_NAME.test(before)) return null;
  const name = before.replace(ORIGIN_NAME, 'Access-Control-Allow-Credentials');
  const copy = `${name}${quoteLike(sourceCode, value, 'true')}${after}`;
  switch (form) {
    case 'statement':
      return { text: `\n${/[ \t]*$/u.exec(text.slice(0, whole[0]))?.[0] ?? ''}${copy}`, after: whole[1] };
    case 'link':
      return { text: copy, after: whole[1] };
    case 'property':
      return { text: `, ${name}${quoteLike(sourceCode, value, 'true')}`, after: value[1] };
    case 'none':
      return null;
  }
}

function isByDefault({ allowCredentials, allowOrigin, library }: Served): boolean {
  return library !== null && allowOrigin.range === null && allowCredentials.range === null;
}

/** `cors()` becomes `cors({ origin: …, credentials: true })`. */
function giveOptions(
  { library, range }: Served,
  page: string,
  sourceCode: TSESLint.SourceCode,
  fixer: TSESLint.RuleFixer,
): ReturnType<Edit> {
  const names = library === null ? null : loadEngine().optionNames(library);
  const open = neighboursOf(sourceCode, range).after;
  const close = open && neighboursOf(sourceCode, open.range).after;
  if (!names || open?.value !== '(' || close?.value !== ')') return null;
  const origin = quoteLike(sourceCode, range, page);
  return [fixer.insertTextAfterRange(open.range, `{ ${names.origin}: ${origin}, ${names.credentials}: true }`)];
}
