/**
 * The URL that a text names, against a base where one is given; `null` for a text that is none (URL Standard, section
 * 4.4). Not `URL.canParse`: once Node 20 has optimized its callers, it calls `https://münchen.example` no URL.
 */
export function parsedUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
