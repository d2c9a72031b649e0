import { cors } from './cors.ts';
import { defineFramework } from './define-framework.ts';

/** Feathers on Express hands on `cors`; Feathers on Koa hands on `@koa/cors`. */
export const feathersExpress = defineFramework({
  ...cors,
  id: '@feathersjs/express',
  see: 'https://feathersjs.com/api/express#cors',
  policies: [{ callee: '@feathersjs/express.cors', at: 0 }],
});
