import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../src/syntax/walk.ts';
import type { Draft, Shape } from './draft.ts';

/** Declares a value elsewhere: `[declaration, what stands in its place]`. */
type Pull = (value: string, name: string, node: TSESTree.Node) => readonly [declaration: string, use: string] | null;

/** Says a value otherwise where it stands. */
type Turn = (value: string, node: TSESTree.Node) => string | null;

const isText = (node: TSESTree.Node): node is TSESTree.StringLiteral =>
  node.type === 'Literal' && typeof node.value === 'string';
const isObject = (node: TSESTree.Node): boolean => node.type === 'ObjectExpression';

/** A condition that nobody knows. */
const UNKNOWN = 'process.env.SHAPE';

const PULLS: Readonly<Record<string, Pull>> = {
  const: (value, name) => [`const ${name} = ${value};`, name],
  let: (value, name) => [`let ${name} = ${value};`, name],
  var: (value, name) => [`var ${name} = ${value};`, name],
  'object of constants': (value, name) => [`const ${name} = { value: ${value}, other: 1 };`, `${name}.value`],
  'nested constants': (value, name) => [`const ${name} = { server: { 'a-b': ${value} } };`, `${name}.server['a-b']`],
  'frozen constants': (value, name) => [`const ${name} = Object.freeze({ value: ${value} });`, `${name}.value`],
  'as const': (value, name) => [`const ${name} = { value: ${value} } as const;`, `${name}.value`],
  satisfies: (value, name) => [
    `const ${name} = { value: ${value} } satisfies Record<string, unknown>;`,
    `${name}.value`,
  ],
  annotated: (value, name) => [`const ${name}: any = ${value};`, name],
  enum: (value, name, node) => (isText(node) ? [`enum ${name} { Value = ${value} }`, `${name}.Value`] : null),
  'async function result': (value, name) => [`async function ${name}() { return ${value}; }`, `(await ${name}())`],
  'static getter': (value, name) => [`class ${name} { static get value() { return ${value}; } }`, `${name}.value`],
  'getter of an instance': (value, name) => [
    `class ${name} { get value() { return ${value}; } }`,
    `new ${name}().value`,
  ],
  'private member': (value, name) => [
    `class ${name} { #value = ${value}; get() { return this.#value; } }`,
    `new ${name}().get()`,
  ],
  'set where it is missing': (value, name) => [`let ${name};\n${name} ??= ${value};`, name],
  'function result': (value, name) => [`function ${name}() { return ${value}; }`, `${name}()`],
  'arrow result': (value, name) => [`const ${name} = () => (${value});`, `${name}()`],
  'result after a const': (value, name) => [
    `const ${name} = () => { const result = ${value}; return result; };`,
    `${name}()`,
  ],
  'default parameter': (value, name) => [`const ${name} = (value = ${value}) => value;`, `${name}()`],
  'handed through': (value, name) => [`const ${name} = (value) => value;`, `${name}(${value})`],
  'handed through in an object': (value, name) => [
    `const ${name} = ({ value }) => value;`,
    `${name}({ value: ${value} })`,
  ],
  'static member': (value, name) => [`class ${name} { static value = ${value}; }`, `${name}.value`],
  'member of an instance': (value, name) => [`class ${name} { value = ${value}; }`, `new ${name}().value`],
  'member set in the constructor': (value, name) => [
    `class ${name} { constructor() { this.value = ${value}; } }`,
    `new ${name}().value`,
  ],
  'member given to the constructor': (value, name) => [
    `class ${name} { constructor(value) { this.value = value; } }`,
    `new ${name}(${value}).value`,
  ],
  'method result': (value, name) => [`class ${name} { get() { return ${value}; } }`, `new ${name}().get()`],
  'static method result': (value, name) => [`class ${name} { static get() { return ${value}; } }`, `${name}.get()`],
  'getter of an object': (value, name) => [`const ${name} = { get value() { return ${value}; } };`, `${name}.value`],
  'destructured object': (value, name) => [`const { value: ${name} } = { value: ${value} };`, name],
  'destructured default': (value, name) => [`const { ${name} = ${value} } = {};`, name],
  'destructured list': (value, name) => [`const [${name}] = [${value}];`, name],
  'element of a list': (value, name) => [`const ${name} = [${value}];`, `${name}[0]`],
  'value of a map': (value, name) => [`const ${name} = new Map([['value', ${value}]]);`, `${name}.get('value')`],
  'assigned later': (value, name) => [`let ${name};\n${name} = ${value};`, name],
  'both arms of if': (value, name) => [
    `let ${name};\nif (${UNKNOWN}) ${name} = ${value};\nelse { ${name} = ${value}; }`,
    name,
  ],
  'every case': (value, name) => [
    `let ${name};\nswitch (${UNKNOWN}) { case 'a': ${name} = ${value}; break; default: ${name} = ${value}; }`,
    name,
  ],
  'early return': (value, name) => [
    `function ${name}() { if (${UNKNOWN}) return ${value}; return ${value}; }`,
    `${name}()`,
  ],
  'result of try': (value, name) => [`let ${name};\ntry { ${name} = ${value}; } catch { ${name} = ${value}; }`, name],
  module: (value, name) => [
    `const ${name} = (() => { const value = ${value}; return { value }; })();`,
    `${name}.value`,
  ],
  namespace: (value, name) => [`namespace ${name} { export const value = ${value}; }`, `${name}.value`],
  'alias of a const': (value, name) => [`const ${name}Base = ${value};\nconst ${name} = ${name}Base;`, name],
  'by a key': (value, name) => [
    `const ${name} = { development: ${value}, production: ${value} };`,
    `(${name}[process.env.NODE_ENV] ?? ${name}.production)`,
  ],
  'optional chain': (value, name) => [`const ${name} = { server: { value: ${value} } };`, `${name}?.server?.value`],
};

const TURNS: Readonly<Record<string, Turn>> = {
  'in parentheses': (value) => `(${value})`,
  'as any': (value) => `(${value} as any)`,
  'as unknown as': (value) => `(${value} as unknown as Some)`,
  'non-null': (value) => `(${value})!`,
  'comment beside': (value) => `/* before */ ${value} /* after */`,
  'same in both arms': (value) => `(${UNKNOWN} ? ${value} : ${value})`,
  'chosen by a known condition': (value) => `(true ? ${value} : undefined)`,
  'after nullish': (value) => `(undefined ?? ${value})`,
  'before a fallback': (value, node) => (isTrue(node) ? `(${value} || 'other')` : null),
  'before a nullish fallback': (value, node) => (isNull(node) ? null : `(${value} ?? 'other')`),
  'after and': (value) => `(true && ${value})`,
  'after a comma': (value) => `(0, ${value})`,
  'arrow called at once': (value) => `(() => (${value}))()`,
  'function called at once': (value) => `(function () { return ${value}; })()`,
  template: (_, node) => (isText(node) ? asTemplate(node.value) : null),
  'double quotes': (_, node) => (isText(node) ? JSON.stringify(node.value) : null),
  concatenation: (_, node) => (isText(node) ? halves(node.value, (a, b) => `${quoted(a)} + ${quoted(b)}`) : null),
  interpolation: (_, node) => (isText(node) ? halves(node.value, (a, b) => `\`${a}\${${quoted(b)}}\``) : null),
  joined: (_, node) => (isText(node) ? halves(node.value, (a, b) => `[${quoted(a)}, ${quoted(b)}].join('')`) : null),
  concat: (_, node) => (isText(node) ? halves(node.value, (a, b) => `${quoted(a)}.concat(${quoted(b)})`) : null),
  negation: (_, node) =>
    node.type === 'Literal' && typeof node.value === 'boolean' ? `!${String(!node.value)}` : null,
  Boolean: (_, node) =>
    node.type === 'Literal' && typeof node.value === 'boolean' ? `Boolean(${node.value ? '1' : '0'})` : null,
  'not not': (_, node) =>
    node.type === 'Literal' && typeof node.value === 'boolean' ? `!!${node.value ? '1' : '0'}` : null,
  frozen: (value, node) => (isObject(node) || node.type === 'ArrayExpression' ? `Object.freeze(${value})` : null),
  'spread copy': (value, node) =>
    isObject(node) ? `{ ...${value} }` : node.type === 'ArrayExpression' ? `[...${value}]` : null,
  'list from': (value, node) => (isFullList(node) ? `Array.from(${value})` : null),
  'list of a set': (value, node) => (isFullList(node) ? `[...new Set(${value})]` : null),
  'lists together': (value, node) => (isFullList(node) ? `[].concat(${value})` : null),
  'list that is mapped': (value, node) => (isFullList(node) ? `${value}.map((one) => one)` : null),
  'list that is filtered': (value, node) => (isTextList(node) ? `${value}.filter(Boolean)` : null),
  'split text': (_, node) =>
    isTextList(node) &&
    node.elements.every((one) => one && isText(one) && !/[,'\\\n]/.test(one.value)) &&
    node.elements.length > 0
      ? `${quoted(node.elements.map((one) => (one as TSESTree.StringLiteral).value).join())}.split(',')`
      : null,
  'split and trimmed text': (_, node) =>
    isTextList(node) &&
    node.elements.every((one) => one && isText(one) && /^[^,'\\\s]+$/.test(one.value)) &&
    node.elements.length > 0
      ? `${quoted(node.elements.map((one) => (one as TSESTree.StringLiteral).value).join(', '))}.split(',').map((one) => one.trim())`
      : null,
};

function isTrue(node: TSESTree.Node): boolean {
  return node.type === 'Literal'
    ? Boolean(node.value) || 'regex' in node
    : /^(?:Object|Array)Expression$/.test(node.type) || isFunction(node);
}

function isNull(node: TSESTree.Node): boolean {
  return (
    (node.type === 'Literal' && node.value === null && !('regex' in node)) ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}

function isFullList(node: TSESTree.Node): node is TSESTree.ArrayExpression {
  return node.type === 'ArrayExpression' && node.elements.every((one) => one !== null);
}

function isTextList(node: TSESTree.Node): node is TSESTree.ArrayExpression {
  return (
    node.type === 'ArrayExpression' && node.elements.every((one) => one !== null && isText(one) && one.value !== '')
  );
}

const quoted = (text: string): string =>
  `'${text.replaceAll(/['\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}'`;

const asTemplate = (text: string): string => `\`${text.replaceAll(/[`\\$]/g, String.raw`\$&`)}\``;

/** The word that a file is looked at for stays whole. */
function halves(text: string, join: (first: string, second: string) => string): string | null {
  if (/access-control|cors|credential/i.test(text) || text.length < 2 || /[`\\$'\n]/.test(text)) return null;
  const middle = text.length >> 1;
  return join(text.slice(0, middle), text.slice(middle));
}

/** Expressions that may be said elsewhere, or otherwise. */
export function valuesIn(draft: Draft): readonly TSESTree.Node[] {
  return draft.all(
    (node) =>
      (node.type === 'Literal' ||
        node.type === 'TemplateLiteral' ||
        node.type === 'ObjectExpression' ||
        node.type === 'ArrayExpression') &&
      isValuePlace(node),
  );
}

/** Whether any expression may stand in the place of a node. */
export function isValuePlace(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'Property':
      return parent.value === node && parent.parent.type === 'ObjectExpression' && !parent.shorthand;
    case 'CallExpression':
    case 'NewExpression':
      return (
        parent.callee !== node &&
        !(parent.callee.type === 'Identifier' && /^(?:require|import)$/.test(parent.callee.name)) &&
        !/(?:describe|it|test|mock)$/.test(parent.callee.type === 'Identifier' ? parent.callee.name : '')
      );
    case 'ArrayExpression':
    case 'ReturnStatement':
    case 'ConditionalExpression':
      return true;
    case 'VariableDeclarator':
      return parent.init === node;
    case 'AssignmentExpression':
      return parent.right === node;
    case 'ArrowFunctionExpression':
      return parent.body === node && node.type !== 'ObjectExpression';
    case undefined:
    default:
      return false;
  }
}

function pulled(pull: Pull, place: 'before' | 'top' | 'bottom'): Shape {
  return (draft) => {
    const name = draft.fresh('shaped');
    const candidates = valuesIn(draft).filter(
      (node) =>
        pull(draft.of(node), name, node) !== null &&
        (!pull('', name, node)?.[1].includes('await') || draft.mayWait(node)) &&
        (place === 'before' ? !draft.isBound(node) && draft.before(node) !== null : draft.isAlone(node)),
    );
    const node = draft.pick(candidates);
    if (!node) return null;
    const [declaration, use] = pull(draft.of(node), name, node) ?? ['', ''];
    const statement = place === 'before' ? draft.before(node) : null;
    const at = statement ? statement.range[0] : place === 'top' ? draft.top : draft.text.length;
    return draft.edit([[at, at], `\n${declaration}\n`], [node.range, use]);
  };
}

const turned =
  (turn: Turn): Shape =>
  (draft) => {
    const node = draft.pick(valuesIn(draft).filter((one) => turn(draft.of(one), one) !== null));
    return node && draft.edit([node.range, turn(draft.of(node), node) ?? '']);
  };

export const valueShapes: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(
    Object.entries(PULLS).flatMap(([name, pull]): readonly (readonly [string, Shape])[] => [
      [`${name}, before its use`, pulled(pull, 'before')],
      [`${name}, at the top`, pulled(pull, 'top')],
    ]),
  ),
  'function result, at the bottom': pulled(PULLS['function result'] ?? (() => null), 'bottom'),
  ...Object.fromEntries(Object.entries(TURNS).map(([name, turn]) => [name, turned(turn)])),
};
