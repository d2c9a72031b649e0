import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../src/syntax/walk.ts';
import { isWithin, partsOf, statementLists } from './draft.ts';
import type { Draft, Edit, Shape } from './draft.ts';
import { isValuePlace, valuesIn } from './values.ts';

type FunctionValue = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;

const hasThis = (text: string): boolean => /\b(?:this|super|arguments)\b|\bnew\.target\b/.test(text);

/** Functions that are values, and no methods. */
function functionsIn(draft: Draft): readonly FunctionValue[] {
  return draft.all(
    (node): node is FunctionValue =>
      (node.type === 'ArrowFunctionExpression' || (node.type === 'FunctionExpression' && !isMethod(node))) &&
      !hasThis(draft.of(node)),
  );
}

function isMethod({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === 'MethodDefinition' || (parent?.type === 'Property' && (parent.method || parent.kind !== 'init'))
  );
}

const head = (
  { async, params }: TSESTree.FunctionLike,
  draft: Draft,
): readonly [prefix: string, parameters: string] => [
  async ? 'async ' : '',
  params.map((one) => draft.of(one)).join(', '),
];

/** The body as a block. */
function blockOf(node: TSESTree.FunctionLike, draft: Draft): string {
  if (!node.body) return '{}';
  return node.body.type === 'BlockStatement' ? draft.of(node.body) : `{ return ${draft.of(node.body)}; }`;
}

function asMethod(name: string, node: FunctionValue, draft: Draft): string | null {
  if (node.generator) return null;
  const [prefix, parameters] = head(node, draft);
  return `${prefix}${name}(${parameters}) ${blockOf(node, draft)}`;
}

/** Says a function elsewhere: `[declaration, use]`. */
type Pull = (node: FunctionValue, name: string, draft: Draft) => readonly [declaration: string, use: string] | null;

const PULLS: Readonly<Record<string, Pull>> = {
  'function in a const': (node, name, draft) => [`const ${name} = ${draft.of(node)};`, name],
  'function declaration': (node, name, draft) => {
    const [prefix, parameters] = head(node, draft);
    return [`${prefix}function${node.generator ? '*' : ''} ${name}(${parameters}) ${blockOf(node, draft)}`, name];
  },
  'method of an object': (node, name, draft) => {
    const method = asMethod('handle', node, draft);
    return method === null ? null : [`const ${name} = { ${method} };`, `${name}.handle`];
  },
  'member of an object': (node, name, draft) => [`const ${name} = { handle: ${draft.of(node)} };`, `${name}.handle`],
  'method of an instance': (node, name, draft) => {
    const method = asMethod('handle', node, draft);
    return method === null
      ? null
      : [`class ${name} { ${method} }\nconst ${name}One = new ${name}();`, `${name}One.handle`];
  },
  'bound method of an instance': (node, name, draft) => {
    const method = asMethod('handle', node, draft);
    return method === null
      ? null
      : [`class ${name} { ${method} }\nconst ${name}One = new ${name}();`, `${name}One.handle.bind(${name}One)`];
  },
  'static method': (node, name, draft) => {
    const method = asMethod('handle', node, draft);
    return method === null ? null : [`class ${name} { static ${method} }`, `${name}.handle`];
  },
  'arrow member of an instance': (node, name, draft) => [
    `class ${name} { handle = ${draft.of(node)}; }`,
    `new ${name}().handle`,
  ],
  'made by a function': (node, name, draft) => [`const ${name} = () => ${inParentheses(node, draft)};`, `${name}()`],
  'made by a function with options': (node, name, draft) => [
    `function ${name}(options = {}) { return ${draft.of(node)}; }`,
    `${name}({ verbose: true })`,
  ],
  'made by a function that is given a part of it': (node, name, draft) => {
    const used = valueWithin(node, draft);
    if (!used) return null;
    const text = `${draft.text.slice(node.range[0], used.range[0])}given.part${draft.text.slice(used.range[1], node.range[1])}`;
    return [
      `const ${name} = (given) => ${node.type === 'FunctionExpression' ? text : `(${text})`};`,
      `${name}({ part: ${draft.of(used)} })`,
    ];
  },
  'method of an instance that is given a part of it': (node, name, draft) => {
    const used = valueWithin(node, draft);
    if (!used) return null;
    const text = `${draft.text.slice(node.range[0], used.range[0])}given${draft.text.slice(used.range[1], node.range[1])}`;
    return [
      `class ${name} { constructor(given = ${draft.of(used)}) { this.handle = ${text}; } }`,
      `new ${name}().handle`,
    ];
  },
  'wrapped in an async function that calls it': (node, name, draft) => {
    const parameters = plainParameters(node);
    if (!parameters || node.generator || !node.async) return null;
    return [
      `function ${name}(inner) { return async (...args) => { const result = await inner(...args); return result; }; }`,
      `${name}(${draft.of(node)})`,
    ];
  },
  'handed through': (node, name, draft) => [`const ${name} = (inner) => inner;`, `${name}(${draft.of(node)})`],
  'wrapped in a function that calls it': (node, name, draft) => {
    const parameters = plainParameters(node);
    if (!parameters || node.generator) return null;
    return [
      `const ${name} = (inner) => (${parameters.join(', ')}) => inner(${parameters.join(', ')});`,
      `${name}(${draft.of(node)})`,
    ];
  },
  'called by another': (node, name, draft) => {
    const parameters = plainParameters(node);
    if (!parameters || node.generator) return null;
    return [
      `const ${name} = ${draft.of(node)};`,
      `${node.async ? 'async ' : ''}(${parameters.join(', ')}) => { return ${name}(${parameters.join(', ')}); }`,
    ];
  },
  'called by another with an object': (node, name, draft) => {
    const parameters = plainParameters(node);
    if (!parameters || parameters.length === 0 || node.generator) return null;
    return [
      `${node.async ? 'async ' : ''}function ${name}({ ${parameters.join(', ')} }) ${blockOf(node, draft)}`,
      `(${parameters.join(', ')}) => ${name}({ ${parameters.join(', ')} })`,
    ];
  },
};

/** The first text, number or the like in a function that may be given to whoever makes it. */
function valueWithin(node: FunctionValue, draft: Draft): TSESTree.Node | null {
  return valuesIn(draft).find((one) => one.type === 'Literal' && isWithin(one, node)) ?? null;
}

function inParentheses(node: FunctionValue, draft: Draft): string {
  return node.type === 'FunctionExpression' ? draft.of(node) : `(${draft.of(node)})`;
}

/** Names of parameters without types; `null` where they are more than names. */
function plainParameters({ params }: TSESTree.FunctionLike): readonly string[] | null {
  const names = params.map((one) => (one.type === 'Identifier' ? one.name : null));
  return names.every((one) => one !== null) ? names : null;
}

function pulled(pull: Pull, place: 'before' | 'top' | 'bottom'): Shape {
  return (draft) => {
    const name = draft.fresh('shaped');
    const isAlone = (node: FunctionValue): boolean =>
      draft
        .outer(node)
        .every(
          ({ defs, scope }) =>
            scope.block.type === 'Program' || defs.some(({ type }) => (type as string) === 'ImportBinding'),
        );
    const node = draft.pick(
      functionsIn(draft).filter(
        (one) =>
          isValuePlace(one) &&
          pull(one, name, draft) !== null &&
          (place === 'before'
            ? draft.before(one) !== null
            : place === 'bottom'
              ? isAlone(one)
              : draft.outer(one).every(({ defs }) => defs.every(({ type }) => (type as string) === 'ImportBinding'))),
      ),
    );
    if (!node) return null;
    const [declaration, use] = pull(node, name, draft) ?? ['', ''];
    const at =
      place === 'before' ? (draft.before(node)?.range[0] ?? 0) : place === 'top' ? draft.top : draft.text.length;
    return draft.edit([[at, at], `\n${declaration}\n`], [node.range, use]);
  };
}

const turned =
  (turn: (node: FunctionValue, draft: Draft) => readonly Edit[] | null): Shape =>
  (draft) => {
    const found = functionsIn(draft).flatMap((node) => {
      const edits = turn(node, draft);
      return edits ? [edits] : [];
    });
    const edits = draft.pick(found);
    return edits && draft.edit(...edits);
  };

/** Uses of a parameter, and whether they are all reads of members. */
function usesOf(name: TSESTree.Identifier, draft: Draft): readonly TSESTree.Node[] {
  const variable = draft.variables.find(({ defs }) => defs.some((one) => one.name === name));
  return variable?.references.map(({ identifier }) => identifier) ?? [];
}

const startOf = (node: FunctionValue): number | null =>
  node.body.type === 'BlockStatement' ? node.body.range[0] + 1 : null;

const FUNCTION_TURNS: Readonly<Record<string, (node: FunctionValue, draft: Draft) => readonly Edit[] | null>> = {
  'arrow to function': (node, draft) => {
    if (node.type !== 'ArrowFunctionExpression') return null;
    const [prefix, parameters] = head(node, draft);
    return [[node.range, `(${prefix}function (${parameters}) ${blockOf(node, draft)})`]];
  },
  'function to arrow': (node, draft) => {
    if (node.type !== 'FunctionExpression' || node.generator || node.id) return null;
    const [prefix, parameters] = head(node, draft);
    return [[node.range, `(${prefix}(${parameters}) => ${blockOf(node, draft)})`]];
  },
  'expression body to block': (node, draft) => {
    if (node.body.type === 'BlockStatement') return null;
    // An object stands in parentheses, which belong to the function.
    const start = draft.text.lastIndexOf('=>', node.body.range[0]) + 2;
    return [[[start, node.range[1]], ` { const result = ${draft.text.slice(start, node.range[1])}; return result; }`]];
  },
  'block to expression body': (node, draft) => {
    if (node.type !== 'ArrowFunctionExpression' || node.body.type !== 'BlockStatement') return null;
    const [only, ...more] = node.body.body;
    if (only?.type !== 'ReturnStatement' || !only.argument || more.length > 0) return null;
    return [[node.body.range, `(${draft.of(only.argument)})`]];
  },
  'parameter in another variable': (node, draft) => parameterRenamed(node, draft, 0),
  'last parameter in another variable': (node, draft) => parameterRenamed(node, draft, -1),
  'members destructured in the body': (node, draft) => destructured(node, draft, 'body'),
  'members destructured in the parameter': (node, draft) => destructured(node, draft, 'parameter'),
  'rest parameter': (node, draft) => {
    if (node.params.length === 0 || node.params.length > 2) return null;
    if (node.params.some((one) => one.type === 'RestElement' || /\}: |\]: /.test(draft.of(one)))) return null;
    const start = startOf(node);
    const [first, last] = [node.params[0], node.params.at(-1)];
    if (!first || !last || start === null) return null;
    const isParenthesised = /\(\s*$/.test(draft.text.slice(0, first.range[0]));
    if (!isParenthesised) return null;
    return [
      [[first.range[0], last.range[1]], '...args'],
      [[start, start], ` const [${node.params.map((one) => draft.of(one)).join(', ')}] = args; `],
    ];
  },
  'body in a function within': (node, draft) => {
    if (node.generator || node.body.type !== 'BlockStatement') return null;
    const name = draft.fresh('inner');
    const [prefix] = head(node, draft);
    return [[node.body.range, `{ const ${name} = ${prefix}() => ${draft.of(node.body)}; return ${name}(); }`]];
  },
  'body in try': (node, draft) =>
    node.body.type === 'BlockStatement'
      ? [[node.body.range, `{ try ${draft.of(node.body)} catch (problem) { console.error(problem); throw problem; } }`]]
      : null,
  'body in try with finally': (node, draft) =>
    node.body.type === 'BlockStatement'
      ? [[node.body.range, `{ try ${draft.of(node.body)} finally { console.log('done'); } }`]]
      : null,
  'log at the start': (node) => {
    const start = startOf(node);
    return start === null ? null : [[[start, start], ` console.log('called'); `]];
  },
};

function isPlainUse(node: TSESTree.Node): boolean {
  return !(node.parent?.type === 'Property' && node.parent.shorthand) && !/^(?:TS|JSX)/.test(node.parent?.type ?? '');
}

/** The first, or the last, of the parameters in a variable of another name. */
function parameterRenamed(node: FunctionValue, draft: Draft, place: 0 | -1): readonly Edit[] | null {
  const parameter = node.params.filter((one) => one.type === 'Identifier').at(place);
  const start = startOf(node);
  if (!parameter || start === null) return null;
  const uses = usesOf(parameter, draft).filter((one) => isPlainUse(one));
  const name = draft.fresh('renamed');
  return uses.length === 0
    ? null
    : [[[start, start], ` const ${name} = ${parameter.name}; `], ...uses.map((one): Edit => [one.range, name])];
}

/** `(request) => … request.headers` as `({ headers }) => … headers`, where nothing else is done with the parameter. */
function destructured(node: FunctionValue, draft: Draft, where: 'body' | 'parameter'): readonly Edit[] | null {
  const found = node.params.flatMap((parameter) => {
    if (parameter.type !== 'Identifier' || parameter.typeAnnotation) return [];
    const members = usesOf(parameter, draft).map(({ parent }) => parent);
    const isRead = members.every(
      (one) =>
        one?.type === 'MemberExpression' &&
        !one.computed &&
        !one.optional &&
        one.property.type === 'Identifier' &&
        isOnlyRead(one),
    );
    if (!isRead || members.length === 0) return [];
    return [{ parameter, members: members as TSESTree.MemberExpression[] }];
  });
  const one = draft.pick(found);
  const start = startOf(node);
  if (!one) return null;
  const names = [...new Set(one.members.map(({ property }) => (property as TSESTree.Identifier).name))];
  const free = new Map(
    names.map((name) => [
      name,
      draft.variables.some((variable) => variable.name === name) || /^(?:default|delete|get|set)$/.test(name)
        ? draft.fresh(`${name}Part`)
        : name,
    ]),
  );
  const pattern = `{ ${names.map((name) => (free.get(name) === name ? name : `${name}: ${free.get(name) ?? ''}`)).join(', ')} }`;
  const uses = one.members.map((member): Edit => [
    member.range,
    free.get((member.property as TSESTree.Identifier).name) ?? '',
  ]);
  if (one.members.some(({ parent }) => parent.type === 'Property' && parent.shorthand)) return null;
  if (where === 'body')
    return start === null ? null : [[[start, start], ` const ${pattern} = ${one.parameter.name}; `], ...uses];
  const isParenthesised = /[(,]\s*$/.test(draft.text.slice(0, one.parameter.range[0]));
  return [[one.parameter.range, isParenthesised ? pattern : `(${pattern})`], ...uses];
}

function isOnlyRead(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  if (parent.type === 'AssignmentExpression' && parent.left === node) return false;
  if (parent.type === 'CallExpression' && parent.callee === node) return false;
  return !/^(?:Update|Unary|Tagged|Chain)/.test(parent.type);
}

/** Parts of a function's statements, said in a function of their own that is given what they use. */
function extracted(
  declare: (name: string, parameters: readonly string[], statements: string) => readonly [string, string] | null,
): Shape {
  return (draft) => {
    const one = draft.pick(statementLists(draft).flatMap((list) => partsOf(list, draft)));
    if (!one) return null;
    const name = draft.fresh('apply');
    const said = declare(name, one.names, draft.text.slice(one.first.range[0], one.last.range[1]));
    if (!said) return null;
    const [declaration, use] = said;
    return draft.edit([[draft.top, draft.top], `\n${declaration}\n`], [[one.first.range[0], one.last.range[1]], use]);
  };
}

const EXTRACTIONS: Readonly<Record<string, Parameters<typeof extracted>[0]>> = {
  'statements in a function': (name, parameters, statements) => [
    `function ${name}(${parameters.join(', ')}) {\n${statements}\n}`,
    `${name}(${parameters.join(', ')});`,
  ],
  'statements in an arrow function': (name, parameters, statements) => [
    `const ${name} = (${parameters.join(', ')}) => {\n${statements}\n};`,
    `${name}(${parameters.join(', ')});`,
  ],
  'statements in a function with an object': (name, parameters, statements) =>
    parameters.length === 0
      ? null
      : [
          `function ${name}({ ${parameters.join(', ')} }) {\n${statements}\n}`,
          `${name}({ ${parameters.join(', ')} });`,
        ],
  'statements in a static method': (name, parameters, statements) => [
    `class ${name} { static run(${parameters.join(', ')}) {\n${statements}\n} }`,
    `${name}.run(${parameters.join(', ')});`,
  ],
  'statements in a method of an instance': (name, parameters, statements) => [
    `class ${name} { run(${parameters.join(', ')}) {\n${statements}\n} }`,
    `new ${name}().run(${parameters.join(', ')});`,
  ],
  'statements in a method that takes its members': (name, parameters, statements) => [
    `class ${name} { constructor(${parameters.join(', ')}) { ${parameters.map((one) => `this.${one} = ${one};`).join(' ')} }\nrun() { ${parameters.map((one) => `const ${one} = this.${one};`).join(' ')}\n${statements}\n} }`,
    `new ${name}(${parameters.join(', ')}).run();`,
  ],
  'statements in a method of a module': (name, parameters, statements) => [
    `const ${name} = { run(${parameters.join(', ')}) {\n${statements}\n} };`,
    `${name}.run(${parameters.join(', ')});`,
  ],
  'statements in a function that makes functions': (name, parameters, statements) => [
    `const ${name} = () => (${parameters.join(', ')}) => {\n${statements}\n};`,
    `${name}()(${parameters.join(', ')});`,
  ],
};

export const functionShapes: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(
    Object.entries(PULLS).flatMap(([name, pull]): readonly (readonly [string, Shape])[] => [
      [`${name}, before its use`, pulled(pull, 'before')],
      [`${name}, at the top`, pulled(pull, 'top')],
    ]),
  ),
  'function declaration, at the bottom': pulled(PULLS['function declaration'] ?? (() => null), 'bottom'),
  ...Object.fromEntries(Object.entries(FUNCTION_TURNS).map(([name, turn]) => [name, turned(turn)])),
  ...Object.fromEntries(Object.entries(EXTRACTIONS).map(([name, declare]) => [name, extracted(declare)])),
  'names of locals': (draft) => {
    const found = draft.variables.filter(
      ({ defs, references, scope }) =>
        defs.length === 1 &&
        ['Parameter', 'Variable', 'FunctionName', 'ImportBinding'].includes(defs[0]?.type as string) &&
        references.every(({ identifier }) => isPlainUse(identifier)) &&
        !isExported(defs[0]?.node as TSESTree.Node) &&
        !(scope.type as string).startsWith('type') &&
        defs[0]?.name.type === 'Identifier' &&
        isPlainName(defs[0].name as TSESTree.Identifier),
    );
    const one = draft.pick(found);
    const name = draft.fresh(draft.pick(['a', 'x1', 'thing', '_', '$']) ?? 'a');
    if (!one) return null;
    const places = [
      ...new Set([
        ...one.defs.map((def) => def.name as TSESTree.Identifier),
        ...one.references.map(({ identifier }) => identifier as TSESTree.Identifier),
      ]),
    ];
    return draft.edit(
      ...places.map((node): Edit => [
        [node.range[0], node.range[0] + one.name.length],
        isImported(node) ? `${one.name} as ${name}` : name,
      ]),
    );
  },
};

function isImported({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'ImportSpecifier' && parent.range[1] - parent.range[0] === parent.local.name.length;
}

function isPlainName(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  return (
    !(parent.type === 'Property' && parent.shorthand) &&
    !(parent.type === 'AssignmentPattern' && parent.parent.type === 'Property') &&
    parent.type !== 'TSParameterProperty'
  );
}

function isExported(node: TSESTree.Node): boolean {
  for (let now: TSESTree.Node | undefined = node; now; now = now.parent) {
    if (/^Export/.test(now.type)) return true;
    if (isFunction(now) && now !== node) return false;
  }
  return false;
}
