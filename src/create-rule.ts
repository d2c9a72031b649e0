import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import type { Edit } from './fix/edit.ts';
import type { Judgement } from './project/exchange.ts';
import { loadEngine } from './load-engine.ts';
import type { ServedRequest } from './project/judging.ts';
import type { projectOf } from './project/projects.ts';
import { rememberText } from './project/unsaved.ts';
import type { FileFacts, Layer, Policy, Range } from './recognise/facts.ts';
import type { CredentialedRequest, RequestFacts } from './recognise/request-facts.ts';
import type { OutsideOfRequests } from './recognise/request-file-facts.ts';
import { NO_SETTINGS, readIndexes, readSettings, shown } from './settings.ts';
import type { Settings, SettingsProblem } from './settings.ts';
import { tellingOf } from './telling-words.ts';
import type { Telling } from './telling-words.ts';

const DOCS = 'https://github.com/eslint-plugin-cors/eslint-plugin-cors/blob/main/docs/rules';

export interface RuleDocs {
  readonly description: string;
  /** `recommended`: provable. `strict`: everything, and what a human should look at. */
  readonly preset: 'recommended' | 'strict';
}

/** Every rule takes one object, each property of which has a default. */
export type RuleOptions = Readonly<Record<string, unknown>>;

interface RuleDefinition<Ids extends string, Options extends RuleOptions> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem';
    readonly docs: RuleDocs;
    readonly fixable?: 'code';
    readonly hasSuggestions?: true;
    readonly messages: Readonly<Record<Ids, string>>;
    readonly schema: readonly JSONSchema.JSONSchema4ObjectSchema[];
    readonly defaultOptions: readonly [Options];
  };
  readonly create: (context: Context<Ids>, options: Options) => TSESLint.RuleListener;
}

const COMMON_MESSAGES = {
  invalidSetting: '`{{path}}` is `{{found}}`, but {{expected}} is expected.',
};

type CommonId = keyof typeof COMMON_MESSAGES;
type Context<Ids extends string> = Readonly<TSESLint.RuleContext<Ids | CommonId, readonly unknown[]>>;

/** A rule as ESLint takes it, with what all rules of the plugin have in common. */
export function createRule<Ids extends string, Options extends RuleOptions>({
  name,
  meta,
  create,
}: RuleDefinition<Ids, Options>) {
  const { defaultOptions, docs, messages, schema } = meta;
  return {
    meta: {
      ...meta,
      docs: { ...docs, url: `${DOCS}/${name}.md` },
      schema: schema.map((option) => ({ ...option, additionalProperties: false })),
      defaultOptions: [...defaultOptions],
      messages: { ...COMMON_MESSAGES, ...messages },
    },
    create(context: Context<Ids>): TSESLint.RuleListener {
      // ESLint merges the defaults from 9.15 on; its version 8 does not.
      const [given] = context.options as readonly [Partial<Options>?]; // the schema says so
      return create(context, { ...defaultOptions[0], ...given });
    },
  };
}

/** What a rule says about one place, and what may be done about it. */
export interface Finding<Ids extends string> {
  readonly range: Range;
  readonly messageId: Ids;
  readonly data?: Readonly<Record<string, string>>;
  readonly fix?: Edit | undefined;
  readonly suggest?: readonly Suggestion<Ids>[];
}

export interface Suggestion<Ids extends string> {
  readonly messageId: Ids;
  readonly data?: Readonly<Record<string, string>>;
  readonly edit: Edit;
}

/** The listener of a rule that looks at the policies of a file. One place is reported once, by the finding met first. */
export function onPolicies<Ids extends string>(
  context: Context<Ids>,
  findingsIn: (
    policies: readonly Policy[],
    settings: Settings,
    sourceCode: TSESLint.SourceCode,
    layers: readonly Layer[],
  ) => readonly Finding<Ids>[],
): TSESLint.RuleListener {
  if (!tellingIn(context).policies) return {};
  return {
    'Program:exit'() {
      const { layers, policies } = factsIn(context);
      if (policies.length === 0) return;
      const settings = settingsOf(context);
      const findings = findingsIn(policies, settings ?? NO_SETTINGS, context.sourceCode, layers);
      // Settings that nobody understands may ask for another edit.
      reportOnce(context, settings ? findings : findings.map((finding) => ({ ...finding, fix: undefined })));
    },
  };
}

/** What the linted file says, but for the policies that another file states, which is linted itself. */
function factsIn<Ids extends string>(context: Context<Ids>): FileFacts {
  const { sourceCode, filename, physicalFilename: file, cwd, languageOptions } = context;
  const place = { file, cwd, parser: languageOptions?.parser };
  const { factsOf, outsideOf } = loadEngine();
  const facts = factsOf(sourceCode, filename, outsideOf(place));
  return { ...facts, policies: facts.policies.filter(({ elsewhere }) => !elsewhere) };
}

/** The listener of a rule that looks at the requests of a file. */
export function onRequests<Ids extends string>(
  context: Context<Ids>,
  findingsIn: (facts: RequestFacts, sourceCode: TSESLint.SourceCode) => readonly Finding<Ids>[],
): TSESLint.RuleListener {
  if (!tellingIn(context).requests) return {};
  return {
    'Program:exit'() {
      const facts = loadEngine().requestFactsOf(context.sourceCode, context.filename, beside(context));
      for (const finding of findingsIn(facts, context.sourceCode)) reportFinding(context, finding);
    },
  };
}

/** One object for each file: what rules find out about its requests, they share by it. */
const besides = new WeakMap<object, OutsideOfRequests>();

/** The other files of the project, whatever their environment. */
function beside<Ids extends string>(context: Context<Ids>): OutsideOfRequests {
  const { sourceCode, physicalFilename: file, cwd, languageOptions } = context;
  const known = besides.get(sourceCode.ast);
  if (known) return known;
  const outside = { environment: null, ...loadEngine().outsideOf({ file, cwd, parser: languageOptions?.parser }) };
  besides.set(sourceCode.ast, outside);
  return outside;
}

const projects = new WeakMap<object, ReturnType<typeof projectOf>>();

/** The project of the linted file as it is now: one look for all rules. */
function projectAround<Ids extends string>({
  cwd,
  physicalFilename: file,
  settings,
  sourceCode: { ast },
}: Context<Ids>): ReturnType<typeof projectOf> {
  let project = projects.get(ast);
  if (project === undefined) {
    project = loadEngine().projectOf({ file, cwd, index: readIndexes(settings) });
    projects.set(ast, project);
  }
  return project;
}

const tellings = new WeakMap<object, Telling>();

/** What the words of the linted file say: one scan for all rules. */
function tellingIn<Ids extends string>({ sourceCode: { ast, text } }: Context<Ids>): Telling {
  const telling = tellings.get(ast) ?? tellingOf(text);
  tellings.set(ast, telling);
  return telling;
}

const seen = new WeakSet<object>();

/** Lets rules about other files know what this one says now, whatever that is: once for all rules. */
function remember<Ids extends string>({ physicalFilename: file, sourceCode: { ast, text } }: Context<Ids>): void {
  if (!seen.has(ast)) rememberText(file, text);
  seen.add(ast);
}

/** A request of the linted file, and what a browser says to it; `place` is where the server says what is refused. */
export interface Exchange {
  readonly request: CredentialedRequest;
  readonly judgement: Judgement;
  readonly place: string;
  /** The code that asks for credentials, else the request. */
  readonly range: Range;
}

/** The listener of a rule about requests and the servers that answer them. One place is reported once. */
export function onExchanges<Ids extends string>(
  context: Context<Ids>,
  findingsIn: (exchanges: readonly Exchange[], settings: Settings) => readonly Finding<Ids>[],
): TSESLint.RuleListener {
  remember(context);
  if (!tellingIn(context).requests) return {};
  const { sourceCode, filename, physicalFilename: file, cwd, languageOptions } = context;
  const project = projectAround(context);
  if (project === null) return {};
  const { clientEnvironment, judgedRequests, outsideOf, requestFactsOf } = loadEngine();
  const outside = {
    ...outsideOf({ file, cwd, parser: languageOptions?.parser }),
    get environment() {
      return clientEnvironment(file, project);
    },
  };
  return {
    'Program:exit'() {
      const { requests } = requestFactsOf(sourceCode, filename, outside);
      if (requests.length === 0) return;
      const settings = settingsOf(context);
      if (settings === null) return;
      const judged = judgedRequests({ file, requests, project, origins: settings.origins, servers: settings.servers });
      if (judged.kind === 'misdeclared') {
        reportSetting(context, { ...judged.problem, found: shown(judged.problem.found) });
        return;
      }
      const exchanges = judged.requests.map((one) => {
        const { credentials, range, urlRange } = one.request;
        return { ...one, range: credentials.range ?? urlRange ?? range };
      });
      reportOnce(context, findingsIn(exchanges, settings));
    },
  };
}

export type { ServedRequest };

/** The listener of a rule about the requests of the project that the linted file refuses. One place is reported once. */
export function onServedRequests<Ids extends string>(
  context: Context<Ids>,
  findingsIn: (served: readonly ServedRequest[]) => readonly Finding<Ids>[],
): TSESLint.RuleListener {
  remember(context);
  const { policies, servers } = tellingIn(context);
  if (!policies && !servers) return {};
  const { physicalFilename: file } = context;
  const project = projectAround(context);
  if (project === null) return {};
  return {
    'Program:exit'() {
      const settings = settingsOf(context);
      if (settings === null) return;
      const { servedByIndex, servedRequests } = loadEngine();
      const served = (settings.index.length > 0 ? servedByIndex : servedRequests)(file, { ...settings, project });
      reportOnce(context, findingsIn(served));
    },
  };
}

/** The origins of pages of the project, when nothing in it has to do with credentials that the linted file may allow; none else. */
export function quietPages<Ids extends string>(context: Context<Ids>): readonly string[] {
  remember(context);
  const project = projectAround(context);
  // An index leaves out what belongs to no server and no client.
  if (project === null || readIndexes(context.settings).length > 0) return [];
  return loadEngine().pagesWithoutCredentials(context.physicalFilename, project);
}

/** Whether another file of the project allows credentials, or may. */
export function mayBeAllowedElsewhere<Ids extends string>(context: Context<Ids>): boolean {
  return loadEngine().allowedElsewhere(context.physicalFilename, projectAround(context));
}

/** Of the findings at one place, the first. */
function reportOnce<Ids extends string>(context: Context<Ids>, findings: readonly Finding<Ids>[]): void {
  const firsts = new Map(findings.toReversed().map((finding) => [finding.range.join(), finding]));
  for (const finding of findings) if (firsts.get(finding.range.join()) === finding) reportFinding(context, finding);
}

function reportFinding<Ids extends string>(
  context: Context<Ids>,
  { range, messageId, data = {}, fix, suggest = [] }: Finding<Ids>,
): void {
  const { sourceCode } = context;
  context.report({
    loc: { start: sourceCode.getLocFromIndex(range[0]), end: sourceCode.getLocFromIndex(range[1]) },
    messageId,
    data,
    fix: fix ? (fixer) => fix(sourceCode, fixer) : null,
    suggest: suggest.map(({ edit, ...suggestion }) => ({ ...suggestion, fix: (fixer) => edit(sourceCode, fixer) })),
  });
}

/** The rule that reports the settings in a file, so that the others need not. */
const reporters = new WeakMap<object, string>();

/** The settings; `null` for wrong ones, which are reported once a file. */
function settingsOf<Ids extends string>(context: Context<Ids>): Settings | null {
  const read = readSettings(context.settings);
  if (read.kind === 'valid') return read.settings;
  const { ast } = context.sourceCode;
  const reporter = reporters.get(ast) ?? context.id;
  reporters.set(ast, reporter);
  if (reporter === context.id) reportSetting(context, read.problem);
  return null;
}

function reportSetting<Ids extends string>(context: Context<Ids>, problem: SettingsProblem): void {
  const start = { line: 1, column: 0 };
  context.report({ loc: { start, end: start }, messageId: 'invalidSetting', data: { ...problem } });
}
