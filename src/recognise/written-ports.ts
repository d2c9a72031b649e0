import { SERVER_WORDS } from '../telling-words.ts';
import type { Environment } from './environment.ts';

/** The ports on which a program listens at most; `any` when its text does not tell. */
export type WrittenPorts = readonly number[] | 'any';

/** A word for listening, with what stands first in the call: up to a comma, with calls in it that call nothing themselves. */
const LISTENS = new RegExp(
  String.raw`(?:${SERVER_WORDS})(?:(?<=\.listen)\s*\(\s*(\{[^{}]*\}|[^,(){}]*(?:\([^(){}]*\)[^,(){}]*)*)[,)])?`,
  'gi',
);

/** A program with more of them is looked into. */
const MOST_ARGUMENTS = 16;

/** What a port is made of; whatever of it comes out is one of its numbers, or what the environment holds. */
const PIECE =
  /\s+|(?<=(?:^|[(|?])\s*)\+|\|\||\?\?|Number\(|parseInt\(|,\s*10\s*(?=\))|[()!]|as \w+|process\.env(?:\.(\w+)|\[['"](\w+)['"]\])|(?:(['"])(\d+)\3|(\d+))(?![\w.])/y;

/**
 * What the text of a program tells of its ports, without a look at its code: that each of its words for listening is a call with
 * numbers or environment variables, as `app.listen(process.env.PORT || 4000)` is, or with a constant of such.
 */
export function writtenPorts(text: string, environment: () => Environment): WrittenPorts {
  const found = new Set<number>();
  const given = new Set([...text.matchAll(LISTENS)].map(([, argument = '']) => argument));
  if (given.size > MOST_ARGUMENTS) return 'any';
  for (const argument of given) {
    const isOptions = argument.startsWith('{');
    const port = (isOptions ? portOption(argument) : argument).trim();
    // Braces around a name look like a parameter elsewhere.
    const value = constantIn(port, isOptions ? text.replaceAll(argument, '') : text);
    const ports = portsIn(value ?? port, environment);
    if (ports.length === 0) return 'any';
    for (const one of ports) found.add(one);
  }
  return [...found];
}

/** `4000` of `{ port: 4000, host }`, `port` of `{ port }`; nothing of what may hold more than is written. */
function portOption(options: string): string {
  if (options.includes('...')) return '';
  const [, value = ''] = /\bport\s*:([^,}]*)/u.exec(options) ?? [];
  return value === '' && /[{,]\s*port\s*[,}]/u.test(options) ? 'port' : value;
}

/** What a name stands for; `null` for what is no name, or may stand for something else as well: a parameter, a variable, an import. */
function constantIn(name: string, text: string): string | null {
  if (!/^[a-z_]\w*$/iu.test(name)) return null;
  const assigned = [
    ...text.matchAll(new RegExp(String.raw`(\bconst\s+)?\b${name}(?:\s*:\s*\w+)?\s*=(?![=>])([^;\n]*)`, 'gu')),
  ];
  const isParameter = new RegExp(
    String.raw`\b${name}(?:\s*=>|[^()]{0,200}\)\s*(?:=>|[{:])|[^{}()]{0,200}\}\s*(?:[=),]|from\b|of\b))`,
    'u',
  );
  const [[, isConstant, value] = []] = assigned;
  return assigned.length === 1 && isConstant !== undefined && !isParameter.test(text) ? (value ?? null) : null;
}

/** The numbers in code that chooses between them; none for other code. */
function portsIn(code: string, environment: () => Environment): readonly number[] {
  const ports: number[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < code.length) {
    const piece = PIECE.exec(code);
    if (!piece) return [];
    const [, dotted, bracketed, , quoted, plain] = piece;
    const variable = dotted ?? bracketed;
    const given = variable === undefined ? (quoted ?? plain) : environment().valueOf(variable);
    if (given !== undefined) ports.push(Number(given), Number.parseInt(given, 10));
  }
  return ports.filter((port) => !Number.isNaN(port));
}
