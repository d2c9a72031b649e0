import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clients } from '../../src/clients/index.ts';
import type { Client, Meaning, Path } from '../../src/clients/define-client.ts';
import { usages, WITHOUT_OPTIONS, type Usage } from './rows/usages.ts';
import { openPrograms, type Programs } from './support/programs.ts';
import type { Visit } from './support/visit.ts';

/** One set of options, and what the client's definition says of it. */
interface Case {
  readonly options: string;
  readonly meaning: Meaning;
}

const VALUES = [true, false, 1, null, undefined, '', 'true', 'false', 'include', 'omit', 'same-origin', 'Include'];

const rows = usages.map((usage) => {
  const client = clients.find(({ id }) => id === usage.client);
  if (!client) throw new Error(`There is no client \`${usage.client}\`.`);
  // Nothing but `false` turned the former default off.
  const cases = casesOf(client).filter(({ options }) => !usage.isBefore || !/: (?:null|'') /.test(options));
  return { usage, client, cases };
});

let programs: Programs;

beforeAll(async () => {
  programs = await openPrograms(
    rows.map(({ usage, cases }) => ({ packages: usage.packages ?? 'current', ...modulesOf(usage, cases) })),
  );
});

afterAll(() => programs?.close());

describe('every option of every client means what its definition says', () => {
  const named = rows.map((row, index) => [titleOf(row.usage), row, index] as const);

  test.concurrent.for(named)('%s', async ([, { client, usage, cases }, index], { expect }) => {
    const visit = await programs.visit(index, 'exact', 'several');
    const isOn = usage.isBefore && client.before ? client.before.byDefault : client.credentials.byDefault;
    const seen = cases.map(({ options }, number) => [options, outcomeOf(visit, number)]);
    const said = cases.map(({ options, meaning }, number) => [
      options,
      meaning === 'unknown' ? outcomeOf(visit, number) : outcomeFor(meaning, isOn),
    ]);
    expect(seen, visit.error ?? '').toEqual(said);
  });

  test('no client is left out', () => {
    const used = new Set([...usages.map(({ client }) => client), ...WITHOUT_OPTIONS]);
    expect(clients.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

function titleOf({ client, packages = 'current', send }: Usage): string {
  return `${client} (${packages}): ${send('url', 'options').replaceAll(/\s+/g, ' ')}`;
}

function casesOf({ credentials, ignored }: Client): readonly Case[] {
  return [
    { options: '{}', meaning: 'ineffective' },
    ...credentials.options.flatMap(({ path, read }) =>
      VALUES.map((value) => ({
        options: objectAt(path, literal(value)),
        meaning: read({ kind: 'primitive', value } as Parameters<typeof read>[0]), // no node, which meanings do not look at
      })),
    ),
    ...ignored.map((name) => ({ options: `{ ${name}: ${askingValue(name)} }`, meaning: 'ineffective' as const })),
  ];
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function objectAt(path: Path, value: string): string {
  return path.reduceRight((inner, key) => `{ ${key}: ${inner} }`, value);
}

/** What an author would write there who wants credentials. */
function askingValue(name: string): string {
  if (name === 'fetchOptions') return `{ credentials: 'include' }`;
  return /^with/i.test(name) ? 'true' : `'include'`;
}

/** A module for each case, so that one that throws does not keep the others from running, and a script that runs all. */
function modulesOf({ before = '', send, setup = '' }: Usage, cases: readonly Case[]) {
  const names = cases.map((_case, number) => `./case-${number}.ts`);
  const texts = cases.map(
    ({ options }, number) =>
      `${before}\nconst API = 'http://localhost:4000';\nexport const sent = ${send(`\`\${API}/case-${number}\``, options)};`,
  );
  return {
    text: setup,
    modules: Object.fromEntries([['./setup.ts', setup], ...names.map((name, number) => [name, texts[number] ?? ''])]),
    driver: `await Promise.allSettled([${names.map((name) => `import('${name}')`).join(', ')}]);`,
  };
}

type Outcome = 'credentialed' | 'nothing' | 'plain';

function outcomeFor(meaning: Exclude<Meaning, 'unknown'>, isOn: boolean): Outcome {
  switch (meaning) {
    case 'included':
      return 'credentialed';
    case 'withheld':
      return 'plain';
    case 'ineffective':
      return isOn ? 'credentialed' : 'plain';
    case 'refused':
      return 'nothing';
  }
}

function outcomeOf({ requests }: Visit, number: number): Outcome {
  const own = requests.filter(({ url }) => /^\/case-(?<number>\d+)/.exec(url)?.groups?.['number'] === String(number));
  if (own.length === 0) return 'nothing';
  return own.some(({ hasCookie }) => hasCookie) ? 'credentialed' : 'plain';
}
