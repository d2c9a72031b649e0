import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createFlow } from '../flow/interpreter.ts';
import type { Flow } from '../flow/interpreter.ts';
import { isForeign } from '../syntax/modules.ts';
import type { Module, Modules } from '../syntax/modules.ts';
import { APP_WORDS, GATEWAY_WORDS, POLICY_WORDS } from '../telling-words.ts';
import { composedPolicies } from './composition.ts';
import type { FileFacts, Policy } from './facts.ts';
import { settingValue } from './environment.ts';
import { exportedHeaderPolicies } from './exported-headers.ts';
import { decoratorPolicies } from './header-decorators.ts';
import { headerOptionPolicies } from './header-options.ts';
import { headerPolicies } from './header-policies.ts';
import { importedModules } from './imports.ts';
import { layersIn } from './layers.ts';
import { entryPolicies } from './next-config.ts';
import { optionPolicies } from './option-policies.ts';
import { interpretPath } from './request-values.ts';
import { responseSemantics } from './response-semantics.ts';
import { gatewayEffects } from './response-values.ts';
import { withOwnPlaces } from './own-places.ts';
import type { StatedBy } from './own-places.ts';
import { sourceOf, sourceOfModule } from './source.ts';
import type { Outside, Source } from './source.ts';
import { isDevelopmentOnly, isForDevelopers, isTestFile } from './surroundings.ts';

export const NO_FACTS: FileFacts = { policies: [], layers: [], isLayered: true };

/** A file without any of these words states no policy. */
const TELLING = new RegExp(POLICY_WORDS, 'i');

/** What makes an app may put together what other files state. */
const MAKES_APPS = new RegExp(APP_WORDS);

/** Either of them. */
const BRINGS_TOGETHER = new RegExp(`${APP_WORDS}|${GATEWAY_WORDS}`);

/** What answers in an object may take its headers from another file. */
const ANSWERS = new RegExp(GATEWAY_WORDS);

const known = new WeakMap<TSESTree.Program, FileFacts>();

/**
 * What a file says about CORS. Computed once for each parsed file; a file without a telling word costs one scan. Without an
 * `outside`, the file is looked at alone.
 */
export function factsOf(sourceCode: TSESLint.SourceCode, filename: string, outside: Outside | null = null): FileFacts {
  const { ast } = sourceCode;
  const before = known.get(ast);
  if (before) return before;
  const mayMatter = TELLING.test(sourceCode.text) || (outside !== null && BRINGS_TOGETHER.test(sourceCode.text));
  const source = mayMatter ? sourceOf(sourceCode, filename, outside) : null;
  const facts = source ? policyFactsOf(source, outside) : NO_FACTS;
  known.set(ast, facts);
  return facts;
}

/** The same for a file however it was read; see `Source`. Ranges are those of its nodes. */
export function policyFactsOf(source: Source, outside: Outside | null): FileFacts {
  const { modules } = source.scopes;
  const stated = new Map<Module, readonly Policy[]>();
  function statedBy(code: Pick<Policy, 'range'>): readonly Policy[] {
    const module = modules?.at(code);
    if (!module) return [];
    const policies = stated.get(module) ?? collected(sourceOfModule(module, outside))?.policies ?? [];
    stated.set(module, policies);
    return policies;
  }
  const found = collected(source);
  const facts = found && withinStack(() => composed(found, source, statedBy));
  return facts ?? NO_FACTS;
}

/** Policies by themselves, and as the apps of the file put them together. */
function composed({ flow, policies: found }: Collected, source: Source, statedBy: StatedBy): FileFacts {
  const { development, filename, program } = source;
  const policies = withOwnPlaces(found, source, flow, statedBy);
  const { modules } = flow.host.scopes;
  if (policies.length === 0 && !importsPolicies(program, modules)) return NO_FACTS;
  // Who asks for a request has to know which routes answer before a policy does.
  const mayMatter = (module: Module): boolean =>
    development !== undefined || TELLING.test(module.text) || importsPolicies(module.program, modules);
  const layers = layersIn({ program, filename, flow, policies, statedBy, mayMatter });
  const registered = new Set(layers.flatMap((layer) => layer.policies));
  const isLayered = policies.every((policy) => registered.has(policy));
  return { policies: composedPolicies(policies, layers), layers, isLayered };
}

/** Whether a file of the project that is imported speaks of CORS, or passes on what one does. */
function importsPolicies(program: TSESTree.Program, modules: Modules | undefined, steps = 1): boolean {
  if (!modules || steps > MOST_STEPS) return false;
  return [...importedModules(program)].some((name) => {
    const text = modules.textOf(name, program) ?? '';
    if (TELLING.test(text)) return true;
    const further = /\bexport\b[^;]*\bfrom\b|\bexports\b[^;]*\brequire\b/.test(text)
      ? modules.imported(name, program)
      : null;
    return further !== null && importsPolicies(further.program, modules, steps + 1);
  });
}

interface Collected {
  readonly policies: readonly Policy[];
  readonly flow: Flow;
}

function collected(source: Source): Collected | null {
  const { filename, program, scopes, text } = source;
  const mayMatter =
    TELLING.test(text) ||
    (MAKES_APPS.test(text) && importsPolicies(program, scopes.modules)) ||
    (ANSWERS.test(text) && importsHeaders(program, scopes.modules));
  if (!mayMatter || isForDevelopers(filename) || isTestFile(program, filename, scopes.modules?.home)) return null;
  const found = withinStack(() => collect(source));
  // Other files make it more than is worth following: then the file is looked at alone.
  const isTooMuch = scopes.modules !== undefined && (found === null || found.flow.gaveUp());
  return isTooMuch ? withinStack(() => collect({ ...source, scopes: { scopes: scopes.scopes } })) : found;
}

/** Code that is nested deeper than the stack says nothing: an editor must not lose its other rules over it. */
function withinStack<T>(task: () => T): T | null {
  try {
    return task();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function collect(source: Source): Collected {
  const { development, filename, program, scopes, text } = source;
  const flow = createFlow({
    program,
    scopes,
    semantics: responseSemantics(program, scopes),
    interpret: development ? (value) => settingValue(value, development) : interpretPath,
    answered: (value, node, reading) => [{ effects: gatewayEffects(value, node, reading), result: null }],
  });
  const headers =
    /access-control-allow/i.test(text) || importsHeaders(program, scopes.modules)
      ? headerPolicies(
          flow
            .responses()
            .filter(({ answeredBy }) => !isForeign(answeredBy, scopes) && !isDevelopmentOnly(answeredBy, flow)),
          scopes,
        )
      : [];
  return {
    flow,
    policies: [
      ...headers,
      ...entryPolicies(program, flow),
      ...(/@nestjs\/common/.test(text) ? decoratorPolicies(program, flow) : []),
      ...headerOptionPolicies(program, filename, flow),
      ...optionPolicies(program, filename, flow),
      ...(/access-control-allow-credentials/i.test(text) ? exportedHeaderPolicies(source, flow) : []),
    ],
  };
}

/** Files between a handler and the names of headers. */
const MOST_STEPS = 3;

/** Whether a file of the project that is imported names headers of CORS, or imports one that does, and speaks of CORS or passes on. */
function importsHeaders(program: TSESTree.Program, modules: Modules | undefined, steps = 1): boolean {
  if (!modules || steps > MOST_STEPS) return false;
  return [...importedModules(program)].some((name) => {
    const text = modules.textOf(name, program) ?? '';
    if (/access-control-allow/i.test(text)) return true;
    const further = /cors|\bexport\b[^;]*\bfrom\b/i.test(text) ? modules.imported(name, program) : null;
    return further !== null && importsHeaders(further.program, modules, steps + 1);
  });
}
