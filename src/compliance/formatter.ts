// The Cucumber formatter that writes the compliance reports; it reads nothing but the message stream.
//
// In cucumber.js: `format: ['./src/compliance/formatter.ts']`, `formatOptions: { tillproof: { … } }`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { copyEvidence } from './attested-files.ts';
import { readCatalogue } from './catalogue.ts';
import { Collector } from './collect.ts';
import type { ComplianceReport } from './model.ts';
import { progressLines } from './progress.ts';
import { makeReport, Results, type RunFacts } from './report.ts';
import { allureResults } from './reports/allure.ts';
import { REPORTS } from './reports/index.ts';
import { prefixesOf } from './tags.ts';

/** `formatOptions.tillproof`; everything may be left out. */
export type FormatterOptions = Partial<RunFacts> & {
  /** Folder of the report files; `reports` when absent. */
  reports?: string;
  /** Catalogues of your own requirements: YAML or JSON files. */
  requirements?: readonly string[];
  /** False: no `allure-results` folder beside the reports. */
  allure?: boolean;
  /** False: no closing lines on the formatter's own output, because the caller says them. */
  summary?: boolean;
  /** Examples of the sentences that scenarios may use, to suggest for one that nobody knows. */
  sentences?: readonly string[];
  /** Takes the report too, for a caller in the same process. */
  handOver?: HandOver;
};

/** An empty object that the formatter puts the report of the run into. */
export type HandOver = { report?: ComplianceReport };

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
    const folder = path.resolve(options.reports ?? 'reports');
    const rows = readCatalogue(options.requirements);
    const results = new Results(prefixesOf(rows));
    const collector = new Collector((progress) => {
      results.add(progress.scenario);
      for (const line of progressLines(progress, results.net)) logger.info(line);
    }, options.sentences);
    on('message', (envelope) => collector.take(envelope));
    return () => {
      const report = makeReport(collector.run(), factsOf(options), rows, results);
      if (options.handOver) options.handOver.report = report;
      writeReports(report, folder);
      copyEvidence(options.attestations ?? [], folder);
      if (options.allure !== false) writeAllure(report, path.join(folder, 'allure-results'));
      if (options.summary !== false) write(closingLines(report, folder));
    };
  },
} as const;

/** Writes every report of the record into the folder, which is made when it is not there. */
export function writeReports(report: ComplianceReport, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, format] of Object.entries(REPORTS)) writeFileSync(path.join(folder, name), format(report), 'utf8');
}

/** Version of the package that this file is part of: its package.json stands in a folder above. */
function ownVersion(): string {
  for (let folder = import.meta.dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return '';
}

/** Fills the folder with Allure's result files, and with nothing else: results of earlier runs go. */
export function writeAllure(report: ComplianceReport, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Thousands of small files: one after the other without waiting for turns of the event loop.
  for (const [name, content] of Object.entries(allureResults(report)))
    writeFileSync(path.join(folder, name), content, 'utf8');
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
    leftOut: options.leftOut ?? [],
  };
}

function closingLines(report: ComplianceReport, folder: string): string {
  const counts = Object.entries(report.counts.scenarios)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`);
  return `\n${report.headline.en}\n${counts.join(', ') || 'no scenario ran'}\n${path.join(folder, 'compliance.html')}\n`;
}
