// One certification, from its configuration to a report that is in place; it also leaves one when it is interrupted or breaks.
import type { AcquirerProcess } from '../../simulator/admin/client.ts';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { lineTeller } from '../compliance/progress.ts';
import type { Published, Recording } from '../compliance/recording.ts';
import type { ReportsFolder, ReportsFolderError } from '../compliance/reports-folder.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { TerminalSpec } from '../terminal/index.ts';
import { withAcquirers } from './acquirers.ts';
import { catalogueOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError, EXIT } from './exit.ts';
import type { Daily } from './run.ts';
import { untilStopped } from './stop.ts';
import type { Terminals } from './terminals.ts';

/** What the command shares with the run while it goes on. */
type Shared = { folder?: ReportsFolder; record?: Recording; speech: ConsoleLanguage };

type Workers = Pick<Terminals, 'parallel' | 'scenariosEach' | 'withoutWorkers'>;

const ENDED: Bilingual = {
  en: 'broken off, because something ended its process',
  zh: '因其进程被意外结束而中断',
};

/** Runs the scenarios; gives the report and the absolute folder. A CommandError says what has to be mended before any can run. */
export async function certification(
  configuration: Promise<RunConfiguration>,
  {
    allure,
    json = false,
    speech = 'en',
    daily = {},
    asOf = new Date(),
  }: { allure: boolean; json?: boolean; speech?: ConsoleLanguage; daily?: Daily; asOf?: Date },
): Promise<Published & { folder: string }> {
  const stopped = untilStopped({ endsByItself: true });
  const shared: Shared = { speech };
  // Writing waits for nothing, so even a process.exit of somebody else's code leaves a report.
  const ended = () => void shared.record?.breakOff(ENDED);
  process.once('exit', ended);
  try {
    return await withAcquirers(opened(configuration, shared), async (known, acquirers) => {
      const { folder } = shared;
      // It loads while the terminals are looked at.
      const loading = import('./run.ts');
      loading.catch(() => undefined);
      const play = async (terminals: readonly TerminalSpec[], workers: Workers) => {
        const { runScenarios } = await loading;
        const onRecording = (record: Recording) => {
          shared.record = record;
        };
        const progress = process.stderr;
        const asked = { speech, allure, daily, asOf };
        const options = { ...known, ...workers, terminals, acquirers, progress, ...asked, onRecording };
        return runScenarios(folder === undefined ? options : { ...options, folder });
      };
      const run = loading
        .then(({ checkSelection }) => checkSelection(known))
        .then(() => admitted(known, acquirers, { json, speech }, play))
        .catch(async (error: unknown) => {
          // A refused run leaves a report too: nobody shall take that of an earlier run for its own.
          if (error instanceof CommandError && error.exitCode === EXIT.inconclusive)
            await breakOff(refusedFor(error), known, shared);
          throw error;
        });
      const reason = await Promise.race([run.then(() => null), stopped]).catch((error: unknown) =>
        broken(error, shared),
      );
      if (reason !== null) {
        const told = {
          en: `the run was ${reason.en}; its report tells what was reached.`,
          zh: `本次运行${reason.zh}；报告中列出已完成的部分。`,
        };
        process.stderr.write(`tillproof: ${told[speech]}\n`);
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

/** Plays once every terminal of the run is held and found well. */
async function admitted<T>(
  configuration: RunConfiguration,
  acquirers: Promise<AcquirerProcess>,
  { json, speech }: { json: boolean; speech: ConsoleLanguage },
  play: (terminals: readonly TerminalSpec[], workers: Workers) => Promise<T>,
): Promise<T> {
  const [{ refuseUnwell, withAdmitted }, { terminalsOf }] = await Promise.all([
    import('./admission.ts'),
    import('./terminals.ts'),
  ]);
  const { parallel, scenariosEach, withoutWorkers, notes } = terminalsOf(configuration);
  for (const note of notes) console.error(`tillproof: ${note[speech]}`);
  return withAdmitted(configuration, acquirers, { who: 'tillproof certify' }, (admissions) => {
    refuseUnwell(admissions, json);
    return play(
      admissions.map(({ spec }) => spec),
      { parallel, scenariosEach, withoutWorkers },
    );
  });
}

const refusedFor = ({ reason: { en, zh } }: CommandError): Bilingual => ({
  en: `refused: ${en.replace(/\.$/, '')}`,
  zh: `被拒绝：${zh.replace(/[。.]$/, '')}`,
});

/** The configuration, once the folder of its reports is ours. */
async function opened(configuration: Promise<RunConfiguration>, shared: Shared): Promise<RunConfiguration> {
  const known = await configuration;
  const [{ openRunFolder }, { readAttestations }] = await Promise.all([
    import('../compliance/recording.ts'),
    import('./attest.ts'),
  ]);
  try {
    shared.folder = openRunFolder(
      known.reports ?? 'reports',
      readAttestations(known.attestations, new Date(), catalogueOf(known)),
      Object.keys(known.formats ?? {}),
    );
  } catch (error) {
    throw mendable(error) ? new CommandError((error as ReportsFolderError).words) : error;
  }
  return known;
}

const HARNESS_FAILED: Bilingual = {
  en: 'the harness itself failed; this says nothing about the terminal.',
  zh: '测试框架自身出错；这不说明终端有任何问题。',
};

const mendable = (error: unknown) => error instanceof Error && error.name === 'ReportsFolderError';

/** What is not the user's to mend is told whole, and the report still says what was reached. */
function broken(error: unknown, { record, speech }: Shared): Bilingual {
  if (mendable(error)) throw new CommandError((error as ReportsFolderError).words);
  if (error instanceof CommandError || record === undefined || record.published() !== null) throw error;
  console.error(`tillproof: ${HARNESS_FAILED[speech]}`);
  console.error(error);
  const words = error instanceof Error ? error.message : String(error);
  return { en: `broken off by the test system: ${words}`, zh: `因测试系统出错而中断：${words}` };
}

async function breakOff(reason: Bilingual, known: RunConfiguration, shared: Shared): Promise<void> {
  if (shared.record === undefined) {
    // Nothing has been read yet: a run without messages.
    const { recording } = await import('../compliance/recording.ts');
    const { profile = 'classic', wire = 'json-http', acquirer = 'unionpay', defects = [], seed = 1 } = known;
    shared.record = recording(
      { profile, wire, acquirer, defects, seed },
      lineTeller(() => {}, 'en'),
      shared.folder,
    );
  }
  shared.record.breakOff(reason);
}
