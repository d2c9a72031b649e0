import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, describe, expect, test } from 'vitest';
import { listedNames } from '../../src/cors/headers.ts';
import type { NamesRule, Policy } from '../../src/recognise/facts.ts';
import { factsOf } from '../../src/recognise/file-facts.ts';
import { fileOfRow, HEADERS, PREFLIGHT, isProse, measuredRows, rulesThatSpeak, VARY } from '../support/measured.ts';
import type { Row } from '../support/measured.ts';
import { parseTypeScript } from '../support/parse.ts';

/** Rows whose answers one policy gives, which sends an origin. */
const ANSWERED = /^(?:ALLOWLIST|FIXED|FIXED-OTHER|REFLECT-ANY|STAR)(?:\+TRUE)?$/;

/** Code that throws, on purpose or because the library takes no text there, or that answers no preflights. */
const OTHERWISE = /throw |exposeHeaders: '|appendCorsHeaders\(/;

/** What the browser names in its complaint is what the server sent. */
const DISALLOWED = /^(?<kind>method|header) (?<asked>\S+) not in AC.. \((?<sent>.*?)\)(?: - .*)?$/;

const projects = mkdtempSync(path.join(tmpdir(), 'names-'));
const linter = new Linter({ configType: 'flat', cwd: projects });
afterAll(() => {
  rmSync(projects, { recursive: true });
});

/** The policy of a row, `null` where the file states several. */
function policyOf(row: Row): Policy | null {
  const { code, filename } = fileOfRow(row, projects);
  const { policies } = factsOf(parseTypeScript(code).sourceCode, filename);
  const [policy, ...others] = policies;
  return policy && others.length === 0 ? policy : null;
}

/** The libraries whose rows are code that stands in a file as it is. */
const LIBRARIES = [
  'cors',
  '@fastify/cors',
  'hono/cors',
  '@koa/cors',
  '@nestjs/core',
  'kcors',
  'koa2-cors',
  'micro-cors',
  '@tinyhttp/cors',
  '@middy/http-cors',
  'itty-router',
  'h3',
  'graphql-yoga',
  '@elysiajs/cors',
  '@adonisjs/cors',
  '@strapi/core strapi::cors',
  '@hapi/hapi',
  'payload',
  'restify-cors-middleware2',
  'express',
  'koa',
  'fastify',
];

const rows = measuredRows(LIBRARIES)
  .filter((row) => ANSWERED.test(row.class) && !isProse(row) && !OTHERWISE.test(row.install))
  .map((row) => ({ row, policy: policyOf(row) }))
  .flatMap(({ row, policy }) =>
    policy === null ? [] : [{ row, policy, name: `${row.library}@${row.version}: ${row.install}` }],
  );

function named(isMeant: (row: Row) => boolean) {
  return rows.filter(({ row }) => isMeant(row)).map((one) => [one.name, one] as const);
}

describe('the names that servers send', () => {
  let known = 0;

  test.for(named(({ vary }) => vary !== undefined))('Vary of %s', ([, { row, policy }]) => {
    const { value } = policy.vary;
    if (value.kind === 'unknown') return;
    known += 1;
    expect(hasOrigin(value)).toBe(/\borigin\b|\*/i.test(row.vary ?? ''));
  });

  test.for(named(({ preflight }) => DISALLOWED.test(preflight ?? '')))(
    'what is refused by %s',
    ([, { row, policy }]) => {
      const { kind, sent = '' } = DISALLOWED.exec(row.preflight ?? '')?.groups ?? {};
      const { value } = kind === 'method' ? policy.allowMethods : policy.allowHeaders;
      if (value.kind === 'unknown') return;
      known += 1;
      const measured = sent === 'missing' ? [] : listedNames([sent]).map((one) => one.toLowerCase());
      expect(value.kind === 'mirrored' ? 'mirrored' : namesOf(value)).toEqual(measured);
    },
  );

  test.for(named(({ preflight }) => preflight === 'ok'))('what passes %s', ([, { policy }]) => {
    const [methods, headers] = [policy.allowMethods.value, policy.allowHeaders.value];
    if (isClosed(methods)) expect(namesOf(methods)).toContain('put');
    if (isClosed(headers)) expect(namesOf(headers)).toEqual(expect.arrayContaining(['content-type', 'x-custom']));
  });

  test.for(named(({ preflight }) => /is literal with credentials$/.test(preflight ?? '')))(
    'a wildcard that is a mere name is reported: %s',
    ([, { row }]) => {
      expect(rulesThatSpeak(row, linter, projects, 'strict')).toContain(HEADERS);
    },
  );

  test.for(named(({ preflight, install }) => preflight === 'ok' && !/\w\[?\]?: (?:\['\*'\]|'\*')/.test(install)))(
    'lists that work are not reported: %s',
    ([, { row }]) => {
      expect(rulesThatSpeak(row, linter, projects, 'strict')).not.toContain(HEADERS);
    },
  );

  test.for(named(({ preflight, class: outcome }) => preflight === 'ok' && outcome.endsWith('+TRUE')))(
    'a preflight that works is not reported: %s',
    ([, { row }]) => {
      expect(rulesThatSpeak(row, linter, projects, 'strict')).not.toContain(PREFLIGHT);
    },
  );

  test.for(named(({ vary }) => /\borigin\b|\*/i.test(vary ?? '')))(
    'an answer that says what it depends on is not reported: %s',
    ([, { row }]) => {
      expect(rulesThatSpeak(row, linter, projects, 'strict')).not.toContain(VARY);
    },
  );

  test.for(named(({ vary, class: outcome }) => vary === null && /^(?:ALLOWLIST|REFLECT-ANY)/.test(outcome)))(
    'an answer that does not say what it depends on is reported: %s',
    ([, { row, policy }]) => {
      if (policy.vary.value.kind === 'unknown' || policy.allowOrigin.value.kind === 'unknown') return;
      expect(rulesThatSpeak(row, linter, projects, 'strict')).toContain(VARY);
    },
  );

  test('are known for most', () => {
    expect(known).toBeGreaterThan(0.8 * rows.filter(({ row }) => row.vary !== undefined).length);
  });
});

function hasOrigin(value: NamesRule): boolean {
  return value.kind === 'listed' && value.names.some((name) => /^(?:origin|\*)$/i.test(name));
}

function namesOf(value: NamesRule): readonly string[] {
  return value.kind === 'listed' ? value.names.map((name) => name.toLowerCase()) : [];
}

/** Nothing but the names in the list passes. */
function isClosed(value: NamesRule): boolean {
  return value.kind === 'absent' || (value.kind === 'listed' && value.complete);
}
