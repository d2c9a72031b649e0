/** Code somewhere: a node, a module's program, or what else has a range. */
export interface Located {
  readonly range: readonly [start: number, end: number];
}

/** Whether code is part of other code, or all of it. */
export function isWithin({ range: [start, end] }: Located, { range: [from, to] }: Located): boolean {
  return from <= start && end <= to;
}
