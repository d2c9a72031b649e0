import type { TSESTree } from '@typescript-eslint/utils';
import { createFlow } from '../../src/flow/interpreter.ts';
import type { Flow } from '../../src/flow/interpreter.ts';
import type { EffectfulNode } from '../../src/flow/semantics.ts';
import { NO_ASSUMPTIONS, settle } from '../../src/syntax/conditions.ts';
import type { Assumptions } from '../../src/syntax/conditions.ts';
import { entriesOf } from '../../src/syntax/members.ts';
import type { Member, SettledValue, UnknownValue, Value } from '../../src/syntax/value.ts';
import type { Parsed } from '../support/parse.ts';

/** A flow over code without any library: no call has an effect, no path but those that `interpret` knows has a meaning. */
export function neutralFlow({ ast, scopeManager }: Parsed, interpret = (value: UnknownValue): Value => value): Flow {
  return createFlow({
    program: ast,
    scopes: scopeManager,
    semantics: {
      mayHaveEffect: (node): node is EffectfulNode => isNever(node),
      isName: () => false,
      mayFinish: isNever,
      neverReturns: isNever,
      refusalOf: () => null,
      outcomeOf: () => null,
      isResponse: () => false,
      bagOf: () => null,
    },
    interpret,
    answered: () => [],
  });
}

function isNever(node: TSESTree.Node): boolean {
  return node.range[1] < 0;
}

/** The value of the last statement, which is an expression, as `show` renders it. */
export function lastValue(parsed: Parsed, interpret?: (value: UnknownValue) => Value): string {
  return show(neutralFlow(parsed, interpret).evaluate(lastExpression(parsed)));
}

export function lastExpression({ ast, text }: Parsed): TSESTree.Expression {
  const last = ast.body.at(-1);
  if (last?.type !== 'ExpressionStatement') throw new Error(`No expression at the end of ${text}`);
  return last.expression;
}

/**
 * A value as a short text: its outcomes between bars, `?` where it is unknown.
 *
 * | value | text |
 * |---|---|
 * | strings, numbers, … | `'a'`, `1`, `1n`, `true`, `undefined` |
 * | a choice | `1 | 2` |
 * | an object, with a spread nobody knows | `{ a: 1, ...? }` |
 * | an array, an open one | `[1, 2]`, `[1, ...?]` |
 * | a symbol and a part of it | `<origin>`, `<origin.hostname>` |
 * | something made by a constructor | `new global.Set([1])` |
 * | the result of `indexOf` and its like | `position(true | false)` |
 */
export function show(value: Value, assumptions: Assumptions = NO_ASSUMPTIONS): string {
  const outcomes = settle(value, assumptions).map((one) => showSettled(one.value, one.assumptions));
  return [...new Set(outcomes)].sort().join(' | ');
}

function showSettled(value: SettledValue, assumptions: Assumptions): string {
  switch (value.kind) {
    case 'primitive':
      return showPrimitive(value.value);
    case 'object': {
      const members = (entriesOf(value.members) ?? value.members).map((member) =>
        showMember(member, value.members, assumptions),
      );
      const shown = members.filter((text) => text !== null);
      return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`;
    }
    case 'array': {
      const elements = value.elements.map((element) => show(element, assumptions));
      return `[${[...elements, ...(value.open ? ['...?'] : [])].join(', ')}]`;
    }
    case 'regexp':
      return `/${value.source}/${value.flags}`;
    case 'function':
      return 'function';
    case 'instance':
      return `new ${value.of}(${value.arguments.map((argument) => show(argument, assumptions)).join(', ')})`;
    case 'position':
      return `position(${show({ kind: 'condition', condition: value.found }, assumptions)})`;
    case 'symbol':
      return `<${value.name}${value.part === 'origin' ? '' : `.${value.part}`}>`;
    case 'unknown':
      return '?';
  }
}

/** `null` for an entry that a later one of the same key replaces. */
function showMember(member: Member, members: readonly Member[], assumptions: Assumptions): string | null {
  if (member.kind === 'unknown') return '...?';
  const last = members.findLast((one) => one.kind === 'entry' && one.key === member.key);
  if (member !== last) return null;
  const key = /^[\w$]+$/.test(member.key) ? member.key : showPrimitive(member.key);
  return `${key}: ${show(member.value, assumptions)}`;
}

function showPrimitive(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'bigint' ? `${String(value)}n` : String(value);
}
