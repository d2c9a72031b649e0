import { expect, test } from 'vitest';
import { frameworks } from '../src/frameworks/index.ts';
import type { Framework, OriginMeaning, PolicyCall } from '../src/frameworks/define-framework.ts';
import { HEADER_FUNCTIONS, HEADER_METHODS, RESPONSE_FACTORIES } from '../src/frameworks/header-writes.ts';

test('docs/frameworks.md is printed from the definitions', async () => {
  await expect(page()).toMatchFileSnapshot('../docs/frameworks.md');
});

function page(): string {
  return [
    '# Libraries that the plugin knows',
    '',
    '<!-- Printed from src/frameworks by `npm run docs`; edit the definitions instead. -->',
    '',
    'If a library is not in these tables, the plugin makes no claim about it.',
    '',
    '## Options',
    '',
    '| library | call | without an origin | credentials | without them | `*` with credentials | origin functions |',
    '|---|---|---|---|---|---|---|',
    ...[...frameworks].sort((a, b) => a.id.localeCompare(b.id)).map(row),
    '',
    'A value that the file does not decide (an import, an environment variable, a parameter) is unknown, and unknown is silent.',
    '',
    '## Headers written by hand',
    '',
    'Methods of a response, or of the `Headers` that become those of a response:',
    '',
    '| method | takes | does | in |',
    '|---|---|---|---|',
    ...Object.entries(HEADER_METHODS).map(([name, { form, action, of }]) => `| \`${name}\` | ${FORMS[form]} | ${action} | ${of.join(', ')} |`),
    '',
    `Functions of h3, imported or auto-imported: ${[...new Set(Object.keys(HEADER_FUNCTIONS).map((name) => name.replace(/^.*\./, '')))].map((name) => `\`${name}\``).join(', ')}.`,
    '',
    `Responses: ${Object.keys(RESPONSE_FACTORIES).map((name) => `\`${name.replace(/^global\./, '')}\``).join(', ')}, and objects with \`statusCode\` and \`headers\` that a function returns or calls back with.`,
    '',
  ].join('\n');
}

const FORMS = {
  pair: '`(name, value)`',
  pairOrObject: '`(name, value)` or `({ name: value })`',
  object: '`({ name: value })`',
  collection: 'a `Headers` or a `Map`',
  head: '`(status, message?, headers)`',
  name: '`(name)`',
  body: '`(body, status?, headers?)`',
} as const;

function row({ id, see, policies, origin, credentials, wildcardWithCredentials, delegation }: Framework): string {
  const asked = origin.functions === 'none' ? 'none' : `${origin.functions}${delegation ? ', options function too' : ''}`;
  return `| [${id}](${see}) | ${policies.map(call).join('<br>')} | ${meaning(origin.whenAbsent)} | \`${credentials.option}\`, ${credentials.test === 'identical' ? 'only `true`' : 'anything truthy'} | ${credentials.whenAbsent ? 'on' : 'off'} | ${wildcardWithCredentials === 'sent' ? 'sent; browsers refuse it' : '**reflects every origin**'} | ${asked} |`;
}

function call(policy: PolicyCall): string {
  const within = policy.within ? ` { ${policy.within.join('.')} }` : '';
  if ('callee' in policy) return `\`${policy.callee}(${within.trim()})\``;
  if ('exported' in policy) return `\`${policy.in.source.replaceAll('\\', '').replaceAll('/', '/')}\``;
  if ('decorator' in policy) return `\`@${policy.decorator.replace(/^.*\./, '')}(${within.trim()})\``;
  return 'passing' in policy ? `\`.${policy.method}(${policy.passing[0] ?? ''})\`` : `\`.${policy.method}()\``;
}

function meaning({ kind }: OriginMeaning): string {
  switch (kind) {
    case 'any':
      return '`*`';
    case 'everyone':
      return '**every origin, reflected**';
    case 'off':
      return 'no header';
    default:
      return kind;
  }
}
