// certify --dry-run: which scenarios would run on this terminal, which would not and why, and which sentences nobody knows. Nothing is run.
import { PassThrough } from 'node:stream';
import { runCucumber } from '@cucumber/cucumber/api';
import { whyNot } from '../../steps/applicability.ts';
import { defaultPlan } from '../../steps/scene/defaults.ts';
import { faultsOf } from '../../steps/strict.ts';
import { chaptersOf } from '../compliance/chapters.ts';
import { Collector } from '../compliance/collect.ts';
import type { CollectedScenario } from '../compliance/collected.ts';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { type Gap, gapsOf } from '../compliance/gate.ts';
import { LastNet } from '../compliance/last-net.ts';
import { type Names, namesOf, requirementsOf } from '../compliance/tags.ts';
import { judge } from '../compliance/verdicts.ts';
import { VERDICT_SIGNS, VERDICT_WORDS } from '../compliance/words.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { WIRES } from '../definitions/wires.ts';
import { type Capabilities, type Configuration, openDriver } from '../terminal/index.ts';
import { readAttestations } from './attest.ts';
import type { Picking } from './cases.ts';
import { catalogueOf, wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { cucumberConfiguration, workingFolder, worldParameters } from './cucumber.ts';
import { CommandError } from './exit.ts';
import { checkChoice, exampleSentences, isPicked } from './run.ts';

const OUTCOMES = ['would-run', 'not-applicable', 'not-assessable', 'inconclusive'] as const;
type Outcome = (typeof OUTCOMES)[number];
type Counts = Record<Outcome, number>;

export type PlannedScenario = Pick<
  CollectedScenario,
  'id' | 'pair' | 'language' | 'chapter' | 'uri' | 'line' | 'name'
> & {
  requirements: string[];
  outcome: Outcome;
  /** Why it would not run; null when it would. */
  reason: Bilingual | null;
};

export type DryRun = {
  terminal: Pick<Capabilities, 'vendor' | 'model' | 'version'>;
  profile: string;
  wire: string;
  counts: Counts;
  chapters: { id: string; title: Bilingual; counts: Counts }[];
  scenarios: PlannedScenario[];
  /** Requirements that no scenario of the plan would prove; absent when only a part of the guide is asked for. */
  uncovered?: Gap[];
  /** Feature files that cannot be read. */
  problems: string[];
};

/** Asks the terminal for its declaration, and lays the tags of every scenario beside it. */
export async function dryRun(options: RunConfiguration, picking: Picking = {}): Promise<DryRun> {
  const rows = catalogueOf(options);
  readAttestations(options.attestations, new Date(), rows);
  const { terminal, profile, acquirerProfile, wire, seed } = worldParameters(options);
  const capabilities = await declarationOf(terminal);
  const { transport } = WIRES[wire];
  if (!capabilities.transports.includes(transport))
    throw new CommandError({
      en: `--wire: the terminal does not offer ${transport}; it offers ${capabilities.transports.join(', ')}.`,
      zh: `--wire：终端不提供${transport}；提供的有：${capabilities.transports.join('、')}。`,
    });
  const host: Configuration['host'] = { ...WIRES[wire], url: 'http://127.0.0.1' };
  const configured = (language: CollectedScenario['language']) =>
    defaultPlan({ host, profile, acquirerProfile, language, seed, capabilities }).configuration;
  const configurations = { en: configured('en'), 'zh-CN': configured('zh-CN') };
  const chosen = isPicked(picking) || options.shard !== undefined ? await chosenPlaces(options, picking) : undefined;
  const run = await readThrough(options, chosen);
  const names = namesOf(rows);
  const scenarios = run.scenarios.map((scenario) =>
    planned(scenario, names, () => whyNot(scenario.tags, capabilities, configurations[scenario.language])),
  );
  const part = options.chapters ?? wantedOf(options).only[0] ?? options.tags ?? options.features ?? chosen;
  const wouldRun = new Set(scenarios.filter(({ outcome }) => outcome === 'would-run').map(({ id }) => id));
  const tagged = run.scenarios.filter(({ id }) => wouldRun.has(id)).map((each) => ({ ...each, place: each.id }));
  const { vendor, model, version } = capabilities;
  // Names and sentences of a feature stand there as somebody wrote them.
  return new LastNet().clean({
    terminal: { vendor, model, version },
    profile,
    wire,
    counts: tally(scenarios),
    chapters: chaptersOf(run.scenarios).map(({ id, title }) => ({
      id,
      title,
      counts: tally(scenarios.filter(({ chapter }) => chapter === id)),
    })),
    scenarios,
    ...(part === undefined ? { uncovered: gapsOf(rows, tagged) } : {}),
    problems: run.problems.map((problem) => (typeof problem === 'string' ? problem : problem.en)),
  });
}

async function declarationOf(terminal: Parameters<typeof openDriver>[0]): Promise<Capabilities> {
  const driver = await openDriver(terminal);
  try {
    return await driver.capabilities();
  } finally {
    await driver.close();
  }
}

async function chosenPlaces(options: RunConfiguration, picking: Picking): Promise<string[]> {
  const { chosenCases, placeOf } = await import('./cases.ts');
  return (await chosenCases(options, picking)).map(placeOf);
}

/** The scenarios as Cucumber reads them, with the steps that it has no definition for; no hook and no step is run. */
async function readThrough(options: RunConfiguration, places?: readonly string[]) {
  const configuration = await cucumberConfiguration({ ...options, order: 'defined' }, 0);
  if (places !== undefined) configuration.sources.paths = [...places];
  await checkChoice(options, configuration.sources);
  const collector = new Collector(undefined, exampleSentences);
  const silent = new PassThrough().resume();
  await runCucumber(
    {
      ...configuration,
      formats: { ...configuration.formats, stdout: 'summary' },
      runtime: { ...configuration.runtime, dryRun: true },
    },
    { cwd: workingFolder(options), stdout: silent, stderr: silent },
    (envelope) => collector.take(envelope),
  );
  return collector.run();
}

function planned(
  scenario: CollectedScenario,
  names: Names,
  reasonAgainst: () => ReturnType<typeof whyNot>,
): PlannedScenario {
  const { id, pair, language, chapter, uri, line, name, tags } = scenario;
  const place = { id, pair, language, chapter, uri, line, name, requirements: requirementsOf(tags, names) };
  const unknown = scenario.outcomes.some(({ status }) => status === 'undefined' || status === 'ambiguous');
  if (unknown) return { ...place, outcome: 'inconclusive', reason: judge(scenario).findings[0]?.text ?? null };
  const faults = faultsOf(scenario);
  const [first] = faults;
  if (first !== undefined) {
    const all = (language: 'en' | 'zh') => faults.map((fault) => fault[language]).join('\n');
    return { ...place, outcome: 'inconclusive', reason: { en: all('en'), zh: all('zh') } };
  }
  const excluded = reasonAgainst();
  if (excluded === null) return { ...place, outcome: 'would-run', reason: null };
  const outcome = excluded.verdict === 'not-assessable' ? 'not-assessable' : 'not-applicable';
  return { ...place, outcome, reason: excluded.text };
}

function tally(scenarios: readonly PlannedScenario[]): Counts {
  const of = (wanted: Outcome) => scenarios.filter(({ outcome }) => outcome === wanted).length;
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, of(outcome)])) as Counts;
}

const SIGNS = { ...VERDICT_SIGNS, 'would-run': '✓' };
const WORDS = {
  en: {
    wouldRun: 'would run',
    none: 'none',
    comma: ', ',
    nothing: ({ terminal: { vendor, model, version }, profile, wire }: DryRun) =>
      `Nothing was run. ${vendor} ${model} ${version}, profile ${profile}, wire ${wire}`,
    scenarios: (counts: string) => `Scenarios: ${counts}`,
    uncovered: (n: number) => `${n} requirements that no scenario of this plan would prove`,
    others: 'Its scenarios would not run on this terminal with this profile.',
  },
  zh: {
    wouldRun: '将执行',
    none: '无',
    comma: '，',
    nothing: ({ terminal: { vendor, model, version }, profile, wire }: DryRun) =>
      `未执行任何场景。${vendor} ${model} ${version}，终端类型${profile}，通信方式${wire}`,
    scenarios: (counts: string) => `场景：${counts}`,
    uncovered: (n: number) => `本计划没有场景可证实的要求共${n}项`,
    others: '其场景不在此终端、此类型下执行。',
  },
} as const satisfies Record<ConsoleLanguage, unknown>;

const inWords = (counts: Counts, language: ConsoleLanguage) =>
  OUTCOMES.filter((outcome) => counts[outcome] > 0)
    .map(
      (outcome) =>
        `${counts[outcome]} ${outcome === 'would-run' ? WORDS[language].wouldRun : VERDICT_WORDS[outcome][language]}`,
    )
    .join(WORDS[language].comma) || WORDS[language].none;

/** The plan for people: chapter by chapter, every scenario once, the reason beside what would not run. */
export function planText(plan: DryRun, language: ConsoleLanguage): string {
  const words = WORDS[language];
  const chapters = plan.chapters.map(({ id, title, counts }) => {
    const own = plan.scenarios.filter(({ chapter }) => chapter === id);
    return [
      `${title.en} · ${title.zh}  (${inWords(counts, language)})`,
      ...repeats(twins(own).map(scenarioLines)),
    ].join('\n');
  });
  return [
    words.nothing(plan),
    ...plan.problems,
    ...chapters,
    ...(plan.uncovered && plan.uncovered.length > 0 ? [uncoveredText(plan.uncovered, language)] : []),
    words.scenarios(inWords(plan.counts, language)),
  ].join('\n\n');
}

/** Scenarios of both languages that share a fate, told once. */
function twins(scenarios: readonly PlannedScenario[]): PlannedScenario[][] {
  const groups = new Map<string, PlannedScenario[]>();
  for (const scenario of scenarios) {
    const key = `${scenario.pair} ${scenario.outcome}`;
    groups.set(key, [...(groups.get(key) ?? []), scenario]);
  }
  return [...groups.values()];
}

function scenarioLines(group: PlannedScenario[]): string {
  const [first] = group as [PlannedScenario];
  const names = [...new Set(group.map(({ name }) => name))].join(' · ');
  const words = first.reason === null ? '' : first.language === 'en' ? first.reason.en : first.reason.zh;
  const reason = words === '' ? [] : words.split('\n').map((line) => `      ${line}`);
  return [`  ${SIGNS[first.outcome]} ${names}`, ...reason].join('\n');
}

/** The rows of an outline read alike: they are told once, with their number. */
function repeats(items: readonly string[]): string[] {
  return [...new Set(items)].map((item) => {
    const times = items.filter((each) => each === item).length;
    return times === 1 ? item : item.replace(/(?=\n|$)/, `  ×${times}`);
  });
}

function uncoveredText(gaps: readonly Gap[], language: ConsoleLanguage): string {
  const { others, uncovered } = WORDS[language];
  const lines = gaps.map(({ requirement, reason }) => `  ${requirement}  ${reason?.[language] ?? others}`);
  return [uncovered(gaps.length), ...lines].join('\n');
}
