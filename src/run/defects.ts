// Hunts deliberate faults of our own terminal with the scenarios of the requirement that each breaks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import { DEFECTS, type DefectId } from '../reference/defects/index.ts';
import { BoundedThread } from './bounded.ts';
import { STANDSTILL_MS } from './defaults.ts';
import { modulePath } from './root.ts';

/** `hung`: the terminal did not come back to its event loop. */
export type Kill = {
  id: string;
  requirement: string;
  verdict: 'killed' | 'survived' | 'crashed' | 'hung';
  killedBy: string[];
};

/** What the thread is asked: which fault, and where the reports of its scenarios go. */
export type DefectJob = { id: DefectId; reports: string };

/** Hunts each of the faults; `told` hears how each ended, as soon as it is known. Only a failed expectation kills. */
export async function huntDefects(
  ids: readonly DefectId[],
  acquirers: readonly LaunchedAddresses[],
  told: (kill: Kill) => void,
): Promise<void> {
  const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-selftest-'));
  const clean = () => rmSync(reports, { recursive: true, force: true });
  process.once('exit', clean);
  const thread = new BoundedThread<DefectJob, Kill>(modulePath('src/run/defects-thread'), acquirers, STANDSTILL_MS);
  try {
    for (const id of ids) {
      const kill = await thread.do({ id, reports });
      told(kill ?? { id, requirement: DEFECTS[id].requirement, verdict: 'hung', killedBy: [] });
    }
  } finally {
    await thread.close();
    process.off('exit', clean);
    clean();
  }
}
