/** The paths that a registration answers: segments, of which `:` is any one; `open` goes on with anything. */
export interface RoutePath {
  readonly segments: readonly string[];
  readonly open: boolean;
}

export const EVERY_PATH: RoutePath = { segments: [], open: true };

/** Words of the routers for "and anything below": `*`, `(.*)`, `*name`, `{*name}`. */
const REST = /^(?:\*\w*|\(\.\*\)|\{\*\w+\}|:\w+\*|:\w+\(\.\*\))$/;

/** A path as routers spell it; `null` for patterns that are more than names, parameters and a rest. */
export function routePath(text: string, isPrefix: boolean): RoutePath | null {
  const parts = text.split('/').filter((part) => part !== '');
  const open = REST.test(parts.at(-1) ?? '');
  const segments = (open ? parts.slice(0, -1) : parts).map((part) => (/^:\w+$/.test(part) ? ':' : part));
  if (!segments.every((segment) => segment === ':' || /^[\w.~@%-]+$/.test(segment))) return null;
  return { segments, open: open || isPrefix };
}

/** The paths of what is registered on something that is itself registered under a path. */
export function joinPaths(outer: RoutePath, inner: RoutePath): RoutePath {
  return { segments: [...outer.segments, ...inner.segments], open: inner.open };
}

/** Whether requests for a path are among those of a registration; routers compare names in any case. */
export function matchesPath({ segments, open }: RoutePath, path: string): boolean {
  const asked = path.split('/').filter((part) => part !== '');
  if (asked.length < segments.length || (asked.length > segments.length && !open)) return false;
  return segments.every((segment, index) => segment === ':' || segment.toLowerCase() === asked[index]?.toLowerCase());
}

/** A path of a registration that nothing else is likely to name. */
export function samplePath({ segments, open }: RoutePath): string {
  const parts = segments.map((segment) => (segment === ':' ? '-' : segment));
  return `/${[...parts, ...(open && segments.length === 0 ? ['-'] : [])].join('/')}`;
}
