// Hunts deliberate faults of our own terminal with the scenarios of the requirement that each breaks.
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import { BoundedThread } from './bounded.ts';
import { STANDSTILL_MS } from './defaults.ts';
import type { Fault, Kill } from './kill.ts';
import { modulePath } from './root.ts';

/** Where the test system was late, the fault is hunted again behind all others, so often in all: it would have been told, or it would not. */
const MOST_HUNTS = 3;

/** Hunts one fault; null = the thread did not come back to its event loop, and was ended. */
type Hunter = { do(fault: Fault): Promise<Kill | null>; close(): Promise<void> };

const hunterAt = (acquirer: LaunchedAddresses): Hunter =>
  new BoundedThread<Fault, Kill>(modulePath('src/run/defects-thread'), [acquirer], STANDSTILL_MS);

/** Hunts the faults, one at a time beside each acquirer; `told` hears of each when its hunt has ended. Only a failed expectation kills. */
export async function huntDefects(
  faults: readonly Fault[],
  acquirers: readonly LaunchedAddresses[],
  told: (kill: Kill) => void,
  hunter: (acquirer: LaunchedAddresses) => Hunter = hunterAt,
): Promise<void> {
  const left = faults.map(({ id, requirement }) => ({ fault: { id, requirement }, hunts: 1 }));
  const hunt = async (acquirer: LaunchedAddresses) => {
    const thread = hunter(acquirer);
    try {
      for (let job = left.shift(); job !== undefined; job = left.shift()) {
        const { fault, hunts } = job;
        const kill = await thread.do(fault);
        if (kill?.verdict === 'inconclusive' && hunts < MOST_HUNTS) left.push({ fault, hunts: hunts + 1 });
        else told(kill ?? { ...fault, verdict: 'hung', killedBy: [], cause: null });
      }
    } finally {
      await thread.close();
    }
  };
  await Promise.all(acquirers.map(hunt));
}
