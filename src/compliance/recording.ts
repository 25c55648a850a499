// A run while it is recorded: its messages are taken in, and a report of what was reached can be put in place at any time.
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import { type Attestation, earlierCopies, evidenceCopies } from './attested-files.ts';
import { readCatalogue } from './catalogue.ts';
import { Collector } from './collect.ts';
import type { CollectedRun, CollectedScenario } from './collected.ts';
import type { ConsoleLanguage } from './console-language.ts';
import { HISTORY_FILE, remembered } from './history.ts';
import { brokenOff } from './interruption.ts';
import type { ComplianceReport } from './model.ts';
import { packageRoot } from './package-root.ts';
import { failureLines, type Teller } from './progress.ts';
import { makeReport, Results, type RunFacts } from './report.ts';
import { allureResults } from './reports/allure.ts';
import { packBeside } from './reports/html/evidence-beside.ts';
import { REPORTS, type ReportFormat } from './reports/index.ts';
import { type Entries, openReports, type ReportsFolder, ReportsFolderError } from './reports-folder.ts';
import { namesOf } from './tags.ts';

/** What is known of a run besides its messages; everything may be left out. */
export type RecordingOptions = Partial<RunFacts> & {
  /** Folder of the report files; `reports` when absent. */
  reports?: string;
  /** Catalogues of your own requirements: YAML or JSON files. */
  requirements?: readonly string[];
  /** Reports of the project's own, by the names of their files. */
  formats?: Readonly<Record<string, ReportFormat>>;
  /** The command that plays one scenario again, for who follows the run. */
  again?: (scenario: CollectedScenario) => string;
  /** The language of the console, for the same; that of each scenario when not given. */
  speech?: ConsoleLanguage;
  /** False: no `allure-results` folder beside the reports. */
  allure?: boolean;
  /** Gives examples of the sentences that scenarios may use, to suggest for one that nobody knows. */
  sentences?: () => Iterable<string>;
};

export type Recording = {
  readonly collector: Collector;
  readonly folder: ReportsFolder;
  /** Whether any scenario has failed so far; what is played again because the test system was late has not. */
  failed(): boolean;
  /** The first scenario is about to run: what an earlier run left in the folder goes. */
  begin(): void;
  /** Ends the recording; nothing that comes later counts. */
  publish(): Published;
  /** The same, before its time. */
  breakOff(reason: Bilingual): Published;
  /** What was published; null as long as nothing is. */
  published(): Published | null;
};

/** `notWritten` is why the reports are not in their folder; null when they are. */
export type Published = { report: ComplianceReport; notWritten: Bilingual | null };

/**
 * Records a run, and says on the way how far it is. Throws a ReportsFolderError when the folder cannot serve.
 *
 * @param given a folder that the caller has opened, and releases
 */
export function recording(options: RecordingOptions, teller: Teller, given?: ReportsFolder): Recording {
  const { attestations = [], allure = true, formats = {} } = options;
  const folder = given ?? openRunFolder(options.reports ?? 'reports', attestations, Object.keys(formats));
  const rows = readCatalogue(options.requirements);
  const results = new Results(namesOf(rows), options.knownFailures);
  const started = performance.now();
  let published: Published | null = null;
  let anyFailed = false;
  const collector = new Collector(
    (progress) => {
      results.add(progress.scenario);
      anyFailed ||= results.of(progress.scenario).verdict === 'failed';
      if (published !== null) return;
      const lines = failureLines(progress, results, options);
      if (lines.length > 0) teller.say(lines.join('\n'));
      teller.ends(progress);
    },
    options.sentences,
    undefined,
    (name) => teller.begins(results.net.text(name)),
  );
  const close = (run: CollectedRun, helped: boolean): Published => {
    if (published !== null) return published;
    teller.clear();
    const { report, file } = remembered(folder.path, makeReport(run, factsOf(options), rows, results));
    published = { report, notWritten: null };
    try {
      putReports(folder, report, attestations, { allure, formats, history: file, helped });
    } catch (error) {
      const { message, stack } = error as Error;
      published.notWritten = error instanceof ReportsFolderError ? error.words : { en: message, zh: message };
      // Anything else is a fault of ours, and the verdict is worth telling all the same.
      if (!(error instanceof ReportsFolderError)) teller.say(String(stack));
    } finally {
      if (given === undefined) folder.release();
    }
    return published;
  };
  return {
    collector,
    folder,
    failed: () => anyFailed,
    begin: () => {
      if (published === null) folder.clear();
    },
    publish: () => close(collector.run(), true),
    breakOff: (reason) => {
      const durationMs = performance.now() - started;
      return close({ ...collector.run(), durationMs, brokenOff: brokenOff(reason, collector.progress) }, false);
    },
    published: () => published,
  };
}

const made = (formats: Readonly<Record<string, ReportFormat>>, report: ComplianceReport): Entries =>
  Object.fromEntries(Object.entries(formats).map(([name, format]) => [name, () => format(report)]));

/** Opens the folder of a run; see openReports. `more` are names of further reports. */
export function openRunFolder(
  folder: string,
  attestations: readonly Attestation[],
  more: readonly string[] = [],
): ReportsFolder {
  const own = (at: string) => [
    ...[...Object.keys(REPORTS), ...more, ALLURE_RESULTS, ...SEALS],
    ...earlierCopies(at, attestations),
  ];
  return openReports(folder, own, `process ${process.pid} on ${hostname()}`);
}

const ALLURE_RESULTS = 'allure-results';
/** What is made from reports that are in place; of an earlier run it would say what this one has not earned. */
const SEALS = ['certificate.json', 'certificate.sigstore.json', 'certificate.svg', 'compliance.pdf', 'statement.json'];

/** What is put beside the reports of the house: Allure's, those in formats of the project's own, and the history for the next run. */
type Beside = {
  allure: boolean;
  formats?: Readonly<Record<string, ReportFormat>>;
  history: (() => string) | null;
  /** Whether another thread may help, which is not when this process is about to end. */
  helped: boolean;
};

/** Puts all reports, those in formats of the project's own too, and the evidence of attestations in place; see ReportsFolder. */
export function putReports(
  folder: ReportsFolder,
  report: ComplianceReport,
  attestations: readonly Attestation[],
  { allure, formats = {}, history, helped }: Beside,
): void {
  const { 'compliance.json': complianceJson, 'compliance.html': complianceHtml, ...others } = REPORTS;
  let packed: () => string[] | null = () => null;
  const entries: Entries = {
    'compliance.json': () => {
      const text = complianceJson(report);
      if (helped && allure) packed = packBeside(text, report.scenarios.length);
      return text;
    },
    ...made({ ...others, ...formats }, report),
    ...evidenceCopies(attestations),
    ...(allure ? { [ALLURE_RESULTS]: allureResults(report) } : {}),
    // Its evidence is packed while the results for Allure are written.
    'compliance.html': () => complianceHtml(report, packed() ?? undefined),
    // It comes last: what cannot be written leaves the history as it was.
    ...(history === null ? {} : { [HISTORY_FILE]: history }),
  };
  folder.put(entries);
}

/** Version of the package that this file is part of. */
function ownVersion(): string {
  const file = path.join(packageRoot(), 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : '';
}

function factsOf(options: RecordingOptions): RunFacts {
  return {
    version: options.version ?? ownVersion(),
    seed: options.seed ?? null,
    order: options.order ?? null,
    parallel: options.parallel ?? null,
    profile: options.profile ?? null,
    wire: options.wire ?? null,
    acquirer: options.acquirer ?? null,
    defects: options.defects ?? [],
    ...(options.knownFailures === undefined ? {} : { knownFailures: options.knownFailures }),
    ...(options.words === undefined ? {} : { words: options.words }),
    ...(options.own === undefined ? {} : { own: options.own }),
    ...(options.declaration === undefined ? {} : { declaration: options.declaration }),
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    ...(options.project === undefined ? {} : { project: options.project }),
    terminal: options.terminal ?? null,
    attestations: options.attestations ?? [],
    leftOut: options.leftOut ?? [],
  };
}
