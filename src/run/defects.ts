// Hunts deliberate faults of our own terminal with the scenarios of the requirement that each breaks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import { BoundedThread } from './bounded.ts';
import { STANDSTILL_MS } from './defaults.ts';
import { modulePath } from './root.ts';

export type Kill = {
  id: string;
  requirement: string;
  /** `untold`: it was noticed, and the first screen of the report does not say why; `hung`: the terminal did not come back to its event loop. */
  verdict: 'killed' | 'survived' | 'crashed' | 'untold' | 'hung';
  killedBy: string[];
  /** Place of its cause among those that the report tells, the worst being 1; null where none names the requirement, or nobody can say. */
  cause: number | null;
};

/** A fault, and the requirement that it breaks. */
type Fault = { id: string; requirement: string };
/** What the thread is asked: which fault, and where the reports of its scenarios go. */
export type DefectJob = Fault & { reports: string };

/** Hunts each of the faults; `told` hears how each ended, as soon as it is known. Only a failed expectation kills. */
export async function huntDefects(
  faults: readonly Fault[],
  acquirers: readonly LaunchedAddresses[],
  told: (kill: Kill) => void,
): Promise<void> {
  const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-selftest-'));
  const clean = () => rmSync(reports, { recursive: true, force: true });
  process.once('exit', clean);
  const thread = new BoundedThread<DefectJob, Kill>(modulePath('src/run/defects-thread'), acquirers, STANDSTILL_MS);
  try {
    for (const { id, requirement } of faults) {
      const kill = await thread.do({ id, requirement, reports });
      told(kill ?? { id, requirement, verdict: 'hung', killedBy: [], cause: null });
    }
  } finally {
    await thread.close();
    process.off('exit', clean);
    clean();
  }
}
