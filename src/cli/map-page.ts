import { placeText, summaryOf } from './project-map.ts';
import type { MappedExchange, Place, ProjectMap } from './project-map.ts';

/** Distances in the drawing, in pixels. */
const ROW = 44;
const BOX = { width: 360, height: 30 };
const GAP = 260;
const MARGIN = 16;

/** A page that needs nothing else: the graph of clients and servers, and the reasons below it. */
export function asPage(map: ProjectMap, title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(summaryOf(map))}.</p>
${graph(map)}
<table>
<thead><tr><th>verdict</th><th>request</th><th>calls</th><th>answered by</th><th>why</th></tr></thead>
<tbody>
${map.exchanges.map(row).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --line: #8888; --allowed: #1a7f37; --blocked: #cf222e; --unknown: #9a6700; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
svg { max-width: 100%; height: auto; }
svg rect { fill: transparent; stroke: var(--line); }
svg text { font: 13px ui-monospace, monospace; fill: currentColor; }
svg path { fill: none; stroke-width: 2; }
.allowed { stroke: var(--allowed); } .blocked { stroke: var(--blocked); } .unknown { stroke: var(--unknown); stroke-dasharray: 5 4; }
table { border-collapse: collapse; margin-top: 1.5rem; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .8rem; text-align: left; vertical-align: top; }
td.allowed { color: var(--allowed); } td.blocked { color: var(--blocked); } td.unknown { color: var(--unknown); }
code, a { font-family: ui-monospace, monospace; }
`;

/** Clients on the left, servers on the right, an edge for each request. */
function graph({ exchanges, servers }: ProjectMap): string {
  const clients = distinct(exchanges.map(({ client }) => placeText(client)));
  const answering = distinct([...servers.map(placeText), ...exchanges.map(answererOf)]);
  const links = new Map<string, Place>(
    [...servers, ...exchanges.flatMap(({ client, server }) => (server ? [client, server] : [client]))].map((place) => [
      placeText(place),
      place,
    ]),
  );
  const height = MARGIN * 2 + Math.max(clients.length, answering.length, 1) * ROW;
  const right = MARGIN + BOX.width + GAP;
  const boxes = (names: readonly string[], x: number): string =>
    names.map((name, index) => box(name, links.get(name) ?? null, x, MARGIN + index * ROW)).join('\n');
  const middle = (names: readonly string[], name: string): number =>
    MARGIN + names.indexOf(name) * ROW + BOX.height / 2;
  const edges = exchanges.map((exchange) => {
    const from = [MARGIN + BOX.width, middle(clients, placeText(exchange.client))] as const;
    const to = [right, middle(answering, answererOf(exchange))] as const;
    return edge(exchange, from, to);
  });
  const width = right + BOX.width + MARGIN;
  return `<svg viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" role="img" aria-label="Who calls whom">
${edges.join('\n')}
${boxes(clients, MARGIN)}
${boxes(answering, right)}
</svg>`;
}

function answererOf({ client, server }: MappedExchange): string {
  return server ? placeText(server) : client.url;
}

function box(name: string, place: Place | null, x: number, y: number): string {
  const shown = name.length > 44 ? `…${name.slice(-43)}` : name;
  const text = `<rect x="${String(x)}" y="${String(y)}" width="${String(BOX.width)}" height="${String(BOX.height)}" rx="5"/><text x="${String(x + 10)}" y="${String(y + 20)}">${escaped(shown)}</text>`;
  return place ? `<a href="${escaped(linkTo(place))}"><title>${escaped(name)}</title>${text}</a>` : text;
}

function edge(
  { verdict, reason }: MappedExchange,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): string {
  const bend = (x2 - x1) / 2;
  const [a, b, c, d, e, f] = [x1, y1, x1 + bend, x2 - bend, x2, y2].map(String);
  return `<path class="${verdict}" d="M ${a} ${b} C ${c} ${b}, ${d} ${f}, ${e} ${f}"><title>${escaped(reason ?? verdict)}</title></path>`;
}

function row({ client, server, verdict, reason }: MappedExchange): string {
  const cells = [
    `<td class="${verdict}">${verdict}</td>`,
    `<td>${link(client)}</td>`,
    `<td><code>${escaped(client.url)}</code></td>`,
    `<td>${server ? link(server) : ''}</td>`,
    `<td>${escaped(reason ?? '')}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function link(place: Place): string {
  return `<a href="${escaped(linkTo(place))}">${escaped(placeText(place))}</a>`;
}

/** The source, from a page that is kept in the root of the project. Editors take the line off the fragment. */
function linkTo({ file, line }: Place): string {
  return `${file.split('/').map(encodeURIComponent).join('/')}#L${String(line)}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in an element or between the quotes of an attribute. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
