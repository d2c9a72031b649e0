import type { TSESTree } from '@typescript-eslint/utils';
import type { Flow } from '../flow/interpreter.ts';
import type { OptionsPlace } from '../frameworks/define-framework.ts';
import { choice, lift } from '../syntax/lift.ts';
import { lookup } from '../syntax/members.ts';
import { namedValue, UNDEFINED, unknown } from '../syntax/value.ts';
import type { Value } from '../syntax/value.ts';
import type { RecognisedCall } from './policy-calls.ts';
import { passedValues } from './request-wrappers.ts';

type StatedOptions = Pick<RecognisedCall, 'arguments' | 'place'>;

/** The values that are the options of a call: one, or one for each element of a list on the way; none when there are none. */
export function optionsOf(call: StatedOptions, flow: Flow): readonly Value[] {
  const { arguments: args, place } = call;
  const hasSpread = args.some((argument) => argument.type === 'SpreadElement');
  const start = hasSpread ? amongSpread(call, flow) : amongPlain(call, flow);
  return start === null ? [] : along(start, place.within ?? [], place, flow);
}

/** `allow(...args)`: the argument where all are known; else `null`. */
function amongSpread({ arguments: args, place }: StatedOptions, flow: Flow): Value | null {
  const values = passedValues(args, flow);
  if (values === null) return null;
  if (place.at === 'object') return values.findLast(mayBeObject) ?? null;
  return values.at(place.at === 'last' ? -1 : place.at) ?? UNDEFINED;
}

function amongPlain(call: StatedOptions, flow: Flow): Value | null {
  const argument = argumentAt(call, flow);
  if (argument === undefined) return null;
  if (argument === null) return UNDEFINED;
  return call.place.configuration ? configured(argument, flow) : flow.evaluate(argument);
}

/** The argument; `null` when it is not there, `undefined` when what nobody sees hides which one it is. */
function argumentAt({ arguments: args, place }: StatedOptions, flow: Flow): TSESTree.Node | null | undefined {
  switch (place.at) {
    case 'last':
      return args.at(-1) ?? null;
    case 'object':
      return objectAmong(args, flow);
    default:
      return args[place.at] ?? null;
  }
}

/** Options that nobody can see may stand behind the first argument, which is a server, a port or a module. */
function objectAmong(args: readonly TSESTree.Node[], flow: Flow): TSESTree.Node | null | undefined {
  const values = args.map((argument) => flow.evaluate(argument));
  const at = values.findLastIndex(mayBeObject);
  if (at !== -1) return args[at];
  return values.slice(1).some(({ kind }) => kind === 'unknown' || kind === 'choice') ? undefined : null;
}

function mayBeObject(value: Value): boolean {
  return value.kind === 'choice'
    ? mayBeObject(value.consequent) || mayBeObject(value.alternate)
    : value.kind === 'object';
}

/** The name of what a tool gives to a function that returns its configuration. */
export const CONFIGURATION = '#configuration';

/** A configuration may be handed through `defineConfig(…)`, or be what a function returns. */
function configured(node: TSESTree.Node, flow: Flow): Value {
  const value = flow.evaluate(node);
  if (value.kind === 'unknown' && node.type === 'CallExpression' && node.arguments.length === 1) {
    const [only] = node.arguments;
    return only ? configured(only, flow) : value;
  }
  if (value.kind !== 'function') return value;
  const ends = flow.outcomes(value.node, [namedValue(CONFIGURATION)]);
  const [only] = ends?.returned ?? [];
  return only && ends?.returned.length === 1 && only.value.kind !== 'unknown' ? only.value : value;
}

/** Where one outcome of a condition leads to options and the other to none. */
const NO_OPTIONS = unknown('no options');

/** Follows each outcome of a condition, and keeps the condition. */
function eachOutcome(value: Value, follow: (outcome: Value) => readonly Value[]): readonly Value[] {
  if (value.kind !== 'choice') return follow(value);
  const [left, right] = [eachOutcome(value.consequent, follow), eachOutcome(value.alternate, follow)];
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, index) =>
    choice(value.test, left[index] ?? NO_OPTIONS, right[index] ?? NO_OPTIONS),
  );
}

function along(value: Value, keys: readonly string[], place: OptionsPlace, flow: Flow): readonly Value[] {
  if (value.kind === 'choice' && keys.length > 0) return eachOutcome(value, (one) => along(one, keys, place, flow));
  if (value.kind === 'array' && keys.length > 0)
    return flow.host.present(value).elements.flatMap((element) => elementOptions(element, keys, place, flow));
  return stepInto(value, keys, place, flow);
}

function elementOptions(element: Value, keys: readonly string[], place: OptionsPlace, flow: Flow): readonly Value[] {
  const { element: wanted } = place;
  if (element.kind === 'choice') return eachOutcome(element, (one) => elementOptions(one, keys, place, flow));
  if (wanted === undefined) return along(element, keys, place, flow);
  if (element.kind === 'primitive') return element.value === wanted.is ? missing(place, element.node) : [];
  if (element.kind !== 'object') return [];
  const name = lookup(flow.host.members(element), wanted.key);
  const isWanted = name.kind === 'found' && name.value.kind === 'primitive' && name.value.value === wanted.is;
  return isWanted ? stepInto(element, keys, place, flow, name.entry.node) : [];
}

function stepInto(
  value: Value,
  keys: readonly string[],
  place: OptionsPlace,
  flow: Flow,
  at?: TSESTree.Node,
): readonly Value[] {
  const [key, ...rest] = keys;
  if (key === undefined) return [value];
  if (value.kind === 'primitive') return missing(place);
  if (value.kind !== 'object') return [];
  if (key === '*') {
    return flow.host.members(value).flatMap((member) =>
      member.kind === 'entry'
        ? along(
            lift(member.value, (one) => one),
            rest,
            place,
            flow,
          )
        : [],
    );
  }
  const found = lookup(flow.host.members(value), key);
  switch (found.kind) {
    case 'found':
      return along(
        lift(found.value, (one) => one),
        rest,
        place,
        flow,
      );
    case 'absent':
      return missing(place, at);
    case 'unknown':
      return [];
  }
}

/** `at` is the code that stands for the options that are not there. */
function missing({ whenMissing }: OptionsPlace, at?: TSESTree.Node): readonly Value[] {
  return whenMissing === 'defaults' ? [at ? { ...UNDEFINED, node: at } : UNDEFINED] : [];
}
