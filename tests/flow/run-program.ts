import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** What V8 made of a program. */
export interface Observed {
  /** The header states, as text, of every path that answers. */
  readonly states: ReadonlySet<string>;
  /** Whether every path was run; else the set may lack some states. */
  readonly complete: boolean;
}

/** Passes of one loop, and calls of one function within itself, after which a path is left alone. */
const MOST_PASSES = 4;
const MOST_RECURSIONS = 2;

/** Paths of one program. */
const MOST_PATHS = 1500;

/** What the interpreter keeps of a header: a third line is as wrong as a tenth. */
const MOST_LINES = 3;

/** Each that a program may ask for, one that none asks for, and one that is false. */
const MODES = ['a', 'b', 'z', 'other', ''];

type Handler = (request: unknown, response: ServerResponse) => void;

/**
 * Runs a handler under every outcome of its conditions. The instructions in `$`-comments, which count passes and say where
 * something may throw, are run as code here; the interpreter sees comments.
 */
export function observe(program: string): Observed {
  const code = program.replaceAll(/\/\*\$(.*?)\*\//g, '$1');
  // The handler is made anew for each path, because a module may keep state between requests.
  const load = new Function('$', 'c', 'v', 'list', 'config', `${code}\nreturn handler;`) as (
    ...names: readonly unknown[]
  ) => Handler;
  const states = new Set<string>();
  let tape: readonly Choice[] | null = [];
  let complete = true;
  for (let paths = 0; tape !== null; paths += 1) {
    if (paths >= MOST_PATHS) return { states, complete: false };
    const path = runPath(load, tape);
    if (path.headers !== null) states.add(path.headers);
    complete &&= path.complete;
    tape = nextTape(path.tape);
  }
  return { states, complete };
}

interface Choice {
  readonly taken: number;
  readonly of: number;
}

/** Thrown to leave a path that goes on for too long. */
const CUT = new Error('cut');

function runPath(load: (...names: readonly unknown[]) => Handler, given: readonly Choice[]) {
  const tape: Choice[] = [];
  let isCut = false;
  let attempts = 0;
  const calls = new Map<number, number>();
  const choose = (of: number): number => {
    const taken = given[tape.length]?.taken ?? 0;
    tape.push({ taken, of });
    return taken;
  };
  /** Chooses an outcome of a call, which may also throw where somebody would catch it. */
  const outcome = (of: number): number => {
    const taken = choose(attempts > 0 ? of + 1 : of);
    if (taken === of) throw new Error('thrown by a call');
    return taken;
  };
  const cut = (): never => {
    isCut = true;
    throw CUT;
  };
  const monitor = {
    attempt: (change: number) => {
      attempts += change;
    },
    pass: (count: number) => (count > MOST_PASSES ? cut() : undefined),
    live: () => (isCut ? cut() : undefined),
    enter: (id: number) => {
      const depth = (calls.get(id) ?? 0) + 1;
      calls.set(id, depth);
      if (depth > MOST_RECURSIONS) cut();
    },
    leave: (id: number) => calls.set(id, (calls.get(id) ?? 0) - 1),
  };
  const flags = (): object => {
    const known = new Map<string, unknown>();
    return new Proxy(
      {},
      {
        get: (_, name) => {
          const key = String(name);
          if (!known.has(key)) known.set(key, key === 'mode' ? MODES[choose(MODES.length)] : choose(2) === 0);
          return known.get(key);
        },
      },
    );
  };
  const condition = (): boolean => outcome(2) === 0;
  const text = (name: string): string | null => (outcome(2) === 0 ? name : null);
  const list = (name: string): readonly string[] =>
    Array.from({ length: outcome(5) }, (_, index) => `${name}${String(index)}`);

  const request = Object.assign(flags(), {});
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  let threw = false;
  try {
    const named = new Proxy(request, {
      get: (target, name) => (name === 'c' ? condition : (Reflect.get(target, name) as unknown)),
    });
    load(monitor, condition, text, list, flags())(named, response);
  } catch {
    threw = true;
  }
  const answers = response.headersSent || !(isCut || threw);
  return { tape, complete: true, headers: answers ? headersOf(response) : null };
}

/** The tape of the next path, depth first; `null` after the last. */
function nextTape(tape: readonly Choice[]): readonly Choice[] | null {
  const at = tape.findLastIndex(({ taken, of }) => taken + 1 < of);
  const choice = tape[at];
  return choice === undefined ? null : [...tape.slice(0, at), { ...choice, taken: choice.taken + 1 }];
}

function headersOf(response: ServerResponse): string {
  const headers = Object.entries(response.getHeaders());
  return describe(headers.map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]));
}

/** A text for the headers of a response. `Headers` joins lines by commas, `appendHeader` does not: no difference here. */
export function describe(headers: readonly (readonly [name: string, lines: readonly string[]])[]): string {
  return headers
    .map(([name, lines]) => `${name}: ${lines.join(', ').split(', ').slice(0, MOST_LINES).join(' + ')}`)
    .sort()
    .join('\n');
}
