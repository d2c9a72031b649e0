import { cors } from './cors.ts';
import { defineFramework } from './define-framework.ts';

/** `await NextCors(request, response, options)` runs `cors` in an API route of Next.js. */
export const nextjsCors = defineFramework({
  ...cors,
  id: 'nextjs-cors',
  see: 'https://github.com/yonycalsin/nextjs-cors#options',
  policies: [{ callee: 'nextjs-cors', at: 2 }],
});
