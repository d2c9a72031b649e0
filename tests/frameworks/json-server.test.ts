import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

describe('json-server', () => {
  testPolicies(`import jsonServer from 'json-server'; const server = jsonServer.create();`, [
    [`server.use(jsonServer.defaults());`, 'json-server: reflected/none +true'],
    [
      `const middlewares = jsonServer.defaults({ static: './public' }); server.use(middlewares);`,
      'json-server: reflected/none +true',
    ],
    [`server.use(jsonServer.defaults({ noCors: true }));`],
    [`server.use(jsonServer.defaults({ noCors: false }));`, 'json-server: reflected/none +true'],
    [`server.use(jsonServer.defaults(options));`],
    [`server.use(jsonServer.router('db.json'));`],
  ]);
});
