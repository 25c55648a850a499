// Messages that the terminal owes the host: script notices, queries of payments by code, reversals, then signatures (F-26, F-32, F-38, F-56).

import type { Device, Run } from '../device/device.ts';
import { Stop } from '../device/stop.ts';
import { isReady } from '../entry/ready.ts';
import { issueFaultReport } from '../slips/issue.ts';
import type { ReversalRecord } from '../store/records.ts';
import type { Text } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import { settleEarlierCodes } from './earlier-code.ts';
import { attemptReversal } from './reversal.ts';
import { sendScriptNotices } from './script-notice.ts';
import { uploadSignatures } from './signature.ts';

type Round = 'clear' | 'not-sent' | 'exhausted' | 'sign-in-again';

/** Before a new online transaction: what is owed goes first. Ends the function when a reversal or a query stays owed. */
export async function sendOwed(run: Run): Promise<void> {
  const { device } = run;
  if ((await sendScriptNotices(device)) === 'sign-in-again') throw signInFirst();
  await settleEarlierCodes(run);
  const round = await sendReversals(device, 'new-round');
  if (round === 'not-sent') throw new Stop('refused', { words: TEXTS.connectFailed }, { words: TEXTS.nothingCharged });
  if (round === 'sign-in-again') throw signInFirst();
  if (round === 'exhausted') throw new Stop('refused', ...failureLines(device));
  if ((await uploadSignatures(device)) === 'sign-in-again') throw signInFirst();
}

/** What was sent first was answered with a request to sign in again. */
const signInFirst = () => new Stop('refused', { words: TEXTS.signInAgain });

/** After a function: a signature goes at once, a reversal too where the profile says so. */
export async function sendOwedAtOnce(run: Run): Promise<void> {
  if (run.draft.record === null && run.function !== 'sign-in') return;
  await sendWhatIsDue(run.device);
}

/** Something is owed that could and should be sent now. */
export function isDue(device: Device): boolean {
  const { books, configuration, parts } = device;
  if (!isReady(device)) return false;
  if (books.signatures().length > 0) return true;
  const due = ({ attempts }: ReversalRecord) => parts.reversal.again(attempts, configuration.attempts.reversals);
  return configuration.profile.reversal === 'instant' && books.reversals().some(due);
}

/** Sends what is due; a reversal that does not get through stays owed or is dropped by profile, with a text. */
export async function sendWhatIsDue(device: Device): Promise<void> {
  const { configuration, books, ui } = device;
  if (!isReady(device)) return;
  if (configuration.profile.reversal === 'instant' && books.reversals().length > 0) {
    const round = await sendReversals(device, 'same-round');
    if (round === 'exhausted') ui.show(...failureLines(device));
    if (round === 'sign-in-again') return;
  }
  await uploadSignatures(device);
}

async function sendReversals(device: Device, start: 'new-round' | 'same-round'): Promise<Round> {
  for (const reversal of device.books.reversals()) {
    const round = await sendReversal(device, reversal, start);
    if (round !== 'clear') return round;
  }
  return 'clear';
}

async function sendReversal(device: Device, reversal: ReversalRecord, start: string): Promise<Round> {
  const { parts, books, ui, configuration } = device;
  const atMost = configuration.attempts.reversals;
  let attempts = reversal.attempts;
  if (start === 'new-round' && !parts.reversal.again(attempts, atMost)) attempts = 0;
  while (parts.reversal.again(attempts, atMost)) {
    ui.show({ words: TEXTS.reversing }, { words: TEXTS.voucherLine, values: { voucher: reversal.voucher } });
    books.saveReversal({ ...reversal, attempts: attempts + 1 });
    const attempt = await attemptReversal(device, reversal);
    if (attempt === 'ended') return finish(device, reversal);
    if (attempt === 'failed' || (attempt === 'not-sent' && parts.reversal.countsUnsent)) {
      attempts += 1;
      continue;
    }
    books.saveReversal({ ...reversal, attempts });
    if (attempt === 'not-sent') return 'not-sent';
    books.changeSession({ signedIn: false });
    return 'sign-in-again';
  }
  return exhausted(device, reversal);
}

function finish(device: Device, reversal: ReversalRecord): Round {
  const { books, ui } = device;
  const record = books.record(reversal);
  books.together(() => {
    books.dropReversal(reversal);
    if (record !== null) books.saveRecord({ ...record, entry: { ...record.entry, status: 'reversed' } });
  });
  if (record !== null) ui.journal({ ...record.entry, status: 'reversed' });
  return 'clear';
}

/** The attempts are used up: the profile says whether the record stays and blocks, or goes. */
function exhausted(device: Device, reversal: ReversalRecord): Round {
  const { books, configuration, log, ui } = device;
  log.write(`reversal of voucher ${reversal.voucher} was not accepted`);
  issueFaultReport(device, reversal);
  if (configuration.profile.reversalExhausted === 'keep') return 'exhausted';
  books.dropReversal(reversal);
  ui.sound('failure');
  ui.show({ words: TEXTS.reversalDropped }, serviceLine(device));
  return 'clear';
}

function failureLines(device: Device): Text[] {
  return [{ words: TEXTS.reversalFailed }, serviceLine(device)];
}

function serviceLine({ configuration }: Device): Text {
  return { words: TEXTS.contactService, values: { line: configuration.identity.serviceLine ?? '' } };
}
