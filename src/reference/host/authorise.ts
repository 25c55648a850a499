// The online step of every transaction: what may be owed first, then the request, then what the answer means (F-26, F-56).
import { TRANSACTIONS, type TransactionType } from '../../definitions/transactions.ts';
import type { Message } from '../../iso8583/message.ts';
import { finishWithCard } from '../chip/finish.ts';
import type { Run } from '../device/device.ts';
import type { Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { issueCopies } from '../slips/issue.ts';
import type { JournalRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';
import { inquire, isOwed } from './code-query.ts';
import { conclude } from './conclude.ts';
import { exchange } from './exchange.ts';
import { judge, type Verdict } from './judge.ts';
import { sendOwed } from './owed.ts';
import { newRecord } from './record.ts';
import { buildRequest } from './request.ts';
import { reversalOf } from './reversal.ts';

/** Sends the transaction and announces its result; the function goes on only when it was approved. */
export function authorise(type: TransactionType): Step {
  return async (run) => {
    if (run.device.keys === null) throw new Stop('refused', { words: TEXTS.signInFirst });
    await sendOwed(run);
    let sent = 0;
    let verdict: Verdict;
    do {
      verdict = await sendOnce(run, type);
      sent += 1;
    } while (verdict.kind === 'unknown' && run.device.parts.retry.chargeAgain(sent));
    run.draft.pin = null;
    verdict = await askedIfUnknown(run, verdict);
    const conclusion = conclude(run, verdict);
    if (conclusion === 'approved') return;
    if (conclusion !== 'not-sent' && run.draft.record !== null)
      await issueCopies(run, run.draft.record, conclusion, false);
    // The result has been announced; the rest of the steps is for approvals only.
    throw new Stop('failed');
  };
}

async function sendOnce(run: Run, type: TransactionType): Promise<Verdict> {
  const { device, draft } = run;
  const { books, ui } = device;
  ui.show({ words: TEXTS.processing });
  ui.light('network', 'busy');
  const voucher = device.parts.wire.voucher(() => books.nextVoucher());
  const batch = books.session().batch ?? '';
  const { message, pan, chip, first } = buildRequest(run, type, voucher, batch);
  const record = newRecord(run, { type, voucher, batch, pan, chip });
  draft.record = record;
  books.together(() => {
    books.saveRecord(record);
    keepOwed(run, type, record, message);
  });
  ui.journal(record.entry);
  pullCard(run);
  const verdict = judge(
    device,
    message,
    await exchange(device, message, TRANSACTIONS[type].mac),
    TRANSACTIONS[type].mac,
  );
  ui.light('network', device.world.network === 'up' ? 'connected' : 'disconnected');
  if (cardGone(run))
    return verdict.kind === 'approved' ? { kind: 'unknown', mishap: 'device', text: TEXTS.cardPulled } : verdict;
  return finishWithCard(run, message, first, verdict);
}

/** What is owed from now on if the answer does not come: a payment by code is queried, everything else reversed. */
function keepOwed({ device, draft }: Run, type: TransactionType, record: JournalRecord, request: Message): void {
  const { books, parts } = device;
  const byCode = type === 'sale' && draft.code !== null;
  if (byCode && parts.query.owes === 'query') books.saveQuery(record.entry);
  else if (byCode ? parts.query.owes === 'reversal' : parts.reversal.records(type))
    books.saveReversal(reversalOf(device, record, request));
}

/** A payment by code that nobody knows the outcome of is asked about at once; what the host says then is the outcome. */
async function askedIfUnknown({ device, draft }: Run, verdict: Verdict): Promise<Verdict> {
  const { record } = draft;
  if (verdict.kind !== 'unknown' || record === null || !isOwed(device, record.entry)) return verdict;
  const found = await inquire(device, record);
  if (found.kind === 'sign-in-again') device.books.changeSession({ signedIn: false });
  return found.kind === 'approved' || found.kind === 'declined' ? found : verdict;
}

/** A card that does not stay for the answer leaves while the host is asked. */
function pullCard({ device: { world } }: Run): void {
  if (world.slot?.pulledEarly) world.slot = null;
}

/** The second cryptogram needs the inserted card: without it the approval cannot be finished. */
function cardGone({ device, draft }: Run): boolean {
  return draft.card?.entry === 'insert' && device.world.slot === null;
}
