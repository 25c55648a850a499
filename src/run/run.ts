// One run of the scenarios through Cucumber, from a run configuration to the result on disk.

import { randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { Writable } from 'node:stream';
import { type IRunOptions, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import type { AcquirerProcess } from '../../simulator/admin/client.ts';
import { catalogue } from '../../steps/catalogue.ts';
import { halt } from '../../steps/halt.ts';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { LastNet } from '../compliance/last-net.ts';
import type { Screen } from '../compliance/living-line.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { consoleTrouble } from '../compliance/parse-errors.ts';
import { placeKey } from '../compliance/places.ts';
import { lineTeller, type Teller } from '../compliance/progress.ts';
import { type Recording, type RecordingOptions, recording } from '../compliance/recording.ts';
import type { ReportsFolder } from '../compliance/reports-folder.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { TerminalSpec } from '../terminal/index.ts';
import { Afterwards } from './afterwards.ts';
import { readAttestations } from './attest.ts';
import type { Picking } from './cases.ts';
import { catalogueOf, wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { cucumberConfiguration, workingFolder } from './cucumber.ts';
import { STANDSTILL_MS } from './defaults.ts';
import { ownFormats } from './formats.ts';
import { isSureOfScenarios, leftOutOfGuide } from './guide.ts';
import { readKnownFailures } from './known-failures.ts';
import { packageVersion } from './root.ts';
import { playRounds, type Round } from './rounds.ts';
import type { ShardPlan } from './shards.ts';
import { watchSilence } from './silence.ts';
import { terminalsOf } from './terminals.ts';
import { timersOf } from './timers.ts';

/** What daily work asks for beyond a configuration. */
export type Daily = Picking & {
  /** Plays nothing more once a scenario has failed. */
  failFast?: boolean;
  /** So often is everything played; what fails once has failed. */
  repeatEach?: number;
  /** The command that plays a scenario again. */
  again?: (scenario: { case: string; language: string }) => string;
};

export type RunOptions = RunConfiguration & {
  /** One for each worker. */
  acquirers: Promise<Pick<AcquirerProcess, 'acquirers'>>;
  /** The terminals as the run holds them; those of the configuration when not given. */
  terminals?: readonly TerminalSpec[];
  /** For fewer scenarios than these another worker is not started; 1 when not given. */
  scenariosEach?: number;
  /** So many scenarios are played in this thread, without a worker; none when not given. */
  withoutWorkers?: number;
  /** Where a person reads how the run goes: a line that lives where it is a terminal, lines one below the other elsewhere. */
  progress: Writable;
  /** Of what is told there; English when not given. */
  speech?: ConsoleLanguage;
  allure: boolean;
  /** So long is waited in vain for a terminal, in scenarios one after the other, before the run ends; half a minute when not given. */
  silenceMs?: number;
  /** Plays in this very thread, where nothing can be ended that hangs: for one that somebody else watches. */
  inThisThread?: boolean;
  daily?: Daily;
  /** The moment on whose day the list of known failures is held; now when not given. */
  asOf?: Date;
  /** The folder of the reports, when the caller has opened it already, and releases it. */
  folder?: ReportsFolder;
  /** Given the recording before anything runs, to end it before its time. */
  onRecording?: (record: Recording) => void;
};

/** The sentences of an earlier run of this process: modules load once, so a second run must be given them. */
let loaded: Awaited<ReturnType<typeof runCucumber>>['support'] | undefined;

/** An example of every sentence in both languages, to suggest for one that nobody knows. */
export const exampleSentences = (): string[] =>
  catalogue().flatMap(({ exampleEn, exampleZh }) => [exampleEn, exampleZh]);

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
    daily = {},
  } = options;
  const { failFast = false, repeatEach = 1, again } = daily;
  // It loads only what picks scenarios where some are to be picked.
  const picking = isPicked(daily) ? await (await import('./cases.ts')).picked(options, daily) : null;
  const silence = options.terminal === undefined ? null : watchSilence(options.silenceMs);
  const haltedAs = failFast || silence !== null ? `run ${randomUUID()}` : undefined;
  const picked = picking?.cases.map(({ uri, line }) => placeKey({ uri, location: { line } }));
  const plan = await shardOf(options, picked);
  const known = await reportFacts(options);
  const facts = {
    ...known,
    ...(plan === null ? {} : { shard: { ...plan.shard, ...(isFiltered(options) ? { part: true as const } : {}) } }),
    leftOut: [...(plan?.leftOut ?? known.leftOut ?? []), ...(picking?.leftOut ?? [])],
    formats: await ownFormats(options),
    ...(again === undefined ? {} : { again }),
    ...(options.speech === undefined ? {} : { speech: options.speech }),
  };
  const record = recording(facts, await tellerOn(progress, options.speech), options.folder);
  const { collector } = record;
  options.onRecording?.(record);
  const { acquirers } = await options.acquirers;
  const cwd = workingFolder(options);
  let halted: Bilingual | null = null;
  const behind = new Set<string>();
  const play = async ({ places, workers, timers }: Round, take: (envelope: Envelope) => void) => {
    if (halted !== null) return;
    const world = { acquirers, timers, ...(haltedAs === undefined ? {} : { haltedAs }) };
    const configuration = await cucumberConfiguration(options, inThisThread ? 0 : workers, world);
    if (places !== null) configuration.sources.paths = [...places];
    // What this thread has compiled so far the workers find, on the first run of all too.
    if (!inThisThread) process.once('worker', () => flushCompileCache());
    const hear = (envelope: Envelope) => {
      if (envelope.testRunStarted) record.begin();
      // What begins behind the end is not played, and nothing is said of it.
      if (halted !== null && envelope.testCaseStarted) behind.add(envelope.testCaseStarted.id);
      if (behind.has(attemptOf(envelope))) return;
      take(envelope);
      if (haltedAs !== undefined && halted === null) {
        halted = failFast && record.failed() ? FAILED_FAST : (silence?.after(envelope) ?? null);
        if (halted !== null) halt(haltedAs);
      }
      // Cucumber keeps every attachment to the end, for formatters that read them; ours prints nothing, and all that it holds is taken in.
      if (envelope.attachment) envelope.attachment.body = '';
    };
    const heard = new Afterwards(hear);
    try {
      const { support } = await runCucumber(
        loaded === undefined ? configuration : { ...configuration, support: loaded },
        { cwd, stdout: progress, stderr: withoutCards(progress, options.speech) },
        // A run that may end early has to know of the end before the next scenario is given out.
        haltedAs === undefined ? (envelope) => heard.put(envelope) : hear,
      );
      loaded = support;
    } finally {
      heard.takeAll();
    }
  };
  const first = plan?.places ?? picked;
  for (let time = 1; time <= repeatEach && halted === null; time++) {
    if (time > 1) collector.repeat();
    const rounds = { collector, workers: parallel, timers: timersOf(options.timers), standstillMs, play };
    await playRounds(first === undefined ? rounds : { ...rounds, places: first });
  }
  if (halted !== null && collector.unended().length > 0) collector.giveUp(halted);
  return record.publish().report;
}

/** What Cucumber says by itself quotes the files that it reads, with whatever stands in them. */
function withoutCards(to: Writable, speech: ConsoleLanguage = 'en'): Writable {
  const net = new LastNet();
  return new Writable({
    write(chunk: Buffer | string, _encoding, done) {
      const told = consoleTrouble(String(chunk));
      const text = told === null ? String(chunk) : `tillproof: ${told[speech]}\n`;
      to.write(net.text(text).replace(/(?![\n\t])\p{Cc}/gu, '\ufffd'));
      done();
    },
  });
}

const FAILED_FAST = {
  en: 'Not played: the run ended at its first failure, as --fail-fast asks.',
  zh: '未执行：按 --fail-fast 的要求，运行在首次失败时结束。',
};

/** The attempt that an envelope is about; an empty text where it is about none. */
const attemptOf = ({ testCaseStarted, testStepStarted, testStepFinished, testCaseFinished, attachment }: Envelope) =>
  testCaseStarted?.id ??
  testStepStarted?.testCaseStartedId ??
  testStepFinished?.testCaseStartedId ??
  testCaseFinished?.testCaseStartedId ??
  attachment?.testCaseStartedId ??
  '';

/** Who tells there how the run goes. */
async function tellerOn(progress: Writable & Partial<Screen>, speech: ConsoleLanguage = 'en'): Promise<Teller> {
  if (process.env.TILLPROOF_FOLLOWED === '1')
    return (await import('./followed.ts')).followedTeller((text) => progress.write(text));
  if (progress.isTTY !== true || process.env.TERM === 'dumb')
    return lineTeller((line) => progress.write(`${line}\n`), speech);
  const { LivingLine } = await import('../compliance/living-line.ts');
  return new LivingLine(progress, speech);
}

/** Which scenarios, of all or of those that were picked, this run plays of one that is spread over several; null when it plays all. */
async function shardOf(options: RunOptions, picked: readonly string[] | undefined): Promise<ShardPlan | null> {
  const { shard, daily: { repeatEach } = {} } = options;
  if (shard === undefined) return null;
  const [{ planShard }, { sources }] = await Promise.all([import('./shards.ts'), cucumberConfiguration(options, 0)]);
  return planShard({ ...options, shard }, sources, workingFolder(options), leftOutOfGuide(options), {
    picked,
    repeatEach,
  });
}

/** Whether only a part of the scenarios is asked for, so that others may be left out. */
const isFiltered = ({ tags, chapters, fuzzPath, daily, ...options }: RunOptions) =>
  [tags, chapters, fuzzPath].some((each) => each !== undefined) ||
  wantedOf(options).only.length > 0 ||
  isPicked(daily ?? {});

/** Whether more than the configuration chooses the scenarios. */
export const isPicked = ({ names = [], ids, lastFailed = false }: Picking) =>
  names.length > 0 || ids !== undefined || lastFailed;

/** Whether the configuration names files of the project. */
const namesFiles = ({ features, steps, cards, dialect, ...rest }: RunConfiguration): boolean =>
  [features, steps, cards, dialect].some((each) => each !== undefined) || wantedOf(rest).files.length > 0;

/** What the reports tell of the run besides what happened in it. */
async function reportFacts(options: RunOptions): Promise<RecordingOptions> {
  const { order = 'defined', seed = 1, profile = 'classic', wire = 'json-http', defects = [] } = options;
  const now = new Date();
  const brings = options.cards !== undefined || options.dialect !== undefined;
  const own = brings ? (await import('./own.ts')).ownVersions(options) : undefined;
  const project = namesFiles(options) ? (await import('./project-files.ts')).projectFiles(options) : undefined;
  const isPart = options.shard !== undefined || isFiltered(options);
  const known = readKnownFailures(options, catalogueOf(options), options.asOf ?? now, isPart);
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
    attestations: readAttestations(options.attestations, now, catalogueOf(options)),
    ...(known === undefined ? {} : { knownFailures: known }),
    requirements: wantedOf(options).files.map((file) => path.resolve(file)),
    leftOut: leftOutOfGuide(options),
    ...(options.words === undefined ? {} : { words: options.words }),
    ...(own === undefined ? {} : { own }),
    ...(project === undefined ? {} : { project }),
    sentences: exampleSentences,
  };
}
