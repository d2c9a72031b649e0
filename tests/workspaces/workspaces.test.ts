import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkspace } from './workspace.ts';
import type { Outcome, Workspace } from './workspace.ts';

const RULE = 'cors/credentialed-request-needs-policy';
const POLICY = 'packages/api/policy.js';
const SERVER = 'packages/api/server.js';

/** The packages whose files ESLint looked at in this run; the others came from the cache of the tool. */
const linted = {
  nx: ({ output }: Outcome): readonly string[] =>
    packagesIn(output, /^.*nx run @shop\/(\w+):lint(?!.*(?:local cache|existing outputs)).*$/gm),
  turbo: ({ output }: Outcome): readonly string[] => packagesIn(output, /^@shop\/(\w+):lint: cache miss/gm),
};

function packagesIn(output: string, pattern: RegExp): readonly string[] {
  return [...new Set([...output.matchAll(pattern)].map(([, name = '']) => name))].sort();
}

describe.for([
  ['nx', ['nx@24.0.6']],
  ['turbo', ['turbo@2.11.11']],
] as const)('%s', ([name, packages]) => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await createWorkspace(name, ['eslint@^10.15.0', ...packages]);
  });
  afterAll(() => {
    workspace.remove();
  });

  test('an edited server lints its clients again, an edited comment does not', async () => {
    const policy = workspace.read(POLICY);
    const server = workspace.read(SERVER);

    const first = await workspace.run('lint');
    expect(first.output).not.toContain(RULE);
    expect([first.exitCode, linted[name](first)], first.output).toEqual([0, ['api', 'docs', 'web']]);
    const facts = workspace.read('packages/api/.cors/facts.json');
    expect(facts).toContain('"packages/api/policy.js"');
    expect(facts).not.toMatch(/workspace\/packages|\d{13}/);

    const again = await workspace.run('lint');
    expect([again.exitCode, linted[name](again)], again.output).toEqual([0, []]);

    workspace.write(SERVER, server.replace('// Who may ask, and where.', '// Who may ask.'));
    workspace.write(POLICY, `${policy}// At the end.\n`);
    const comment = await workspace.run('lint');
    expect([comment.exitCode, linted[name](comment)], comment.output).toEqual([0, ['api']]);
    expect(workspace.read('packages/api/.cors/facts.json')).toBe(facts);

    workspace.write(POLICY, policy.replace(/cors\(.*\)/, 'cors()'));
    const edited = await workspace.run('lint');
    expect(edited.exitCode, edited.output).not.toBe(0);
    expect(edited.output).toContain(RULE);
    expect(linted[name](edited)).toContain('web');

    // A failure is not kept.
    const failing = await workspace.run('lint');
    expect(failing.output).toContain(RULE);

    workspace.write(POLICY, policy);
    workspace.write(SERVER, server);
    const reverted = await workspace.run('lint');
    expect(reverted.exitCode, reverted.output).toBe(0);
    expect(reverted.output).not.toContain(RULE);
  });
});
