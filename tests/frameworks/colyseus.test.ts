import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

describe('Colyseus', () => {
  testPolicies(
    `import { defineServer, matchMaker, Server } from '@colyseus/core';\nimport * as other from 'colyseus';`,
    [
      // Another file may replace the headers: nothing is certain.
      [`const server = new Server({ transport });`, 'Colyseus: reflected/none +true ?'],
      [`new Server(options);`, 'Colyseus: reflected/none +true ?'],
      [`new other.Server();`, 'Colyseus: reflected/none +true ?'],
      [`export default defineServer({ rooms });`, 'Colyseus: reflected/none +true ?'],
      // https://docs.colyseus.io/server/matchmaker
      [
        `matchMaker.controller.getCorsHeaders = function (req) { return { 'Access-Control-Allow-Origin': '*' }; };
new Server({ transport });`,
      ],
      [`matchMaker.controller.DEFAULT_CORS_HEADERS['Access-Control-Allow-Credentials'] = 'false'; new Server();`],
      [`Object.assign(matchMaker.controller, { getCorsHeaders: () => ({}) }); new Server({ transport });`],
      [`class Server2 extends Server {} new Server2();`],
    ],
  );
});
