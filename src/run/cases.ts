// The scenarios that a choice of files and filters leaves, with their cases, read without running or loading a sentence.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { loadSources } from '@cucumber/cucumber/api';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType } from '@cucumber/messages';
import { Collector } from '../compliance/collect.ts';
import type { CollectedScenario } from '../compliance/collected.ts';
import { stillWrong } from '../compliance/history.ts';
import { placeKey } from '../compliance/places.ts';
import { requirementsOf } from '../compliance/tags.ts';
import type { RunConfiguration } from './configuration.ts';
import { cucumberConfiguration, workingFolder } from './cucumber.ts';
import { CommandError } from './exit.ts';
import { featureFiles } from './preflight.ts';

/** What of a scenario is known before it runs. */
export type KnownCase = Pick<
  CollectedScenario,
  'id' | 'pair' | 'case' | 'language' | 'chapter' | 'feature' | 'uri' | 'line' | 'name' | 'tags' | 'steps'
>;

/** What daily work picks out of a choice. */
export type Picking = {
  /** Numbers of cases, or parts of names; a scenario that any of them fits is taken. */
  names?: readonly string[];
  /** Ids of scenarios, as reports say them; only these are taken. */
  ids?: readonly string[];
  /** Only what did not pass when it was played last, by the report and the history in the folder. */
  lastFailed?: boolean;
};

/** The scenarios that the configuration leaves, in the order of their files. Files that cannot be read have none. */
export async function casesOf(options: RunConfiguration): Promise<{ chosen: KnownCase[]; others: KnownCase[] }> {
  const { sources } = await cucumberConfiguration({ ...options, order: 'defined' }, 0);
  const cwd = workingFolder(options);
  const silent = new PassThrough().resume();
  const { plan } = await loadSources(sources, { cwd, stdout: silent, stderr: silent });
  const left = new Set(plan.map(({ uri, location }) => placeKey({ uri, location })));
  const collector = new Collector();
  const newId = IdGenerator.incrementing();
  for (const file of featureFiles(sources.paths)) {
    const uri = path.relative(cwd, file);
    const type = file.endsWith('.md')
      ? SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_MARKDOWN
      : SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN;
    const options = { newId, includeSource: false, includeGherkinDocument: true, includePickles: true };
    for (const envelope of generateMessages(readFileSync(file, 'utf8'), uri, type, options)) {
      collector.take(envelope);
      const { pickle } = envelope;
      if (pickle) collector.take({ testCase: { id: newId(), pickleId: pickle.id, testSteps: [] } });
    }
  }
  const { scenarios } = collector.run();
  const isLeft = ({ uri, line }: KnownCase) => left.has(`${uri}:${line}`) || left.has(`${path.normalize(uri)}:${line}`);
  return { chosen: scenarios.filter(isLeft), others: scenarios.filter((each) => !isLeft(each)) };
}

/** Picks scenarios; null when nothing is to be picked, so that everything runs. Throws a CommandError when none is left. */
export async function picked(
  options: RunConfiguration,
  { names = [], ids, lastFailed = false }: Picking,
): Promise<{ cases: KnownCase[]; leftOut: string[] } | null> {
  if (names.length === 0 && ids === undefined && !lastFailed) return null;
  const failed = lastFailed ? failedBefore(options) : null;
  const { chosen, others } = await casesOf(options);
  const fits = (each: KnownCase) =>
    (names.length === 0 || names.some((name) => isNamed(each, name))) &&
    (ids === undefined || ids.includes(each.id)) &&
    (failed === null || failed.has(`${each.language}/${each.case}`));
  const cases = chosen.filter(fits);
  if (cases.length === 0) {
    const flags = [
      ...names.map((name) => `--name ${JSON.stringify(name)}`),
      ...(lastFailed ? ['--last-failed'] : []),
      ...(ids ? ['replay'] : []),
    ];
    throw new CommandError({
      en: `No scenario is left to run. In force: ${flags.join(', ')}. "tillproof certify --list" lists the cases.`,
      zh: `没有可执行的场景。当前条件：${flags.join('、')}。“tillproof certify --list”列出全部用例。`,
    });
  }
  const rest = [...chosen.filter((each) => !fits(each)), ...others];
  return { cases, leftOut: requirementsOf(rest.flatMap(({ tags }) => tags)) };
}

/** The scenarios that a run would play, all of them or those of the shard that `--shard` asks for. */
export async function chosenCases(options: RunConfiguration, picking: Picking): Promise<KnownCase[]> {
  const picks = await picked(options, picking);
  const cases = picks?.cases ?? (await casesOf(options)).chosen;
  const { shard } = options;
  if (shard === undefined) return cases;
  const { planShard } = await import('./shards.ts');
  const { sources } = await cucumberConfiguration(options, 0);
  const plan = await planShard({ ...options, shard }, sources, workingFolder(options), [], {
    picked: cases.map(placeOf),
  });
  const played = new Set(plan.places.map(path.normalize));
  return cases.filter((each) => played.has(path.normalize(placeOf(each))));
}

/** As Cucumber takes it for a path. */
export const placeOf = ({ uri, line }: Pick<KnownCase, 'uri' | 'line'>): string =>
  placeKey({ uri, location: { line } });

/** True when the words are the number of the case, of the outline that it is a row of, or a part of the name. */
function isNamed(each: KnownCase, words: string): boolean {
  const [wanted, number] = [words.toLowerCase(), each.case.toLowerCase()];
  return number === wanted || number.replace(/\.\d+$/, '') === wanted || each.name.toLowerCase().includes(wanted);
}

/** What did not pass when it was played last, as `en/TP-042`: in the last run, or before it, of what that run did not play. */
function failedBefore({ reports = 'reports', shard }: RunConfiguration): Set<string> {
  const file = path.join(reports, 'compliance.json');
  let report: { run?: { shard?: object }; scenarios: { language: string; case: string; verdict: string }[] };
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CommandError({
      en: `--last-failed: there is no report of an earlier run in ${path.resolve(reports)}.`,
      zh: `--last-failed：${path.resolve(reports)}中没有上次运行的报告。`,
    });
  }
  if (shard !== undefined && report.run?.shard !== undefined)
    throw new CommandError({
      en: `--last-failed: the report in ${path.resolve(reports)} is of one shard, which knows nothing of the others; put the merged report of the last run there, in every shard the same.`,
      zh: `--last-failed：${path.resolve(reports)}中的报告只属于一个分片，不含其他分片的结果；请在每个分片中放入上次运行合并后的同一份报告。`,
    });
  const verdicts = new Map(report.scenarios.map((each) => [`${each.language}/${each.case}`, each.verdict]));
  const now = [...verdicts].flatMap(([key, verdict]) => (['failed', 'inconclusive'].includes(verdict) ? [key] : []));
  const wrong = new Set([...now, ...stillWrong(reports).filter((key) => !verdicts.has(key))]);
  if (wrong.size === 0)
    throw new CommandError({
      en: '--last-failed: nothing failed when it was played last.',
      zh: '--last-failed：各场景最近一次执行均未失败。',
    });
  return wrong;
}

/** The cases for people, one a line: number, name, place, requirements. */
export function caseList(cases: readonly KnownCase[], language: 'en' | 'zh'): string {
  const width = Math.max(...cases.map((each) => each.case.length));
  const lines = cases.map((each) => {
    const about = requirementsOf(each.tags);
    return `${each.case.padEnd(width)}  ${each.name}  (${each.uri}:${each.line})${about.length > 0 ? `  ${about.join(' ')}` : ''}`;
  });
  return [...lines, language === 'zh' ? `共${cases.length}个用例` : `${cases.length} cases`].join('\n');
}
