import type {
  Action,
  Block,
  Case,
  Edit,
  Entry,
  Form,
  Helper,
  Program,
  Pure,
  Statement,
  Test,
  Text,
} from './program.ts';

const HEADERS = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'Access-Control-Allow-Headers'];
const LITERALS = ['*', 'https://a.example', 'true'];

/** A header that every program sets first, so that every path answers something. */
const FIRST = `res.setHeader('Access-Control-Max-Age', '0');`;

/** What the code at one place may use. */
interface Scope {
  readonly tests: readonly string[];
  readonly texts: readonly Variable[];
  readonly collections: readonly Collection[];
  readonly labels: readonly { readonly name: string; readonly isLoop: boolean }[];
  readonly canBreak: boolean;
  readonly canContinue: boolean;
  /** How many of the helpers are in reach: each may call those before it. */
  readonly helpers: number;
  readonly pures: number;
  readonly hasRequest: boolean;
}

/** A variable that holds a text. One that is open may hold what `v` returns, of which nobody knows whether it equals a literal. */
interface Variable {
  readonly name: string;
  readonly isConstant: boolean;
  readonly isOpen: boolean;
}

/** Headers that are collected before they are sent; what is fixed belongs to the module, and nobody changes it. */
interface Collection {
  readonly name: string;
  readonly form: Form;
  readonly isFixed: boolean;
}

/** What one statement prints, and what the statements after it may use. */
interface Printed {
  readonly code: string;
  readonly scope: Scope;
}

/** The source code of a program. Comments that begin with `$` are instructions for the one who runs it. */
export function print(program: Program): string {
  let last = 0;
  const next = (): number => (last += 1);

  /** A text for a variable that is not open. */
  function closedText(node: Text, scope: Scope): string {
    const closed = scope.texts.filter(({ isOpen }) => !isOpen);
    switch (node.kind) {
      case 'literal':
        return literal(node.index);
      case 'variable':
        return picked(closed, node.index)?.name ?? literal(node.otherwise);
      case 'ternary':
        return `(${test(node.test, scope)} ? ${closedText(node.left, scope)} : ${closedText(node.right, scope)})`;
      case 'fallback':
        return closedText(node.right, scope);
      case 'pure':
        return closedText(node.argument, scope);
      case 'member':
        return literal(node.header);
    }
  }

  function text(node: Text, scope: Scope): string {
    switch (node.kind) {
      case 'literal':
        return literal(node.index);
      case 'variable':
        return picked(scope.texts, node.index)?.name ?? literal(node.otherwise);
      case 'ternary':
        return `(${test(node.test, scope)} ? ${text(node.left, scope)} : ${text(node.right, scope)})`;
      case 'fallback':
        return `(v('s${String(next())}') ${node.operator} ${text(node.right, scope)})`;
      case 'pure':
        return scope.pures === 0
          ? text(node.argument, scope)
          : `pure${String(node.index % scope.pures)}(${text(node.argument, scope)})`;
      case 'member': {
        const object = picked(objectsIn(scope), node.index);
        return object ? `(${object.name}[${header(node.header)}] ?? ${literal(node.header)})` : literal(node.header);
      }
    }
  }

  function test(node: Test, scope: Scope): string {
    switch (node.kind) {
      case 'call':
        return `${node.ofRequest && scope.hasRequest ? 'req.c' : 'c'}(${String(next())})`;
      case 'constant':
        return picked(scope.tests, node.index) ?? test({ kind: 'call', ofRequest: true }, scope);
      case 'flag':
        return `${node.ofRequest && scope.hasRequest ? 'req' : 'config'}.flag${String(node.index)}`;
      case 'mode':
        return node.value === null ? mode(scope) : `${mode(scope)} === '${node.value}'`;
      case 'equals': {
        const variable = picked(
          scope.texts.filter(({ isOpen }) => !isOpen),
          node.index,
        );
        return variable
          ? `${variable.name} === ${literal(node.literal)}`
          : test({ kind: 'call', ofRequest: true }, scope);
      }
      case 'not':
        return `!(${test(node.operand, scope)})`;
      case 'and':
        return `(${test(node.left, scope)} && ${test(node.right, scope)})`;
      case 'or':
        return `(${test(node.left, scope)} || ${test(node.right, scope)})`;
    }
  }

  function action(node: Action, scope: Scope): string {
    switch (node.kind) {
      case 'set':
        return `res.setHeader(${header(node.header, next())}, ${text(node.text, scope)})`;
      case 'append':
        return `res.appendHeader(${header(node.header, next())}, ${text(node.text, scope)})`;
      case 'remove':
        return `res.removeHeader(${header(node.header, next())})`;
      case 'either':
        return `(${test(node.test, scope)} ? ${action(node.left, scope)} : ${action(node.right, scope)})`;
      case 'when': {
        const left = node.operator === '??' ? `v('s${String(next())}')` : test(node.test, scope);
        return `(${left} ${node.operator} ${action(node.action, scope)})`;
      }
      case 'helper': {
        if (scope.helpers === 0) return action({ kind: 'set', header: 0, text: node.text }, scope);
        const object =
          picked(
            objectsIn(scope).filter(({ isFixed }) => !isFixed),
            node.index,
          )?.name ?? '{}';
        return `help${String(node.index % scope.helpers)}(res, ${text(node.text, scope)}, ${object})`;
      }
      case 'edit':
        return edit(node.edit, node.index, scope);
      case 'assignText': {
        const variable = picked(
          scope.texts.filter(({ isConstant }) => !isConstant),
          node.index,
        );
        if (variable && !variable.isOpen) return `(${variable.name} = ${closedText(node.text, scope)})`;
        return variable
          ? `(${variable.name} = ${text(node.text, scope)})`
          : action({ kind: 'set', header: 1, text: node.text }, scope);
      }
      case 'end':
        return 'res.end()';
    }
  }

  function edit(node: Edit, index: number, scope: Scope): string {
    const target = picked(changeable(scope), index);
    if (!target) return action({ kind: 'end' }, scope);
    const { name, form } = target;
    switch (node.kind) {
      case 'put':
        if (form === 'object') return `(${name}[${header(node.header)}] = ${text(node.text, scope)})`;
        if (form === 'pairs') return `${name}.push([${header(node.header)}, ${text(node.text, scope)}])`;
        return `${name}.set(${header(node.header)}, ${text(node.text, scope)})`;
      case 'delete':
        if (form === 'object') return `(delete ${name}[${header(node.header)}])`;
        return form === 'pairs' ? `${name}.pop()` : `${name}.delete(${header(node.header)})`;
      case 'assign':
        if (form === 'object') return `Object.assign(${name}, ${object(node.entries, scope)})`;
        if (form === 'pairs') return `${name}.push(...${pairs(node.entries, scope)})`;
        return `${pairs(node.entries, scope)}.forEach(([key, value]) => ${name}.set(key, value))`;
    }
  }

  function object(entries: readonly Entry[], scope: Scope, before = ''): string {
    const members = entries.map((entry) => `${header(entry.header)}: ${text(entry.text, scope)}`);
    return `{ ${[before, ...members].filter(Boolean).join(', ')} }`;
  }

  function pairs(entries: readonly Entry[], scope: Scope): string {
    return `[${entries.map((entry) => `[${header(entry.header)}, ${text(entry.text, scope)}]`).join(', ')}]`;
  }

  function block(nodes: Block, scope: Scope): string {
    let now = scope;
    let code = '';
    for (const node of nodes) {
      const printed = statement(node, now);
      code += `${printed.code}\n`;
      now = printed.scope;
    }
    return code;
  }

  function statement(node: Statement, scope: Scope): Printed {
    const same = (code: string): Printed => ({ code, scope });
    switch (node.kind) {
      case 'action':
        return same(`${action(node.action, scope)};`);
      case 'declareTest': {
        const name = `k${String(next())}`;
        return {
          code: `const ${name} = ${test(node.test, scope)};`,
          scope: { ...scope, tests: [...scope.tests, name] },
        };
      }
      case 'declareText': {
        const [name, isOpen] = [`x${String(next())}`, next() % 2 === 0];
        const value = isOpen ? text(node.text, scope) : closedText(node.text, scope);
        return {
          code: `${node.isConstant ? 'const' : 'let'} ${name} = ${value};`,
          scope: { ...scope, texts: [...scope.texts, { name, isConstant: node.isConstant, isOpen }] },
        };
      }
      case 'declareHeaders': {
        const name = `h${String(next())}`;
        const code = `const ${name} = ${collection(node.form, node.entries, node.spread, scope)};`;
        return {
          code,
          scope: { ...scope, collections: [...scope.collections, { name, form: node.form, isFixed: false }] },
        };
      }
      case 'alias': {
        const source = picked(changeable(scope), node.index);
        if (!source) return same(';');
        const { form } = source;
        const other =
          node.other === null
            ? undefined
            : picked(
                changeable(scope).filter((one) => one.form === form),
                node.other,
              );
        const name = `g${String(next())}`;
        const value = other ? `${test(node.test, scope)} ? ${source.name} : ${other.name}` : source.name;
        return {
          code: `const ${name} = ${value};`,
          scope: { ...scope, collections: [...scope.collections, { name, form, isFixed: false }] },
        };
      }
      case 'apply':
        return same(apply(node.index, node.way, scope));
      case 'if': {
        const alternate = node.alternate ? ` else {\n${block(node.alternate, scope)}}` : '';
        return same(`if (${test(node.test, scope)}) {\n${block(node.consequent, scope)}}${alternate}`);
      }
      case 'switch': {
        const variable =
          node.on === null
            ? undefined
            : picked(
                scope.texts.filter(({ isOpen }) => !isOpen),
                node.on,
              );
        const on = variable?.name ?? mode(scope);
        const inner = { ...scope, canBreak: true };
        return same(
          `switch (${on}) {\n${node.cases.map((one) => caseOf(one, variable !== undefined, inner)).join('')}}`,
        );
      }
      case 'loop':
      case 'count':
        return same(loop(node, scope));
      case 'over':
        return same(over(node, scope));
      case 'jump':
        return same(jump(node.way, node.label, scope));
      case 'labeled': {
        const name = `L${String(next())}`;
        const inner = { ...scope, labels: [...scope.labels, { name, isLoop: false }] };
        return same(`${name}: {\n${block(node.body, inner)}}`);
      }
      case 'try': {
        const attempt = (body: Block): string =>
          `/*$ $.attempt(1); try {*/\n${block(body, scope)}/*$ } finally { $.attempt(-1); }*/`;
        const start = `try {${attempt(node.block)}}`;
        const handler = node.handler ?? (node.finalizer ? null : []);
        // With a finalizer, somebody feels it when the handler throws.
        const handling = handler && (node.finalizer ? attempt(handler) : `\n${block(handler, scope)}`);
        const caught = handling === null ? '' : ` catch (error) {/*$ $.live();*/${handling}}`;
        const finish = node.finalizer && ` finally {/*$ $.live();*/\n${block(node.finalizer, scope)}}`;
        return same(`${start}${caught}${finish ?? ''}`);
      }
      case 'throw':
        return same(`throw new Error('thrown');`);
      case 'return':
        return same(next() % 2 === 0 ? 'return;' : 'return res.end();');
    }
  }

  function collection(form: Form, entries: readonly Entry[], spread: number | null, scope: Scope): string {
    switch (form) {
      case 'object': {
        if (spread === null) return object(entries, scope);
        const other = picked(objectsIn(scope), spread);
        return object(
          entries,
          scope,
          other ? `...${other.name}` : `...(c(${String(next())}) ? { ${header(spread)}: '*' } : {})`,
        );
      }
      case 'map':
        return spread === null
          ? `new Map(${pairs(entries, scope)})`
          : `new Map(Object.entries(${object(entries, scope)}))`;
      case 'headers':
        return entries.length === 0 ? 'new Headers()' : `new Headers(${object(entries, scope)})`;
      case 'pairs':
        return spread === null ? pairs(entries, scope) : `Object.entries(${object(entries, scope)})`;
    }
  }

  function apply(index: number, way: 'head' | 'loop' | 'each', scope: Scope): string {
    const target = picked(scope.collections, index);
    if (!target) return 'res.end();';
    const { name, form } = target;
    const isOdd = next() % 2 === 1;
    const entries = form === 'object' ? `Object.entries(${name})` : name;
    switch (way) {
      case 'head':
        if (form === 'object') return `res.writeHead(200, ${name});`;
        if (isOdd) return `res.writeHead(200, Object.fromEntries(${name}));`;
        return `res.setHeaders(${form === 'pairs' ? `new Map(${name})` : name});`;
      case 'loop':
        if (isOdd && form === 'object') return `for (const key in ${name}) res.setHeader(key, ${name}[key]);`;
        return `for (const [key, value] of ${entries}) { res.setHeader(key, value); }`;
      case 'each':
        if (form === 'map' || form === 'headers') return `${name}.forEach((value, key) => res.setHeader(key, value));`;
        if (isOdd && form === 'object')
          return `Object.keys(${name}).forEach((key) => { res.setHeader(key, ${name}[key]); });`;
        return `${entries}.forEach(([key, value]) => { res.setHeader(key, value); });`;
    }
  }

  function caseOf({ value, body, breaks }: Case, isText: boolean, scope: Scope): string {
    const literals = { a: LITERALS[0], b: LITERALS[1], z: LITERALS[2] };
    const label = value === null ? 'default' : `case '${isText ? (literals[value] ?? '') : value}'`;
    return `${label}: {\n${block(body, scope)}${breaks ? 'break;\n' : ''}}\n`;
  }

  function loop(node: Extract<Statement, { kind: 'loop' | 'count' }>, scope: Scope): string {
    const id = String(next());
    const name = `L${id}`;
    const labels = node.isLabeled ? [...scope.labels, { name, isLoop: true }] : scope.labels;
    const inner: Scope = { ...scope, labels, canBreak: true, canContinue: true };
    const body = (before = ''): string => `{/*$ $.pass(n${id} += 1);*/\n${before}${block(node.body, inner)}}`;
    const label = node.isLabeled ? `${name}: ` : '';
    const code = (() => {
      if (node.kind === 'count') return `for (let i${id} = 0; i${id} < ${String(node.to)}; i${id}++) ${body()}`;
      const condition = test(node.test, scope);
      switch (node.form) {
        // These end some time: of a loop that does nothing, the interpreter takes that for granted.
        case 'while':
          return `while (${condition} && c(${String(next())})) ${body()}`;
        case 'do':
          return `do ${body()} while (${condition} && c(${String(next())}));`;
        case 'for':
          return `for (;;) ${body(`if (!(${condition})) break;\n`)}`;
      }
    })();
    return `{/*$ let n${id} = 0;*/\n${label}${code}\n}`;
  }

  function over(node: Extract<Statement, { kind: 'over' }>, scope: Scope): string {
    const id = String(next());
    const [key, value] = [`key${id}`, `value${id}`];
    const texts = [...scope.texts, { name: value, isConstant: true, isOpen: true }];
    const set = `res.setHeader(${key}, ${value});\n`;
    const looped: Scope = { ...scope, canBreak: true, canContinue: true };
    const inner: Scope = { ...looped, texts };
    switch (node.form) {
      case 'pairs':
        return `for (const [${key}, ${value}] of ${pairs(node.entries, scope)}) {\n${set}${block(node.body, inner)}}`;
      case 'entries':
        return `for (const [${key}, ${value}] of Object.entries(${object(node.entries, scope)})) {\n${block(node.body, inner)}${set}}`;
      case 'each': {
        const callback: Scope = { ...scope, texts, labels: [], canBreak: false, canContinue: false };
        return `${pairs(node.entries, scope)}.forEach(([${key}, ${value}]) => {\n${set}${block(node.body, callback)}});`;
      }
      case 'list':
        return `for (const item${id} of list('l${id}')) {\n${block(node.body, looped)}}`;
    }
  }

  function jump(way: 'break' | 'continue', index: number | null, scope: Scope): string {
    const labels = way === 'break' ? scope.labels : scope.labels.filter(({ isLoop }) => isLoop);
    const label = index === null ? undefined : picked(labels, index);
    if (label) return `${way} ${label.name};`;
    const isPossible = way === 'break' ? scope.canBreak : scope.canContinue;
    return isPossible ? `${way};` : ';';
  }

  function pure({ test: asked, left, right, isEarly }: Pure, index: number): string {
    const scope = { ...EMPTY, pures: index, texts: [{ name: 'given', isConstant: true, isOpen: true }] };
    const [condition, first, second] = [test(asked, scope), text(left, scope), text(right, scope)];
    const body = isEarly
      ? `if (${condition}) return ${first};\nreturn ${second};`
      : `return ${condition} ? ${first} : ${second};`;
    return `function pure${String(index)}(given) {\n${body}\n}\n`;
  }

  function helper(node: Helper, index: number): string {
    const name = `help${String(index)}`;
    const shared = node.isInner ? { texts: [SHARED], collections: [COMMON] } : { texts: [], collections: [] };
    // An outer helper sees no inner one; an inner one sees those that stand before it.
    const reach = node.isInner ? index : program.helpers.slice(0, index).findIndex(({ isInner }) => isInner);
    const scope: Scope = {
      ...EMPTY,
      texts: [{ name: 'given', isConstant: false, isOpen: true }, ...shared.texts],
      collections: [{ name: 'into', form: 'object', isFixed: false }, ...shared.collections, DEFAULTS],
      helpers: reach === -1 ? index : reach,
      pures: program.pures.length,
    };
    // The condition is another one each time, or the function might call itself for ever.
    const again = node.isRecursive ? `if (c(${String(next())})) ${name}(res, given, into);\n` : '';
    const body = `{/*$ $.enter(${String(index)}); try {*/\n${again}${block(node.body, scope)}/*$ } finally { $.leave(${String(index)}); }*/}`;
    return node.isArrow
      ? `const ${name} = (res, given, into) => ${body};\n`
      : `function ${name}(res, given, into) ${body}\n`;
  }

  const outside = program.helpers.map((node, index) => (node.isInner ? '' : helper(node, index))).join('');
  const inside = program.helpers.map((node, index) => (node.isInner ? helper(node, index) : '')).join('');
  const scope: Scope = {
    ...EMPTY,
    texts: [SHARED],
    collections: [COMMON, DEFAULTS],
    helpers: program.helpers.length,
    pures: program.pures.length,
    hasRequest: true,
  };
  const start = `${FIRST}\nlet shared = 'https://shared.example';\nconst common = {};\n`;
  const module = `const READY = c(0);\nconst DEFAULTS = { ${header(0)}: '*', ${header(1)}: READY ? 'true' : 'false' };\n`;
  return `${module}${program.pures.map(pure).join('')}${outside}function handler(req, res) {\n${start}${inside}${block(program.body, scope)}}\n`;
}

const SHARED: Variable = { name: 'shared', isConstant: false, isOpen: false };

const COMMON: Collection = { name: 'common', form: 'object', isFixed: false };
const DEFAULTS: Collection = { name: 'DEFAULTS', form: 'object', isFixed: true };

const EMPTY: Scope = {
  tests: ['READY'],
  texts: [],
  collections: [],
  labels: [],
  canBreak: false,
  canContinue: false,
  helpers: 0,
  pures: 0,
  hasRequest: false,
};

function changeable(scope: Scope): Scope['collections'] {
  return scope.collections.filter(({ isFixed }) => !isFixed);
}

function objectsIn(scope: Scope): Scope['collections'] {
  return scope.collections.filter(({ form }) => form === 'object');
}

function mode({ hasRequest }: Scope): string {
  return hasRequest ? 'req.mode' : 'config.mode';
}

/** One of several by a number of any size; `undefined` of none. */
function picked<T>(all: readonly T[], index: number): T | undefined {
  return all.length === 0 ? undefined : all[index % all.length];
}

function literal(index: number): string {
  return `'${LITERALS[index % LITERALS.length] ?? ''}'`;
}

/** The name of a header; `turn` varies its case, which HTTP does not mind. */
function header(index: number, turn = 1): string {
  const name = HEADERS[index % HEADERS.length] ?? '';
  return `'${turn % 3 === 0 ? name.toLowerCase() : name}'`;
}
