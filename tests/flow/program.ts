import fc from 'fast-check';

/** A value for a header. */
export type Text =
  | { readonly kind: 'literal'; readonly index: number }
  | { readonly kind: 'variable'; readonly index: number; readonly otherwise: number }
  | { readonly kind: 'ternary'; readonly test: Test; readonly left: Text; readonly right: Text }
  | { readonly kind: 'fallback'; readonly operator: '||' | '??'; readonly right: Text }
  | { readonly kind: 'pure'; readonly index: number; readonly argument: Text }
  | { readonly kind: 'member'; readonly index: number; readonly header: number };

/** A condition. */
export type Test =
  | { readonly kind: 'call'; readonly ofRequest: boolean }
  | { readonly kind: 'constant'; readonly index: number }
  | { readonly kind: 'flag'; readonly ofRequest: boolean; readonly index: number }
  | { readonly kind: 'mode'; readonly value: 'a' | 'b' | null }
  | { readonly kind: 'equals'; readonly index: number; readonly literal: number }
  | { readonly kind: 'not'; readonly operand: Test }
  | { readonly kind: 'and' | 'or'; readonly left: Test; readonly right: Test };

/** Something that writes, in the form of an expression. */
export type Action =
  | { readonly kind: 'set' | 'append'; readonly header: number; readonly text: Text }
  | { readonly kind: 'remove'; readonly header: number }
  | { readonly kind: 'either'; readonly test: Test; readonly left: Action; readonly right: Action }
  | { readonly kind: 'when'; readonly operator: '&&' | '||' | '??'; readonly test: Test; readonly action: Action }
  | { readonly kind: 'helper'; readonly index: number; readonly text: Text }
  | { readonly kind: 'edit'; readonly index: number; readonly edit: Edit }
  | { readonly kind: 'assignText'; readonly index: number; readonly text: Text }
  | { readonly kind: 'end' };

/** A change of a collection of headers. */
export type Edit =
  | { readonly kind: 'put'; readonly header: number; readonly text: Text }
  | { readonly kind: 'delete'; readonly header: number }
  | { readonly kind: 'assign'; readonly entries: readonly Entry[] };

export interface Entry {
  readonly header: number;
  readonly text: Text;
}

export type Statement =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'declareTest'; readonly test: Test }
  | { readonly kind: 'declareText'; readonly isConstant: boolean; readonly text: Text }
  | {
      readonly kind: 'declareHeaders';
      readonly form: Form;
      readonly entries: readonly Entry[];
      readonly spread: number | null;
    }
  | { readonly kind: 'alias'; readonly index: number; readonly other: number | null; readonly test: Test }
  | { readonly kind: 'apply'; readonly index: number; readonly way: 'head' | 'loop' | 'each' }
  | { readonly kind: 'if'; readonly test: Test; readonly consequent: Block; readonly alternate: Block | null }
  | { readonly kind: 'switch'; readonly on: number | null; readonly cases: readonly Case[] }
  | {
      readonly kind: 'loop';
      readonly form: 'while' | 'do' | 'for';
      readonly test: Test;
      readonly isLabeled: boolean;
      readonly body: Block;
    }
  | { readonly kind: 'count'; readonly to: number; readonly body: Block; readonly isLabeled: boolean }
  | {
      readonly kind: 'over';
      readonly form: 'pairs' | 'entries' | 'each' | 'list';
      readonly entries: readonly Entry[];
      readonly body: Block;
    }
  | { readonly kind: 'jump'; readonly way: 'break' | 'continue'; readonly label: number | null }
  | { readonly kind: 'labeled'; readonly body: Block }
  | { readonly kind: 'try'; readonly block: Block; readonly handler: Block | null; readonly finalizer: Block | null }
  | { readonly kind: 'throw' }
  | { readonly kind: 'return' };

export type Form = 'object' | 'map' | 'headers' | 'pairs';

export type Block = readonly Statement[];

export interface Case {
  /** `null` for `default`. */
  readonly value: 'a' | 'b' | 'z' | null;
  readonly body: Block;
  readonly breaks: boolean;
}

/** A function that gets a response, a text and perhaps a collection of headers. */
export interface Helper {
  readonly isInner: boolean;
  readonly isArrow: boolean;
  /** Calls itself, under some condition, before it goes on. */
  readonly isRecursive: boolean;
  readonly body: Block;
}

/** A function that writes nothing and returns a text. */
export interface Pure {
  readonly test: Test;
  readonly left: Text;
  readonly right: Text;
  readonly isEarly: boolean;
}

export interface Program {
  readonly pures: readonly Pure[];
  readonly helpers: readonly Helper[];
  readonly body: Block;
}

const index = fc.nat({ max: 5 });
const header = fc.nat({ max: 2 });
const literal = fc.nat({ max: 2 });

interface Grammar {
  readonly text: Text;
  readonly test: Test;
  readonly action: Action;
  readonly statement: Statement;
}

const entryOf = (text: fc.Arbitrary<Text>): fc.Arbitrary<Entry> => fc.record({ header, text });

const grammar = fc.letrec((tie: fc.LetrecTypedTie<Grammar>) => {
  const text = tie('text');
  const test = tie('test');
  const entries = fc.uniqueArray(entryOf(text), { maxLength: 3, selector: (entry) => entry.header });
  const block: fc.Arbitrary<Block> = fc.array(tie('statement'), {
    minLength: 1,
    maxLength: 2,
    depthIdentifier: 'block',
  });
  const plain = <T>(value: T) => fc.constant(value);
  return {
    text: fc.oneof(
      { depthIdentifier: 'text', depthSize: 'small', maxDepth: 2 },
      { weight: 6, arbitrary: fc.record({ kind: plain('literal' as const), index: literal }) },
      { weight: 4, arbitrary: fc.record({ kind: plain('variable' as const), index, otherwise: literal }) },
      { weight: 1, arbitrary: fc.record({ kind: plain('member' as const), index, header }) },
      { weight: 2, arbitrary: fc.record({ kind: plain('ternary' as const), test, left: text, right: text }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: plain('fallback' as const),
          operator: fc.constantFrom('||' as const, '??' as const),
          right: text,
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: plain('pure' as const), index, argument: text }) },
    ),
    test: fc.oneof(
      { depthIdentifier: 'test', depthSize: 'small', maxDepth: 2 },
      { weight: 6, arbitrary: fc.record({ kind: plain('call' as const), ofRequest: fc.boolean() }) },
      { weight: 5, arbitrary: fc.record({ kind: plain('constant' as const), index }) },
      {
        weight: 2,
        arbitrary: fc.record({ kind: plain('flag' as const), ofRequest: fc.boolean(), index: fc.nat({ max: 1 }) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: plain('mode' as const),
          value: fc.constantFrom('a' as const, 'b' as const, null),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: plain('equals' as const), index, literal }) },
      { weight: 2, arbitrary: fc.record({ kind: plain('not' as const), operand: test }) },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: test, right: test }),
      },
    ),
    action: fc.oneof(
      { depthIdentifier: 'action', depthSize: 'small', maxDepth: 2 },
      { weight: 8, arbitrary: fc.record({ kind: plain('set' as const), header, text }) },
      { weight: 1, arbitrary: fc.record({ kind: plain('append' as const), header, text }) },
      { weight: 1, arbitrary: fc.record({ kind: plain('remove' as const), header }) },
      { weight: 3, arbitrary: fc.record({ kind: plain('helper' as const), index, text }) },
      { weight: 3, arbitrary: fc.record({ kind: plain('assignText' as const), index, text }) },
      { weight: 3, arbitrary: fc.record({ kind: plain('edit' as const), index, edit: editOf(text, entries) }) },
      { weight: 1, arbitrary: fc.record({ kind: plain('end' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: plain('either' as const), test, left: tie('action'), right: tie('action') }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: plain('when' as const),
          operator: fc.constantFrom('&&' as const, '||' as const, '??' as const),
          test,
          action: tie('action'),
        }),
      },
    ),
    statement: fc.oneof(
      { depthIdentifier: 'block', depthSize: 'small', maxDepth: 3 },
      { weight: 12, arbitrary: fc.record({ kind: plain('action' as const), action: tie('action') }) },
      { weight: 4, arbitrary: fc.record({ kind: plain('declareTest' as const), test }) },
      { weight: 3, arbitrary: fc.record({ kind: plain('declareText' as const), isConstant: fc.boolean(), text }) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: plain('declareHeaders' as const),
          form: fc.constantFrom<Form>('object', 'object', 'map', 'headers', 'pairs'),
          entries,
          spread: fc.option(index),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: plain('alias' as const), index, other: fc.option(index), test }) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: plain('apply' as const),
          index,
          way: fc.constantFrom('head' as const, 'loop' as const, 'each' as const),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: plain('return' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: plain('throw' as const) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: plain('jump' as const),
          way: fc.constantFrom('break' as const, 'continue' as const),
          label: fc.option(index),
        }),
      },
      {
        weight: 8,
        arbitrary: fc.record({ kind: plain('if' as const), test, consequent: block, alternate: fc.option(block) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: plain('switch' as const),
          on: fc.option(index),
          cases: fc.uniqueArray(
            fc.record({
              value: fc.constantFrom('a' as const, 'b' as const, 'z' as const, null),
              body: block,
              breaks: fc.boolean(),
            }),
            { minLength: 1, maxLength: 3, selector: ({ value }) => value },
          ),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: plain('loop' as const),
          form: fc.constantFrom('while' as const, 'do' as const, 'for' as const),
          test,
          isLabeled: fc.boolean(),
          body: block,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: plain('count' as const),
          to: fc.nat({ max: 3 }),
          body: block,
          isLabeled: fc.boolean(),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: plain('over' as const),
          form: fc.constantFrom('pairs' as const, 'entries' as const, 'each' as const, 'list' as const),
          entries,
          body: block,
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: plain('labeled' as const), body: block }) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: plain('try' as const),
          block,
          handler: fc.option(block, { freq: 4 }),
          finalizer: fc.option(block),
        }),
      },
    ),
  };
});

function editOf(text: fc.Arbitrary<Text>, entries: fc.Arbitrary<readonly Entry[]>): fc.Arbitrary<Edit> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('put' as const), header, text }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), header }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('assign' as const), entries }) },
  );
}

/** Programs of a handler, its helpers and what they do. */
export const programs: fc.Arbitrary<Program> = fc.record({
  pures: fc.array(fc.record({ test: grammar.test, left: grammar.text, right: grammar.text, isEarly: fc.boolean() }), {
    maxLength: 2,
  }),
  helpers: fc.array(
    fc.record({
      isInner: fc.boolean(),
      isArrow: fc.boolean(),
      isRecursive: fc.boolean(),
      body: fc.array(grammar.statement, { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  body: fc.array(grammar.statement, { minLength: 3, maxLength: 6, size: 'max' }),
});
