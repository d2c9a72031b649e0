import { nameOfPath, primitive } from '../syntax/value.ts';
import type { Atom, UnknownValue, Value } from '../syntax/value.ts';

/** The name of the symbol that stands for the request's `Origin` header. */
export const REQUEST_ORIGIN = 'request origin';

/**
 * Variables that tell a production build from others, and what they hold in production: what happens elsewhere is nobody's
 * exposure.
 *
 * @see https://nodejs.org/en/learn/getting-started/nodejs-the-difference-between-development-and-production
 * @see https://vite.dev/guide/env-and-mode
 */
const IN_PRODUCTION: Readonly<Record<string, string | boolean>> = {
  'global.process.env.NODE_ENV': 'production',
  'process.env.NODE_ENV': 'production',
  'import.meta.env.MODE': 'production',
  'import.meta.env.PROD': true,
  'import.meta.env.DEV': false,
  'global.import.meta.dev': false,
};

const IN_DEVELOPMENT: typeof IN_PRODUCTION = {
  'global.process.env.NODE_ENV': 'development',
  'process.env.NODE_ENV': 'development',
  'import.meta.env.MODE': 'development',
  'import.meta.env.PROD': false,
  'import.meta.env.DEV': true,
  'global.import.meta.dev': true,
};

/** No name above has more steps than this. */
const MOST_STEPS = 5;

/** Whether a condition asks if the request is a preflight: it compares something with `OPTIONS`. */
export function asksForPreflight({ id }: Atom): boolean {
  return /={2,3}string:OPTIONS$/.test(id);
}

const HEADER_HOLDERS = new Set(['header', 'headers']);

/** Gives a meaning to values that are reached by a telling path: the Origin header, the mode of the build. */
export function interpretPath(value: UnknownValue): Value {
  return interpretIn(IN_PRODUCTION, value);
}

/** The same for a developer's run. */
export function interpretInDevelopment(value: UnknownValue): Value {
  return interpretIn(IN_DEVELOPMENT, value);
}

function interpretIn(mode: typeof IN_PRODUCTION, value: UnknownValue): Value {
  const name = value.path.length > MOST_STEPS ? '' : nameOfPath(value.path);
  if (Object.hasOwn(mode, name)) return primitive(mode[name] ?? null);
  // https://expressjs.com/en/api.html#app.settings.table: `app.get('env')` is `NODE_ENV`.
  if (value.path.length > 1 && value.path.at(-1) === 'get(env)') return primitive(mode['process.env.NODE_ENV'] ?? null);
  return readsOrigin(value) ? { kind: 'symbol', name: REQUEST_ORIGIN, part: 'origin' } : value;
}

/** `req.headers.origin`, `req.get('Origin')`, `request.headers.get('origin')`, `c.req.header('origin')`, … */
function readsOrigin({ path, source }: UnknownValue): boolean {
  const last = path.at(-1)?.toLowerCase();
  if (last === undefined) return false;
  // h3 reads a header of an event by functions, which Nitro imports by itself.
  if (/(?:^|\.)(?:getrequestheader|getheader)\(origin\)$/.test(last)) return true;
  const before = path.at(-2);
  if (before === undefined) return false;
  if (last === 'origin') return HEADER_HOLDERS.has(before) || before.endsWith('headers()');
  if (last === 'header(origin)') return true;
  if (last !== 'get(origin)') return false;
  // `get` belongs to everything; of a header bag, or of the request itself in a handler, it reads a header.
  return (
    HEADER_HOLDERS.has(before) ||
    before.endsWith('headers()') ||
    before === 'req' ||
    before === 'request' ||
    (source === 'request' && path.length === 2)
  );
}
