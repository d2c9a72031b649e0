import type { Value } from '../syntax/value.ts';
import { presentIn } from './state.ts';
import type { State } from './state.ts';

/** Objects within objects deeper than this keep the members that they were made with. */
const MOST_DEPTH = 6;

/** A value with the members and elements it has at the end of a path, for those who do not know that path. */
export function closedOver(value: Value, state: State, depth = 0): Value {
  if (depth > MOST_DEPTH) return value;
  const inner = (one: Value): Value => closedOver(one, state, depth + 1);
  switch (value.kind) {
    case 'object': {
      const members = state.objects.get(value.id) ?? value.members;
      return { ...value, members: members.map((member) => ({ ...member, value: inner(member.value) })) };
    }
    case 'array': {
      const now = presentIn(state, value);
      return { ...now, elements: now.elements.map(inner) };
    }
    case 'choice':
      return { ...value, consequent: inner(value.consequent), alternate: inner(value.alternate) };
    default:
      return value;
  }
}
