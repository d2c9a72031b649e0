import { styleText } from 'node:util';
import { placeText, summaryOf } from './project-map.ts';
import type { MappedExchange, ProjectMap } from './project-map.ts';

const COLOURS = { allowed: 'green', blocked: 'red', unknown: 'yellow' } as const;

/** A table for the terminal: a line for each request, its verdict first, and the reason below it. */
export function asTable(map: ProjectMap, isColoured: boolean): string {
  const rows = map.exchanges.map(({ client, server }) => [
    placeText(client),
    client.url,
    server ? placeText(server) : '(unknown)',
  ]);
  const heads = ['request', 'calls', 'answered by'];
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (verdict: string, cells: readonly string[]): string =>
    `${verdict}  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  const lines = map.exchanges.flatMap((exchange, index) => [
    line(styled(exchange.verdict.padEnd(VERDICT_WIDTH), exchange.verdict, isColoured), rows[index] ?? []),
    ...(exchange.reason === null ? [] : [`${' '.repeat(VERDICT_WIDTH)}  ${exchange.reason}`]),
  ]);
  return [line('verdict'.padEnd(VERDICT_WIDTH), heads), ...lines, '', summaryOf(map)].join('\n');
}

const VERDICT_WIDTH = 'unknown'.length;

function styled(text: string, verdict: MappedExchange['verdict'], isColoured: boolean): string {
  return isColoured ? styleText(COLOURS[verdict], text, { validateStream: false }) : text;
}

/**
 * A flowchart that Mermaid draws, as in Markdown on GitHub.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function asMermaid({ exchanges, servers }: ProjectMap): string {
  const ids = new Map<string, string>();
  const idOf = (place: string): string => {
    const id = ids.get(place) ?? `n${String(ids.size)}`;
    ids.set(place, id);
    return id;
  };
  const known = servers.map((server) => `  ${idOf(placeText(server))}[["${quoted(placeText(server))}"]]`);
  const edges = exchanges.map(({ client, server, verdict }) => {
    const answeredBy = server ? placeText(server) : client.url;
    const from = `${idOf(placeText(client))}["${quoted(placeText(client))}"]`;
    const to = `${idOf(answeredBy)}[["${quoted(answeredBy)}"]]`;
    return `  ${from} ${ARROWS[verdict]}|${verdict}| ${to}`;
  });
  return ['flowchart LR', ...known, ...edges].join('\n');
}

const ARROWS = { allowed: '-->', blocked: '--x', unknown: '-.->' } as const;

/** Mermaid knows entities, and no other way to write a quote in a text. */
function quoted(text: string): string {
  return text.replaceAll('#', '#35;').replaceAll('"', '#quot;');
}
