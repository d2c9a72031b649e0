// Files of Next that set headers of one response, and what Next sends then.

export const APP = 'https://app.example.com';
const ORIGIN = 'Access-Control-Allow-Origin';
const CREDENTIALS = 'Access-Control-Allow-Credentials';

export type Headers = Readonly<Record<string, string>>;

export interface Row {
  readonly config?: Headers;
  readonly middleware?: Headers;
  readonly handler: Headers;
  /** What Next 16.4.6 sent for `GET`, from a route handler and from an API route: origin and credentials. */
  readonly route: string;
  readonly api: string;
}

export const ALL = { [ORIGIN]: '*' };
export const ONE = { [ORIGIN]: APP };
export const TRUE = { [CREDENTIALS]: 'true' };

/** As `tests/wire/next.test.ts` sees it; 15.5 has the same precedence. */
export const ROWS: readonly Row[] = [
  { config: ALL, handler: TRUE, route: '* true', api: '* true' },
  { config: TRUE, handler: ALL, route: '* true', api: '* true' },
  { config: ALL, handler: { ...ONE, ...TRUE }, route: '* true', api: `${APP} true` },
  { config: ONE, handler: { ...ALL, ...TRUE }, route: `${APP} true`, api: '* true' },
  { middleware: ALL, handler: TRUE, route: '* true', api: '* true' },
  { middleware: TRUE, handler: ALL, route: '* true', api: '* true' },
  { middleware: ALL, handler: { ...ONE, ...TRUE }, route: '* true', api: `${APP} true` },
  { middleware: ONE, handler: { ...ALL, ...TRUE }, route: `${APP} true`, api: '* true' },
  { config: ALL, middleware: { ...ONE, ...TRUE }, handler: {}, route: `${APP} true`, api: `${APP} true` },
  { config: { ...ONE, ...TRUE }, middleware: ALL, handler: {}, route: '* true', api: '* true' },
];

export function configFor(source: string, headers: Headers, more = ''): string {
  const list = Object.entries(headers).map(([key, value]) => ({ key, value }));
  return `export default { async headers() { return [{ source: '${source}', ${more} headers: ${JSON.stringify(list)} }]; } };`;
}

export function middlewareFor(headers: Headers, more = ''): string {
  const sets = Object.entries(headers).map(([name, value]) => `response.headers.set('${name}', '${value}');`);
  return `import { NextResponse } from 'next/server';
export function middleware() {
  const response = NextResponse.next();
  ${sets.join('\n  ')}
  return response;
}
${more}`;
}

export const handlers = {
  route: (headers: Headers) =>
    `// cors\nexport function GET() { return new Response('x', { headers: ${JSON.stringify(headers)} }); }`,
  api: (headers: Headers) =>
    `// cors\nexport default function handler(request, response) { ${Object.entries(headers)
      .map(([name, value]) => `response.setHeader('${name}', '${value}');`)
      .join(' ')} response.status(200).send('x'); }`,
};
