import { describe } from 'vitest';
import { describeMeasured } from '../support/measured.ts';
import { testPolicies } from '../support/policy-tables.ts';

describe('firebase-functions', () => {
  testPolicies(
    `import { onCall, onRequest } from 'firebase-functions/v2/https'; import * as functions from 'firebase-functions';`,
    [
      [`export const api = onRequest({ cors: true }, handler);`, 'firebase-functions: reflected/none'],
      [`export const api = onRequest({ cors: ['*'] }, handler);`, 'firebase-functions: *'],
      [
        `export const api = onRequest({ cors: 'https://a.example/' }, handler);`,
        'firebase-functions: https://a.example/',
      ],
      [
        `export const api = onRequest({ cors: ['https://a.example'] }, handler);`,
        'firebase-functions: https://a.example',
      ],
      [
        `export const api = onRequest({ cors: ['https://a.example', /a\\.example$/] }, handler);`,
        'firebase-functions: [https://a.example]',
        'firebase-functions: reflected/weak',
      ],
      [
        `export const api = onRequest({ cors: { origin: 'https://a.example', credentials: true } }, handler);`,
        'firebase-functions: reflected/none',
      ],
      [`export const api = onRequest({ cors: false }, handler);`, 'firebase-functions: absent'],
      [`export const api = onRequest({ cors: origins }, handler);`, 'firebase-functions: unknown'],
      [
        `export const call = onCall({ cors: ['https://a.example', 'https://b.example'] }, handler);`,
        'firebase-functions onCall: [https://a.example, https://b.example]',
      ],
      [`export const call = onCall({ cors: undefined }, handler);`, 'firebase-functions onCall: reflected/none'],
      [`export const api = functions.https.onRequest((request, response) => response.send('ok'));`],
    ],
  );
});

describeMeasured(['firebase-functions']);
