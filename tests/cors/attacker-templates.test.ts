import { describe, expect, test } from 'vitest';
import { attackerTemplates } from '../../src/cors/attacker-templates.ts';
import { originProblem } from '../../src/cors/origin.ts';

function shapeOf(origin: string, spelled: string): readonly string[] | null {
  const template = attackerTemplates(spelled).find(({ pattern }) => new RegExp(pattern).test(origin));
  return template ? template.variants(origin) : null;
}

describe('attackerTemplates', () => {
  test.for([
    ['below a domain of somebody else', 'https://a.example.com.evil.example', '', 'https://a.example.com.evil.test'],
    ['that domain itself, with a port', 'http://evil.example:3000', '', 'http://evil.test:3000'],
    ['a free part of a name', 'https://evila.com', '', 'https://quuxa.com'],
    ['a name below a suffix that the tests spell', 'https://my-evil.co.uk', 'a.co.uk', 'https://my-quux.co.uk'],
    ['a customer of a host', 'https://my-evil.vercel.app', '.vercel.app', 'https://my-quux.vercel.app'],
    ['a name that a host assigned', 'https://evil.cloudfront.net', '.cloudfront.net', 'https://quux.cloudfront.net'],
    ['a hexadecimal part', 'https://0bad.com', '', 'https://0fed.com'],
    ['digits', 'https://a-31337.com', '', 'https://a-40499.com'],
    ['any character', 'https://a\u0001b.com', '', 'https://azb.com'],
    ['another top-level domain', 'https://a.xyz', '', 'https://a.win'],
    ['another word where the tests spell the first', 'https://mallory.com', 'devil', 'https://traitor.com'],
  ] as const)('has %s', ([, origin, spelled, variant]) => {
    const variants = shapeOf(origin, spelled);
    expect(variants).toContain(variant);
    expect(variants?.map(originProblem).filter((problem) => problem !== null)).toEqual([]);
  });

  test.for([
    ['a part of a subdomain', 'https://evil.a.com', ''],
    ['a name below a suffix that the tests do not spell', 'https://evil.co.uk', ''],
    ['a subdomain of a customer', 'https://evil.my.vercel.app', '.vercel.app'],
    ['what belongs to a customer: another deployment', 'https://evil--my.netlify.app', '.netlify.app'],
    ['a part of a name that a host assigned', 'https://a-evil.cloudfront.net', '.cloudfront.net'],
    ['a name that the tests spell', 'https://31337.com', '31337'],
    ['no name at all', 'http://localhost:3000', 'localhost'],
    ['a path', 'https://evil.example/', ''],
    ['a name without a suffix', 'https://evil.', ''],
  ] as const)('does not have %s', ([, origin, spelled]) => {
    expect(shapeOf(origin, spelled)).toBeNull();
  });

  test('uses no word that the tests spell, if need be none at all', () => {
    const patterns = attackerTemplates('evil mallory bad 31337').map(({ pattern }) => pattern);
    expect(patterns).toHaveLength(2);
    expect(patterns.filter((pattern) => /evil|mallory|bad|31337/u.test(pattern))).toEqual([]);
  });
});
