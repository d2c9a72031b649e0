const warned = new Set<string>();

/** Says something to the person who runs the process, once. */
export function warnOnce(text: string): void {
  if (warned.has(text)) return;
  warned.add(text);
  process.emitWarning(text, { type: 'CorsWarning' });
}
