import type { ModuleFacts } from './collect.ts';
import { moduleCollectors } from './collect.ts';
import { inOrder } from './index-file.ts';
import { servedRequests } from './judging.ts';
import type { Asking, ServedRequest } from './judging.ts';
import { relativeTo } from './paths.ts';
import { mapPositions, stablePositions, withStablePositions } from './positions.ts';
import type { Look } from './project.ts';

/**
 * `servedRequests` of a project that is read from an index, which names places by their lines: with the places of the text itself.
 * Nothing where the index tells of another state of the file.
 */
export function servedByIndex(file: string, asking: Omit<Asking, 'file' | 'requests'>): readonly ServedRequest[] {
  const served = servedRequests(file, asking);
  const places = served.length > 0 ? placesIn(file, asking.project) : null;
  if (places === null) return [];
  return served.map(({ blocked, client, range }) => ({
    client,
    blocked: { ...blocked, answer: withPlaces(blocked.answer, places) },
    range: withPlaces({ range }, places).range,
  }));
}

function withPlaces<Facts>(facts: Facts, places: ReadonlyMap<number, number>): Facts {
  return mapPositions(facts, (position) => places.get(position) ?? position);
}

/** What each position of the index is in the text; `null` when the index is of another text. */
function placesIn(file: string, project: Look<ModuleFacts>): ReadonlyMap<number, number> | null {
  const text = project.text(file);
  const name = relativeTo(project.root, file);
  if (text === null || name === null) return null;
  const places = new Map<number, number>();
  for (const kind of ['policies', 'listening'] as const) {
    const known = project.facts().of(kind, name);
    if (known === null) continue;
    const own = moduleCollectors.kinds[kind].collect(file, project);
    if (textOf(withStablePositions(own, text)) !== textOf(known)) return null;
    for (const [place, stable] of stablePositions(own, text)) places.set(stable, place);
  }
  return places;
}

function textOf(facts: unknown): string {
  return JSON.stringify(inOrder(facts));
}
