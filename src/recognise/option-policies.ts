import type { TSESTree } from '@typescript-eslint/utils';
import { ALLOW_CREDENTIALS } from '../cors/headers.ts';
import type { Flow } from '../flow/interpreter.ts';
import type { Framework } from '../frameworks/define-framework.ts';
import { behavioursIn, isThere } from '../frameworks/versions.ts';
import { assume, NO_ASSUMPTIONS, settle } from '../syntax/conditions.ts';
import type { Assumptions } from '../syntax/conditions.ts';
import { lookup } from '../syntax/members.ts';
import { isForeign } from '../syntax/modules.ts';
import type { Scopes } from '../syntax/modules.ts';
import { propertyNameOf } from '../syntax/property-name.ts';
import { UNDEFINED, unknown } from '../syntax/value.ts';
import type { Member, Value } from '../syntax/value.ts';
import { isCall, walk } from '../syntax/walk.ts';
import { skipWrappers } from '../syntax/wrappers.ts';
import { credentialsRuleOf } from './credentials-options.ts';
import { ABSENT, nowhere } from './decided.ts';
import { delegatedOptions } from './delegates.ts';
import type { CredentialsRule, Decided, OriginRule, Policy, Range } from './facts.ts';
import { handedAbroad, handedOn } from './handed-on.ts';
import { installedVersions } from './installed-version.ts';
import { eachNames, libraryVary } from './names-rules.ts';
import { alternatives, MOST_ALTERNATIVES, rangeOf, siteOf } from './option-alternatives.ts';
import type { Alternative, OptionsOnPath } from './option-alternatives.ts';
import { listedBy } from './option-lists.ts';
import { frameworkUnder } from './options-effect.ts';
import { optionsOf } from './options-place.ts';
import { originRulesOf } from './origin-rules.ts';
import { policyCalls } from './policy-calls.ts';
import type { RecognisedCall } from './policy-calls.ts';
import { isDevelopment, isDevelopmentOnly } from './surroundings.ts';
import { openWhereUnset, whereUnset } from './unset-variables.ts';

/** The policies that the options of libraries state. */
export function optionPolicies(program: TSESTree.Program, filename: string, flow: Flow): readonly Policy[] {
  const calls = policyCalls(program, filename, flow.host.scopes);
  const abroad = handedAbroad(program, flow).flatMap(({ inside, ...call }) =>
    policiesAt({ ...call, base: [] }, filename, inside),
  );
  const stated = calls
    .filter(({ framework, node }) => !isReplaced(framework, program) && !isDevelopmentOnly(node, flow))
    .flatMap((call) => {
      const base = optionsBelow(call, calls, flow);
      return handedOn(call, flow).flatMap(({ inside, node, code }) =>
        policiesAt({ ...call, base, node, code }, filename, inside),
      );
    });
  return [...stated, ...abroad];
}

/** A call, with the options that its own are put over, and the code that states it. */
type CallOverBase = RecognisedCall & { readonly base: readonly Member[]; readonly code: Range };

/** What another call states for all routes, where the file has it in one place; else anything. */
function optionsBelow(
  { framework: { over }, node }: RecognisedCall,
  calls: readonly RecognisedCall[],
  flow: Flow,
): readonly Member[] {
  if (over === undefined) return [];
  const [call, ...others] = calls.filter(({ framework }) => framework.id === over);
  const values = call && others.length === 0 ? optionsOf(call, flow) : null;
  const [value = UNDEFINED, ...further] = values ?? [];
  const members = value.kind === 'object' ? flow.host.members(value) : [];
  const isKnown = value.kind === 'object' ? lookup(members, 'delegator').kind === 'absent' : value.kind === 'primitive';
  if (values && further.length === 0 && isKnown) return members;
  return [{ kind: 'unknown', node, value: unknown('options of all routes') }];
}

/** Whether a file writes what a library answers. */
function isReplaced({ replacedBy = [] }: Framework, program: TSESTree.Program): boolean {
  let isFound = false;
  if (replacedBy.length > 0)
    walk(program, (node) => {
      const isMember = node.type === 'MemberExpression' || node.type === 'Property';
      isFound ||= isMember && replacedBy.includes(propertyNameOf(node) ?? '');
      return !isFound;
    });
  return isFound;
}

/** The policies of a call in the version that this file would load; of several, what all of them do is certain. */
function policiesAt(call: CallOverBase, filename: string, flow: Flow): readonly Policy[] {
  const { eras, only, package: name } = call.framework;
  const versions = eras || only ? installedVersions(name, filename) : null;
  if (!isThere(call.framework, versions)) return [];
  const [newest, ...others] = behavioursIn(call.framework, versions);
  const policies = policiesOf({ ...call, framework: newest }, flow);
  if (others.length === 0 || !policies.some(isOpen)) return policies;
  const otherwise = others.map((framework) => policiesOf({ ...call, framework }, flow));
  return policies.map((policy) => {
    const isShared = otherwise.every((one) => one.some((other) => isOpen(other) && isAtSamePlace(other, policy)));
    return isShared || !isOpen(policy) ? policy : { ...policy, certain: false };
  });
}

/** Whether anybody is allowed, with credentials: browsers refuse it, or anybody reads what is meant for a user. */
function isOpen({ allowOrigin: { value }, allowCredentials }: Policy): boolean {
  if (allowCredentials.value.kind !== 'sent') return false;
  return (
    value.kind === 'wildcard' || value.kind === 'null' || (value.kind === 'reflected' && value.check.kind !== 'checked')
  );
}

function isAtSamePlace({ allowOrigin: left }: Policy, { allowOrigin: right }: Policy): boolean {
  return left.range?.join() === right.range?.join();
}

function policiesOf(call: CallOverBase, flow: Flow): readonly Policy[] {
  const options = optionsOf(call, flow);
  const paths: readonly OptionsOnPath[] = options
    .flatMap((one) => settle(one, NO_ASSUMPTIONS))
    .flatMap(({ value, assumptions }): readonly OptionsOnPath[] => {
      const path = { value, assumptions, members: flow.host.members };
      return delegatedOptions(path, call.framework, flow) ?? [path];
    });
  return paths.slice(0, MOST_ALTERNATIVES).flatMap((path) => policiesOnPath(path, call, flow));
}

function policiesOnPath(path: OptionsOnPath, call: CallOverBase, flow: Flow): readonly Policy[] {
  const isMerged = path.value.kind === 'object' && !path.delegated;
  const stated = isMerged ? call.framework : { ...call.framework, ...call.framework.unmerged };
  const own = membersOf(path, stated);
  const members = own && [...call.base, ...own];
  const framework = members && frameworkUnder(members, stated);
  if (members === null || framework === null) return isRefused(path.value, stated) ? [withoutHeaders(path, call)] : [];
  const { origin, credentials } = framework;
  const whole: Alternative = { value: path.value, entry: null, assumptions: path.assumptions };
  const origins = origin.whole && path.value.kind !== 'object' ? [whole] : alternatives(members, origin.option, path);
  const asked = credentials.holdsHeaders
    ? headerAlternatives(members, credentials.option, path)
    : alternatives(members, credentials.option, path);
  if (origins === null || asked === null) return [];
  const unset = origins.flatMap((one) => whereUnset(one, path.assumptions) ?? []);
  return [...origins, ...unset].flatMap((one) =>
    asked.flatMap((other): readonly Policy[] => {
      const assumptions = together(one.assumptions, other.assumptions);
      if (assumptions === null || isDevelopment(assumptions)) return [];
      const allowCredentials = decided(credentialsRuleOf(other.value, credentials, flow), other.entry, flow);
      return originRulesOf(
        { value: one.value, entry: one.entry, assumptions },
        framework,
        isOn(allowCredentials.value),
        flow,
      ).flatMap((answered): readonly Policy[] => {
        const isUnset = unset.includes(one);
        const value = isUnset ? openWhereUnset(answered.value) : answered.value;
        if (value === null) return [];
        const rule = { ...answered, value };
        const decidedBy = together(one.assumptions, rule.answered);
        if (decidedBy === null) return [];
        const policy: Policy = {
          library: framework.id,
          scope: framework.scope,
          allowOrigin: { value: rule.value, range: rule.range, site: siteOf(one.entry, flow) },
          ...(origin.takes ? { takes: origin.takes } : {}),
          allowCredentials: isWithheld(rule.value, framework)
            ? { ...allowCredentials, value: { kind: 'absent' } }
            : allowCredentials,
          ...eachNames((_, field) => {
            const isAsked = path.delegated ?? (one.value?.kind === 'function' || one.value?.kind === 'symbol');
            if (field === 'vary')
              return nowhere(libraryVary(rule.value, { isAsked, isList: one.value?.kind === 'array' }, framework));
            return listedBy(framework[field], members, { ...path, assumptions }, isOn(allowCredentials.value), flow);
          }),
          ...(credentials.whenAbsent ? { credentialsByDefault: true as const } : {}),
          certain:
            !isUnset &&
            !framework.development &&
            !framework.replacedBy &&
            ![...path.assumptions.values()].some(({ atom, holds }) => atom.source === 'time' && !holds) &&
            sameSettings(decidedBy, other.assumptions, path.assumptions),
          range: statementRange(call.node, path.value, flow.host.scopes),
          ...placeOf(path, call),
          ...(leavesPreflights(members, framework) ? {} : { sent: true as const }),
        };
        return [policy];
      });
    }),
  );
}

/** Options of a route stand for the code that they are, and say nothing of preflights. */
function placeOf(
  { value }: OptionsOnPath,
  { code, framework, node }: CallOverBase,
): Pick<Policy, 'alone' | 'asked' | 'code'> {
  if (framework.over === undefined) return { code };
  return { alone: true, asked: 'request', code: 'node' in value && value.node ? value.node.range : node.range };
}

/** Whether a route is told to answer without the headers of all others. */
function isRefused(value: Value, { over }: Framework): boolean {
  return over !== undefined && value.kind === 'primitive' && value.value === false;
}

function withoutHeaders(path: OptionsOnPath, call: CallOverBase): Policy {
  return {
    library: call.framework.id,
    scope: call.framework.scope,
    allowOrigin: ABSENT,
    allowCredentials: ABSENT,
    ...eachNames(() => ABSENT),
    certain: true,
    range: call.node.range,
    ...placeOf(path, call),
  };
}

/** The options one by one: a scalar leaves every one at its default; `null` when there is no policy, or nobody knows. */
function membersOf({ value, members }: OptionsOnPath, { origin, whenFalse }: Framework): readonly Member[] | null {
  if (value.kind === 'object') return members(value);
  if (origin.whole) return [];
  if (value.kind !== 'primitive') return null;
  return value.value === false && whenFalse !== 'defaults' ? null : [];
}

/** The values of the header that allows credentials, in an option that holds headers. */
function headerAlternatives(
  members: readonly Member[],
  key: string | null,
  path: OptionsOnPath,
): readonly Alternative[] | null {
  const holders = alternatives(members, key, path);
  const headers = holders?.flatMap(({ value, assumptions }): readonly (readonly Alternative[] | null)[] => {
    if (value === null || value.kind === 'primitive') return [[{ value: null, entry: null, assumptions }]];
    if (value.kind !== 'object') return [null];
    const named = path
      .members(value)
      .map((member) => (member.kind === 'entry' ? { ...member, key: member.key.toLowerCase() } : member));
    return [alternatives(named, ALLOW_CREDENTIALS, { ...path, assumptions })];
  });
  return headers?.every((one) => one !== null) ? headers.flat() : null;
}

/** Both sets of assumptions in one, `null` when they contradict each other. */
export function together(left: Assumptions, right: Assumptions): Assumptions | null {
  let both = left;
  for (const { atom, holds } of right.values()) {
    const [next] = assume(atom, holds, both);
    if (!next) return null;
    both = next;
  }
  return both;
}

/** Whether two values meet whatever the settings are that the file cannot see. */
export function sameSettings(left: Assumptions, right: Assumptions, base: Assumptions): boolean {
  const settings = (assumptions: Assumptions): readonly string[] =>
    [...assumptions]
      .filter(([id, { atom }]) => atom.source !== 'request' && !base.has(id))
      .map(([id, { holds }]) => `${id}=${String(holds)}`)
      .sort();
  return settings(left).join() === settings(right).join();
}

/** Whether an option makes a middleware leave preflights to those after it. */
function leavesPreflights(members: readonly Member[], { leavesPreflights: option }: Framework): boolean {
  const found = option === undefined ? null : lookup(members, option);
  return (
    found?.kind === 'unknown' || (found?.kind === 'found' && !(found.value.kind === 'primitive' && !found.value.value))
  );
}

function isWithheld({ kind }: OriginRule, { wildcardWithCredentials }: Framework): boolean {
  return kind === 'wildcard' && wildcardWithCredentials === 'withheld';
}

/** Where nothing was written: the key of the options or what stands in their place, else the name of what is called. */
function statementRange(node: TSESTree.Node, options: Value, scopes: Scopes): Range {
  const given = 'node' in options ? options.node : undefined;
  const place = given && isForeign(given, scopes) ? undefined : given;
  if (place?.parent?.type === 'Property' && place.parent.value === place) return place.parent.key.range;
  if (options.kind === 'primitive' && place) return place.range;
  if (!isCall(node)) return node.range;
  const callee = skipWrappers(node.callee);
  return callee.type === 'MemberExpression' ? callee.property.range : callee.range;
}

/** `null` where nobody knows. */
function isOn(rule: CredentialsRule): boolean | null {
  return rule.kind === 'unknown' ? null : rule.kind === 'sent';
}

function decided(value: CredentialsRule, entry: Alternative['entry'], flow: Flow): Decided<CredentialsRule> {
  return { value, range: entry ? rangeOf(entry) : null, site: siteOf(entry, flow) };
}
