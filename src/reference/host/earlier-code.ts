// Payments by code that an earlier function left unknown: asked about before anything else goes online (F-56).

import type { Run } from '../device/device.ts';
import type { Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { confirm } from '../entry/ask.ts';
import { issueCopies } from '../slips/issue.ts';
import type { JournalRecord, QueryRecord } from '../store/records.ts';
import { recordLines } from '../ui/record-lines.ts';
import type { Text } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import { approvedRecord } from './approved-record.ts';
import { inquire, type Settled } from './code-query.ts';
import { contactText } from './conclude.ts';

/** Functions that take money: somebody may be about to pay what has been paid already. */
const CHARGES: readonly string[] = ['sale', 'force-pin-sale', 'qr-sale', 'pre-authorisation', 'completion'];

/** Ends the function when one of them stays unknown and the profile keeps it. */
export const settleEarlierCodes: Step = async (run) => {
  for (const owed of run.device.books.queries()) await settleCode(run, owed);
};

async function settleCode(run: Run, owed: QueryRecord): Promise<void> {
  const { books, configuration, ui } = run.device;
  const record = books.record(owed);
  if (record === null) return books.dropQuery(owed);
  const found = await inquire(run.device, record);
  switch (found.kind) {
    case 'approved':
    case 'declined':
      return settled(run, record, found);
    case 'not-sent':
      throw new Stop('refused', { words: TEXTS.connectFailed }, { words: TEXTS.nothingCharged });
    case 'sign-in-again':
      books.changeSession({ signedIn: false });
      throw new Stop('refused', { words: TEXTS.signInAgain });
    case 'failed':
      if (configuration.profile.reversalExhausted === 'keep')
        throw new Stop('refused', { words: TEXTS.codeOutcomeUnknown }, voucherLine(record), contactText(run));
      books.dropQuery(owed);
      ui.sound('failure');
      ui.show({ words: TEXTS.codeOutcomeUnknown }, voucherLine(record), contactText(run));
  }
}

async function settled(run: Run, asked: JournalRecord, found: Settled): Promise<void> {
  const { books, ui } = run.device;
  const record: JournalRecord =
    found.kind === 'approved'
      ? approvedRecord(run.device, asked, found.answer, found.code)
      : { ...asked, entry: { ...asked.entry, status: 'declined', responseCode: found.code } };
  books.together(() => {
    books.saveRecord(record);
    books.dropQuery(record.entry);
  });
  ui.journal(record.entry);
  if (found.kind === 'declined') return void ui.show({ words: TEXTS.codeNotPaid }, voucherLine(record));
  await issueCopies(run, record, 'approved', false);
  if (CHARGES.includes(run.function)) await warn(run, record);
}

/** Nobody pays twice unawares: the cashier sees what has been paid before this one goes on. */
async function warn(run: Run, record: JournalRecord): Promise<void> {
  const question = {
    prompt: 'confirm-original' as const,
    text: { words: TEXTS.codePaidAfterAll },
    lines: recordLines(run.device, record),
    amountMinor: record.entry.amountMinor,
  };
  run.device.ui.sound('attention');
  while (!(await confirm(run, question)));
}

function voucherLine({ entry: { voucher } }: JournalRecord): Text {
  return { words: TEXTS.voucherLine, values: { voucher } };
}
