import { Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import { expect, test } from 'vitest';
import plugin from '../../src/index.ts';

const WEAK = `origin.endsWith('.vercel.app')`;

/** What a function for `cors` asks, and what is said of it: by everything that is provable, or by nobody. */
const functions: readonly (readonly [body: string, messages: readonly string[]])[] = [
  [
    `if (list.includes(origin)) return done(null, true); if (${WEAK}) return done(null, true); done(null, false);`,
    ['weakCheck'],
  ],
  [
    `if (isAllowed(origin)) return done(null, true); if (${WEAK}) return done(null, true); done(null, false);`,
    ['weakCheck'],
  ],
  [`if (config.open) return done(null, true); if (${WEAK}) return done(null, true); done(null, false);`, ['weakCheck']],
  [
    `if (!config.closed) return done(null, true); if (${WEAK}) return done(null, true); done(null, false);`,
    ['weakCheck'],
  ],
  [
    `const list = (process.env.LIST ?? '').split(','); if (list.includes(origin) || ${WEAK}) return done(null, true); done(null, false);`,
    ['weakCheck'],
  ],
  // A setting alone lets everybody in: nobody knows it.
  [
    `if (config.open) return done(null, true); if (list.includes(origin)) return done(null, true); done(null, false);`,
    [],
  ],
  // Those who fail the first check go another way.
  [`if (!isAllowed(origin)) return done(null, false); if (${WEAK}) return done(null, true); done(null, false);`, []],
  [
    `if (isForbidden(origin)) return done(new Error('no')); if (${WEAK}) return done(null, true); done(null, false);`,
    [],
  ],
  [
    `if (isAllowed(origin) && list.includes(origin)) return done(null, true); if (isAllowed(origin)) return done(null, true); done(null, false);`,
    [],
  ],
  [
    `if (config.strict && isAllowed(origin)) return done(null, true); if (!isAllowed(origin) && ${WEAK}) return done(null, true); done(null, false);`,
    [],
  ],
];

const linter = new Linter({ configType: 'flat' });

test.for(functions)('%s', ([body, messages]) => {
  const code = `import cors from 'cors';
import { config, isAllowed, isForbidden, list } from './config';
app.use(cors({ credentials: true, origin: (origin, done) => { ${body} } }));`;
  const found = linter.verify(
    code,
    [{ ...plugin.configs.recommended, files: ['**/*.ts'], languageOptions: { parser: typescriptParser } }],
    { filename: 'server.ts' },
  );
  expect(found.map(({ messageId }) => messageId)).toEqual(messages);
});
