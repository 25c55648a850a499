// The Cucumber formatter that writes the compliance reports; it reads nothing but the message stream.
//
// In cucumber.js: `format: ['./src/compliance/formatter.ts']`, `formatOptions: { tillproof: { … } }`.
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { Bilingual } from '../definitions/evidence.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { type Attestation, earlierCopies, evidenceCopies } from './attested-files.ts';
import { type CollectedRun, Collector } from './collect.ts';
import { brokenOff, interruptedBy, SIGNALS } from './interruption.ts';
import type { ComplianceReport } from './model.ts';
import { progressLines } from './progress.ts';
import { makeReport, Results, type RunFacts } from './report.ts';
import { allureResults } from './reports/allure.ts';
import { REPORTS } from './reports/index.ts';
import { type Entries, openReports, type ReportsFolder } from './reports-folder.ts';
import { EXIT_CODES } from './verdicts.ts';
import { RUN_VERDICT_WORDS } from './words.ts';

/** `formatOptions.tillproof`; everything may be left out. */
export type FormatterOptions = Partial<RunFacts> & {
  /** Folder of the report files; `reports` when absent. */
  reports?: string;
  /** False: no `allure-results` folder beside the reports. */
  allure?: boolean;
  /** False: no closing lines on the formatter's own output, because the caller says them. */
  summary?: boolean;
  /** Examples of the sentences that scenarios may use, to suggest for one that nobody knows. */
  sentences?: readonly string[];
  /** For a caller in the same process, who then sees to signals, to the folder and to reports that cannot be written. */
  handOver?: HandOver;
};

/** What the caller and the formatter hand each other. */
export type HandOver = {
  /** The folder of the reports, opened by the caller; the formatter opens it itself when absent. */
  folder?: ReportsFolder;
  /** The report of the run, once it has ended. */
  report?: ComplianceReport;
  /** Why the reports are not in place; absent when they are. */
  notWritten?: string;
  /** Ends the run before its time: writes and gives the report of what was reached. Nothing that comes later counts. */
  breakOff?: (reason: Bilingual) => ComplianceReport;
};

/** What Cucumber gives to a formatter plug-in. */
type Context = {
  on: (key: 'message', handler: (envelope: Envelope) => void) => void;
  options: FormatterOptions;
  logger: { info: (message: string) => void };
  write: (text: string) => void;
};

export default {
  type: 'formatter',
  optionsKey: 'tillproof',
  formatter({ on, options, logger, write }: Context): () => void {
    const { attestations = [], handOver } = options;
    const folder = handOver?.folder ?? openRunFolder(options.reports ?? 'reports', attestations);
    const results = new Results();
    let over = false;
    const collector = new Collector((progress) => {
      results.add(progress.scenario);
      for (const line of over ? [] : progressLines(progress, results.net)) logger.info(line);
    }, options.sentences);
    on('message', (envelope) => {
      if (envelope.testRunStarted) folder.clear();
      collector.take(envelope);
    });
    /** The report of what was collected so far, in place. */
    const close = (run: CollectedRun): ComplianceReport => {
      over = true;
      const report = makeReport(run, factsOf(options), REQUIREMENTS, results);
      if (options.summary !== false) write(closingLines(report, folder.path));
      const given = handOver ?? {};
      given.report = report;
      try {
        folder.put(entriesOf(report, attestations, options.allure !== false));
      } catch (error) {
        given.notWritten = (error as Error).message;
        if (!handOver) throw error;
      } finally {
        if (!handOver?.folder) folder.release();
      }
      return report;
    };
    const started = performance.now();
    const breakOff = (reason: Bilingual) => {
      const durationMs = performance.now() - started;
      return close({ ...collector.run(), durationMs, brokenOff: brokenOff(reason, collector.progress) });
    };
    if (handOver) handOver.breakOff = breakOff;
    else endOnSignals(breakOff);
    return () => {
      if (!over) close(collector.run());
    };
  },
} as const;

/** Plain cucumber-js knows nothing of signals. */
function endOnSignals(breakOff: (reason: Bilingual) => unknown): void {
  for (const signal of SIGNALS)
    process.once(signal, () => {
      breakOff(interruptedBy(signal));
      process.exit(EXIT_CODES.inconclusive);
    });
}

/** Opens the folder of a run; see openReports. */
export function openRunFolder(folder: string, attestations: readonly Attestation[]): ReportsFolder {
  const own = (at: string) => [...Object.keys(REPORTS), ALLURE_RESULTS, ...earlierCopies(at, attestations)];
  return openReports(folder, own, `process ${process.pid} on ${hostname()}`);
}

const ALLURE_RESULTS = 'allure-results';

function entriesOf(report: ComplianceReport, attestations: readonly Attestation[], allure: boolean): Entries {
  return {
    ...Object.fromEntries(Object.entries(REPORTS).map(([name, format]) => [name, format(report)])),
    ...evidenceCopies(attestations),
    ...(allure ? { [ALLURE_RESULTS]: allureResults(report) } : {}),
  };
}

/** Version of the package that this file is part of: its package.json stands in a folder above. */
function ownVersion(): string {
  for (let folder = import.meta.dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return '';
}

function factsOf(options: FormatterOptions): RunFacts {
  return {
    version: options.version ?? ownVersion(),
    seed: options.seed ?? null,
    order: options.order ?? null,
    parallel: options.parallel ?? null,
    profile: options.profile ?? null,
    wire: options.wire ?? null,
    acquirer: options.acquirer ?? null,
    defects: options.defects ?? [],
    terminal: options.terminal ?? null,
    attestations: options.attestations ?? [],
  };
}

function closingLines(report: ComplianceReport, folder: string): string {
  const counts = Object.entries(report.counts.scenarios)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`);
  return `\n${RUN_VERDICT_WORDS[report.verdict].en}: ${counts.join(', ') || 'no scenario ran'}\n${path.join(folder, 'compliance.html')}\n`;
}
