import type { TSESTree } from '@typescript-eslint/utils';
import { settle } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import type { Value } from '../syntax/value.ts';
import { withAssumptions } from './assumptions.ts';
import type { Machine } from './machine.ts';
import { NOT_WRITTEN } from './semantics.ts';
import type { Effect, EffectfulNode } from './semantics.ts';
import { EMPTY_BAG, withBag, withResult } from './state.ts';
import type { HeaderBag, HeaderLine, State } from './state.ts';

/** Two lines of one header are as wrong as ten. */
const MOST_LINES = 3;

/** The states after the header effects of a node, or `null` when it has none after all. */
export function afterEffects(machine: Machine, node: EffectfulNode, state: State): readonly State[] | null {
  const outcome = machine.outcomeIn(state, node);
  if (outcome === null) return null;
  for (const effect of outcome.effects) {
    if ('write' in effect) machine.notePlace([effect.node, effect.write, ...literalsIn(effect.value)], node);
  }
  const after = applyEffects(outcome.effects, state);
  const { result } = outcome;
  return result === null ? after : after.map((one) => withResult(one, node, result));
}

/** The code that spells a value out. */
function literalsIn(value: Value): readonly TSESTree.Node[] {
  if (value.kind === 'choice') return [...literalsIn(value.consequent), ...literalsIn(value.alternate)];
  return value.kind === 'primitive' && value.node ? [value.node] : [];
}

/** Applies header effects in order; a value with several outcomes divides the path. */
export function applyEffects(effects: readonly Effect[], state: State): readonly State[] {
  return effects.reduce<readonly State[]>((now, effect) => now.flatMap((one) => applyEffect(effect, one)), [state]);
}

function applyEffect(effect: Effect, state: State): readonly State[] {
  const bag = state.bags.get(effect.bag) ?? EMPTY_BAG;
  const changed = (change: Partial<HeaderBag>): readonly State[] => [withBag(state, effect.bag, { ...bag, ...change })];
  if (effect.kind === 'create') return changed(EMPTY_BAG);
  if (bag.sent) return [state];
  switch (effect.kind) {
    case 'send':
      return changed({ sent: true });
    case 'remove': {
      const lines = new Map(bag.lines);
      lines.delete(effect.name);
      return changed({ lines });
    }
    case 'copy':
      return changed({ lines: new Map([...bag.lines, ...(state.bags.get(effect.from)?.lines ?? [])]) });
    case 'set':
    case 'append':
      return settle(effect.value, state.assumptions).map(({ value, assumptions }) => {
        if (value === NOT_WRITTEN) return { ...state, assumptions };
        const line: HeaderLine = { value, node: effect.node, write: effect.write, guards: guardsIn(assumptions) };
        const before = effect.kind === 'append' ? (bag.lines.get(effect.name) ?? []) : [];
        const lines = new Map(bag.lines).set(effect.name, [...before, line].slice(0, MOST_LINES));
        return withBag(withAssumptions(state, assumptions), effect.bag, { ...bag, lines });
      });
  }
}

function guardsIn(assumptions: Assumptions): ReadonlySet<string> {
  const guards = new Set<string>();
  for (const [id, { atom, holds }] of assumptions) if (atom.source !== 'request') guards.add(`${id}=${String(holds)}`);
  return guards;
}
