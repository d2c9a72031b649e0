import type { Range } from '../../src/recognise/facts.ts';
import { NOTHING_OUTSIDE, requestFactsOf } from '../../src/recognise/request-file-facts.ts';
import type { OutsideOfRequests } from '../../src/recognise/request-file-facts.ts';
import type { RequestFacts } from '../../src/recognise/request-facts.ts';
import { parseTypeScript } from './parse.ts';

interface Options {
  readonly filename?: string;
  readonly outside?: OutsideOfRequests;
}

/** What a file says about requests, by its text. */
export function requestFacts(
  code: string,
  { filename = '/project/src/page.tsx', outside = NOTHING_OUTSIDE }: Options = {},
): RequestFacts {
  return requestFactsOf(parseTypeScript(code, { jsx: /\.[jt]sx$/.test(filename) }).sourceCode, filename, outside);
}

/** The requests with credentials, one a line: `axios GET http://localhost:4000/me`; `?` for what is unknown, `maybe` if not certain. */
export function requestsIn(code: string, options: Options = {}): readonly string[] {
  return requestFacts(code, options).requests.map(({ credentials, kind, library, method, origins, url }) =>
    [
      library,
      ...(kind === 'request' ? [] : [kind]),
      method ?? '?',
      url?.join(' | ') ?? (origins ? `${origins.join(' | ')}/?` : '?'),
      ...(credentials.certain ? [] : ['maybe']),
    ].join(' '),
  );
}

/** The mistakes, one a line, each with the code that is reported. */
export function mistakesIn(code: string, options: Options = {}): readonly string[] {
  const { headers, misplaced, modes } = requestFacts(code, options);
  const at = ([start, end]: Range): string => code.slice(start, end);
  return [
    ...modes.map(({ effect, library, range }) => `${library} ${effect}: ${at(range)}`),
    ...misplaced.map(({ certain, kind, library, range }) => `${library} ${kind}${certain ? '' : '?'}: ${at(range)}`),
    ...headers.map(({ kind, library, range }) => `${library} ${kind}: ${at(range)}`),
  ];
}
