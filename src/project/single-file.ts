/** Components of one file, whose code stands in `<script>`. */
const COMPONENT = /\.(?:astro|svelte|vue)$/u;

/** The tag that begins a script: `>` may stand in the quotes of its attributes. */
const OPENING = /^<script\b((?:"[^"]*"|'[^']*'|[^"'>])*)>/iu;

/** A longer tag is none. */
const LONGEST_TAG = 1000;

/** Scripts that are data, or code of another language. */
const NO_CODE = /\btype\s*=\s*["']?(?!module\b|text\/(?:java|type)script\b|application\/javascript\b)[\w/]/iu;

/** The code of a component, everywhere at the place where it stands in the file. */
export interface ComponentCode {
  readonly text: string;
  readonly language: 'ts' | 'tsx';
}

/**
 * The scripts of a file of Vue, Svelte or Astro, with spaces in the place of all else; `null` for any other file. All scripts of a
 * file are read as one module. What Astro runs on the server, between the lines of `---`, is none of it.
 */
export function componentCode(filename: string, text: string): ComponentCode | null {
  if (!COMPONENT.test(filename)) return null;
  let language: ComponentCode['language'] = 'ts';
  let code = '';
  for (const { attributes, end, start } of scriptsIn(text)) {
    if (NO_CODE.test(attributes)) continue;
    if (/\blang\s*=\s*["']?[jt]sx\b/iu.test(attributes)) language = 'tsx';
    // A script ends where a statement does.
    code += `${blank(text.slice(code.length, start))}${text.slice(start, end)};`;
  }
  return { text: code + blank(text.slice(code.length)), language };
}

interface Script {
  readonly attributes: string;
  /** Where its code begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** The scripts of a text, but those in comments, and one that does not end. */
function scriptsIn(text: string): readonly Script[] {
  const scripts: Script[] = [];
  const begins = /<!--|<script\b/giu;
  const ends = /<\/script\b/giu;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const opening = OPENING.exec(text.slice(found.index, found.index + LONGEST_TAG));
    if (found[0] !== '<!--' && !opening) continue;
    const start = found.index + (opening?.[0].length ?? 0);
    ends.lastIndex = start;
    const end = opening ? (ends.exec(text)?.index ?? -1) : text.indexOf('-->', start);
    if (end === -1) break;
    if (opening) scripts.push({ attributes: opening[1] ?? '', start, end });
    begins.lastIndex = end;
  }
  return scripts;
}

/** As many spaces and line breaks as there are characters. */
function blank(text: string): string {
  return text.replaceAll(/[^\r\n\u2028\u2029]/gu, (character) => ' '.repeat(character.length));
}
