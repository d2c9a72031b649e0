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
  `...rest`,
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
  `get origin() { return 1 }`,
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

/** A change of a few tokens: what people leave behind while they type, and what nobody writes. */
const change = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('replace'), at: fc.nat(), text: fc.constantFrom(...TELLING) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('swap'), at: fc.nat(), with: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('remove', 'repeat'),
      at: fc.nat(),
      length: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('comment'), at: fc.nat() }) },
);

/** Copies of the given texts with one to six changes. */
export function mutated(texts) {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([{ name, text }, changes]) => ({ name, text: changes.reduce(changed, text) }));
}

function changed(text, edit) {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return text;
  const index = edit.at % tokens.length;
  switch (edit.kind) {
    case 'replace':
      tokens[index] = edit.text;
      break;
    case 'swap': {
      const other = edit.with % tokens.length;
      [tokens[index], tokens[other]] = [tokens[other], tokens[index]];
      break;
    }
    case 'remove':
      tokens.splice(index, edit.length);
      break;
    case 'repeat':
      tokens.splice(index, 0, ...tokens.slice(index, index + edit.length));
      break;
    case 'comment':
      tokens[index] += '/* kept */';
      break;
  }
  return tokens.join('');
}
