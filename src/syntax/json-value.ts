import type { TSESTree } from '@typescript-eslint/utils';
import { primitive } from './value.ts';
import type { Value } from './value.ts';

/** What `JSON.parse` makes of a text; `null` where it throws. Everything stands where the call does. */
export function jsonValue(text: string, id: string, node: TSESTree.Node): Value | null {
  try {
    return valueOf(JSON.parse(text), id, node);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function valueOf(parsed: unknown, id: string, node: TSESTree.Node): Value {
  if (Array.isArray(parsed)) {
    const elements = parsed.map((element: unknown, index) => valueOf(element, `${id}.${String(index)}`, node));
    return { kind: 'array', id, elements, open: false, node };
  }
  if (typeof parsed === 'object' && parsed !== null) {
    const members = Object.entries(parsed).map(([key, value]: [string, unknown]) => {
      return { kind: 'entry', key, value: valueOf(value, `${id}.${key}`, node), node } as const;
    });
    return { kind: 'object', id, members, node };
  }
  return primitive(parsed as string | number | boolean | null); // JSON has no others
}
