import { describe, expect, test } from 'vitest';
import { policiesIn } from '../support/policies.ts';

const USES = `import cors from 'cors'; import express from 'express';`;
const ORIGIN = `this.app.use(cors());`;
const CREDENTIALS = `this.app.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });`;
const MEETING = ['headers: * by default +true', 'cors: * by default'];
const ALONE = ['headers: absent +true', 'cors: * by default'];

describe('an app that a class keeps', () => {
  test.for([
    {
      name: 'as the value of a field',
      code: `class Server { app = express(); constructor() { ${ORIGIN} ${CREDENTIALS} } }`,
      expected: MEETING,
    },
    {
      name: 'as the constructor makes it',
      code: `class Server { app: express.Application; constructor() { this.app = express(); this.app.set('trust proxy', 1); ${ORIGIN} ${CREDENTIALS} } }`,
      expected: MEETING,
    },
    {
      name: 'in methods, in the order in which the constructor calls them',
      code: `class Server { app = express(); constructor() { this.before(); this.after(); } after() { ${CREDENTIALS} } before() { ${ORIGIN} } }`,
      expected: MEETING,
    },
    {
      name: 'under a name, and in a private field',
      code: `class Server { #app = express(); constructor() { const app = this.#app; ${ORIGIN.replace('this.', '')} ${CREDENTIALS.replace('this.', '')} } }`,
      expected: MEETING,
    },
    {
      name: 'with a method as the handler',
      code: `class Server { app = express(); constructor() { ${ORIGIN} this.app.use(this.allow.bind(this)); } allow(req, res, next) { res.set('Access-Control-Allow-Credentials', 'true'); next(); } }`,
      expected: MEETING,
    },
    {
      name: 'in a method that makes it',
      code: `class Server { async start() { this.app = express(); ${ORIGIN} ${CREDENTIALS} } }`,
      expected: MEETING,
    },
    {
      name: 'in private methods',
      code: `class Server { #app = express(); constructor() { this.#before(); this.#after(); } #after() { ${CREDENTIALS.replace('app', '#app')} } #before() { ${ORIGIN.replace('app', '#app')} } }`,
      expected: MEETING,
    },
    {
      name: 'with a router that another class keeps',
      code: `class Routes { router = express.Router(); constructor() { this.router.get('/', (req, res) => { res.set('Access-Control-Allow-Credentials', 'true'); res.end(); }); } }
class Server { app = express(); constructor() { ${ORIGIN} this.app.use('/x', new Routes().router); } }`,
      expected: MEETING.toReversed(),
    },
    {
      name: 'under a condition',
      code: `class Server { app = express(); constructor(open) { if (open) { ${ORIGIN} } ${CREDENTIALS} } }`,
      expected: ALONE,
    },
    {
      name: 'in a method that others call, nobody knows when',
      code: `class Server { app = express(); constructor() { ${ORIGIN} } later() { ${CREDENTIALS} } }`,
      expected: ALONE,
    },
    {
      name: 'of which there are two',
      code: `class Server { app = express(); constructor() { ${ORIGIN} } } class Other { app = express(); constructor() { ${CREDENTIALS} } }`,
      expected: ALONE,
    },
  ])('$name', ({ code, expected }) => {
    expect(policiesIn(`${USES}\n${code}`)).toEqual(expected);
  });
});
