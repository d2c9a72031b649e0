import type { Visit } from '../support/visit.ts';
import { rowsOf, type Outcome, type Row } from './define-rows.ts';
import { http } from './http.ts';
import { native } from './native.ts';
import { realtime } from './realtime.ts';
import { rpc } from './rpc.ts';

export type { Row } from './define-rows.ts';

/** The programs of all clients. */
export const rows: readonly Row[] = rowsOf([...native, ...http, ...rpc, ...realtime]);

/** What a program did, in the words of the tables. */
export function outcomeOf({ requests, credentialed, preflighted }: Visit): Outcome {
  if (requests.length === 0) return 'nothing';
  return `${credentialed ? 'credentialed' : 'plain'}${preflighted ? ', preflighted' : ''}`;
}
