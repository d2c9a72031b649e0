import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

describe('peer', () => {
  testPolicies(`import { ExpressPeerServer, PeerServer } from 'peer';`, [
    [`PeerServer({ port: 9000, corsOptions: { origin: '*', credentials: true } });`, 'peer: * +true'],
    [`PeerServer({ port: 9000, corsOptions: { origin: true, credentials: true } });`, 'peer: reflected/none +true'],
    [`ExpressPeerServer(server, { corsOptions: { credentials: true } });`, 'peer: * by default +true'],
    [
      `PeerServer({ corsOptions: { origin: ['https://a.example'], credentials: 'true' } });`,
      'peer: [https://a.example] dropped true',
    ],
    [`PeerServer({ port: 9000 });`],
  ]);
});
