import { parseForESLint } from '@typescript-eslint/parser';
import fc from 'fast-check';

/** Texts that mean something to some rule, to be put where others stood. */
const TELLING = [
  `'*'`,
  `'true'`,
  `true`,
  `'True'`,
  `false`,
  `null`,
  `undefined`,
  `''`,
  `request.headers.origin`,
  `'https://app.example.com/'`,
  `'Access-Control-Allow-Origin'`,
  `'Access-Control-Allow-Credentials'`,
  `{}`,
  `[]`,
  `{ ...rest }`,
  `['*']`,
  `/./`,
  `() => true`,
  `async () => false`,
  `process.env.X`,
  `credentials`,
  `origin`,
  `headers`,
  `'include'`,
  `withCredentials`,
  `await x`,
  `{ get origin() { return 1 } }`,
  `{ [key]: 1 }`,
  `[key]`,
  `(0, f)()`,
  `x?.y`,
  `a ?? b`,
  `new Proxy({}, {})`,
  `class { static { } }`,
  `this`,
  `constructor`,
  `toString`,
  `hasOwnProperty`,
  `__proto__`,
  `valueOf`,
  `\`\${x}\``,
];

const TOKEN = /[A-Za-z_$][\w$]*|'[^'\n]*'|"[^"\n]*"|`[^`]*`|\d+|[{}()[\];,:=.]|=>|\s+/g;

/** What people leave behind while they type: seldom a program. */
const typing = fc.record({
  kind: fc.constantFrom('remove', 'repeat', 'replace', 'swap'),
  at: fc.nat(),
  other: fc.nat(),
  length: fc.integer({ min: 1, max: 12 }),
  text: fc.constantFrom(...TELLING),
});

/** One expression, property or statement for another one, or for a telling text: mostly a program, that nobody writes. */
const exchange = fc.record({
  kind: fc.constantFrom('expression', 'expression', 'expression', 'property', 'statement'),
  at: fc.nat(),
  other: fc.nat(),
  how: fc.constantFrom('tell', 'tell', 'copy', 'remove', 'repeat', 'comment'),
  text: fc.constantFrom(...TELLING),
});

/** Copies of the given texts with a few changes. */
export function mutated(texts) {
  const bases = texts.map((base) => ({ ...base, parts: partsOf(base.text) }));
  const few = { minLength: 1, maxLength: 5 };
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...bases), fc.array(exchange, few))
        .map(([{ name, parts, text }, changes]) => ({ name, text: exchanged(text, parts, changes) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...bases), fc.array(typing, few))
        .map(([{ name, text }, changes]) => ({ name, text: changes.reduce(typed, text) })),
    },
  );
}

const KINDS = {
  expression: /^(?:Literal|TemplateLiteral|Identifier|(?!JSX|TS)\w+Expression)$/,
  property: /^(?:Property|SpreadElement|JSXAttribute)$/,
  statement: /(?:Statement|^VariableDeclaration|^FunctionDeclaration)$/,
};

/** Where the expressions, properties and statements of a text are. */
function partsOf(text) {
  const parts = { expression: [], property: [], statement: [] };
  const { ast, visitorKeys } = parseForESLint(text, { range: true, sourceType: 'module', jsx: true });
  const visit = (node, parent, key) => {
    for (const [kind, types] of Object.entries(KINDS)) {
      if (types.test(node.type) && !(kind === 'expression' && isName(parent, key))) parts[kind].push(node.range);
    }
    for (const name of visitorKeys[node.type] ?? [])
      for (const child of [node[name]].flat()) if (child?.type) visit(child, node, name);
  };
  visit(ast, null, '');
  return parts;
}

/** Names in whose place no other expression may stand. */
function isName(parent, key) {
  if (parent === null || /^(?:Import|Export|TS|JSX)/.test(parent.type)) return true;
  return (
    key === 'id' || key === 'params' || key === 'label' || ((key === 'key' || key === 'property') && !parent.computed)
  );
}

/** The changes that do not touch each other, from the last to the first. */
function exchanged(text, parts, changes) {
  const edits = changes
    .flatMap(({ at, how, kind, other, text: telling }) => {
      const ranges = parts[kind];
      if (ranges.length === 0) return [];
      const [start, end] = ranges[at % ranges.length];
      const own = text.slice(start, end);
      const copied = text.slice(...ranges[other % ranges.length]);
      return { start, end, text: replacement({ copied, how, kind, own, telling }) };
    })
    .sort((left, right) => right.start - left.start || right.end - left.end);
  let before = Infinity;
  let result = text;
  for (const edit of edits) {
    if (edit.end > before) continue;
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    before = edit.start;
  }
  return result;
}

function replacement({ copied, how, kind, own, telling }) {
  if (how === 'comment') return `/* kept */ ${own} /* too */`;
  if (how === 'copy') return copied;
  switch (kind) {
    case 'property':
      return how === 'tell' ? `...(${telling})` : how === 'repeat' ? `${own}, ${copied}` : '...{}';
    case 'statement':
      return how === 'tell' ? `if (${telling}) { ${own} }` : how === 'repeat' ? `${own}\n${copied}` : ';';
    default:
      return how === 'tell' ? `(${telling})` : how === 'repeat' ? `(${own} || ${copied})` : 'undefined';
  }
}

function typed(text, { at, kind, length, other, text: telling }) {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return text;
  const [index, second] = [at % tokens.length, other % tokens.length];
  switch (kind) {
    case 'replace':
      tokens[index] = telling;
      break;
    case 'swap':
      [tokens[index], tokens[second]] = [tokens[second], tokens[index]];
      break;
    case 'remove':
      tokens.splice(index, length);
      break;
    case 'repeat':
      tokens.splice(index, 0, ...tokens.slice(index, index + length));
      break;
  }
  return tokens.join('');
}
