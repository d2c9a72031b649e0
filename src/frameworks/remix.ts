import type { HeaderOptions } from './define-framework.ts';

/** The `headers` function that routes of Remix and React Router export. */
export const remixHeaders: HeaderOptions = {
  id: 'React Router, Remix',
  see: 'https://reactrouter.com/how-to/headers',
  policies: [{ exported: 'headers', in: /(?:^|\/)(?:routes\/.*|root)\.[jt]sx?$/, at: 0 }],
};
