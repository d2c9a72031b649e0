import { describe } from 'vitest';
import { checkValues } from './tables.ts';

/** What the packages themselves answer for the same code. */
describe('objects that functions of packages put together', () => {
  checkValues([
    [`import _ from 'lodash'; _.merge({ a: 1 }, { a: 2, b: 3 })`, '{ a: 2, b: 3 }'],
    [`import { merge } from 'lodash'; merge({ a: { b: 1 } }, { a: { c: 2 } }).a`, '{ b: 1, c: 2 }'],
    [`import merge from 'lodash/merge'; merge({ a: 1 }, { a: undefined })`, '{ a: 1 }'],
    [`import { merge } from 'lodash-es'; merge({ a: [1] }, { a: [2, 3] }).a`, '?'],
    [`import { merge } from 'lodash'; merge({ a: 1 }, c).a`, '?'],
    [`import { merge } from 'lodash'; merge({ a: c ? 1 : 2 }, { b: 3 })`, '{ a: 1 | 2, b: 3 }'],
    [`const _ = require('lodash'); _.assign({ a: { b: 1 } }, { a: { c: 2 } }).a`, '{ c: 2 }'],
    [`const { extend } = require('underscore'); extend({ a: 1 }, { a: undefined }).a`, 'undefined'],
    [`import _ from 'lodash'; _.defaults({ a: 1, b: undefined }, { b: 2 }, { b: 3, c: 4 })`, '{ a: 1, b: 2, c: 4 }'],
    [`import _ from 'lodash'; _.defaults({ a: {} }, { a: { b: 1 } }).a`, '{}'],
    [`import _ from 'lodash'; _.defaultsDeep({ a: { b: 1 } }, { a: { b: 2, c: 3 } }).a`, '{ b: 1, c: 3 }'],
    [`import { defu } from 'defu'; defu({ a: 1 }, { a: 2, b: { c: 3 } })`, '{ a: 1, b: { c: 3 } }'],
    [`import { defu } from 'defu'; defu({ a: null }, { a: 2 }).a`, '?'],
    [`import deepmerge from 'deepmerge'; deepmerge({ a: { b: 1 } }, { a: { b: 2, c: 3 } }).a`, '{ b: 2, c: 3 }'],
    [`import assign from 'object-assign'; assign({}, { a: 1 }, { a: 2 })`, '{ a: 2 }'],
    [`import xtend from 'xtend'; xtend({ a: 1 }, { b: 2 })`, '{ a: 1, b: 2 }'],
    [`import _ from 'lodash'; _.defaults(c, { a: 1 }).a`, '?'],
    [`import _ from 'lodash'; _.defaults({ a: 1 }, c, { a: 2, b: 3 }).b`, '?'],
    [`import { merge } from 'other'; merge({ a: 1 }, { b: 2 })`, '?'],
    // The first argument is changed as well, which nobody works out.
    [`import _ from 'lodash'; const a = { b: 1 }; _.merge(a, { b: 2 }); a.b`, '?'],
  ]);
});
