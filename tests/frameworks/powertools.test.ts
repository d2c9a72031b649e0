import { describe } from 'vitest';
import { testPolicies } from '../support/policy-tables.ts';

/** @see https://docs.aws.amazon.com/powertools/typescript/latest/features/event-handler/http */
describe('Powertools for AWS Lambda', () => {
  testPolicies(`import { cors } from '@aws-lambda-powertools/event-handler/http/middleware';`, [
    [`app.use(cors());`, 'Powertools for AWS Lambda: * by default'],
    [`app.use(cors({ origin: undefined, credentials: true }));`, 'Powertools for AWS Lambda: absent +true'],
    [`app.use(cors({ origin: '*', credentials: true }));`, 'Powertools for AWS Lambda: * +true'],
    [
      `app.use(cors({ origin: ['https://a.example', '*'], credentials: 'false' }));`,
      'Powertools for AWS Lambda: * +true',
    ],
    [
      `app.use(cors({ origin: 'https://a.example', credentials: true }));`,
      'Powertools for AWS Lambda: [https://a.example] +true',
    ],
    [`app.use(cors({ origin: (origin) => origin, credentials: true }));`, 'Powertools for AWS Lambda: unknown +true'],
  ]);
});
