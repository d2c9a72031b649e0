import type { TSESTree } from '@typescript-eslint/utils';
import { unreadable } from '../clients/define-client.ts';
import type { Client, CredentialsOption, Path } from '../clients/define-client.ts';
import { NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import type { Evaluate, EvaluatorHost } from '../syntax/evaluate.ts';
import { lookup } from '../syntax/members.ts';
import { unknown } from '../syntax/value.ts';
import type { FunctionValue, Member, SettledValue, Value } from '../syntax/value.ts';
import type { ClientUse } from './request-calls.ts';

/** The evaluator of one context: the file, or a function called in a certain way. */
export interface Reading {
  readonly evaluate: Evaluate;
  readonly host: EvaluatorHost;
}

export type Entry = Extract<Member, { kind: 'entry' }>;

/** Options from one place. The stronger ones of a request come first. */
export type Layer =
  /** `use` is `null` for what an interceptor returns. */
  | { readonly kind: 'object'; readonly value: Value; readonly use: ClientUse | null; readonly hooked?: true }
  /** Assignments to single options: `api.defaults.withCredentials = true`, `request.withCredentials = true`. */
  | { readonly kind: 'writes'; readonly writes: readonly OptionWrite[]; readonly hooked?: true };

export interface OptionWrite {
  /** The keys from the options to what is written. */
  readonly path: Path;
  readonly node: TSESTree.AssignmentExpression;
  /** `false` where it happens under a condition. */
  readonly certain: boolean;
}

/** What the options say under a path, on one path of the program. */
export type Outcome =
  | { readonly kind: 'absent' | 'unknown'; readonly assumptions: Assumptions }
  | {
      readonly kind: 'found';
      readonly value: SettledValue;
      readonly entry: Entry;
      /** `false` where something that the file does not show may decide otherwise. */
      readonly certain: boolean;
      readonly assumptions: Assumptions;
    };

/** More ways to set the options of one call than this are not told apart. */
const MOST_OUTCOMES = 32;

/** What a value holds under these keys, one outcome for each way to set it. */
export function outcomesAt(value: Value, path: Path, reading: Reading, assumptions = NO_ASSUMPTIONS): Outcome[] {
  const { host } = reading;
  return settle(value, assumptions)
    .slice(0, MOST_OUTCOMES)
    .flatMap((one): Outcome[] => {
      const [key, ...rest] = path;
      const result = one.value.kind === 'function' ? resultOf(one.value, host) : null;
      if (result && result.kind !== 'function') return outcomesAt(result, path, reading, one.assumptions);
      if (one.value.kind === 'primitive' || one.value.kind === 'array' || key === undefined)
        return [{ kind: 'absent', assumptions: one.assumptions }];
      if (one.value.kind !== 'object') return [{ kind: 'unknown', assumptions: one.assumptions }];
      const found = lookup(host.members(one.value), key);
      if (found.kind === 'absent') return [{ kind: 'absent', assumptions: one.assumptions }];
      const entry = found.kind === 'found' ? found.entry : found.under;
      if (entry === null) return [{ kind: 'unknown', assumptions: one.assumptions }];
      const inner = rest.length > 0 ? outcomesAt(entry.value, rest, reading, one.assumptions) : null;
      const outcomes =
        inner ??
        settle(entry.value, one.assumptions)
          .slice(0, MOST_OUTCOMES)
          .map((last): Outcome => ({ kind: 'found', entry, certain: true, ...last }));
      return found.kind === 'found' ? outcomes : outcomes.map(doubted);
    });
}

/** What a function gives to a library, which calls it with something that nobody knows. */
export function resultOf({ node, kind }: FunctionValue, host: EvaluatorHost): Value | null {
  const given = node.params.map((_, index) => unknown(`given ${String(node.range[0])}/${String(index)}`));
  return host.apply({ kind, node }, given, node);
}

function doubted(outcome: Outcome): Outcome {
  return outcome.kind === 'found' ? { ...outcome, certain: false } : outcome;
}

/** The same for options that are assigned one by one: the last assignment counts. */
function outcomesOfWrites(
  writes: readonly OptionWrite[],
  path: Path,
  reading: Reading,
  assumptions: Assumptions,
): Outcome[] {
  const write = writes.findLast((one) => one.path.every((key, index) => key === path[index]));
  if (!write) return [{ kind: 'absent', assumptions }];
  const value = reading.evaluate(write.node.right);
  const inner = path.slice(write.path.length);
  if (inner.length > 0)
    return outcomesAt(value, inner, reading, assumptions).map((one) =>
      one.kind === 'found' && !write.certain ? doubted(one) : one,
    );
  const entry: Entry = { kind: 'entry', key: path.at(-1) ?? '', value, node: write.node.left };
  return settle(value, assumptions)
    .slice(0, MOST_OUTCOMES)
    .map((one): Outcome => ({ kind: 'found', entry, certain: write.certain, ...one }));
}

export function outcomesIn(layer: Layer, path: Path, reading: Reading, assumptions = NO_ASSUMPTIONS): Outcome[] {
  if (layer.kind === 'writes') return outcomesOfWrites(layer.writes, path, reading, assumptions);
  const outcomes = outcomesAt(layer.value, path, reading, assumptions);
  // What an interceptor returns holds the options it got: the next layers have them.
  return layer.use ? outcomes : outcomes.map((one) => (one.kind === 'unknown' ? { ...one, kind: 'absent' } : one));
}

/** That credentials go along, and what decides it; `entry` is `null` for a default. */
export interface Inclusion {
  readonly entry: Entry | null;
  readonly certain: boolean;
  readonly assumptions: Assumptions;
}

interface Pending {
  readonly assumptions: Assumptions;
  readonly certain: boolean;
}

/** The ways in which these options ask for credentials; empty when they do not. */
export function inclusionsIn(
  layers: readonly Layer[],
  client: Client,
  byDefault: boolean,
  reading: Reading,
): readonly Inclusion[] {
  const included: Inclusion[] = [];
  let pending: readonly Pending[] = [{ assumptions: NO_ASSUMPTIONS, certain: true }];
  let withheld = 0;
  const read = readsOf(layers, client, reading);
  for (const layer of layers) {
    for (const option of optionsRead(layer, client, reading).map((one) => ({ ...one, ...read }))) {
      pending = pending.slice(0, MOST_OUTCOMES).flatMap((one) => {
        const outcomes = outcomesIn(layer, option.path, reading, one.assumptions);
        return outcomes.flatMap((outcome) => {
          const meaning = meaningOf(outcome, option);
          if (outcome.kind === 'found' && meaning === 'included')
            included.push({ ...outcome, certain: outcome.certain && one.certain });
          if (meaning === 'withheld' || meaning === 'refused') withheld += 1;
          if (outcome.kind === 'found' && !outcome.certain && meaning !== 'included')
            return [{ assumptions: outcome.assumptions, certain: false }];
          if (meaning === 'unknown') return [{ assumptions: outcome.assumptions, certain: false }];
          return meaning === null || meaning === 'ineffective'
            ? [{ assumptions: outcome.assumptions, certain: one.certain }]
            : [];
        });
      });
    }
  }
  if (byDefault) included.push(...pending.slice(0, 1).map((one) => ({ ...one, entry: null })));
  const isUndecided = withheld > 0 || (!byDefault && pending.length > 0);
  return included.map((one) => ({ ...one, certain: one.certain && !isUndecided }));
}

/** The options that count in a layer: some do not beside others, or come too late. */
function optionsRead(
  layer: Layer,
  { beforeHooks = [], credentials: { options }, ignoredBeside }: Client,
  reading: Reading,
): readonly CredentialsOption[] {
  const ignored = [
    ...(layer.hooked ? beforeHooks : []),
    ...(ignoredBeside && has(layer, [ignoredBeside.option], reading) ? ignoredBeside.names : []),
  ];
  return options.filter(({ path: [first = ''] }) => !ignored.includes(first));
}

/** How credentials are read where an option chooses who sends; empty: as ever. */
export function readsOf(layers: readonly Layer[], { transport }: Client, reading: Reading): Partial<CredentialsOption> {
  if (!transport) return {};
  for (const layer of layers) {
    const outcomes = outcomesIn(layer, transport.path, reading).filter(({ kind }) => kind !== 'absent');
    if (outcomes.length === 0) continue;
    const reads = outcomes.map((one) => (one.kind === 'found' ? transport.reads(one.value) : null));
    const [read] = reads;
    if (reads.some((one) => one !== read)) return { read: unreadable };
    return read ? { read } : {};
  }
  return {};
}

function has(layer: Layer, path: Path, reading: Reading): boolean {
  return outcomesIn(layer, path, reading).some(({ kind }) => kind === 'found');
}

function meaningOf(outcome: Outcome, option: CredentialsOption): ReturnType<CredentialsOption['read']> | null {
  if (outcome.kind === 'found') return option.read(outcome.value);
  return outcome.kind === 'unknown' ? 'unknown' : null;
}

/** Whether options say that no request over HTTP is sent. */
export function isMoot(layers: readonly Layer[], { moot }: Client, reading: Reading): boolean {
  if (!moot) return false;
  return moot.every(({ path, holds }) =>
    layers.some((layer) => {
      const outcomes = outcomesIn(layer, path, reading);
      return outcomes.every((outcome) => outcome.kind === 'found' && holds(outcome.value));
    }),
  );
}
