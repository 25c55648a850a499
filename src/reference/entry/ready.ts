// The gate before every online function (F-06): a network link, a sign-in, an untouched terminal, room in the journal.
import type { Device } from '../device/device.ts';
import type { Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { TEXTS } from '../ui/texts.ts';

/** Transactions that the journal holds (F-36). */
const MOST_TRANSACTIONS = 500;

/** Online messages with a MAC can be sent now. */
export function isReady({ world, books, keys, parts }: Device): boolean {
  const locked = world.tampered && parts.access.refusesOpened;
  return world.network === 'up' && !locked && books.session().signedIn && keys !== null;
}

/** For functions that send messages with a MAC. */
export const requireSignIn: Step = ({ device }) => {
  const { parts, world, books, keys } = device;
  requireUntouched(device);
  const readiness = parts.access.readiness({
    connected: world.network === 'up',
    signedIn: books.session().signedIn && keys !== null,
  });
  if (readiness === 'not-connected') throw new Stop('refused', { words: TEXTS.notConnected });
  if (readiness === 'not-signed-in') throw new Stop('refused', { words: TEXTS.signInFirst });
};

/** For transactions that enter the journal. */
export const requireReady: Step = async (run) => {
  await requireSignIn(run);
  const { books } = run.device;
  if (books.settlement() !== null)
    throw new Stop('refused', { words: TEXTS.uploadWaits }, { words: TEXTS.settleFirst });
  if (books.transactions() >= MOST_TRANSACTIONS) throw new Stop('refused', { words: TEXTS.batchFull });
};

/** For functions that need the network and no sign-in. */
export const requireNetwork: Step = ({ device }) => {
  requireUntouched(device);
  if (device.world.network === 'down') throw new Stop('refused', { words: TEXTS.notConnected });
};

function requireUntouched({ world, parts }: Device): void {
  if (world.tampered && parts.access.refusesOpened) throw new Stop('refused', { words: TEXTS.tampered });
}
