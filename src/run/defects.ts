// Hunts deliberate faults of our own terminal with the scenarios of the requirement that each breaks.
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
export type Fault = { id: string; requirement: string };

/** Hunts the faults, one at a time beside each acquirer; `told` hears how each ended, in their order. Only a failed expectation kills. */
export async function huntDefects(
  faults: readonly Fault[],
  acquirers: readonly LaunchedAddresses[],
  told: (kill: Kill) => void,
): Promise<void> {
  const kills: Kill[] = [];
  let next = 0;
  const tell = (at: number, kill: Kill) => {
    kills[at] = kill;
    for (let known = kills[next]; known !== undefined; known = kills[next]) {
      next += 1;
      told(known);
    }
  };
  const left = faults.entries();
  const hunt = async (acquirer: LaunchedAddresses) => {
    const thread = new BoundedThread<Fault, Kill>(modulePath('src/run/defects-thread'), [acquirer], STANDSTILL_MS);
    try {
      for (const [at, { id, requirement }] of left) {
        const kill = await thread.do({ id, requirement });
        tell(at, kill ?? { id, requirement, verdict: 'hung', killedBy: [], cause: null });
      }
    } finally {
      await thread.close();
    }
  };
  await Promise.all(acquirers.map(hunt));
}
