import { SERVER_WORDS } from '../telling-words.ts';

const LISTENS = new RegExp(String.raw`(?:${SERVER_WORDS})(?:(?<=\.listen)\s*\(\s*(\d+)\s*[,)])?`, 'gi');

/** The ports on which a program listens at most; `any` when its text does not tell. */
export type WrittenPorts = readonly number[] | 'any';

/** What the text of a program tells of its ports: that each of its words for listening is a call with a number, as `app.listen(4000)` is. */
export function writtenPorts(text: string): WrittenPorts {
  const ports = [...text.matchAll(LISTENS)].map(([, port]) => Number(port ?? NaN));
  return ports.some(Number.isNaN) ? 'any' : [...new Set(ports)];
}
