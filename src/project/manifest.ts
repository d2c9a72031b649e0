/** The member of a value that was read from a file; `undefined` when it has none of its own. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** Whether a `package.json` names a package among what it needs, at run time or for development. */
export function dependsOn(manifest: unknown, name: string): boolean {
  return DEPENDENCIES.some((kind) => memberOf(memberOf(manifest, kind), name) !== undefined);
}

/** The names of all packages that a `package.json` needs. */
export function dependenciesOf(manifest: unknown): readonly string[] {
  return DEPENDENCIES.flatMap((kind) => Object.keys(Object(memberOf(manifest, kind)) as object));
}

/** One program that a script of a `package.json` starts. */
export interface Command {
  readonly script: string;
  /** Variables set for it: `PORT=3001 next dev`, also through `cross-env`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly program: string;
  readonly arguments: readonly string[];
}

/** Programs that start the one after them; flags of theirs are passed over. */
const RUNNERS: ReadonlySet<string> = new Set([
  'bunx',
  'cross-env',
  'cross-env-shell',
  'dotenv',
  'env',
  'exec',
  'nice',
  'npx',
  'pnpx',
  'run-p',
]);

/** `npm exec vite`, `pnpm dlx next`, `yarn vite` start a program; `npm run dev` starts a script that is read anyway. */
const MANAGERS: ReadonlySet<string> = new Set(['bun', 'npm', 'pnpm', 'yarn']);

const ASSIGNMENT = /^(\w+)=(.*)$/su;

/** The programs that the scripts of a `package.json` start, one by one, without what only a shell knows. */
export function commandsOf(manifest: unknown): readonly Command[] {
  const scripts = memberOf(manifest, 'scripts');
  if (typeof scripts !== 'object' || scripts === null) return [];
  return Object.entries(scripts).flatMap(([script, text]: [string, unknown]) =>
    typeof text === 'string' ? linesOf(text).flatMap((line) => commandsIn(script, line)) : [],
  );
}

const QUOTED = /\\?["']([^"'\\]*)\\?["']/gu;

/** A line without quotes, and each of those in quotes: `concurrently "vite" "node server.js"`. */
function linesOf(line: string): readonly string[] {
  const quoted = [...line.matchAll(QUOTED)].map(([, inside = '']) => inside);
  // What an operator divides is a line of its own only.
  const rest = line.replaceAll(QUOTED, (whole, inside: string) => (/[;&|]/u.test(inside) ? ' ' : whole));
  return [rest.replaceAll(/\\?["']/gu, ' '), ...quoted];
}

/** What `set PORT=3001 &&` and `export PORT=3001;` set, all that come behind have. */
function commandsIn(script: string, line: string): readonly Command[] {
  const variables: Record<string, string> = {};
  return line.split(/&&|\|\||[;&|]/u).flatMap((part) => {
    const words = part.split(/\s+/u).filter((word) => word !== '');
    if (words[0] !== 'set' && words[0] !== 'export') return commandOf(script, words, { ...variables }) ?? [];
    for (const word of words) Object.assign(variables, assignedBy(word));
    return [];
  });
}

function assignedBy(word: string): Readonly<Record<string, string>> | null {
  const [, name, value] = ASSIGNMENT.exec(word) ?? [];
  return name !== undefined && value !== undefined ? { [name]: value } : null;
}

function commandOf(script: string, words: string[], variables: Record<string, string>): Command | null {
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const assigned = assignedBy(word);
    if (assigned) {
      Object.assign(variables, assigned);
      continue;
    }
    if (word.startsWith('-') || RUNNERS.has(word)) continue;
    const isFile = word === 'bun' && words.some((one) => /^[^-].*\.[cm]?[jt]sx?$/u.test(one));
    if (
      !isFile &&
      MANAGERS.has(word) &&
      words[0] !== undefined &&
      !/^(?:run|test|start|install|i|ci)$/u.test(words[0])
    ) {
      while (/^(?:exec|dlx|x|--|--\w+)$/u.test(words[0] ?? '')) words.shift();
      continue;
    }
    return { script, variables, program: word.replace(/^.*\/\.bin\//u, ''), arguments: words };
  }
  return null;
}

/** The value behind one of the flags: `--port 3001`, `--port=3001`, `-p 3001`, `-p3001`; `null` when none is there. */
export function flagOf({ arguments: args }: Pick<Command, 'arguments'>, flags: readonly string[]): string | null {
  for (const [index, word] of args.entries()) {
    if (flags.includes(word)) return args[index + 1] ?? null;
    const flag = flags.find((one) => word.startsWith(one.startsWith('--') ? `${one}=` : one));
    if (flag !== undefined) return word.slice(flag.length).replace(/^=/u, '');
  }
  return null;
}
