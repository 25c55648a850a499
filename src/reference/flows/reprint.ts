// Reprint of the last slip or of the slip of a voucher; every copy says that it is a reprint (F-42).

import { announce } from '../device/announce.ts';
import type { Flow, Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { enterText } from '../entry/text.ts';
import { issueCopies } from '../slips/issue.ts';
import type { JournalRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';

const hasSlip = ({ entry }: JournalRecord) => entry.status === 'approved' || entry.status === 'voided';

const print: Step = async (run) => {
  const { books } = run.device;
  const last = books.journal().findLast(hasSlip);
  if (last === undefined) throw new Stop('refused', { words: TEXTS.noTransactions });
  const typed = await enterText(run, {
    prompt: 'query-voucher',
    text: { words: TEXTS.enterReprintVoucher },
    pattern: /^\d{0,6}$/,
  });
  const record = typed === '' ? last : books.find(typed.padStart(6, '0'));
  if (record === null || !hasSlip(record)) throw new Stop('refused', { words: TEXTS.noSuchTransaction });
  await issueCopies(run, record, 'approved', true);
  const { voucher } = record.entry;
  announce(run, { outcome: 'done', voucher, lines: [{ words: TEXTS.reprinted, values: { voucher } }] });
};

export const reprint: Flow = { function: 'reprint', steps: [print] };
