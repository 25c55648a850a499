// One run of the scenarios through Cucumber, from a run configuration to the result on disk.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { type IRunOptions, loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import type { AcquirerProcess } from '../../simulator/admin/client.ts';
import { catalogue } from '../../steps/catalogue.ts';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { Screen } from '../compliance/living-line.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { lineTeller, type Teller } from '../compliance/progress.ts';
import { type Recording, type RecordingOptions, recording } from '../compliance/recording.ts';
import type { ReportsFolder } from '../compliance/reports-folder.ts';
import { ACQUIRER_CHOICES } from '../definitions/acquirer-profile.ts';
import type { TerminalSpec } from '../terminal/index.ts';
import { readAttestations } from './attest.ts';
import { catalogueOf, wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { STANDSTILL_MS, WORKER_MEMORY } from './defaults.ts';
import { CommandError } from './exit.ts';
import { isSureOfScenarios, leftOutChapters } from './guide.ts';
import { modulePath, PACKAGE_ROOT } from './root.ts';
import { playRounds, type Round } from './rounds.ts';
import type { ShardPlan } from './shards.ts';
import { terminalsOf } from './terminals.ts';
import { timersOf } from './timers.ts';

export type RunOptions = RunConfiguration & {
  /** One for each worker. */
  acquirers: Promise<AcquirerProcess>;
  /** The terminals as the run holds them; those of the configuration when not given. */
  terminals?: readonly TerminalSpec[];
  /** Where a person reads how the run goes: a line that lives where it is a terminal, lines one below the other elsewhere. */
  progress: Writable;
  /** Of what is told there; English when not given. */
  speech?: ConsoleLanguage;
  allure: boolean;
  /** Plays in this very thread, where nothing can be ended that hangs: for our own terminal, which does not. */
  inThisThread?: boolean;
  /** The folder of the reports, when the caller has opened it already, and releases it. */
  folder?: ReportsFolder;
  /** Given the recording before anything runs, to end it before its time. */
  onRecording?: (record: Recording) => void;
};

/** Absolute folders or files that a run takes its scenarios from. */
export function featurePaths({ languages = ['en', 'zh-CN'], features, chapters }: RunConfiguration): string[] {
  if (features !== undefined) {
    for (const file of features)
      if (!existsSync(file.replace(/:\d+$/, '')))
        throw new CommandError({
          en: `--features: there is no file or folder "${file}".`,
          zh: `--features：没有文件或目录“${file}”。`,
        });
    return features.map((file) => path.resolve(file));
  }
  const all = languages.map((language) => path.join(PACKAGE_ROOT, 'features', language));
  if (chapters === undefined) return all;
  const known = readdirSync(path.join(PACKAGE_ROOT, 'features', 'en')).sort();
  const unknown = chapters.filter((chapter) => !known.includes(chapter));
  if (unknown.length > 0)
    throw new CommandError({
      en: `--chapter: there is no chapter "${unknown.join('", "')}". There are: ${known.join(', ')}.`,
      zh: `--chapter：没有章节“${unknown.join('”、“')}”。可选：${known.join('、')}。`,
    });
  return all.flatMap((folder) => chapters.map((chapter) => path.join(folder, chapter)));
}

function tagExpression(options: RunConfiguration): string {
  const { only } = wantedOf(options);
  const parts = [
    options.tags && `(${options.tags})`,
    only.length > 0 && `(${only.map((id) => `@${id}`).join(' or ')})`,
  ];
  return parts.filter(Boolean).join(' and ');
}

/** The sentences of an earlier run of this process: modules load once, so a second run must be given them. */
let loaded: Awaited<ReturnType<typeof runCucumber>>['support'] | undefined;

/** What the steps are told: the terminal to open, and how to set it up. */
export function worldParameters(options: RunConfiguration & Pick<RunOptions, 'terminals'>) {
  const { terminals = terminalsOf(options).specs } = options;
  return {
    terminal: terminals[0] as TerminalSpec,
    terminals,
    held: options.terminals !== undefined,
    profile: options.profile ?? 'classic',
    acquirerProfile: ACQUIRER_CHOICES[options.acquirer ?? 'unionpay'],
    wire: options.wire ?? 'json-http',
    seed: options.seed ?? 1,
    timers: timersOf(options.timers),
    ...(options.words === undefined ? {} : { words: options.words }),
    ...(options.fuzzPath === undefined ? {} : { fuzzPath: options.fuzzPath }),
  } as const;
}

/** An example of every sentence in both languages, to suggest for one that nobody knows. */
export const exampleSentences = (): string[] =>
  catalogue().flatMap(({ exampleEn, exampleZh }) => [exampleEn, exampleZh]);

/** Reports name the guide's features as they lie in the package, and a user's own as the user named them. */
export const workingFolder = ({ features }: RunConfiguration): string =>
  features === undefined ? PACKAGE_ROOT : process.cwd();

/** Cucumber's configuration for a run: which scenarios, in which order, on which terminal, on how many worker threads (0 = none). */
export async function cucumberConfiguration(options: RunConfiguration, workers: number, world: object = {}) {
  const { order = 'defined', seed = 1 } = options;
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: featurePaths(options),
        import: [modulePath('steps/register')],
        format: [modulePath('src/run/silent')],
        parallel: workers,
        workerOptions: { resourceLimits: { ...WORKER_MEMORY } },
        order: order === 'random' ? `random:${seed}` : 'defined',
        tags: tagExpression(options),
        worldParameters: { ...worldParameters(options), ...world } as object as Record<string, never>,
      },
    },
    { cwd: workingFolder(options) },
  );
  return runConfiguration;
}

/** Refuses a wrong choice of scenarios before the first one runs; most choices need no look at the files. */
export async function checkChoice(options: RunConfiguration, sources: IRunOptions['sources']): Promise<void> {
  if (isSureOfScenarios(options)) return;
  const { checkScenarios } = await import('./preflight.ts');
  await checkScenarios(options, sources, workingFolder(options));
}

/** The same for a whole run, before anything of it is begun. */
export async function checkSelection(options: RunConfiguration): Promise<void> {
  if (isSureOfScenarios(options)) return;
  const { sources } = await cucumberConfiguration(options, 0);
  await checkChoice(options, sources);
}

/** Runs the scenarios and gives the report that was written to `reports`. */
export async function runScenarios(options: RunOptions): Promise<ComplianceReport> {
  const {
    parallel = terminalsOf(options).parallel,
    progress,
    standstillMs = STANDSTILL_MS,
    inThisThread = false,
  } = options;
  const plan = await shardOf(options);
  const facts = { ...reportFacts(options), ...(plan === null ? {} : { shard: plan.shard, leftOut: plan.leftOut }) };
  const record = recording(facts, await tellerOn(progress, options.speech), options.folder);
  const { collector } = record;
  options.onRecording?.(record);
  const { acquirers } = await options.acquirers;
  const cwd = workingFolder(options);
  const play = async ({ places, workers, timers }: Round, take: (envelope: Envelope) => void) => {
    const world = { acquirers, timers };
    const configuration = await cucumberConfiguration(options, inThisThread ? 0 : workers, world);
    const chosen = places ?? plan?.places;
    if (chosen !== undefined) configuration.sources.paths = [...chosen];
    // What this thread has compiled so far the workers find, on the first run of all too.
    process.once('worker', () => flushCompileCache());
    const { support } = await runCucumber(
      loaded === undefined ? configuration : { ...configuration, support: loaded },
      { cwd, stdout: progress, stderr: progress },
      (envelope) => {
        if (envelope.testRunStarted) record.begin();
        take(envelope);
        // Cucumber keeps every attachment to the end, for formatters that read them; ours prints nothing, and all that it holds is taken in.
        if (envelope.attachment) envelope.attachment.body = '';
      },
    );
    loaded = support;
  };
  await playRounds({ collector, workers: parallel, timers: timersOf(options.timers), standstillMs, play });
  return record.publish().report;
}

/** Who tells there how the run goes. */
async function tellerOn(progress: Writable & Partial<Screen>, speech: ConsoleLanguage = 'en'): Promise<Teller> {
  if (progress.isTTY !== true || process.env.TERM === 'dumb')
    return lineTeller((line) => progress.write(`${line}\n`), speech);
  const { LivingLine } = await import('../compliance/living-line.ts');
  return new LivingLine(progress, speech);
}

/** Which scenarios this run plays of one that is spread over several; null when it plays all. */
async function shardOf(options: RunConfiguration): Promise<ShardPlan | null> {
  const { shard } = options;
  if (shard === undefined) return null;
  const [{ planShard }, { sources }] = await Promise.all([import('./shards.ts'), cucumberConfiguration(options, 0)]);
  return planShard({ ...options, shard }, sources, workingFolder(options), leftOutChapters(options));
}

/** What the reports tell of the run besides what happened in it. */
function reportFacts(options: RunOptions): RecordingOptions {
  const { order = 'defined', seed = 1, profile = 'classic', wire = 'json-http', defects = [] } = options;
  return {
    reports: path.resolve(options.reports ?? 'reports'),
    seed,
    profile,
    wire,
    acquirer: options.acquirer ?? 'unionpay',
    version: packageVersion(),
    defects,
    parallel: options.parallel ?? terminalsOf(options).parallel,
    order,
    allure: options.allure,
    attestations: readAttestations(options.attestations, new Date(), catalogueOf(options)),
    requirements: wantedOf(options).files.map((file) => path.resolve(file)),
    leftOut: leftOutChapters(options),
    ...(options.words === undefined ? {} : { words: options.words }),
    sentences: exampleSentences(),
  };
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
