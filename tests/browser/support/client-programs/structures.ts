import type { Library } from './libraries.ts';
import { urlOf, type Address, type Cookies, type Sent } from './spec.ts';

/** What a structure puts together. */
export interface Parts {
  readonly library: Library;
  readonly address: Address;
  readonly sent: Sent;
  /** Where cookies are asked for, if they are. */
  readonly said: 'call' | 'instance' | 'later';
  readonly cookies: Cookies;
  /** Picks among ways to spell one thing. */
  readonly spelling: number;
}

type Files = Readonly<Record<string, string>>;

/** Ways in which programs are laid out. */
export type Structure = (parts: Parts) => Files;

const pick = <T>(all: readonly T[], spelling: number): T | undefined => all[spelling % all.length];

function ownOptions({ cookies, library, said }: Parts, place: 'call' | 'instance'): readonly string[] {
  return cookies === 'absent' || said !== place ? [] : [library.option[cookies]];
}

/** The instance of a library with its address, and what is said to it later; `null` where it has none. */
function instance(parts: Parts, name: string): string | null {
  const { address, cookies, library, said, spelling } = parts;
  if (!library.makes) return null;
  const made = library.makes(address.base, ownOptions(parts, 'instance'));
  const later = cookies === 'asked' && said === 'later' ? (pick(library.later ?? [], spelling)?.(name) ?? '') : '';
  return `const ${name} = ${made};\n${later}`;
}

function direct(parts: Parts, path: string, more: readonly string[] = []): string {
  const { address, library, sent, spelling } = parts;
  const options = [...more, ...allOptions(parts)];
  return library.sends(null, urlOf(address.base, path, true, spelling), sent, options);
}

/** Options of a program without instances: all of them stand at the call. */
function allOptions({ cookies, library }: Parts): readonly string[] {
  return cookies === 'absent' ? [] : [library.option[cookies]];
}

function byInstance(parts: Parts, name: string, path: string): string {
  return parts.library.sends(name, path, parts.sent, ownOptions(parts, 'call'));
}

const heads = ({ address, library }: Parts): string => library.imports + address.before;

/** Ways to write a function that sends. */
function loaders(expression: string, spelling: number): string {
  return (
    pick(
      [
        `export const load = () => ${expression};\n`,
        `export async function load() {\n  return await ${expression};\n}\n`,
        `export const load = async () => {\n  try {\n    const response = await ${expression};\n    return response;\n  } catch (error) {\n    console.error(error);\n    throw error;\n  }\n};\n`,
        `async function load() {\n  const result = await ${expression};\n  return result;\n}\nexport { load };\n`,
        `export function load() {\n  return Promise.all([${expression}]).then(([first]) => first);\n}\n`,
      ],
      spelling,
    ) ?? ''
  );
}

/** Ways to write a wrapper, a function of a path. */
function wrapper(expression: string, spelling: number): string {
  return (
    pick(
      [
        `export function get(path: string) {\n  return ${expression};\n}\n`,
        `export const get = (path: string) => ${expression};\n`,
        `export const get = async (path: string) => {\n  const response = await ${expression};\n  return response;\n};\n`,
        `export async function get(path: string): Promise<any> {\n  try {\n    return await ${expression};\n  } finally {\n    console.debug(path);\n  }\n}\n`,
      ],
      spelling,
    ) ?? ''
  );
}

export const structures: Readonly<Record<string, Structure>> = {
  'at the place': (parts) => ({ 'me.tsx': heads(parts) + loaders(direct(parts, parts.sent.path), parts.spelling) }),

  'URL in a constant': (parts) => ({
    'me.tsx': `${heads(parts)}const url = ${urlOf(parts.address.base, parts.sent.path, true, parts.spelling)};\n${loaders(
      parts.library.sends(null, 'url', parts.sent, allOptions(parts)),
      parts.spelling,
    )}`,
  }),

  'options in a constant': (parts) => {
    const [option] = allOptions(parts);
    if (option === undefined || option.startsWith('.')) return structures['at the place']?.(parts) ?? {};
    const name = parts.spelling % 2 === 0 ? 'defaults' : 'DEFAULT_OPTIONS';
    const sends = direct({ ...parts, cookies: 'absent' }, parts.sent.path, [`...${name}`]);
    const text = `const ${name}${parts.spelling % 3 === 0 ? ': any' : ''} = { ${option} };\n`;
    return parts.spelling % 2 === 0
      ? { 'me.tsx': heads(parts) + text + loaders(sends, parts.spelling) }
      : {
          'options.ts': `export ${text}`,
          'me.tsx': `${parts.library.imports}import { ${name} } from './options.ts';\n${parts.address.before}${loaders(sends, parts.spelling)}`,
        };
  },

  'a wrapper in the file': (parts) => ({
    'me.tsx': `${heads(parts)}${wrapper(direct(parts, 'path'), parts.spelling).replace('export ', '')}${loaders(`get(${parts.sent.path})`, parts.spelling + 1)}`,
  }),

  'a wrapper in another file': (parts) => ({
    'http.ts': heads(parts) + wrapper(direct(parts, 'path'), parts.spelling),
    'me.tsx': `import { get } from './http.ts';\n${loaders(`get(${parts.sent.path})`, parts.spelling)}`,
  }),

  'an instance in the file': (parts) => {
    const made = instance(parts, 'api');
    if (made === null) return structures['at the place']?.(parts) ?? {};
    return { 'me.tsx': heads(parts) + made + loaders(byInstance(parts, 'api', parts.sent.path), parts.spelling) };
  },

  'an instance in another file': (parts) => {
    const made = instance(parts, 'api');
    if (made === null) return structures['a wrapper in another file']?.(parts) ?? {};
    const [exported, imported] = pick(
      [
        ['export default api;\n', `import api from './http.ts';\n`],
        ['export { api };\n', `import { api } from './http.ts';\n`],
        ['export { api as http };\n', `import { http as api } from './http.ts';\n`],
        ['export { api as default };\n', `import api from './http.ts';\n`],
      ] as const,
      parts.spelling,
    ) ?? ['', ''];
    const isBehind = parts.spelling % 5 === 0;
    return {
      'http.ts': heads(parts) + made + exported,
      ...(isBehind ? { 'index.ts': `export ${imported.includes('{') ? '*' : '{ default }'} from './http.ts';\n` } : {}),
      'me.tsx': `${isBehind ? imported.replace('http.ts', 'index.ts') : imported}${loaders(byInstance(parts, 'api', parts.sent.path), parts.spelling)}`,
    };
  },

  'a service of functions in another file': (parts) => {
    const made = instance(parts, 'client');
    const sends = made === null ? direct(parts, parts.sent.path) : byInstance(parts, 'client', parts.sent.path);
    const service = pick(
      [
        `export const users = {\n  list: () => ${sends},\n};\n`,
        `export const users = {\n  async list() {\n    return ${sends};\n  },\n};\n`,
        `const list = () => ${sends};\nexport const users = { list };\n`,
      ],
      parts.spelling,
    );
    return {
      'users.ts': heads(parts) + (made ?? '') + (service ?? ''),
      'me.tsx': `import { users } from './users.ts';\n${loaders('users.list()', parts.spelling)}`,
    };
  },

  'a class with its address': (parts) => {
    const { address, library, spelling } = parts;
    const own = { ...parts, address: { ...address, base: 'this.base' } };
    const text = `class Http {\n  constructor(private readonly base: string) {}\n\n  get(path: string) {\n    return ${direct(own, 'path')};\n  }\n}\n`;
    const held = `const http = new Http(${address.base});\n`;
    return spelling % 2 === 0
      ? { 'me.tsx': heads(parts) + text + held + loaders(`http.get(${parts.sent.path})`, spelling) }
      : {
          'http.ts': `${library.imports}export ${text}`,
          'me.tsx': `import { Http } from './http.ts';\n${address.before}${held}${loaders(`http.get(${parts.sent.path})`, spelling)}`,
        };
  },

  'a class with an instance': (parts) => {
    const { address, library, spelling, sent } = parts;
    const made = library.makes?.(address.base, ownOptions(parts, 'instance'));
    if (made === undefined) return structures['a class with its address']?.(parts) ?? {};
    const later =
      parts.cookies === 'asked' && parts.said === 'later'
        ? (pick(library.later ?? [], spelling)?.('this.api') ?? '')
        : '';
    if (later.includes('function ')) return structures['an instance in the file']?.(parts) ?? {};
    const text = `export class Users {\n  private readonly api;\n\n  constructor() {\n    this.api = ${made};\n${later.replace(/^/gm, '    ').trimEnd()}\n  }\n\n  load() {\n    return ${byInstance(parts, 'this.api', sent.path)};\n  }\n}\n`;
    return {
      'users.ts': heads(parts) + text,
      'me.tsx': `import { Users } from './users.ts';\nconst users = new Users();\nexport const load = () => users.load();\n`,
    };
  },

  'a factory': (parts) => {
    const { address, library, spelling } = parts;
    const made = library.makes?.('baseUrl', ownOptions(parts, 'instance'));
    if (made === undefined) return structures['a wrapper in the file']?.(parts) ?? {};
    const text = `function createApi(baseUrl: string) {\n  const api = ${made};\n  return api;\n}\n`;
    const held = `const api = createApi(${address.base});\n`;
    const sends = byInstance(
      { ...parts, said: parts.said === 'later' ? 'instance' : parts.said },
      'api',
      parts.sent.path,
    );
    return spelling % 2 === 0
      ? { 'me.tsx': heads(parts) + text + held + loaders(sends, spelling) }
      : {
          'http.ts': `${library.imports}export ${text}`,
          'me.tsx': `import { createApi } from './http.ts';\n${address.before}${held}${loaders(sends, spelling)}`,
        };
  },

  'a query of TanStack': (parts) => ({
    'me.tsx': `import { QueryClient } from '@tanstack/query-core';\n${heads(parts)}const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });\nexport const load = () =>\n  queries.fetchQuery({\n    queryKey: ['users'],\n    queryFn: async () => {\n      await ${direct(parts, parts.sent.path)};\n      return true;\n    },\n  });\n`,
  }),

  'a fetcher of SWR': (parts) => {
    const made = instance(parts, 'api');
    const sends = made === null ? direct(parts, 'path') : byInstance(parts, 'api', 'path');
    const text = `const fetcher = (path: string) => ${sends};\n`;
    const isApart = parts.spelling % 2 === 0;
    return {
      ...(isApart ? { 'fetcher.ts': `${heads(parts)}${made ?? ''}export ${text}` } : {}),
      'me.tsx': `import { preload } from 'swr';\n${isApart ? `import { fetcher } from './fetcher.ts';\n` : heads(parts) + (made ?? '') + text}export const load = () => preload(${parts.sent.path}, fetcher);\n`,
    };
  },

  'a hook that gives functions': (parts) => {
    const made = instance(parts, 'api');
    const sends = made === null ? direct(parts, 'path') : byInstance(parts, 'api', 'path');
    const text = `export function useApi() {\n  const get = (path: string) => ${sends};\n  return { get };\n}\n`;
    return {
      'use-api.ts': heads(parts) + (made ?? '') + text,
      'me.tsx': `import { useApi } from './use-api.ts';\nexport const load = () => {\n  const { get } = useApi();\n  return get(${parts.sent.path});\n};\n`,
    };
  },
};
