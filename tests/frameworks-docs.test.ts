import { expect, test } from 'vitest';
import { frameworks, headerOptions } from '../src/frameworks/index.ts';
import type { Framework, HeaderOptions, OriginMeaning, PolicyCall } from '../src/frameworks/define-framework.ts';
import {
  HEADER_FUNCTIONS,
  HEADER_METHODS,
  HEADER_METHODS_BY_MODULE,
  RESPONSE_FACTORIES,
} from '../src/frameworks/header-writes.ts';

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
    'A value that the project does not decide (of a package, an environment variable, a parameter) is unknown, and unknown is silent.',
    '',
    'Development servers are marked with a †: they open nothing to the public, so only `strict` speaks of what they allow.',
    '',
    '## Headers in configurations',
    '',
    '| library | headers | besides |',
    '|---|---|---|',
    ...[...headerOptions].sort((a, b) => a.id.localeCompare(b.id)).map(headersRow),
    '',
    '## Headers written by hand',
    '',
    'Methods of a response, or of the `Headers` that become those of a response:',
    '',
    '| method | takes | does | in |',
    '|---|---|---|---|',
    ...[HEADER_METHODS, ...HEADER_METHODS_BY_MODULE.map(({ methods }) => methods)]
      .flatMap((methods) => [...methods])
      .map(([name, { form, action, of }]) => `| \`${name}\` | ${FORMS[form]} | ${action} | ${of.join(', ')} |`),
    '',
    `Functions of h3, imported or auto-imported: ${[
      ...new Set(
        [...HEADER_FUNCTIONS.keys()].filter((name) => name !== 'vary').map((name) => name.replace(/^.*\./, '')),
      ),
    ]
      .map((name) => `\`${name}\``)
      .join(', ')}.`,
    '',
    'The package `vary`, called with a response and names.',
    '',
    `Responses: ${[...RESPONSE_FACTORIES.keys()]
      .map((name) => `\`${name.replace(/^global\./, '')}\``)
      .join(', ')}, and objects with \`statusCode\` and \`headers\` that a function returns or calls back with.`,
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
  vary: '`(names)`',
  body: '`(body, status?, headers?)`',
} as const;

const TESTS = { identical: 'only `true`', truthy: 'anything truthy', verbatim: 'sent as written' } as const;

const WILDCARD_WITH_CREDENTIALS = {
  sent: 'sent; browsers refuse it',
  reflected: '**reflects every origin**',
  rejected: 'the server does not start',
  withheld: '`*` without credentials',
} as const;

function row({
  id,
  see,
  policies,
  origin,
  originOverrides = [],
  credentials,
  wildcardWithCredentials,
  delegation,
  development,
}: Framework): string {
  const functions = [origin, ...originOverrides].map((one) => one.functions).find((one) => one !== 'none') ?? 'none';
  const asked = functions === 'none' ? 'none' : `${functions}${delegation ? ', options function too' : ''}`;
  return `| [${id}](${see})${development ? ' †' : ''} | ${[...new Set(policies.map(call))].join('<br>')} | ${meaning(origin.whenAbsent)} | ${option(credentials)} | ${credentials.whenAbsent ? 'on' : 'off'} | ${WILDCARD_WITH_CREDENTIALS[wildcardWithCredentials]} | ${asked} |`;
}

function option({ option: name, holdsHeaders, test: accepted }: Framework['credentials']): string {
  if (name === null) return 'no option';
  return holdsHeaders ? `the header in \`${name}\`` : `\`${name}\`, ${TESTS[accepted]}`;
}

function headersRow({ id, see, policies, under, development }: HeaderOptions): string {
  const besides = under ? `\`${under.option}: true\` is \`${under.origin}\`` : '';
  return `| [${id}](${see})${development ? ' †' : ''} | ${policies.map((policy) => call({ ...policy, within: [...(policy.within ?? []), ...(under ? [under.key] : [])] })).join('<br>')} | ${besides} |`;
}

/** The paths of files that a pattern means. */
function files({ source }: RegExp): string {
  const isEither = /\(\?:([^()]*)\)/;
  let text = source
    .replace('(?:^|\\/)', '')
    .replace(/\$$/, '')
    .replaceAll(/\(\?![^()]*\)/g, '')
    .replaceAll(/\[\^\/\]\+|\[\\w\.-\]\*/g, '*');
  text = text.replaceAll('[cm]?[jt]s', '[jt]s').replaceAll(/\.\*/g, '**').replaceAll('\\', '');
  for (let either = isEither.exec(text); either; either = isEither.exec(text))
    text = text.replace(either[0], `{${(either[1] ?? '').replaceAll('|', ',')}}`);
  return text.replaceAll('}?', ',}').replaceAll('[jt]sx?', '{js,jsx,ts,tsx}').replaceAll('[jt]s', '{js,ts}');
}

function call(policy: PolicyCall): string {
  const within = policy.within?.length ? ` { ${policy.within.join('.')} }` : '';
  if ('callee' in policy) return `\`${policy.callee}(${within.trim()})\``;
  if ('exported' in policy)
    return `\`${policy.exported === 'default' ? '' : `${policy.exported} of `}${files(policy.in)}\`${within ? ` \`${within.trim()}\`` : ''}`;
  if ('besideImport' in policy)
    return `\`${within.trim()}\` beside ${policy.besideImport.map((name) => `\`${name}\``).join(', ')}`;
  if ('decorator' in policy) return `\`@${policy.decorator.replace(/^.*\./, '')}(${within.trim()})\``;
  return `\`.${policy.method}(${'passing' in policy ? (policy.passing[0] ?? '') : within.trim()})\``;
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
