import type { TSESTree } from '@typescript-eslint/utils';
import { primitive } from './value.ts';
import type { Member, ObjectValue, Value } from './value.ts';

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

/** What `JSON.stringify` makes of a value; `null` where not all of it is known, `undefined` where nothing is left. */
export function jsonText(value: Value, members: (object: ObjectValue) => readonly Member[]): string | null | undefined {
  switch (value.kind) {
    case 'primitive':
      return typeof value.value === 'bigint' ? null : JSON.stringify(value.value);
    case 'function':
      return undefined;
    case 'array': {
      const elements = value.elements.map((element) => jsonText(element, members));
      return value.open || elements.includes(null) ? null : `[${elements.map((one) => one ?? 'null').join()}]`;
    }
    case 'object': {
      const entries = members(value).map((member) =>
        member.kind === 'entry' ? ([member.key, jsonText(member.value, members)] as const) : null,
      );
      if (entries.some((entry) => entry === null || entry[1] === null)) return null;
      return `{${entries.flatMap((entry) => (entry?.[1] === undefined ? [] : `${JSON.stringify(entry[0])}:${entry[1] ?? ''}`)).join()}}`;
    }
    default:
      return null;
  }
}
