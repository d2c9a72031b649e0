import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';

/** The two parsers that nearly everybody uses. */
export const parsers = {
  espree: { ending: 'js', languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  'typescript-eslint': { ending: 'tsx', languageOptions: { parser: typescript } },
};

const NOT_LINTED = /^No matching configuration/;

/** One input may take so many milliseconds, on a machine that does other things too. */
const SLOWEST = 20_000;

/** ESLint merges fixes that do not overlap; more passes than these mean that fixes fight. */
const MOST_PASSES = 2;

/**
 * A function that lints one text with every rule and answers what is wrong with that: `null` when nothing is, `'unparsable'`
 * when the parser refuses the text.
 */
export function createCheck(plugin) {
  const linter = new Linter();
  const strict = { ...plugin.configs.strict };

  return function check(text, { parser, ending = parsers[parser].ending, filename = `input.${ending}` }) {
    const { languageOptions } = parsers[parser];
    // A pattern that fits everything makes ESLint lint nothing but JavaScript.
    const files = ['**/*.{js,ts,tsx}'];
    const config = [
      { files, languageOptions, linterOptions: { reportUnusedDisableDirectives: 'off' } },
      { files, ...strict },
    ];
    const verify = (code) =>
      linter
        .verify(code, config, { filename, allowInlineConfig: false })
        .filter(({ fatal, message, ruleId }) => fatal || ruleId || NOT_LINTED.test(message));

    const start = performance.now();
    let messages;
    try {
      messages = verify(text);
    } catch (error) {
      return `exception: ${error.stack}`;
    }
    const taken = performance.now() - start;
    if (messages.some(({ message }) => NOT_LINTED.test(message))) return 'not linted';
    if (messages.some(({ fatal }) => fatal)) return 'unparsable';
    if (taken > SLOWEST) return `${Math.round(taken)} ms`;
    return misplaced(messages, text) ?? brokenEdit(messages, text, verify) ?? unstable(messages, text, verify);
  };
}

/** A report outside of the file. */
function misplaced(messages, text) {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u);
  const isPlace = (line, column) =>
    line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1].length + 1;
  const wrong = messages.find(
    ({ line, column, endLine, endColumn }) => !isPlace(line, column) || !isPlace(endLine ?? line, endColumn ?? column),
  );
  return wrong ? `${wrong.ruleId} reports outside of the file: ${JSON.stringify(wrong)}` : null;
}

/** A fix or a suggestion after which the text is no program any more. */
function brokenEdit(messages, text, verify) {
  for (const { ruleId, fix, suggestions = [] } of messages) {
    for (const edit of [fix, ...suggestions.map((one) => one.fix)]) {
      if (!edit) continue;
      const fatal = verify(applied(text, [edit])).find((message) => message.fatal);
      if (fatal) return `${ruleId} breaks the program: ${fatal.message}, by ${JSON.stringify(edit)}`;
    }
  }
  return null;
}

/** Fixes that do not come to an end, or end in a text that is no program. */
function unstable(messages, text, verify) {
  let [now, rest] = [text, messages];
  for (let pass = 0; rest.some(({ fix }) => fix); pass++) {
    if (pass === MOST_PASSES) return `fixes go on after ${MOST_PASSES} passes: ${now}`;
    now = applied(
      now,
      rest.flatMap(({ fix }) => fix ?? []),
    );
    rest = verify(now);
    const fatal = rest.find((message) => message.fatal);
    if (fatal) return `fixes together break the program: ${fatal.message}`;
  }
  return null;
}

/** Applies edits that do not overlap, the first of those that do, as ESLint does. */
function applied(text, edits) {
  let [result, at] = ['', 0];
  for (const { range, text: replacement } of [...edits].sort(
    (a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1],
  )) {
    if (range[0] < at) continue;
    result += text.slice(at, range[0]) + replacement;
    at = range[1];
  }
  return result + text.slice(at);
}
