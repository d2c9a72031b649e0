import { expect, test } from 'vitest';
import { verdictOf } from '../../src/project/verdict.ts';
import type { Answer, ExchangeVerdict } from '../../src/project/verdict.ts';
import type { CredentialsRule, OriginRule } from '../../src/recognise/facts.ts';

const PAGE = 'http://localhost:5173';

const plain = { range: null, site: null };
const written = { type: 'boolean', text: 'true' } as const;
const sent: CredentialsRule = { kind: 'sent', lines: ['true'], written };
const none: CredentialsRule = { kind: 'absent' };
const star: OriginRule = { kind: 'wildcard', byDefault: false };
const entry = (text: string) => ({ text, range: null, editable: false });
const one = (text: string): OriginRule => ({ kind: 'literal', entries: [entry(text)], asList: false });
const list = (...texts: string[]): OriginRule => ({ kind: 'literal', entries: texts.map(entry), asList: true });
const reflected = (check: 'none' | 'checked'): OriginRule => ({
  kind: 'reflected',
  check: { kind: check },
  cause: 'header',
});

const among = (...origins: string[]): OriginRule => ({
  kind: 'reflected',
  check: { kind: 'checked', among: origins },
  cause: 'callback',
});
const open = (...texts: string[]): OriginRule => ({
  kind: 'literal',
  entries: texts.map(entry),
  asList: true,
  open: true,
});

const answer = (origin: OriginRule, credentials: CredentialsRule): Answer => ({
  allowOrigin: { value: origin, ...plain },
  allowCredentials: { value: credentials, ...plain },
});

const said = (verdict: ExchangeVerdict): string => (verdict.kind === 'blocked' ? verdict.reason : verdict.kind);

test.for<[title: string, origins: readonly string[] | null, answers: readonly Answer[], expected: string]>([
  ['nothing answers', [PAGE], [], 'MissingAllowOriginHeader'],
  ['nothing answers a page of unknown origin', null, [], 'MissingAllowOriginHeader'],
  ['a wildcard, no credentials', null, [answer(star, none)], 'WildcardOriginNotAllowed'],
  ['a wildcard with credentials', null, [answer(star, sent)], 'WildcardOriginNotAllowed'],
  ['the page, no credentials', [PAGE], [answer(one(PAGE), none)], 'InvalidAllowCredentials'],
  ['an origin, no credentials, an unknown page', null, [answer(one(PAGE), none)], 'InvalidAllowCredentials'],
  [
    'credentials spelled wrong',
    [PAGE],
    [answer(one(PAGE), { kind: 'sent', lines: ['True'], written })],
    'InvalidAllowCredentials',
  ],
  [
    'credentials that the library drops',
    [PAGE],
    [answer(one(PAGE), { kind: 'dropped', written, expected: 'true' })],
    'InvalidAllowCredentials',
  ],
  ['the page', [PAGE], [answer(one(PAGE), sent)], 'allowed'],
  ['an origin, an unknown page', null, [answer(one(PAGE), sent)], 'unknown'],
  ['another origin', [PAGE], [answer(one('https://shop.example'), sent)], 'AllowOriginMismatch'],
  ['another spelling of this machine', [PAGE], [answer(one('http://127.0.0.1:5173'), sent)], 'AllowOriginMismatch'],
  ['a slash too many, an unknown page', null, [answer(one('http://localhost:5173/'), sent)], 'AllowOriginMismatch'],
  ['a list with the page', [PAGE], [answer(list('https://shop.example', PAGE), sent)], 'allowed'],
  ['a list without it', [PAGE], [answer(list('https://shop.example'), sent)], 'MissingAllowOriginHeader'],
  ['a list, an unknown page', null, [answer(list('https://shop.example'), sent)], 'unknown'],
  ['a list of no origin, an unknown page', null, [answer(list('*'), sent)], 'unknown'],
  ['a list with the page and others', [PAGE], [answer(open(PAGE), sent)], 'allowed'],
  ['a list with others, which may have it', [PAGE], [answer(open('https://shop.example'), sent)], 'unknown'],
  ['a list of no origin and others, an unknown page', null, [answer(open('*'), sent)], 'unknown'],
  ['a check that it passes', [PAGE], [answer(among(PAGE), sent)], 'allowed'],
  ['a check that it fails', [PAGE], [answer(among('https://shop.example'), sent)], 'MissingAllowOriginHeader'],
  ['a check for a list, an unknown page', null, [answer(among('https://shop.example'), sent)], 'unknown'],
  ['one of two pages', [PAGE, 'https://shop.example'], [answer(one(PAGE), sent)], 'unknown'],
  [
    'none of two pages',
    [PAGE, 'https://shop.example'],
    [answer(one('https://a.example'), sent)],
    'AllowOriginMismatch',
  ],
  ['everybody', null, [answer(reflected('none'), sent)], 'allowed'],
  ['everybody, no credentials', null, [answer(reflected('none'), none)], 'InvalidAllowCredentials'],
  ['a check that nobody sees through', [PAGE], [answer(reflected('checked'), sent)], 'unknown'],
  ['such a check, no credentials', [PAGE], [answer(reflected('checked'), none)], 'InvalidAllowCredentials'],
  ['`null`', [PAGE], [answer({ kind: 'null' }, sent)], 'AllowOriginMismatch'],
  ['two lines', [PAGE], [answer({ kind: 'multiple', lines: [PAGE, PAGE] }, sent)], 'MultipleAllowOriginValues'],
  ['an unknown origin', [PAGE], [answer({ kind: 'unknown' }, sent)], 'unknown'],
  ['an unknown origin, no credentials', [PAGE], [answer({ kind: 'unknown' }, none)], 'InvalidAllowCredentials'],
  ['unknown credentials', [PAGE], [answer(one(PAGE), { kind: 'unknown' })], 'unknown'],
  ['a wildcard, unknown credentials', [PAGE], [answer(star, { kind: 'unknown' })], 'WildcardOriginNotAllowed'],
  ['two answers, one good', [PAGE], [answer(star, none), answer(one(PAGE), sent)], 'unknown'],
  ['two answers, both bad', [PAGE], [answer(star, none), answer(star, sent)], 'WildcardOriginNotAllowed'],
  ['two halves that may meet', [PAGE], [answer(one(PAGE), none), answer({ kind: 'absent' }, sent)], 'unknown'],
])('%s', ([, origins, answers, expected]) => {
  expect(said(verdictOf({ origins, answers, complete: true }))).toBe(expected);
  expect(said(verdictOf({ origins, answers, complete: false }))).toBe('unknown');
});

test('who is refused, and by which answer', () => {
  const wrong = answer(one('https://shop.example'), sent);
  expect(verdictOf({ origins: [PAGE], answers: [wrong], complete: true })).toEqual({
    kind: 'blocked',
    reason: 'AllowOriginMismatch',
    answer: wrong,
    origin: PAGE,
  });
});

test('code that only adds credentials is not named for what others answer', () => {
  const [adding, answering] = [answer({ kind: 'absent' }, sent), answer(star, none)];
  expect(verdictOf({ origins: [PAGE], answers: [adding, answering], complete: true })).toMatchObject({
    reason: 'WildcardOriginNotAllowed',
    answer: answering,
  });
});
