// One run of the scenarios through Cucumber, from a run configuration to the result on disk.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { type IRunOptions, loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { AcquirerProcess } from '../../simulator/admin/client.ts';
import { catalogue } from '../../steps/catalogue.ts';
import type { HandOver } from '../compliance/formatter.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { ACQUIRER_CHOICES } from '../definitions/acquirer-profile.ts';
import { readAttestations } from './attest.ts';
import { catalogueOf, wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { PARALLEL } from './defaults.ts';
import { CommandError } from './exit.ts';
import { isSureOfScenarios, leftOutChapters } from './guide.ts';
import { modulePath, PACKAGE_ROOT } from './root.ts';

export type RunOptions = RunConfiguration & {
  /** One for each worker. */
  acquirers: Promise<AcquirerProcess>;
  progress: Writable;
  allure: boolean;
};

/** The command line's name for the terminal that ships with Tillproof. */
export const REFERENCE_TERMINAL = 'reference';

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

function tagExpression(options: RunConfiguration): string {
  const { only } = wantedOf(options);
  const parts = [
    options.tags && `(${options.tags})`,
    only.length > 0 && `(${only.map((id) => `@${id}`).join(' or ')})`,
  ];
  return parts.filter(Boolean).join(' and ');
}

/** Settings that the terminal under test is opened with, as steps/world.ts takes them. */
export function terminalParameters({ terminal = REFERENCE_TERMINAL, defects = [] }: RunConfiguration): unknown {
  if (terminal === REFERENCE_TERMINAL)
    return { driver: 'module', module: modulePath('src/reference/index'), options: { defects } };
  if (defects.length > 0)
    throw new CommandError('--defect works on the terminal that comes with Tillproof only; leave --terminal away.');
  if (/^https?:\/\//.test(terminal)) return { driver: 'http', url: terminal };
  if (!existsSync(terminal))
    throw new CommandError(`--terminal: "${terminal}" is neither an http(s) address nor a module file.`);
  return { driver: 'module', module: path.resolve(terminal), options: {} };
}

/** The sentences of an earlier run of this process: modules load once, so a second run must be given them. */
let loaded: Awaited<ReturnType<typeof runCucumber>>['support'] | undefined;

/** What the steps are told: the terminal to open, and how to set it up. */
export function worldParameters(options: RunConfiguration) {
  return {
    terminal: terminalParameters(options) as never,
    profile: options.profile ?? 'classic',
    acquirerProfile: ACQUIRER_CHOICES[options.acquirer ?? 'unionpay'],
    wire: options.wire ?? 'json-http',
    seed: options.seed ?? 1,
    ...(options.fuzzPath === undefined ? {} : { fuzzPath: options.fuzzPath }),
  } as const;
}

/** An example of every sentence in both languages, to suggest for one that nobody knows. */
export const exampleSentences = (): string[] =>
  catalogue().flatMap(({ exampleEn, exampleZh }) => [exampleEn, exampleZh]);

/** Reports name the guide's features as they lie in the package, and a user's own as the user named them. */
export const workingFolder = ({ features }: RunConfiguration): string =>
  features === undefined ? PACKAGE_ROOT : process.cwd();

/** Cucumber's configuration for a run: which scenarios, in which order, on which terminal. */
export async function cucumberConfiguration(options: RunConfiguration, formatter: object = {}, world: object = {}) {
  const { parallel = PARALLEL, order = 'defined', seed = 1 } = options;
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: featurePaths(options),
        import: [modulePath('steps/register')],
        format: [modulePath('src/compliance/formatter')],
        formatOptions: { tillproof: formatter as never },
        parallel: parallel === 1 ? 0 : parallel,
        order: order === 'random' ? `random:${seed}` : 'defined',
        tags: tagExpression(options),
        worldParameters: { ...worldParameters(options), ...world },
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

/** Runs the scenarios and gives the report that was written to `reports`. */
export async function runScenarios(options: RunOptions): Promise<ComplianceReport> {
  const reports = path.resolve(options.reports ?? 'reports');
  const {
    parallel = PARALLEL,
    order = 'defined',
    seed = 1,
    profile = 'classic',
    wire = 'json-http',
    defects = [],
  } = options;
  const formatter = {
    reports,
    seed,
    profile,
    wire,
    acquirer: options.acquirer ?? 'unionpay',
    version: packageVersion(),
    defects,
    parallel,
    order,
    allure: options.allure,
    attestations: readAttestations(options.attestations, new Date(), catalogueOf(options)),
    requirements: wantedOf(options).files.map((file) => path.resolve(file)),
    leftOut: leftOutChapters(options),
    sentences: exampleSentences(),
    summary: false,
  };
  const { acquirers } = await options.acquirers;
  const runConfiguration = await cucumberConfiguration(options, formatter, { acquirers });
  await checkChoice(options, runConfiguration.sources);
  const handOver: HandOver = {};
  Object.assign(runConfiguration.formats.options.tillproof as object, { handOver });
  const { support } = await runCucumber(
    loaded !== undefined && parallel === 1 ? { ...runConfiguration, support: loaded } : runConfiguration,
    { cwd: workingFolder(options), stdout: options.progress, stderr: options.progress },
  );
  loaded = support;
  if (handOver.report === undefined) throw new Error('The run left no report.');
  return handOver.report;
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
