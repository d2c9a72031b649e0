import { expect, test } from 'vitest';
import type { Client } from '../src/clients/define-client.ts';
import { clients } from '../src/clients/index.ts';

test('docs/clients.md is printed from the definitions', async () => {
  await expect(page()).toMatchFileSnapshot('../docs/clients.md');
});

function page(): string {
  return [
    '# Clients that the plugin knows',
    '',
    '<!-- Printed from src/clients by `npm run docs`; edit the definitions instead. -->',
    '',
    'If a client is not in this table, the plugin makes no claim about it. `npm run test:browser` tries what it says with the real',
    'packages in Chromium.',
    '',
    '| client | known as | asks for credentials by | without it | not read | a mode that is none |',
    '|---|---|---|---|---|---|',
    ...[...clients].sort((a, b) => a.id.localeCompare(b.id)).map(row),
    '',
    'Elements ask by the attribute `crossorigin`. Wrappers in the same file that hand their arguments on are followed, and so are',
    'instances, defaults and interceptors.',
    '',
  ].join('\n');
}

function row(client: Client): string {
  const { credentials, id, ignored, packages, see } = client;
  const cells = [
    `[\`${id}\`](${see})`,
    listed(packages.map((name) => name.replace(/^global\./, ''))),
    asking(client),
    credentials.byDefault ? '**sent**' : 'not sent',
    listed(ignored.slice(0, 3)),
    modes(client),
  ];
  return `| ${cells.join(' | ')} |`;
}

function asking({ credentials: { options, write }, credentialsMethod, fetch }: Client): string {
  const ways = options.map(({ path }) => `\`${path.join('.')}: ${write ?? ''}\``);
  if (credentialsMethod !== undefined) return `\`.${credentialsMethod}()\``;
  return [...ways, ...(fetch ? [`\`${fetch.join('.')}\` in the place of \`fetch\``] : [])].join(', ') || '–';
}

/** What the client does with a text that is no credentials mode. */
function modes({ credentials: { options } }: Client): string {
  const [option] = options;
  if (!option) return '–';
  switch (option.read({ kind: 'primitive', value: 'Include' })) {
    case 'refused':
      return 'throws';
    case 'ineffective':
      return 'ignored';
    default:
      return 'any true value counts';
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ') || '–';
}
