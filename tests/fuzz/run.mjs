// Looks for input that the rules do not survive: real code of installed packages, and changed copies of the examples.
// Bounded in time; `FUZZ_SECONDS` and `FUZZ_SEED` look longer, or elsewhere. Exits with 1 when something is found.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import fc from 'fast-check';
import plugin from '../../dist/index.js';
import { createCheck, parsers } from './check.mjs';
import { mutated } from './mutations.mjs';

const root = resolve(import.meta.dirname, '../..');
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 300);
const seed = Number(process.env['FUZZ_SEED'] ?? 11);
const end = Date.now() + seconds * 1000;
const check = createCheck(plugin);
const counts = { inputs: 0, unparsable: 0 };
const problems = [];

console.log(`seed ${seed}, ${seconds} s at most`);
installed(Date.now() + (seconds * 1000) / 2);
changedCopies();
console.log(`${counts.inputs} inputs, ${counts.unparsable} of them no programs, ${problems.length} problems`);
for (const problem of problems) console.log(`\n${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Every file of the installed packages, in the order of a fixed shuffle. A comment makes all rules look at it. */
function installed(until) {
  const words = readFileSync(join(import.meta.dirname, 'telling-words.txt'), 'utf8').replaceAll(/\s+/g, ' ');
  const files = shuffled(filesBelow(join(root, 'node_modules')));
  const before = counts.inputs;
  for (const file of files) {
    if (Date.now() > until) break;
    const text = `${readFileSync(file, 'utf8')}\n// ${words}\n`;
    const isTyped = /\.[cm]?tsx?$/.test(file);
    for (const parser of isTyped ? ['typescript-eslint'] : Object.keys(parsers)) {
      const ending = isTyped && !file.endsWith('x') ? 'ts' : undefined;
      note(relative(root, file), check(text, { parser, ending }));
    }
  }
  console.log(`${counts.inputs - before} inputs from ${files.length} installed files`);
}

/** Copies of the examples and of the code in the documentation, a few tokens changed. */
function changedCopies() {
  const bases = [...exampleTexts(), ...documentedTexts()];
  const property = fc.property(mutated(bases), fc.constantFrom(...Object.keys(parsers)), ({ name, text }, parser) => {
    const problem = check(text, { parser });
    count(problem);
    if (problem !== null && problem !== 'unparsable') throw new Error(`${name}, ${parser}: ${problem}\n${text}`);
  });
  const left = Math.max(end - Date.now(), 1000);
  const details = fc.check(property, { seed, numRuns: 1_000_000, interruptAfterTimeLimit: left });
  console.log(`${details.numRuns} changed copies of ${bases.length} texts`);
  if (details.failed && !details.interrupted)
    problems.push(`seed ${details.seed}, path ${details.counterexamplePath}: ${details.errorInstance?.message}`);
}

function note(name, problem) {
  count(problem);
  if (problem !== null && problem !== 'unparsable') problems.push(`${name}: ${problem}`);
}

function count(problem) {
  counts.inputs += 1;
  if (problem === 'unparsable') counts.unparsable += 1;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /(?<!\.d)\.[cm]?[jt]sx?$/.test(name) && !/\.d\.[cm]ts$/.test(name))
    .map((name) => join(folder, name))
    .filter((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat?.isFile() && stat.size <= 256 * 1024;
    })
    .sort();
}

/** The same order for the same seed, so that a bound in time leaves out no package as a whole. */
function shuffled(files) {
  let state = seed >>> 0 || 1;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return files
    .map((file) => [random(), file])
    .sort(([a], [b]) => a - b)
    .map(([, file]) => file);
}

function exampleTexts() {
  return filesBelow(join(root, 'examples'))
    .filter((file) => !file.includes('node_modules'))
    .map((file) => ({ name: relative(root, file), text: readFileSync(file, 'utf8') }));
}

function documentedTexts() {
  const pages = readdirSync(join(root, 'docs'), { recursive: true }).filter((name) => name.endsWith('.md'));
  return pages.flatMap((page) => {
    const text = readFileSync(join(root, 'docs', page), 'utf8');
    return [...text.matchAll(/```[jt]sx? (?:in)?correct[^\n]*\n([\s\S]*?)```/g)].map(([, code]) => ({
      name: page,
      text: code,
    }));
  });
}
