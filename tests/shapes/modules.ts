import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../src/syntax/walk.ts';
import { partsOf } from './draft.ts';
import type { Draft, Edit, Program, Shape } from './draft.ts';
import { valuesIn } from './values.ts';

/** What an import brings in. */
interface Imported {
  readonly node: TSESTree.ImportDeclaration;
  readonly source: string;
  readonly whole: string | null;
  readonly namespace: string | null;
  readonly named: readonly (readonly [imported: string, local: string])[];
}

function importsIn(draft: Draft): readonly Imported[] {
  return draft.ast.body.flatMap((node): readonly Imported[] => {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type' || node.specifiers.length === 0) return [];
    if (node.source.value.startsWith('.')) return [];
    const find = (type: string): string | null => node.specifiers.find((one) => one.type === type)?.local.name ?? null;
    return [
      {
        node,
        source: draft.of(node.source),
        whole: find('ImportDefaultSpecifier'),
        namespace: find('ImportNamespaceSpecifier'),
        named: node.specifiers.flatMap((one) =>
          one.type === 'ImportSpecifier' && one.importKind !== 'type'
            ? [[one.imported.type === 'Identifier' ? one.imported.name : one.imported.value, one.local.name] as const]
            : [],
        ),
      },
    ];
  });
}

const pattern = (named: Imported['named']): string =>
  `{ ${named.map(([imported, local]) => (imported === local ? local : `${imported}: ${local}`)).join(', ')} }`;
const specifiers = (named: Imported['named']): string =>
  `{ ${named.map(([imported, local]) => (imported === local ? local : `${imported} as ${local}`)).join(', ')} }`;

type Say = (imported: Imported, name: string) => string | null;

const IMPORTS: Readonly<Record<string, Say>> = {
  'import of default as a name': ({ named, source, whole }) =>
    whole && `import ${specifiers([['default', whole], ...named])} from ${source};`,
  'namespace and its members': ({ named, source, whole }, name) =>
    named.length > 0 || whole
      ? `import * as ${name} from ${source};\n${whole ? `const ${whole} = ${name}.default;\n` : ''}${named.length > 0 ? `const ${pattern(named)} = ${name};` : ''}`
      : null,
  'dynamic import': ({ namespace, named, source, whole }) =>
    namespace
      ? `const ${namespace} = await import(${source});`
      : `const ${pattern([...(whole ? ([['default', whole]] as const) : []), ...named])} = await import(${source});`,
  'member of a dynamic import': ({ named, source, whole }) =>
    whole && named.length === 0 ? `const ${whole} = (await import(${source})).default;` : null,
  require: ({ namespace, named, source, whole }) =>
    whole && named.length > 0
      ? `const ${whole} = require(${source});\nconst ${pattern(named)} = ${whole};`
      : `const ${namespace ?? whole ?? pattern(named)} = require(${source});`,
  'members of require': ({ named, source, whole }) =>
    named.length > 0 && !whole
      ? named.map(([imported, local]) => `const ${local} = require(${source}).${imported};`).join('\n')
      : null,
  'import of a require': ({ named, source, whole }) =>
    whole && named.length === 0 ? `import ${whole} = require(${source});` : null,
  'renamed import': ({ named, source, whole }, name) =>
    whole && named.length === 0 ? `import ${name} from ${source};\nconst ${whole} = ${name};` : null,
  'compiled import': ({ named, source, whole }, name) =>
    whole && named.length === 0
      ? `const ${name} = __importDefault(require(${source}));\nconst ${whole} = ${name}.default;`
      : null,
  'created require': ({ named, source, whole }, name) =>
    `import { createRequire } from 'node:module';\nconst ${name} = createRequire(import.meta.url);\nconst ${whole ?? pattern(named)} = ${name}(${source});`,
};

/** The package by way of another file. */
const BARRELS: Readonly<
  Record<string, (imported: Imported) => readonly [here: string, file: string, there: string] | null>
> = {
  'a default that is exported again': ({ named, source, whole }) =>
    whole && named.length === 0
      ? [`import ${whole} from './barrel';`, 'barrel.ts', `export { default } from ${source};`]
      : null,
  'a default that is exported by name': ({ named, source, whole }) =>
    whole && named.length === 0
      ? [`import { thing as ${whole} } from './barrel';`, 'barrel.ts', `export { default as thing } from ${source};`]
      : null,
  'names that are exported again': ({ named, source, whole }) =>
    named.length > 0 && !whole
      ? [`import ${specifiers(named)} from './barrel';`, 'barrel.ts', `export * from ${source};`]
      : null,
  'names that are imported and exported': ({ named, source, whole }) =>
    named.length > 0 && !whole
      ? [
          `import ${specifiers(named)} from './barrel';`,
          'barrel.ts',
          `import { ${named.map(([one]) => one).join(', ')} } from ${source};\nexport { ${named.map(([one]) => one).join(', ')} };`,
        ]
      : null,
  'a module of CommonJS': ({ named, source, whole }) =>
    whole && named.length === 0
      ? [
          `const { thing: ${whole} } = require('./barrel');`,
          'barrel.ts',
          `module.exports = { thing: require(${source}) };`,
        ]
      : null,
};

/** A file that gives one value: `[the import, what stands in its place, the other file]`. */
type Give = (code: string, name: string) => readonly [head: string, use: string, there: string];

const GIVES: Readonly<Record<string, Give>> = {
  'a named export': (code, name) => [`import { ${name} } from './other';`, name, `export const ${name} = ${code};`],
  'a default export': (code, name) => [
    `import ${name} from './other';`,
    name,
    `export default ${/^(?:\{|async|function|\()/.test(code) ? `(${code})` : code};`,
  ],
  'a const exported by default': (code, name) => [
    `import ${name} from './other';`,
    name,
    `const ${name} = ${code};\nexport default ${name};`,
  ],
  'a member of a namespace': (code, name) => [
    `import * as ${name} from './other';`,
    `${name}.value`,
    `export const value = ${code};`,
  ],
  'a member of an exported object': (code, name) => [
    `import { ${name} } from './other';`,
    `${name}.server.value`,
    `export const ${name} = { server: { value: ${code} } } as const;`,
  ],
  'a member of a default export': (code, name) => [
    `import ${name} from './other';`,
    `${name}.value`,
    `export default { value: ${code} };`,
  ],
  'the result of an exported function': (code, name) => [
    `import { ${name} } from './other';`,
    `${name}()`,
    `export function ${name}() { return ${code}; }`,
  ],
  'the result of a default export': (code, name) => [
    `import ${name} from './other';`,
    `${name}()`,
    `export default () => (${code});`,
  ],
  'the result of an exported async function': (code, name) => [
    `import { ${name} } from './other';`,
    `(await ${name}())`,
    `export async function ${name}() { return ${code}; }`,
  ],
  'module.exports': (code, name) => [`const ${name} = require('./other');`, name, `module.exports = ${code};`],
  'a member of module.exports': (code, name) => [
    `const { ${name} } = require('./other');`,
    name,
    `module.exports = { ${name}: ${code} };`,
  ],
  'a member set on exports': (code, name) => [
    `const ${name} = require('./other').${name};`,
    name,
    `exports.${name} = ${code};`,
  ],
  'a static member of an exported class': (code, name) => [
    `import { ${name} } from './other';`,
    `${name}.value`,
    `export class ${name} { static readonly value = ${code}; }`,
  ],
  'a member of an exported instance': (code, name) => [
    `import { ${name} } from './other';`,
    `${name}.value`,
    `class Config { value = ${code}; }\nexport const ${name} = new Config();`,
  ],
};

/** Imports as scripts write them, in so far as code uses them. */
function required(draft: Draft, code: TSESTree.Node): string {
  const used = draft.outer(code).map(({ name }) => name);
  const needed = importsIn(draft).filter(({ named, namespace, whole }) =>
    [whole, namespace, ...named.map(([, local]) => local)].some((name) => name !== null && used.includes(name)),
  );
  return needed.map((one) => IMPORTS['require']?.(one, '') ?? '').join('\n');
}

/** A program whose imports are all of packages, as a script. */
function asScript(draft: Draft, edits: readonly Edit[]): string | null {
  const imports = draft.ast.body.filter(({ type }) => type === 'ImportDeclaration');
  const known = importsIn(draft);
  if (
    imports.length !== known.length ||
    draft.ast.body.some(({ type }) => /^(?:Export|TSExport)/.test(type)) ||
    /\bimport\.meta\b/.test(draft.text)
  )
    return null;
  return draft.edit(...known.map((one): Edit => [one.node.range, IMPORTS['require']?.(one, '') ?? '']), ...edits);
}

function given(give: Give, kind: 'value' | 'function'): Shape {
  return (draft) => {
    const candidates =
      kind === 'value'
        ? valuesIn(draft)
        : draft.all(
            (node) =>
              (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') &&
              node.parent.type === 'CallExpression',
          );
    const node = draft.pick(
      candidates.filter(
        (one) =>
          (!give('', '')[1].includes('await') || draft.mayWait(one)) &&
          (draft.isAlone(one) || (kind === 'function' && usesOnlyImports(one, draft))),
      ),
    );
    if (!node) return null;
    const [head, use, there] = give(draft.of(node), draft.fresh('shaped'));
    const edits: readonly Edit[] = [
      [[draft.top, draft.top], `\n${head}\n`],
      [node.range, use],
    ];
    const isScript = /^(?:module\.)?exports\b/.test(there);
    const text = isScript ? asScript(draft, edits) : draft.edit(...edits);
    return text && { text, beside: { 'other.ts': `${isScript ? required(draft, node) : draft.imports}\n${there}\n` } };
  };
}

function usesOnlyImports(node: TSESTree.Node, draft: Draft): boolean {
  return (
    draft.outer(node).every(({ defs }) => defs.every(({ type }) => (type as string) === 'ImportBinding')) &&
    !/\b(?:this|super|arguments)\b/.test(draft.of(node))
  );
}

/** `export default …`, of a constant. */
function exportedByDefault(say: (name: string) => string): Shape {
  return (draft) => {
    const one = draft.pick(
      draft.all(
        (node): node is TSESTree.ExportDefaultDeclaration =>
          node.type === 'ExportDefaultDeclaration' && !/Declaration$/.test(node.declaration.type),
      ),
    );
    if (!one) return null;
    const name = draft.fresh('exported');
    return draft.edit([one.range, `const ${name} = ${draft.of(one.declaration)};\n${say(name)}`]);
  };
}

/** Statements of the module that set something up, `app.use(…)`, in a function. */
function setUp(
  say: (parts: {
    readonly names: readonly string[];
    readonly statements: string;
    readonly imports: string;
    readonly name: string;
  }) => readonly [head: string, use: string, there?: string],
): Shape {
  return (draft) => {
    const one = draft.pick(partsOf(draft.ast.body, draft));
    if (!one) return null;
    const range = [one.first.range[0], one.last.range[1]] as const;
    const [head, use, there] = say({
      names: one.names,
      statements: draft.text.slice(...range),
      imports: draft.imports,
      name: draft.fresh('setup'),
    });
    const text = draft.edit([[draft.top, draft.top], `\n${head}\n`], [range, use]);
    return there === undefined ? text : { text, beside: { 'setup.ts': there } };
  };
}

const SET_UPS: Readonly<Record<string, Parameters<typeof setUp>[0]>> = {
  'set-up in a function': ({ name, names, statements }) => [
    `function ${name}(${names.join(', ')}) {\n${statements}\n}`,
    `${name}(${names.join(', ')});`,
  ],
  'set-up in an async function': ({ name, names, statements }) => [
    `async function ${name}(${names.join(', ')}) {\n${statements}\n}`,
    `await ${name}(${names.join(', ')});`,
  ],
  'set-up in a method': ({ name, names, statements }) => [
    `class ${name} {\n${names.map((one) => `${one};`).join(' ')}\nconstructor(${names.join(', ')}) { ${names.map((one) => `this.${one} = ${one};`).join(' ')} }\nrun() {\n${names.map((one) => `const ${one} = this.${one};`).join('\n')}\n${statements}\n}\n}`,
    `new ${name}(${names.join(', ')}).run();`,
  ],
  'set-up by a default export': ({ imports, name, names, statements }) => [
    `import ${name} from './setup';`,
    `${name}(${names.join(', ')});`,
    `${imports}\nexport default (${names.join(', ')}) => {\n${statements}\n};`,
  ],
  'set-up by a named export': ({ imports, name, names, statements }) => [
    `import { ${name} } from './setup';`,
    `${name}(${names.join(', ')});`,
    `${imports}\nexport function ${name}(${names.join(', ')}) {\n${statements}\n}`,
  ],
  'set-up by an async default export': ({ imports, name, names, statements }) => [
    `import ${name} from './setup';`,
    `await ${name}(${names.join(', ')});`,
    `${imports}\nexport default async function ${name}(${names.join(', ')}) {\n${statements}\n}`,
  ],
  'set-up by an object': ({ imports, name, names, statements }) => [
    `import { ${name} } from './setup';`,
    `${name}.run({ ${names.join(', ')} });`,
    `${imports}\nexport const ${name} = { run({ ${names.join(', ')} }) {\n${statements}\n} };`,
  ],
};

/** All that is no import or export, in a function that is called. */
function whole(wrap: (statements: string) => string): Shape {
  return (draft) => {
    const rest = draft.ast.body.filter(({ type }) => type !== 'ImportDeclaration');
    const [first, last] = [rest[0], rest.at(-1)];
    if (
      !first ||
      !last ||
      rest.some(({ type }) => /^(?:Export|TS)/.test(type)) ||
      /\bmodule\.exports|\bexports\./.test(draft.text)
    )
      return null;
    const start = Math.max(first.range[0], draft.top);
    if (rest.some((one) => one.range[0] < start)) return null;
    const statements = draft.text.slice(start, last.range[1]);
    if (/\bawait\b/.test(statements) && !wrap('').includes('async')) return null;
    return draft.edit([[start, last.range[1]], wrap(statements)]);
  };
}

const WHOLES: Readonly<Record<string, (statements: string) => string>> = {
  'all in a function': (statements) => `function main() {\n${statements}\n}\nmain();`,
  'all in an async function': (statements) => `async function main() {\n${statements}\n}\nmain().catch(console.error);`,
  'all in an arrow called at once': (statements) => `(() => {\n${statements}\n})();`,
  'all in an async arrow called at once': (statements) => `(async () => {\n${statements}\n})();`,
  'all in a constructor': (statements) => `class Main {\nconstructor() {\n${statements}\n}\n}\nnew Main();`,
  'all in a method': (statements) => `class Main {\nasync start() {\n${statements}\n}\n}\nawait new Main().start();`,
  'all in an exported function': (statements) => `export function start() {\n${statements}\n}`,
  'all after a promise': (statements) => `Promise.resolve().then(() => {\n${statements}\n});`,
  'all in try': (statements) => `try {\n${statements}\n} catch (problem) { console.error(problem); process.exit(1); }`,
};

export const moduleShapes: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(
    Object.entries(IMPORTS).map(([name, say]): readonly [string, Shape] => [
      name,
      (draft) => {
        const fresh = draft.fresh('imported');
        const one = draft.pick(importsIn(draft).filter((imported) => say(imported, fresh)));
        const text = one && say(one, fresh);
        return text ? draft.edit([one.node.range, text]) : null;
      },
    ]),
  ),
  'all imports by require': (draft) => {
    const found = importsIn(draft);
    return found.length === 0
      ? null
      : draft.edit(...found.map((one): Edit => [one.node.range, IMPORTS['require']?.(one, '') ?? draft.of(one.node)]));
  },
  ...Object.fromEntries(
    Object.entries(BARRELS).map(([name, say]): readonly [string, Shape] => [
      name,
      (draft): Program | null => {
        const found = importsIn(draft).flatMap((one) => {
          const said = say(one);
          return said ? [{ node: one.node, said }] : [];
        });
        const one = draft.pick(found);
        if (!one) return null;
        const [here, file, there] = one.said;
        return { text: draft.edit([one.node.range, here]), beside: { [file]: there } };
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(GIVES).flatMap(([name, give]) => [
      [`value from another file: ${name}`, given(give, 'value')],
      [`function from another file: ${name}`, given(give, 'function')],
    ]),
  ),
  ...Object.fromEntries(Object.entries(SET_UPS).map(([name, say]) => [name, setUp(say)])),
  ...Object.fromEntries(Object.entries(WHOLES).map(([name, wrap]) => [name, whole(wrap)])),
  'export apart from its declaration': (draft) => {
    const one = draft.pick(
      draft.ast.body.filter(
        (node): node is TSESTree.ExportNamedDeclarationWithoutSourceWithSingle | TSESTree.ExportNamedDeclaration =>
          node.type === 'ExportNamedDeclaration' && node.declaration !== null,
      ),
    );
    if (!one?.declaration) return null;
    const { declaration } = one;
    const names =
      declaration.type === 'VariableDeclaration'
        ? declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : null))
        : [isFunction(declaration) || declaration.type === 'ClassDeclaration' ? (declaration.id?.name ?? null) : null];
    return names.every((name) => name !== null)
      ? draft.edit([one.range, `${draft.of(declaration)}\nexport { ${names.join(', ')} };`])
      : null;
  },
  'exported function as a const': (draft) => {
    const one = draft.pick(
      draft.all(
        (node): node is TSESTree.FunctionDeclarationWithName =>
          node.type === 'FunctionDeclaration' && node.parent.type === 'ExportNamedDeclaration' && !node.generator,
      ),
    );
    if (!one) return null;
    return draft.edit([
      one.range,
      `const ${one.id.name} = ${one.async ? 'async ' : ''}(${one.params.map((param) => draft.of(param)).join(', ')}) => ${draft.of(one.body)};`,
    ]);
  },
  'default export of a const': exportedByDefault((name) => `export default ${name};`),
  'default export by name': exportedByDefault((name) => `export { ${name} as default };`),
  'module.exports of a const': (draft) => {
    const one = draft.pick(
      draft.ast.body.flatMap((node) =>
        node.type === 'ExpressionStatement' &&
        node.expression.type === 'AssignmentExpression' &&
        draft.of(node.expression.left) === 'module.exports'
          ? [{ node, right: node.expression.right }]
          : [],
      ),
    );
    if (!one) return null;
    const name = draft.fresh('exported');
    return draft.edit([one.node.range, `const ${name} = ${draft.of(one.right)};\nmodule.exports = ${name};`]);
  },
};
