import { entriesOf } from '../syntax/members.ts';
import { iterated } from '../syntax/iteration.ts';
import { primitive, textOf } from '../syntax/value.ts';
import type { InstanceValue, Value } from '../syntax/value.ts';
import type { Machine } from './machine.ts';
import { presentIn } from './state.ts';
import type { HeaderLine, State } from './state.ts';

/** The elements of an array, a `Set` or a `Map`; `null` when nobody knows. */
export function elementsOf(machine: Machine, value: Value, state: State): readonly Value[] | null {
  if (value.kind === 'instance') {
    const bag = machine.semantics.bagOf(value);
    if (bag !== null && state.bags.has(bag)) return pairsIn(bag, value, state);
  }
  const list = iterated(value, { present: (array) => presentIn(state, array) });
  return list === null || list.open ? null : list.elements;
}

/** The keys of an object, as `for … in` lists them; `null` when nobody knows. */
export function keysOf(value: Value, state: State): readonly Value[] | null {
  if (value.kind !== 'object') return null;
  const entries = entriesOf(state.objects.get(value.id) ?? value.members);
  return entries && entries.map((entry) => primitive(entry.key));
}

/** The entries of a `Headers` or a `Map` of headers, as pairs. */
export function pairsIn(bag: string, value: InstanceValue, state: State): readonly Value[] {
  return [...(state.bags.get(bag)?.lines ?? [])].map(([name, lines]): Value => ({
    kind: 'array',
    id: `${bag} ${name}`,
    elements: [primitive(name), joined(lines)],
    open: false,
    node: value.node,
  }));
}

/** The lines of one header, as `Headers` gives them: in one text. */
function joined(lines: readonly HeaderLine[]): Value {
  const [line] = lines;
  if (line && lines.length === 1) return line.value;
  const texts = lines.map(({ value }) => textOf(value));
  return texts.includes(null) && line ? line.value : primitive(texts.join(', '));
}
