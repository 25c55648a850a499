// One certification, from its configuration to a report that is in place; it also leaves one when it is interrupted or breaks.
import type { Published, Recording } from '../compliance/recording.ts';
import type { ReportsFolder } from '../compliance/reports-folder.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { withAcquirers } from './acquirers.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';
import { untilStopped } from './stop.ts';

/** What the command shares with the run while it goes on. */
type Shared = { folder?: ReportsFolder; record?: Recording };

const ENDED: Bilingual = {
  en: 'broken off, because something ended its process',
  zh: '因其进程被意外结束而中断',
};

/** Runs the scenarios; gives the report and the absolute folder. A CommandError says what has to be mended before any can run. */
export async function certification(
  configuration: Promise<RunConfiguration>,
  allure: boolean,
): Promise<Published & { folder: string }> {
  const stopped = untilStopped();
  const shared: Shared = {};
  // Writing waits for nothing, so even a process.exit of somebody else's code leaves a report.
  const ended = () => void shared.record?.breakOff(ENDED);
  process.once('exit', ended);
  try {
    return await withAcquirers(opened(configuration, shared), async (known, acquirers) => {
      const { runScenarios } = await import('./run.ts');
      const onRecording = (record: Recording) => {
        shared.record = record;
      };
      const { folder } = shared;
      const options = { ...known, acquirers, progress: process.stderr, allure, onRecording };
      const run = runScenarios(folder === undefined ? options : { ...options, folder });
      const reason = await Promise.race([run.then(() => null), stopped]).catch((error: unknown) =>
        broken(error, shared),
      );
      if (reason !== null) {
        process.stderr.write(`tillproof: the run was ${reason.en}; its report tells what was reached.\n`);
        await breakOff(reason, known, shared);
      }
      const published = shared.record?.published() ?? null;
      if (published === null) throw new Error('The run left no report.');
      return { ...published, folder: folder?.path ?? '' };
    });
  } finally {
    process.off('exit', ended);
    shared.folder?.release();
  }
}

/** The configuration, once the folder of its reports is ours. */
async function opened(configuration: Promise<RunConfiguration>, shared: Shared): Promise<RunConfiguration> {
  const known = await configuration;
  const [{ openRunFolder }, { readAttestations }] = await Promise.all([
    import('../compliance/recording.ts'),
    import('./attest.ts'),
  ]);
  try {
    shared.folder = openRunFolder(known.reports ?? 'reports', readAttestations(known.attestations));
  } catch (error) {
    throw mendable(error) ? new CommandError((error as Error).message) : error;
  }
  return known;
}

const mendable = (error: unknown) => error instanceof Error && error.name === 'ReportsFolderError';

/** What is not the user's to mend is told whole, and the report still says what was reached. */
function broken(error: unknown, { record }: Shared): Bilingual {
  if (mendable(error)) throw new CommandError((error as Error).message);
  if (error instanceof CommandError || record === undefined || record.published() !== null) throw error;
  console.error('tillproof: the harness itself failed; this says nothing about the terminal.');
  console.error(error);
  const words = error instanceof Error ? error.message : String(error);
  return { en: `broken off by the test system: ${words}`, zh: `因测试系统出错而中断：${words}` };
}

async function breakOff(reason: Bilingual, known: RunConfiguration, shared: Shared): Promise<void> {
  if (shared.record === undefined) {
    // Nothing has been read yet: a run without messages.
    const { recording } = await import('../compliance/recording.ts');
    const { profile = 'classic', wire = 'json-http', acquirer = 'unionpay', defects = [], seed = 1 } = known;
    shared.record = recording({ profile, wire, acquirer, defects, seed }, () => {}, shared.folder);
  }
  shared.record.breakOff(reason);
}
