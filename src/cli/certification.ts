// One certification, from its configuration to a report that is in place; it also leaves one when it is interrupted or breaks.
import type { FormatterOptions, HandOver } from '../compliance/formatter.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { withAcquirers } from './acquirers.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';
import { untilStopped } from './stop.ts';

/** `notWritten` is why the reports are not in their folder, null when they are. */
export type Outcome = { report: ComplianceReport; folder: string; notWritten: string | null };

const ENDED: Bilingual = {
  en: 'broken off, because something ended its process',
  zh: '因其进程被意外结束而中断',
};

/** Runs the scenarios; a CommandError says what has to be mended before any can run. */
export async function certification(configuration: Promise<RunConfiguration>, allure: boolean): Promise<Outcome> {
  const stopped = untilStopped();
  const handOver: HandOver = {};
  // Writing waits for nothing, so even a process.exit of somebody else's code leaves a report.
  const ended = () => {
    if (handOver.report === undefined) handOver.breakOff?.(ENDED);
  };
  process.once('exit', ended);
  try {
    return await withAcquirers(opened(configuration, handOver), async (known, acquirers) => {
      const { runScenarios } = await import('./run.ts');
      const run = runScenarios({ ...known, acquirers, progress: process.stderr, allure, handOver });
      const reason = await Promise.race([run.then(() => null), stopped]).catch((error: unknown) =>
        broken(error, handOver),
      );
      if (reason !== null) {
        process.stderr.write(`tillproof: the run was ${reason.en}; its report tells what was reached.\n`);
        await breakOff(reason, known, handOver);
      }
      const { report, folder, notWritten = null } = handOver;
      if (report === undefined) throw new Error('The run left no report.');
      return { report, folder: folder?.path ?? '', notWritten };
    });
  } finally {
    process.off('exit', ended);
    handOver.folder?.release();
  }
}

/** The configuration, once the folder of its reports is ours. */
async function opened(configuration: Promise<RunConfiguration>, handOver: HandOver): Promise<RunConfiguration> {
  const known = await configuration;
  const [{ openRunFolder }, { readAttestations }] = await Promise.all([
    import('../compliance/formatter.ts'),
    import('./attest.ts'),
  ]);
  handOver.folder = usable(() => openRunFolder(known.reports ?? 'reports', readAttestations(known.attestations)));
  return known;
}

function usable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw mendable(error) ? new CommandError((error as Error).message) : error;
  }
}

const mendable = (error: unknown) => error instanceof Error && error.name === 'ReportsFolderError';

/** What is not the user's to mend is told whole, and the report still says what was reached. */
function broken(error: unknown, handOver: HandOver): Bilingual {
  if (mendable(error)) throw new CommandError((error as Error).message);
  if (error instanceof CommandError || handOver.breakOff === undefined || handOver.report !== undefined) throw error;
  console.error('tillproof: the harness itself failed; this says nothing about the terminal.');
  console.error(error);
  const words = error instanceof Error ? error.message : String(error);
  return { en: `broken off by the test system: ${words}`, zh: `因测试系统出错而中断：${words}` };
}

async function breakOff(reason: Bilingual, known: RunConfiguration, handOver: HandOver): Promise<void> {
  if (handOver.breakOff === undefined) {
    // Nothing has been read yet: a run without messages.
    const { default: plugin } = await import('../compliance/formatter.ts');
    const { profile = 'classic', wire = 'json-http', acquirer = 'unionpay', defects = [], seed = 1 } = known;
    const options: FormatterOptions = { profile, wire, acquirer, defects, seed, summary: false, handOver };
    plugin.formatter({ on: () => {}, options, logger: { info: () => {} }, write: () => {} });
  }
  handOver.breakOff?.(reason);
}
