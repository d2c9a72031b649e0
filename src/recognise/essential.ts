import type { Assumption, Assumptions } from '../syntax/conditions.ts';

/** Code with more paths than this decides by more than anybody could follow. */
const MOST_PATHS = 48;

/**
 * What matters of the paths that come to one and the same answer, each in its place: where it comes whatever a question is answered,
 * the question does not count. Of `isListed(origin) || origin.endsWith('.vercel.app')`, the second way asks for the ending alone: who
 * is listed is let in by the first. A check that an origin has passed stays, for it is no fault of its place that others get by.
 */
export function essential(paths: readonly Assumptions[]): readonly Assumptions[] {
  if (paths.length < 2 || paths.length > MOST_PATHS) return paths;
  const lessened = [...paths];
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    lessened.forEach((path, index) => {
      const [id] = [...path].find(([key, one]) => lessened.some((other) => isOtherWay(other, key, one, path))) ?? [];
      if (id === undefined) return;
      lessened[index] = new Map([...path].filter(([key]) => key !== id));
      isSettled = false;
    });
  }
  return lessened;
}

/** Whether a path leads to the answer for the opposite outcome of one question, and asks nothing that this path does not. */
function isOtherWay(other: Assumptions, id: string, { atom, holds }: Assumption, path: Assumptions): boolean {
  if ((holds && atom.test !== null) || other.get(id)?.holds !== !holds) return false;
  return [...other].every(([key, one]) => key === id || path.get(key)?.holds === one.holds);
}
