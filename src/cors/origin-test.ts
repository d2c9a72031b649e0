export type OriginPart = 'origin' | 'host' | 'hostname';
export type OriginTest =
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string; readonly part: OriginPart }
  | {
      readonly kind: 'includes' | 'startsWith' | 'endsWith' | 'equals' | 'within';
      readonly text: string;
      readonly part: OriginPart;
    };
export function attackerOrigin(_tests: readonly OriginTest[]): string | null {
  return null;
}
