import type { TSESTree } from '@typescript-eslint/utils';
import type { Draft, Shape } from './draft.ts';
import { isValuePlace } from './values.ts';

/** An object of options or headers, as its parts. */
interface Parts {
  readonly draft: Draft;
  readonly node: TSESTree.ObjectExpression;
  /** `key: value` of each property. */
  readonly texts: readonly string[];
  readonly properties: readonly TSESTree.Property[];
  readonly name: string;
}

/** `[declaration before the statement, what stands in place of the object]`. */
type Say = (parts: Parts) => readonly [declaration: string, use: string] | null;

const keyOf = ({ computed, key }: TSESTree.Property, draft: Draft): string =>
  computed ? draft.of(key) : key.type === 'Identifier' ? `'${key.name}'` : draft.of(key);

const accessOf = (property: TSESTree.Property, draft: Draft): string =>
  !property.computed && property.key.type === 'Identifier' ? `.${property.key.name}` : `[${keyOf(property, draft)}]`;

const valueOf = (property: TSESTree.Property, draft: Draft): string =>
  property.method ? `function ${draft.of(property.value).replace(/^async /, '')}` : draft.of(property.value);

const list = (texts: readonly string[]): string => `{ ${texts.join(', ')} }`;

const SAYINGS: Readonly<Record<string, Say>> = {
  'first part spread': ({ texts: [first = '', ...rest] }) => ['', list([`...${list([first])}`, ...rest])],
  'last part spread': ({ texts }) => ['', list([...texts.slice(0, -1), `...${list(texts.slice(-1))}`])],
  'spread of a const': ({ texts, name }) => [
    `const ${name} = ${list(texts.slice(0, -1))};`,
    list([`...${name}`, ...texts.slice(-1)]),
  ],
  'spread under a known condition': ({ texts }) => [
    '',
    list([...texts.slice(0, -1), `...(true && ${list(texts.slice(-1))})`]),
  ],
  'spread of a choice of the same': ({ texts }) => [
    '',
    list([...texts.slice(0, -1), `...(process.env.SHAPE ? ${list(texts.slice(-1))} : ${list(texts.slice(-1))})`]),
  ],
  'Object.assign into an empty object': ({ texts }) => [
    '',
    `Object.assign({}, ${list(texts.slice(0, -1))}, ${list(texts.slice(-1))})`,
  ],
  'Object.assign into a const': ({ texts, name }) => [
    `const ${name} = ${list(texts.slice(0, -1))};\nObject.assign(${name}, ${list(texts.slice(-1))});`,
    name,
  ],
  'property set afterwards': ({ draft, properties, texts, name }) => {
    const last = properties.at(-1);
    return last
      ? [
          `const ${name}: any = ${list(texts.slice(0, -1))};\n${name}${accessOf(last, draft)} = ${valueOf(last, draft)};`,
          name,
        ]
      : null;
  },
  'all properties set afterwards': ({ draft, properties, name }) => [
    `const ${name}: any = {};\n${properties.map((one) => `${name}${accessOf(one, draft)} = ${valueOf(one, draft)};`).join('\n')}`,
    name,
  ],
  'property set in both arms': ({ draft, properties, texts, name }) => {
    const last = properties.at(-1);
    if (!last) return null;
    const set = `${name}${accessOf(last, draft)} = ${valueOf(last, draft)};`;
    return [
      `const ${name}: any = ${list(texts.slice(0, -1))};\nif (process.env.SHAPE) { ${set} } else { ${set} }`,
      name,
    ];
  },
  'replaced by a copy with more': ({ texts, name }) => [
    `let ${name}: any = ${list(texts.slice(0, -1))};\n${name} = { ...${name}, ${texts.slice(-1).join()} };`,
    name,
  ],
  'from entries': ({ draft, properties }) => [
    '',
    `Object.fromEntries([${properties.map((one) => `[${keyOf(one, draft)}, ${valueOf(one, draft)}]`).join(', ')}])`,
  ],
  'computed keys': ({ draft, properties }) => [
    '',
    list(properties.map((one) => `[${keyOf(one, draft)}]: ${valueOf(one, draft)}`)),
  ],
  'quoted keys': ({ draft, properties }) => [
    '',
    list(
      properties.map((one) => `${one.computed ? `[${draft.of(one.key)}]` : keyOf(one, draft)}: ${valueOf(one, draft)}`),
    ),
  ],
  'key in a const': ({ draft, properties, name }) => [
    `const ${name} = ${keyOf(properties[0] as TSESTree.Property, draft)};`,
    list(properties.map((one, index) => (index === 0 ? `[${name}]: ${valueOf(one, draft)}` : draft.of(one)))),
  ],
  'shorthand of a const': ({ draft, properties }) => {
    const index = properties.findIndex(
      (one) => !one.computed && !one.shorthand && one.key.type === 'Identifier' && draft.fresh(one.key.name) !== '',
    );
    const property = properties[index];
    if (
      property?.key.type !== 'Identifier' ||
      draft.variables.some(({ name }) => name === (property.key as TSESTree.Identifier).name)
    )
      return null;
    const { name } = property.key;
    if (/^(?:default|class|new|delete|package|public)$/.test(name)) return null;
    return [
      `const ${name} = ${valueOf(property, draft)};`,
      list(properties.map((one) => (one === property ? name : draft.of(one)))),
    ];
  },
  'other order': ({ draft, properties }) => ['', list(properties.toReversed().map((one) => draft.of(one)))],
  'builder with a spread': ({ texts, name }) => [
    `const ${name} = (more = {}) => ({ ${[...texts.slice(0, -1), '...more'].join(', ')} });`,
    `${name}({ ${texts.slice(-1).join()} })`,
  ],
  'builder with a parameter': ({ draft, properties, texts, name }) => {
    const last = properties.at(-1);
    if (!last) return null;
    const key = last.computed ? `[${draft.of(last.key)}]` : draft.of(last.key);
    return [
      `function ${name}(value) { return { ${[...texts.slice(0, -1), `${key}: value`].join(', ')} }; }`,
      `${name}(${valueOf(last, draft)})`,
    ];
  },
  'builder with a destructured parameter': ({ draft, properties, texts, name }) => {
    const last = properties.at(-1);
    if (!last) return null;
    const key = last.computed ? `[${draft.of(last.key)}]` : draft.of(last.key);
    return [
      `const ${name} = ({ value, other = 1 }) => ({ ${[...texts.slice(0, -1), `${key}: value`].join(', ')} });`,
      `${name}({ value: ${valueOf(last, draft)} })`,
    ];
  },
  'builder with defaults': ({ draft, properties, texts, name }) => {
    const last = properties.at(-1);
    if (!last) return null;
    const key = last.computed ? `[${draft.of(last.key)}]` : draft.of(last.key);
    return [
      `const ${name} = ({ value = ${valueOf(last, draft)} } = {}) => ({ ${[...texts.slice(0, -1), `${key}: value`].join(', ')} });`,
      `${name}()`,
    ];
  },
  'built step by step': ({ draft, properties, name }) => [
    `function ${name}() { const result: any = {};\n${properties.map((one) => `result${accessOf(one, draft)} = ${valueOf(one, draft)};`).join('\n')}\nreturn result; }`,
    `${name}()`,
  ],
  'filled by a function': ({ draft, properties, name }) => [
    `const ${name}: any = {};\nconst ${name}Fill = (target) => { ${properties.map((one) => `target${accessOf(one, draft)} = ${valueOf(one, draft)};`).join(' ')} };\n${name}Fill(${name});`,
    name,
  ],
  'filled in a loop': ({ draft, properties, name }) => [
    `const ${name}: any = {};\nfor (const [key, value] of [${properties.map((one) => `[${keyOf(one, draft)}, ${valueOf(one, draft)}]`).join(', ')}] as any) ${name}[key] = value;`,
    name,
  ],
  'filled by forEach': ({ draft, properties, name }) => [
    `const ${name}: any = {};\n[${properties.map((one) => `[${keyOf(one, draft)}, ${valueOf(one, draft)}]`).join(', ')}].forEach(([key, value]: any) => { ${name}[key] = value; });`,
    name,
  ],
  reduced: ({ draft, properties }) => [
    '',
    `[${properties.map((one) => `[${keyOf(one, draft)}, ${valueOf(one, draft)}]`).join(', ')}].reduce((all, [key, value]: any) => ({ ...all, [key]: value }), {})`,
  ],
  'class instance': ({ draft, properties, name }) =>
    properties.every((one) => !one.computed)
      ? [
          `class ${name} { ${properties.map((one) => `${draft.of(one.key)} = ${valueOf(one, draft)};`).join(' ')} }`,
          `new ${name}()`,
        ]
      : null,
  'class that extends another': ({ draft, properties, name }) => {
    if (properties.some((one) => one.computed)) return null;
    const fields = properties.map((one) => [draft.of(one.key), valueOf(one, draft)] as const);
    const base = fields.slice(0, -1).map(([key, value]) => `${key} = ${value};`);
    const own = fields.slice(-1).map(([key, value]) => `this[${/^['"]/.test(key) ? key : `'${key}'`}] = ${value};`);
    return [
      `class ${name}Base { ${base.join(' ')} }\nclass ${name} extends ${name}Base { constructor() { super(); ${own.join(' ')} } }`,
      `new ${name}()`,
    ];
  },
  'rest of another': ({ texts, name }) => [`const { unused, ...${name} } = { unused: 1, ${texts.join(', ')} };`, name],
  'copied by JSON': ({ draft, properties, texts }) =>
    properties.every(({ value }) => value.type === 'Literal' && /^['"\dtf]/.test(draft.of(value)))
      ? ['', `JSON.parse(JSON.stringify(${list(texts)}))`]
      : null,
  'structured clone': ({ draft, properties, texts }) =>
    properties.every(({ value }) => value.type === 'Literal' && /^['"\dtf]/.test(draft.of(value)))
      ? ['', `structuredClone(${list(texts)})`]
      : null,
  'getter of a class': ({ texts, name }) => [
    `class ${name} { get options() { return ${list(texts)}; } }\nconst ${name}One = new ${name}();`,
    `${name}One.options`,
  ],
  'static getter': ({ texts, name }) => [
    `class ${name} { static get options() { return ${list(texts)}; } }`,
    `${name}.options`,
  ],
  'member of this': ({ texts, name }) => [
    `class ${name} { constructor() { this.config = { options: ${list(texts)} }; } get() { return this.config.options; } }`,
    `new ${name}().get()`,
  ],
  'merged by lodash': ({ texts, name }) => [
    `const ${name} = require('lodash');`,
    `${name}.merge({}, ${list(texts.slice(0, -1))}, ${list(texts.slice(-1))})`,
  ],
  'defaults of lodash': ({ texts, name }) => [
    `const { defaultsDeep: ${name} } = require('lodash');`,
    `${name}(${list(texts.slice(-1))}, ${list(texts.slice(0, -1))})`,
  ],
  'merged by deepmerge': ({ texts, name }) => [
    `const ${name} = require('deepmerge');`,
    `${name}(${list(texts.slice(0, -1))}, ${list(texts.slice(-1))})`,
  ],
  'spread of what a function answers': ({ texts, name }) => [
    `const ${name} = () => (${list(texts.slice(0, -1))});`,
    list([`...${name}()`, ...texts.slice(-1)]),
  ],
  'entries that are filtered': ({ texts }) => [
    '',
    `Object.fromEntries(Object.entries(${list(texts)}).filter(([, value]) => value !== undefined))`,
  ],
  'entries of a map': ({ texts }) => ['', `Object.fromEntries(new Map(Object.entries(${list(texts)})))`],
  'summed in place': ({ draft, properties }) => [
    '',
    `[${properties.map((one) => `[${keyOf(one, draft)}, ${valueOf(one, draft)}]`).join(', ')}].reduce((all, [key, value]: any) => { all[key] = value; return all; }, {} as any)`,
  ],
  'filled in a loop of a function': ({ texts, name }) => [
    `function ${name}() { const result: any = {}; for (const [key, value] of Object.entries(${list(texts)})) result[key] = value; return result; }`,
    `${name}()`,
  ],
  'set by a function above': ({ draft, properties, name }) => [
    `const ${name}: any = {};\nfunction ${name}Init() { ${properties.map((one) => `${name}${accessOf(one, draft)} = ${valueOf(one, draft)};`).join(' ')} }\n${name}Init();`,
    name,
  ],
  'set where it is missing': ({ draft, properties, texts, name }) => {
    const last = properties.at(-1);
    return last && isPlainValue(last)
      ? [
          `const ${name}: any = ${list(texts.slice(0, -1))};\n${name}${accessOf(last, draft)} ??= ${valueOf(last, draft)};`,
          name,
        ]
      : null;
  },
  'a variable set where it is missing': ({ texts, name }) => [`let ${name};\n${name} ??= ${list(texts)};`, name],
  'chosen by a switch in a function': ({ texts, name }) => [
    `function ${name}() { switch (process.env.SHAPE) { case 'a': return ${list(texts)}; default: return ${list(texts)}; } }`,
    `${name}()`,
  ],
  'by a key of the environment': ({ texts, name }) => [
    `const ${name} = { development: ${list(texts)}, production: ${list(texts)} };`,
    `${name}[process.env.NODE_ENV || 'development']`,
  ],
  'several lines with comments': ({ texts }) => [
    '',
    `{\n  // One.\n${texts.map((one) => `  ${one}, // ${'what'}\n`).join('')}}`,
  ],
};

/** What is there, and neither `undefined` nor `null`. */
function isPlainValue({ value }: TSESTree.Property): boolean {
  return (
    /^(?:Array|Object|ArrowFunction|Function)Expression$/.test(value.type) ||
    (value.type === 'Literal' && value.value !== null)
  );
}

function objectsIn(draft: Draft): readonly TSESTree.ObjectExpression[] {
  return draft.all(
    (node): node is TSESTree.ObjectExpression =>
      node.type === 'ObjectExpression' &&
      (isValuePlace(node) || node.parent.type === 'ExportDefaultDeclaration') &&
      node.properties.length > 0 &&
      node.properties.every(
        (one) =>
          one.type === 'Property' &&
          one.kind === 'init' &&
          !(one.method && (one.value.type !== 'FunctionExpression' || one.value.async || one.value.generator)) &&
          !(one.key.type === 'Identifier' && one.key.name === '__proto__'),
      ),
  );
}

const said =
  (say: Say): Shape =>
  (draft) => {
    const name = draft.fresh('shaped');
    const found = objectsIn(draft).flatMap((node) => {
      const properties = node.properties as TSESTree.Property[];
      const parts = { draft, node, properties, texts: properties.map((one) => draft.of(one)), name };
      const [declaration, use] = say(parts) ?? [null, ''];
      const statement = declaration ? draft.before(node) : null;
      if (declaration === null || (declaration !== '' && (!statement || draft.isBound(node)))) return [];
      return [{ node, declaration, use, statement }];
    });
    const one = draft.pick(found);
    if (!one) return null;
    const at = one.statement?.range[0] ?? 0;
    return draft.edit(...(one.statement ? ([[[at, at], `${one.declaration}\n`]] as const) : []), [
      one.node.range,
      one.use,
    ]);
  };

export const objectShapes: Readonly<Record<string, Shape>> = Object.fromEntries(
  Object.entries(SAYINGS).map(([name, say]) => [name, said(say)]),
);
