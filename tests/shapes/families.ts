import type { Shape } from './draft.ts';
import { functionShapes } from './functions.ts';
import { moduleShapes } from './modules.ts';
import { objectShapes } from './objects.ts';
import { statementShapes } from './statements.ts';
import { valueShapes } from './values.ts';

/** All shapes, by what of a program they say otherwise. */
export const families: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  values: valueShapes,
  objects: objectShapes,
  functions: functionShapes,
  statements: statementShapes,
  modules: moduleShapes,
};

export const everyShape: readonly (readonly [name: string, shape: Shape])[] = Object.values(families).flatMap((one) =>
  Object.entries(one),
);
