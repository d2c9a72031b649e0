import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../src/syntax/walk.ts';
import { runs, statementLists } from './draft.ts';
import type { Draft, Shape } from './draft.ts';

/** `response.setHeader(name, value);`: a call of a method on a variable, with two plain arguments. */
interface Write {
  readonly statement: TSESTree.ExpressionStatement;
  readonly receiver: string;
  readonly method: string;
  readonly name: string;
  readonly value: string;
}

function writeOf(statement: TSESTree.Statement, draft: Draft): Write | null {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return null;
  const { arguments: args, callee, optional } = statement.expression;
  if (optional || callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
    return null;
  if (!/^(?:[\w$]+)(?:\.[\w$]+)*$/.test(draft.of(callee.object)) || args.length !== 2) return null;
  if (args.some((one) => /^(?:Sequence|Spread)E/.test(one.type) || isFunction(one) || one.type === 'ObjectExpression'))
    return null;
  // Headers are what tables and loops are made of.
  if (!/^(?:setHeader|set|header|append|setResponseHeader|appendHeader)$/.test(callee.property.name)) return null;
  const [name, value] = args.map((one) => draft.of(one));
  if (/^(?:undefined|null)$/.test(value ?? '')) return null;
  return {
    statement,
    receiver: draft.of(callee.object),
    method: callee.property.name,
    name: name ?? '',
    value: value ?? '',
  };
}

/** Says writes of headers that follow each other at once. */
type Say = (writes: readonly Write[], name: string) => string | null;

const table = (writes: readonly Write[]): string =>
  `{ ${writes.map(({ name, value }) => `[${name}]: ${value}`).join(', ')} }`;
const plainTable = (writes: readonly Write[]): string =>
  `{ ${writes.map(({ name, value }) => `${/^'/.test(name) ? name : `[${name}]`}: ${value}`).join(', ')} }`;

/** Tables have each name once. */
const isTable = (writes: readonly Write[]): boolean =>
  new Set(writes.map(({ name }) => name.toLowerCase())).size === writes.length &&
  writes.every(({ name }) => /^'[^']*'$/.test(name));
const pairs = (writes: readonly Write[]): string =>
  `[${writes.map(({ name, value }) => `[${name}, ${value}]`).join(', ')}]`;
const call = ([first]: readonly Write[]): string => `${first?.receiver ?? ''}.${first?.method ?? ''}`;

const SAYINGS: Readonly<Record<string, Say>> = {
  'loop over entries': (writes, name) =>
    `const ${name} = ${plainTable(writes)};\nfor (const [key, value] of Object.entries(${name})) ${call(writes)}(key, value);`,
  'loop over entries at once': (writes) =>
    `for (const [key, value] of Object.entries(${table(writes)})) { ${call(writes)}(key, value); }`,
  'loop over pairs': (writes) => `for (const [key, value] of ${pairs(writes)}) { ${call(writes)}(key, value); }`,
  'loop over a map': (writes) =>
    `for (const [key, value] of new Map(${pairs(writes)})) { ${call(writes)}(key, value); }`,
  'loop over keys': (writes, name) =>
    `const ${name} = ${plainTable(writes)};\nfor (const key in ${name}) { ${call(writes)}(key, ${name}[key]); }`,
  'loop over Object.keys': (writes, name) =>
    `const ${name} = ${plainTable(writes)};\nfor (const key of Object.keys(${name})) { ${call(writes)}(key, ${name}[key]); }`,
  'forEach of keys': (writes, name) =>
    `const ${name} = ${plainTable(writes)};\nObject.keys(${name}).forEach((key) => { ${call(writes)}(key, ${name}[key]); });`,
  'forEach of entries': (writes) =>
    `Object.entries(${table(writes)}).forEach(([key, value]) => { ${call(writes)}(key, value); });`,
  'forEach of entries with a function': (writes) =>
    `Object.entries(${table(writes)}).forEach(function (entry) { ${call(writes)}(entry[0], entry[1]); });`,
  'forEach of pairs, spread': (writes, name) =>
    `const ${name} = ${pairs(writes)};\n${name}.forEach((pair) => ${call(writes)}(...pair));`,
  'forEach of a map': (writes) => `new Map(${pairs(writes)}).forEach((value, key) => ${call(writes)}(key, value));`,
  'forEach of objects': (writes) =>
    `[${writes.map(({ name, value }) => `{ key: ${name}, value: ${value} }`).join(', ')}].forEach(({ key, value }) => ${call(writes)}(key, value));`,
  'loop over objects': (writes, name) =>
    `const ${name} = [${writes.map(({ name: key, value }) => `{ name: ${key}, value: ${value} }`).join(', ')}];\nfor (const header of ${name}) ${call(writes)}(header.name, header.value);`,
  'counting loop': (writes, name) =>
    `const ${name} = ${pairs(writes)};\nfor (let i = 0; i < ${name}.length; i++) { ${call(writes)}(${name}[i][0], ${name}[i][1]); }`,
  'helper function': (writes, name) =>
    `function ${name}(target, key, value) { target.${writes[0]?.method ?? ''}(key, value); }\n${each(writes, ({ receiver, name: key, value }) => `${name}(${receiver}, ${key}, ${value});`)}`,
  'helper arrow function': (writes, name) =>
    `const ${name} = (target, key, value) => target.${writes[0]?.method ?? ''}(key, value);\n${each(writes, ({ receiver, name: key, value }) => `${name}(${receiver}, ${key}, ${value});`)}`,
  'helper for a table': (writes, name) =>
    `const ${name} = (target, headers) => { for (const [key, value] of Object.entries(headers)) target.${writes[0]?.method ?? ''}(key, value); };\n${name}(${writes[0]?.receiver ?? ''}, ${table(writes)});`,
  'helper with a default table': (writes, name) =>
    `const ${name} = (target, headers = ${table(writes)}) => { Object.entries(headers).forEach(([key, value]) => target.${writes[0]?.method ?? ''}(key, value)); };\n${name}(${writes[0]?.receiver ?? ''});`,
  'table of headers': (writes, name) =>
    `const ${name} = new Map(Object.entries(${table(writes)}));\nfor (const [key, value] of ${name}) ${call(writes)}(key, value);`,
  'keys in an enum, mapped': (writes, name) =>
    `enum ${name} { ${writes.map((one, index) => `Key${String(index)} = ${one.name}`).join(', ')} }\n${writes.map((one, index) => `${call([one])}(${name}.Key${String(index)}, ${one.value});`).join('\n')}`,
  closure: (writes, name) =>
    `const ${name} = (key, value) => { ${call(writes)}(key, value); };\n${each(writes, ({ name: key, value }) => `${name}(${key}, ${value});`)}`,
  'bound method': (writes, name) =>
    `const ${name} = ${call(writes)}.bind(${writes[0]?.receiver ?? ''});\n${each(writes, ({ name: key, value }) => `${name}(${key}, ${value});`)}`,
  'method by call': (writes) =>
    each(writes, (one) => `${call([one])}.call(${one.receiver}, ${one.name}, ${one.value});`),
  'method by apply': (writes) =>
    each(writes, (one) => `${call([one])}.apply(${one.receiver}, [${one.name}, ${one.value}]);`),
  'computed method': (writes) => each(writes, (one) => `${one.receiver}['${one.method}'](${one.name}, ${one.value});`),
  'optional receiver': (writes) => each(writes, (one) => `${one.receiver}?.${one.method}(${one.name}, ${one.value});`),
  'optional method': (writes) => each(writes, (one) => `${one.receiver}.${one.method}?.(${one.name}, ${one.value});`),
  'cast receiver': (writes) =>
    each(writes, (one) => `(${one.receiver} as any).${one.method}(${one.name}, ${one.value});`),
  'non-null receiver': (writes) => each(writes, (one) => `${one.receiver}!.${one.method}(${one.name}, ${one.value});`),
  'void operator': (writes) => each(writes, (one) => `void ${call([one])}(${one.name}, ${one.value});`),
  'spread arguments': (writes) => each(writes, (one) => `${call([one])}(...[${one.name}, ${one.value}]);`),
  'sequence expression': (writes) =>
    writes.length < 2 ? null : `${writes.map((one) => `${call([one])}(${one.name}, ${one.value})`).join(', ')};`,
  'receiver in a variable': (writes, name) =>
    `const ${name} = ${writes[0]?.receiver ?? ''};\n${each(writes, (one) => `${name}.${one.method}(${one.name}, ${one.value});`)}`,
  'name in lower case': (writes) =>
    each(writes, (one) => `${call([one])}(${/^'/.test(one.name) ? one.name.toLowerCase() : one.name}, ${one.value});`),
  'names in constants': (writes, name) =>
    `const ${name} = { ${writes.map((one, index) => `KEY_${String(index)}: ${one.name}`).join(', ')} } as const;\n${writes.map((one, index) => `${call([one])}(${name}.KEY_${String(index)}, ${one.value});`).join('\n')}`,
  'chosen name and value': (writes, name) =>
    `const ${name} = (key) => (${writes
      .slice(0, -1)
      .map((one) => `key === ${one.name} ? ${one.value} : `)
      .join(
        '',
      )}${writes.at(-1)?.value ?? ''});\n${each(writes, (one) => `${call([one])}(${one.name}, ${name}(${one.name}));`)}`,
};

const each = (writes: readonly Write[], say: (write: Write) => string): string => writes.map(say).join('\n');

/** Statements said otherwise. */
const TURNS: Readonly<Record<string, (text: string) => string>> = {
  'in a block': (text) => `{ ${text} }`,
  'under a known condition': (text) => `if (true) { ${text} }`,
  'in both arms': (text) => `if (process.env.SHAPE) { ${text} } else { ${text} }`,
  'in every case': (text) => `switch (process.env.SHAPE) { case 'a': ${text} break; default: ${text} }`,
  'in a case that falls through': (text) => `switch (process.env.SHAPE) { case 'a': default: ${text} }`,
  'in try': (text) => `try { ${text} } catch (problem) { throw problem; }`,
  'in finally': (text) => `try { console.log(1); } finally { ${text} }`,
  'in a loop that runs once': (text) => `do { ${text} } while (false);`,
  'in an arrow called at once': (text) => `(() => { ${text} })();`,
  'in a function called at once': (text) => `(function () { ${text} })();`,
  'with comments': (text) => `// before\n${text} // after\n`,
  labelled: (text) => `here: { ${text} }`,
  'with a log before': (text) => `console.log('before'); ${text}`,
};

export const statementShapes: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(
    Object.entries(SAYINGS).map(([name, say]): readonly [string, Shape] => [
      `headers: ${name}`,
      (draft) => {
        const found = statementLists(draft)
          .flatMap((list) =>
            runs(list, (one, first) => {
              const [write, before] = [writeOf(one, draft), writeOf(first, draft)];
              return write !== null && write.receiver === before?.receiver && write.method === before.method;
            }),
          )
          .flatMap((run) => {
            const writes = run.map((one) => writeOf(one, draft)).filter((one) => one !== null);
            if (/keys|entries|map|table|chosen/i.test(name) && !isTable(writes)) return [];
            const text = say(writes, draft.fresh('shaped'));
            return text === null ? [] : [{ run, text }];
          });
        const one = draft.pick(found);
        const [first, last] = [one?.run[0], one?.run.at(-1)];
        return one && first && last ? draft.edit([[first.range[0], last.range[1]], one.text]) : null;
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(TURNS).map(([name, turn]): readonly [string, Shape] => [
      `statement ${name}`,
      (draft) => {
        const isCalled = name.includes('called');
        const one = draft.pick(
          statementLists(draft).flatMap((list) =>
            list.filter(
              (node) =>
                node.type === 'ExpressionStatement' &&
                !('directive' in node && node.directive) &&
                !(isCalled && /\b(?:await|this|arguments|yield)\b/.test(draft.of(node))),
            ),
          ),
        );
        return one && draft.edit([one.range, turn(semicolon(draft.of(one)))]);
      },
    ]),
  ),
  'calls in a chain': (draft) => {
    const found = statementLists(draft)
      .flatMap((list) => runs(list, (one, first) => isChainable(one, first, draft)))
      .filter((run) => run.length > 1);
    const run = draft.pick(found);
    const [first, last] = [run?.[0], run?.at(-1)];
    if (!run || !first || !last) return null;
    const receiver = receiverOf(first, draft) ?? '';
    const calls = run.map((one) => draft.of((one as TSESTree.ExpressionStatement).expression).slice(receiver.length));
    return draft.edit([[first.range[0], last.range[1]], `${receiver}${calls.join('\n  ')};`]);
  },
  'chain in statements': (draft) => {
    const found = draft.nodes.flatMap((node) => {
      if (node.type !== 'ExpressionStatement' || !/^(?:Program|BlockStatement)$/.test(node.parent.type)) return [];
      const links: string[] = [];
      let now: TSESTree.Expression = node.expression;
      while (now.type === 'CallExpression' && now.callee.type === 'MemberExpression' && !now.optional) {
        links.unshift(draft.text.slice(now.callee.object.range[1], now.range[1]).trim());
        if (links.length > 0 && !/^\.(?:set|header|use|get|post|status|type|append)\b/.test(links[0] ?? '')) return [];
        now = now.callee.object;
      }
      return now.type === 'Identifier' && links.length > 1 ? [{ node, links, receiver: now.name }] : [];
    });
    const one = draft.pick(found);
    return one && draft.edit([one.node.range, one.links.map((link) => `${one.receiver}${link};`).join('\n')]);
  },
  'if to and': (draft) => ifTurned(draft, (test, then) => `(${test}) && ${then};`, false),
  'if to ternary': (draft) => ifTurned(draft, (test, then, otherwise) => `(${test}) ? ${then} : ${otherwise};`, true),
  'if with the test negated': (draft) => {
    const one = draft.pick(draft.all((node): node is TSESTree.IfStatement => node.type === 'IfStatement'));
    if (!one) return null;
    const then = `{ ${draft.of(one.consequent)} }`;
    return draft.edit([
      one.range,
      `if (!(${draft.of(one.test)})) ${one.alternate ? `{ ${draft.of(one.alternate)} }` : '{}'} else ${then}`,
    ]);
  },
  'test in a const': (draft) => {
    const one = draft.pick(
      draft.all(
        (node): node is TSESTree.IfStatement =>
          node.type === 'IfStatement' && draft.before(node.test)?.range[0] === node.range[0],
      ),
    );
    if (!one) return null;
    const name = draft.fresh('isSo');
    return draft.edit(
      [[one.range[0], one.range[0]], `const ${name} = ${draft.of(one.test)};\n`],
      [one.test.range, name],
    );
  },
  'test in a function': (draft) => {
    const one = draft.pick(
      draft.all(
        (node): node is TSESTree.IfStatement =>
          node.type === 'IfStatement' &&
          draft.before(node.test)?.range[0] === node.range[0] &&
          !draft.isBound(node.test),
      ),
    );
    if (!one) return null;
    const name = draft.fresh('isSo');
    return draft.edit(
      [[one.range[0], one.range[0]], `const ${name} = () => ${draft.of(one.test)};\n`],
      [one.test.range, `${name}()`],
    );
  },
  'ternary to if': (draft) => {
    const found = draft.nodes.flatMap((node) =>
      node.type === 'VariableDeclaration' &&
      /^(?:Program|BlockStatement)$/.test(node.parent.type) &&
      node.declarations.length === 1 &&
      node.declarations[0].init?.type === 'ConditionalExpression' &&
      node.declarations[0].id.type === 'Identifier'
        ? [{ node, name: node.declarations[0].id.name, init: node.declarations[0].init }]
        : [],
    );
    const one = draft.pick(found);
    if (!one) return null;
    const { init, name, node } = one;
    return draft.edit([
      node.range,
      `let ${name};\nif (${draft.of(init.test)}) { ${name} = ${draft.of(init.consequent)}; } else { ${name} = ${draft.of(init.alternate)}; }`,
    ]);
  },
  'ternary to function': (draft) => {
    const one = draft.pick(
      draft.all(
        (node): node is TSESTree.ConditionalExpression => node.type === 'ConditionalExpression' && !draft.isBound(node),
      ),
    );
    if (!one) return null;
    return draft.edit([
      one.range,
      `(() => { if (${draft.of(one.test)}) return ${draft.of(one.consequent)}; return ${draft.of(one.alternate)}; })()`,
    ]);
  },
  'early return': (draft) => {
    const found = draft.nodes.flatMap((node) => {
      if (!isFunction(node) || node.body?.type !== 'BlockStatement') return [];
      const index = node.body.body.findIndex(({ type }) => type === 'IfStatement');
      const branch = node.body.body[index];
      if (branch?.type !== 'IfStatement' || !branch.alternate || index !== node.body.body.length - 1) return [];
      return [branch];
    });
    const one = draft.pick(found);
    return one?.alternate
      ? draft.edit([
          one.range,
          `if (${draft.of(one.test)}) { ${draft.of(one.consequent)} return; }\n${draft.of(one.alternate)}`,
        ])
      : null;
  },
  'switch over true': (draft) => {
    const one = draft.pick(
      draft.all(
        (node): node is TSESTree.IfStatement =>
          node.type === 'IfStatement' && !/\bbreak\b|\bcontinue\b/.test(draft.of(node)),
      ),
    );
    if (!one) return null;
    return draft.edit([
      one.range,
      `switch (Boolean(${draft.of(one.test)})) { case true: ${draft.of(one.consequent)} break; default: ${one.alternate ? draft.of(one.alternate) : ''} }`,
    ]);
  },
  'call in a variable': (draft) => onCalls(draft, (text, name) => [`const ${name} = ${text};\n`, name]),
  'call in a function': (draft) => onCalls(draft, (text, name) => [`const ${name} = () => ${text};\n`, `${name}()`]),
  'call in a hoisted function': (draft) =>
    onCalls(draft, (text, name) => [`function ${name}() { return ${text}; }\n`, `${name}()`]),
  'call in a function with options': (draft) =>
    onCalls(
      draft,
      (_, name, { callee, args }) =>
        args === '' ? null : [`const ${name} = (options) => ${callee}(options);\n`, `${name}(${args})`],
      1,
    ),
  'call in a function with a default': (draft) =>
    onCalls(
      draft,
      (_, name, { callee, args }) =>
        args === '' ? null : [`function ${name}(options = ${args}) { return ${callee}(options); }\n`, `${name}()`],
      1,
    ),
  'call with all that it is given': (draft) =>
    onCalls(draft, (_, name, { callee, args }) => [
      `const ${name} = (...args) => ${callee}(...args);\n`,
      `${name}(${args})`,
    ]),
  'call in a member of a class': (draft) =>
    onCalls(draft, (text, name) => [`class ${name} { static made = ${text}; }\n`, `${name}.made`]),
  'call in a table': (draft) =>
    onCalls(draft, (text, name) => [`const ${name} = { made: ${text} };\n`, `${name}.made`]),
  'calls in a loop': (draft) => inLoop(draft, (list, name, call) => `for (const ${name} of ${list}) ${call}`),
  'calls by forEach': (draft) => inLoop(draft, (list, name, call) => `${list}.forEach((${name}) => { ${call} });`),
  'call in a list': (draft) =>
    onCalls(draft, (text, name) => [`const ${name} = [${text}];\n`, `...${name}`], undefined, true),
};

interface CallParts {
  readonly callee: string;
  readonly args: string;
}

/** Calls that are arguments of calls: `app.use(cors(…))`. */
function onCalls(
  draft: Draft,
  say: (text: string, name: string, parts: CallParts) => readonly [string, string] | null,
  count?: number,
  isSpread = false,
): string | null {
  const name = draft.fresh('shaped');
  const found = draft.nodes.flatMap((node) => {
    if (node.type !== 'CallExpression' || node.optional || draft.isBound(node)) return [];
    if (node.callee.type === 'Identifier' && node.callee.name === 'require') return [];
    if (node.callee.type === 'SequenceExpression') return [];
    const { parent } = node;
    const isPlace = parent.type === 'CallExpression' && parent.callee !== node;
    if (!(isPlace || (!isSpread && parent.type === 'VariableDeclarator'))) return [];
    if (count !== undefined && (node.arguments.length !== count || node.arguments[0]?.type === 'SpreadElement'))
      return [];
    const statement = draft.before(node);
    if (!statement) return [];
    const said = say(draft.of(node), name, {
      callee: draft.of(node.callee),
      args: node.arguments.map((one) => draft.of(one)).join(', '),
    });
    return said ? [{ node, said, statement }] : [];
  });
  const one = draft.pick(found);
  const at = one?.statement.range[0] ?? 0;
  return one && draft.edit([[at, at], one.said[0]], [one.node.range, one.said[1]]);
}

/** `app.use(handler)` as a loop over handlers. */
function inLoop(draft: Draft, say: (list: string, name: string, call: string) => string): string | null {
  const found = statementLists(draft).flatMap((list) =>
    list.flatMap((node) => {
      if (node.type !== 'ExpressionStatement' || node.expression.type !== 'CallExpression') return [];
      const { arguments: args, callee } = node.expression;
      const [only, ...more] = args;
      const isUse = callee.type === 'MemberExpression' && /\.use$/.test(draft.of(callee));
      return isUse && only && more.length === 0 && only.type !== 'SpreadElement' ? [{ node, callee, only }] : [];
    }),
  );
  const one = draft.pick(found);
  const name = draft.fresh('each');
  return one && draft.edit([one.node.range, say(`[${draft.of(one.only)}]`, name, `${draft.of(one.callee)}(${name});`)]);
}

const semicolon = (text: string): string => (text.trimEnd().endsWith(';') ? text : `${text};`);

function receiverOf(statement: TSESTree.Statement, draft: Draft): string | null {
  if (statement.type !== 'ExpressionStatement') return null;
  let now: TSESTree.Expression = statement.expression;
  if (now.type !== 'CallExpression') return null;
  while (now.type === 'CallExpression' && now.callee.type === 'MemberExpression') now = now.callee.object;
  return now.type === 'Identifier' ? draft.of(now) : null;
}

/** `response.set(…)` of Express, and `reply.header(…)`, answer what they are called on. */
function isChainable(one: TSESTree.Statement, first: TSESTree.Statement, draft: Draft): boolean {
  const receiver = receiverOf(one, draft);
  if (receiver === null || receiver !== receiverOf(first, draft)) return false;
  return /^(?:res|response)\.(?:set|header)\(|^reply\.headers?\(/.test(draft.of(one));
}

function ifTurned(
  draft: Draft,
  say: (test: string, then: string, otherwise: string) => string,
  withElse: boolean,
): string | null {
  const found = draft.nodes.flatMap((node) => {
    if (node.type !== 'IfStatement' || (node.alternate !== null) !== withElse) return [];
    const then = onlyExpression(node.consequent);
    const otherwise = node.alternate ? onlyExpression(node.alternate) : null;
    return then && (otherwise !== null) === withElse ? [{ node, then, otherwise }] : [];
  });
  const one = draft.pick(found);
  if (!one) return null;
  return draft.edit([
    one.node.range,
    say(draft.of(one.node.test), `(${draft.of(one.then)})`, one.otherwise ? `(${draft.of(one.otherwise)})` : ''),
  ]);
}

function onlyExpression(node: TSESTree.Statement): TSESTree.Expression | null {
  if (node.type === 'ExpressionStatement') return node.expression;
  if (node.type !== 'BlockStatement' || node.body.length !== 1) return null;
  const [only] = node.body;
  return only?.type === 'ExpressionStatement' ? only.expression : null;
}
