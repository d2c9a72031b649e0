import type { TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../syntax/ranges.ts';

/**
 * Passes over code: of a function for each call, of a loop's body for each turn. What the code makes on one pass is named
 * after the pass, so that two passes do not take each other's for their own. A pass is named after the place that asks for
 * it and the pass it is part of; so two paths give the same names to the same passes.
 */
export interface Epochs {
  /** The name of the pass over a node that is under way; empty outside of all. */
  readonly nameFor: (node?: TSESTree.Node) => string;
  /** Makes a pass over some code, for the reason and at the place given. */
  readonly during: <T>(site: Site, over: TSESTree.Node, pass: () => T) => T;
  /** Ends all passes at once, after an error. */
  readonly abort: () => void;
  /** Whether what is called so was made by this code on the pass under way, or by passes that this code asked for. */
  readonly isMadeBy: (name: string, code: TSESTree.Node) => boolean;
}

/** Why there is a pass, and the place in the code that asks for it. */
export interface Site {
  readonly reason: string;
  readonly at: number;
  /** The call, where there is one. */
  readonly call?: TSESTree.Node;
}

interface Epoch {
  readonly id: number;
  readonly over: TSESTree.Node;
}

export function createEpochs(): Epochs {
  const ids = new Map<string, number>();
  const origins: { readonly parent: number; readonly at: number }[] = [];
  const underWay: Epoch[] = [];
  const parts = new Map<string, readonly (readonly [number, number])[]>();

  function idOf({ reason, at }: Site): number {
    const parent = underWay.at(-1)?.id ?? 0;
    const key = `${String(parent)} ${reason} ${String(at)}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = ids.size + 1;
    ids.set(key, id);
    origins[id] = { parent, at };
    return id;
  }

  /** The place in the code of the passes under way that made something, or asked for the pass that did. */
  function placeOf(at: number, id: number): number {
    let place = at;
    for (let now = id; now !== 0 && !underWay.some((epoch) => epoch.id === now); now = origins[now]?.parent ?? 0) {
      place = origins[now]?.at ?? place;
    }
    return place;
  }

  /** Names hold places and the names of passes: `12:15#3`. */
  function partsOf(name: string): readonly (readonly [at: number, id: number])[] {
    const before = parts.get(name);
    if (before) return before;
    const found = [...name.matchAll(/(\d+)#(\d+)/g)].map(([, at, id]) => [Number(at), Number(id)] as const);
    parts.set(name, found);
    return found;
  }

  return {
    nameFor(node) {
      const epoch = node ? underWay.findLast(({ over }) => isWithin(node, over)) : underWay.at(-1);
      return epoch ? `#${String(epoch.id)}` : '';
    },
    during(site, over, pass) {
      underWay.push({ id: idOf(site), over });
      try {
        return pass();
      } finally {
        underWay.pop();
      }
    },
    abort() {
      underWay.length = 0;
    },
    isMadeBy(name, { range }) {
      return partsOf(name).some(([at, id]) => {
        const place = placeOf(at, id);
        return range[0] <= place && place <= range[1];
      });
    },
  };
}
