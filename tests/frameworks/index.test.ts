import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { frameworks, headerOptions } from '../../src/frameworks/index.ts';
import plugin from '../../src/index.ts';
import { APP_KINDS } from '../../src/frameworks/apps.ts';
import { APP_WORDS, POLICY_WORDS } from '../../src/telling-words.ts';
import { fileOfRow, isProse, measuredRows } from '../support/measured.ts';

const projects = mkdtempSync(path.join(tmpdir(), 'order-'));
afterAll(() => {
  rmSync(projects, { recursive: true });
});

/** A few configurations of each library. */
const known = measuredRows().filter((row) => !isProse(row));
const rows = [...new Set(known.map(({ library }) => library))].flatMap((library) =>
  known.filter((row) => row.library === library).slice(0, 4),
);

test('the order of libraries changes no result', () => {
  const before = reports();
  expect(before.flat().length).toBeGreaterThan(50);
  fc.assert(
    fc.property(permutation(frameworks), permutation(headerOptions), (...orders) => {
      const restore = [inOrder(frameworks, orders[0]), inOrder(headerOptions, orders[1])];
      try {
        expect(reports()).toEqual(before);
      } finally {
        for (const undo of restore) undo();
      }
    }),
    { numRuns: 3 },
  );
}, 60_000);

test('no two definitions share a name', () => {
  const ids = [...frameworks, ...headerOptions].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

function reports(): readonly (readonly string[])[] {
  const linter = new Linter({ configType: 'flat', cwd: projects });
  const config = { ...plugin.configs.strict, files: ['**/*.ts'], languageOptions: { parser: typescriptParser } };
  return rows.map((row) => {
    const { code, filename } = fileOfRow(row, projects);
    return linter
      .verify(code, [config], filename)
      .map(({ ruleId, line, column, message }) => `${String(line)}:${String(column)} ${ruleId ?? ''} ${message}`);
  });
}

function permutation<Item>(list: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

/** Puts a list into another order where it stands, so that whoever reads it gets that order; the result undoes it. */
function inOrder<Item>(list: readonly Item[], order: readonly Item[]): () => void {
  const before = [...list];
  const writable = list as Item[]; // it is an array like any other at run time
  writable.splice(0, writable.length, ...order);
  return () => {
    writable.splice(0, writable.length, ...before);
  };
}

test('the words of all definitions let a file be looked at', () => {
  const words = frameworks.flatMap(({ word }) => word ?? []);
  expect(words.length).toBeGreaterThan(2);
  for (const word of words) expect(POLICY_WORDS.split('|')).toContain(word);
});

test('the package of every app is a telling word', () => {
  const packages = APP_KINDS.flatMap(({ factories }) => factories.map((name) => name.replace(/(?:\.|\(\)).*$/, '')));
  expect(packages.length).toBeGreaterThan(8);
  for (const name of packages) expect(`import '${name}'`).toMatch(new RegExp(APP_WORDS));
  expect(`import './express.js'`).not.toMatch(new RegExp(APP_WORDS));
});
