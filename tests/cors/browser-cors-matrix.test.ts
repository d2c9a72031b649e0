import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCors, checkExposed, checkPreflight } from '../../src/cors/check.ts';
import type {
  CorsResponse,
  HeaderLines,
  PreflightResponse,
  PreflightedRequest,
  Verdict,
} from '../../src/cors/check.ts';
import { EXPOSE_HEADERS } from '../../src/cors/headers.ts';

/** What Chromium did. The fields beside these depend on the table: see README.md. */
interface Recorded {
  readonly id: string;
  readonly table: string;
  readonly credentials: boolean;
  readonly readable: boolean;
  /** Chromium's name of the refusal; null when there was none, or nobody wrote it down. */
  readonly error: string | null;
}

interface Lines {
  readonly allowOrigin: HeaderLines;
  readonly allowCredentials: HeaderLines;
}

const page = 'http://localhost:3000';
const exact: Lines = { allowOrigin: [page], allowCredentials: ['true'] };
const none: Lines = { allowOrigin: [], allowCredentials: [] };

/** Rows per table: a table that is skipped, or loses rows, fails. */
const applicable = {
  main: 3192,
  'preflight-vs-actual': 192,
  acah: 240,
  acam: 260,
  aceh: 30,
  'preflight-status': 80,
  'actual-status': 28,
  redirect: 120,
  'bearer-token': 12,
  'null-origin': 6,
  'null-origin-3pc-allowed': 6,
  api: 185,
  'service-worker': 16,
} as const;

const notApplicable = {
  'same-origin-no-cors-headers': 'no cross-origin request: no check takes place',
  samesite: 'which cookies travel, not who may read',
  setcookie: 'which cookies are stored, not who may read',
  'login-flow': 'which cookies travel between two requests',
  'preflight-cache': 'whether a preflight is sent at all',
  'cache-vary': 'what the HTTP cache answers',
  'api-misuse': 'which call leads to which credentials mode',
  lib: 'which call of a library leads to which credentials mode',
} as const;

const rows = readFileSync(new URL('browser-cors-matrix.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

function rowsOf<Fields>(table: keyof typeof applicable): readonly (Recorded & Fields)[] {
  // The file is data of this repository; its fields are those that README.md lists.
  return rows.filter((row) => row.table === table) as (Recorded & Fields)[];
}

function cors({ allowOrigin, allowCredentials }: Lines): CorsResponse {
  return { allowOrigin: [allowOrigin], allowCredentials: [allowCredentials] };
}

/** A preflight as the recording servers answered it, but for what a table varies: they allowed what was asked for. */
function preflight(
  { credentials, method = 'PUT', headers = ['x-custom'] }: Partial<PreflightedRequest>,
  change: Partial<PreflightResponse> = {},
): Verdict {
  const request = { origin: page, credentials: credentials === true, method, headers };
  const answer = { status: [200], allowMethods: [[method.toUpperCase()]], allowHeaders: [headers] };
  return checkPreflight(request, { ...answer, ...cors(exact), ...change });
}

/** The first check that fails decides; the browser sends nothing after it. */
function firstRefusal(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find(({ kind }) => kind !== 'allowed') ?? { kind: 'allowed' };
}

/** One assertion per table, which shows every row that disagrees. */
function expectAgreement<Fields>(
  table: keyof typeof applicable,
  verdictOf: (row: Recorded & Fields) => Verdict | readonly Verdict[],
): void {
  const disagreements = rowsOf<Fields>(table).flatMap((row) => {
    const verdict = firstRefusal([verdictOf(row)].flat());
    const predicted = verdict.kind === 'blocked' ? verdict.reason : verdict.kind;
    const recorded = row.readable ? 'allowed' : row.error;
    const agrees = recorded === null ? verdict.kind === 'blocked' : predicted === recorded;
    return agrees ? [] : [{ id: row.id, predicted, recorded }];
  });
  expect(disagreements).toEqual([]);
}

describe('the recorded rows', () => {
  test.for(Object.entries(applicable))('%s has %i rows', ([table, count]) => {
    expect(rows.filter((row) => row.table === table)).toHaveLength(count);
  });

  test('belong to a table that is run, and no table is both run and set aside', () => {
    expect([...new Set(rows.map(({ table }) => table))].sort()).toEqual(Object.keys(applicable).sort());
    expect(Object.keys(notApplicable).filter((table) => table in applicable)).toEqual([]);
  });

  test('README.md names every table, with its rows or why it is not here', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    for (const [table, count] of Object.entries(applicable)) expect(readme).toContain(`| \`${table}\` | ${count} |`);
    for (const [table, reason] of Object.entries(notApplicable)) {
      expect(readme).toContain(`| \`${table}\` | ${reason} |`);
    }
  });
});

describe('Chromium agrees', () => {
  test.for(['main', 'api', 'service-worker'] as const)('%s: the same headers on preflight and response', (table) => {
    expectAgreement<Lines & { readonly preflight: boolean }>(table, (row) => {
      const response = checkCors({ origin: page, credentials: row.credentials }, cors(row));
      return row.preflight ? [preflight(row, cors(row)), response] : response;
    });
  });

  test('preflight-vs-actual: each has headers of its own', () => {
    interface Preflight {
      readonly preflightAllowOrigin: HeaderLines;
      readonly preflightAllowCredentials: HeaderLines;
    }
    expectAgreement<Lines & Preflight>('preflight-vs-actual', (row) => [
      preflight(row, {
        allowOrigin: [row.preflightAllowOrigin],
        allowCredentials: [row.preflightAllowCredentials],
      }),
      checkCors({ origin: page, credentials: row.credentials }, cors(row)),
    ]);
  });

  test('acah: names, lists and wildcards of allowed headers', () => {
    interface Fields {
      readonly headers: readonly string[];
      readonly allowHeaders: HeaderLines;
    }
    expectAgreement<Fields>('acah', (row) => preflight(row, { allowHeaders: [row.allowHeaders] }));
  });

  test('acam: names, lists and wildcards of allowed methods', () => {
    interface Fields {
      readonly method: string;
      readonly allowMethods: HeaderLines;
    }
    expectAgreement<Fields>('acam', (row) => preflight(row, { allowMethods: [row.allowMethods] }));
  });

  test('aceh: what a page can read of the headers', () => {
    interface Fields {
      readonly exposeHeaders: HeaderLines;
      readonly exposed: readonly string[];
    }
    const sent = new Set(['set-cookie', ...rowsOf<Fields>('aceh').flatMap(({ exposed }) => exposed)]);
    for (const { id, credentials, exposeHeaders, exposed } of rowsOf<Fields>('aceh')) {
      const answer = { exposeHeaders: [exposeHeaders] };
      // A header that only some answers carry proves nothing where it is missing.
      const present = [...sent].filter((header) => header !== EXPOSE_HEADERS || exposeHeaders.length > 0);
      const readable = present.filter((header) => checkExposed({ credentials, header }, answer).kind === 'allowed');
      expect({ id, readable: readable.sort() }).toEqual({ id, readable: [...exposed].sort() });
    }
  });

  test('preflight-status: with and without the headers', () => {
    expectAgreement<{ readonly status: number; readonly cors: boolean }>('preflight-status', (row) =>
      preflight(row, { status: [row.status], ...cors(row.cors ? exact : none) }),
    );
  });

  test('actual-status: the status of the response does not matter', () => {
    expectAgreement<{ readonly cors: boolean }>('actual-status', (row) =>
      checkCors({ origin: page, credentials: row.credentials }, cors(row.cors ? exact : none)),
    );
  });

  test('redirect: each hop is checked, and another origin on the way makes the page `null`', () => {
    interface Fields {
      readonly hop: 'same origin' | 'other origin';
      readonly firstCors: boolean;
      readonly secondAllowOrigin: 'exact' | 'reflect-Origin-header' | '*' | 'absent' | 'null';
    }
    expectAgreement<Fields>('redirect', ({ credentials, hop, firstCors, secondAllowOrigin }) => {
      const origin = hop === 'same origin' ? page : 'null';
      const allowOrigin = {
        exact: [page],
        'reflect-Origin-header': [origin],
        '*': ['*'],
        absent: [],
        null: ['null'],
      }[secondAllowOrigin];
      return [
        checkCors({ origin: page, credentials }, cors(firstCors ? exact : none)),
        checkCors({ origin, credentials }, cors({ allowOrigin, allowCredentials: ['true'] })),
      ];
    });
  });

  test('bearer-token: `Authorization` is no credentials mode', () => {
    expectAgreement<Lines>('bearer-token', (row) => [
      preflight({ ...row, method: 'GET', headers: ['authorization'] }, cors(row)),
      checkCors({ origin: page, credentials: row.credentials }, cors(row)),
    ]);
  });

  test.for(['null-origin', 'null-origin-3pc-allowed'] as const)('%s: a sandboxed frame', (table) => {
    expectAgreement<Lines>(table, (row) => checkCors({ origin: 'null', credentials: row.credentials }, cors(row)));
  });
});
