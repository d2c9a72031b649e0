import type { Decided } from './facts.ts';

/** A value that no code of the file decides, and that cannot be edited. */
export function nowhere<T>(value: T): Decided<T> {
  return { value, range: null, site: null };
}

export const UNKNOWN = nowhere({ kind: 'unknown' } as const);
export const ABSENT = nowhere({ kind: 'absent' } as const);
