// One run of the scenarios through Cucumber, from a run configuration to the result on disk.

import { existsSync, readdirSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { type IRunOptions, loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import type { AcquirerProcess } from '../../simulator/admin/client.ts';
import { catalogue } from '../../steps/catalogue.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { type Recording, type RecordingOptions, recording } from '../compliance/recording.ts';
import type { ReportsFolder } from '../compliance/reports-folder.ts';
import { ACQUIRER_CHOICES } from '../definitions/acquirer-profile.ts';
import type { TerminalSpec } from '../terminal/index.ts';
import { readAttestations } from './attest.ts';
import { catalogueOf, wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { STANDSTILL_MS, WORKER_MEMORY } from './defaults.ts';
import { CommandError } from './exit.ts';
import { ownFormats } from './formats.ts';
import { isSureOfScenarios, leftOutChapters } from './guide.ts';
import { readKnownFailures } from './known-failures.ts';
import { modulePath, PACKAGE_ROOT, packageVersion } from './root.ts';
import { playRounds, type Round } from './rounds.ts';
import { terminalsOf } from './terminals.ts';
import { timersOf } from './timers.ts';

export type RunOptions = RunConfiguration & {
  /** One for each worker. */
  acquirers: Promise<AcquirerProcess>;
  /** The terminals as the run holds them; those of the configuration when not given. */
  terminals?: readonly TerminalSpec[];
  progress: Writable;
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
        throw new CommandError(`--features: there is no file or folder "${file}".`);
    return features.map((file) => path.resolve(file));
  }
  const all = languages.map((language) => path.join(PACKAGE_ROOT, 'features', language));
  if (chapters === undefined) return all;
  const known = readdirSync(path.join(PACKAGE_ROOT, 'features', 'en')).sort();
  const unknown = chapters.filter((chapter) => !known.includes(chapter));
  if (unknown.length > 0)
    throw new CommandError(`--chapter: there is no chapter "${unknown.join('", "')}". There are: ${known.join(', ')}.`);
  return all.flatMap((folder) => chapters.map((chapter) => path.join(folder, chapter)));
}

/** Absolute paths of the project's own files of sentences and rules. */
function stepFiles({ steps = [] }: RunConfiguration): string[] {
  const missing = steps.find((file) => !existsSync(file));
  if (missing !== undefined) throw new CommandError(`steps: there is no file "${path.resolve(missing)}".`);
  return steps.map((file) => path.resolve(file));
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
        import: [modulePath('steps/register'), ...stepFiles(options)],
        // Quoted, because there is a colon in it; by its address, because a path of Windows is none that can be imported.
        format: [`"${pathToFileURL(modulePath('src/run/silent')).href}"`],
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
  const facts = { ...reportFacts(options), formats: await ownFormats(options) };
  const record = recording(facts, (line) => progress.write(`${line}\n`), options.folder);
  const { collector } = record;
  options.onRecording?.(record);
  const { acquirers } = await options.acquirers;
  const cwd = workingFolder(options);
  const play = async ({ places, workers, timers }: Round, take: (envelope: Envelope) => void) => {
    const world = { acquirers, timers };
    const configuration = await cucumberConfiguration(options, inThisThread ? 0 : workers, world);
    if (places !== null) configuration.sources.paths = [...places];
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

/** What the reports tell of the run besides what happened in it. */
function reportFacts(options: RunOptions): RecordingOptions {
  const { order = 'defined', seed = 1, profile = 'classic', wire = 'json-http', defects = [] } = options;
  const now = new Date();
  const known = readKnownFailures(options, catalogueOf(options), now);
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
    leftOut: leftOutChapters(options),
    ...(options.words === undefined ? {} : { words: options.words }),
    sentences: exampleSentences(),
  };
}
