// The Cucumber formatter that writes the compliance reports; it reads nothing but the message stream.
//
// In cucumber.js: `format: ['./src/compliance/formatter.ts']`, `formatOptions: { tillproof: { … } }`.
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { interruptedBy, SIGNALS } from './interruption.ts';
import type { ComplianceReport } from './model.ts';
import { lineTeller } from './progress.ts';
import { type Published, type Recording, type RecordingOptions, recording } from './recording.ts';
import { ReportsFolderError } from './reports-folder.ts';
import { EXIT_CODES } from './verdicts.ts';

/** `formatOptions.tillproof`; everything may be left out. */
type FormatterOptions = RecordingOptions & {
  /** False: no closing lines on the formatter's own output. */
  summary?: boolean;
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
    const record = recording(
      options,
      lineTeller((line) => logger.info(line), 'en'),
    );
    on('message', (envelope) => {
      if (envelope.testRunStarted) record.begin();
      record.collector.take(envelope);
    });
    const tell = ({ report, notWritten }: Published) => {
      if (options.summary !== false) write(closingLines(report, record.folder.path));
      if (notWritten !== null) throw new ReportsFolderError(notWritten);
    };
    endOnSignals(record, tell);
    return () => tell(record.publish());
  },
} as const;

/** Cucumber itself would leave nothing. */
function endOnSignals(record: Recording, tell: (published: Published) => void): void {
  for (const signal of SIGNALS)
    process.once(signal, () => {
      try {
        tell(record.breakOff(interruptedBy(signal)));
      } finally {
        process.exit(EXIT_CODES.inconclusive);
      }
    });
}

function closingLines(report: ComplianceReport, folder: string): string {
  const counts = Object.entries(report.counts.scenarios)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`);
  const problems = report.problems.map(({ en }) => `${en}\n`).join('');
  return `\n${report.headline.en}\n${problems}${counts.join(', ') || 'no scenario ran'}\n${path.join(folder, 'compliance.html')}\n`;
}
