import { describe, expect, test } from 'vitest';
import { asPage } from '../../src/cli/map-page.ts';
import { asMermaid, asTable } from '../../src/cli/map-text.ts';
import type { ProjectMap } from '../../src/cli/project-map.ts';

const server = { file: 'api/server.ts', line: 12 };
const map: ProjectMap = {
  servers: [{ ...server, origins: ['http://localhost:4000'] }],
  exchanges: [
    {
      client: { file: 'web/cart.ts', line: 3, library: 'fetch', url: 'http://localhost:4000/cart' },
      server,
      verdict: 'blocked',
      reason: 'The server answers with the origin `*`.',
    },
    {
      client: { file: 'web/<odd> "name".ts', line: 8, library: 'axios', url: 'https://x.example/?a=1&b=2' },
      server: null,
      verdict: 'unknown',
      reason: 'No server of the project answers there.',
    },
    {
      client: { file: 'web/user.ts', line: 5, library: 'fetch', url: 'http://localhost:4000/user' },
      server,
      verdict: 'allowed',
      reason: null,
    },
  ],
};

test('the table has columns that stand below each other, and the reason below the request', () => {
  expect(asTable(map, false)).toBe(`verdict  request                calls                       answered by
blocked  web/cart.ts:3          http://localhost:4000/cart  api/server.ts:12
         The server answers with the origin \`*\`.
unknown  web/<odd> "name".ts:8  https://x.example/?a=1&b=2  (unknown)
         No server of the project answers there.
allowed  web/user.ts:5          http://localhost:4000/user  api/server.ts:12

3 requests with credentials: 1 blocked, 1 allowed, 1 unknown`);
});

test('colours are there when they are asked for', () => {
  expect(asTable(map, true)).toContain('\u001b[31mblocked\u001b[39m  web/cart.ts:3');
});

test('the flowchart has a node for each place, and an arrow for each verdict', () => {
  expect(asMermaid(map)).toBe(`flowchart LR
  n0[["api/server.ts:12"]]
  n1["web/cart.ts:3"] --x|blocked| n0[["api/server.ts:12"]]
  n2["web/<odd> #quot;name#quot;.ts:8"] -.->|unknown| n3[["https://x.example/?a=1&b=2"]]
  n4["web/user.ts:5"] -->|allowed| n0[["api/server.ts:12"]]`);
});

describe('the page', () => {
  const page = asPage(map, 'Shop & <co>');

  test('needs nothing from elsewhere', () => {
    expect(page.match(/\b(?:src|srcset|import)\s*=|@import|url\(|<script/g)).toBeNull();
    expect(page.match(/(?:href)="https?:/g)).toBeNull();
  });

  test('lets no name out of its element', () => {
    expect(page).not.toContain('<odd>');
    expect(page).not.toContain('<co>');
    expect(page).toContain('web/&lt;odd&gt; &quot;name&quot;.ts:8');
    expect(page).toContain('href="web/%3Codd%3E%20%22name%22.ts#L8"');
  });

  test('has an edge for each request', () => {
    expect(page.match(/<path class="(\w+)"/g)).toEqual([
      '<path class="blocked"',
      '<path class="unknown"',
      '<path class="allowed"',
    ]);
  });
});

test('a project without requests', () => {
  const empty: ProjectMap = { servers: [], exchanges: [] };
  expect(asTable(empty, false)).toMatch(/0 requests with credentials: 0 blocked, 0 allowed, 0 unknown$/);
  expect(asMermaid(empty)).toBe('flowchart LR');
  expect(asPage(empty, 'x')).toContain('<tbody>\n\n</tbody>');
});
