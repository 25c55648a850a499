// Writes the outcome of a transaction into the books and announces it.

import { yuan } from '../../definitions/money.ts';
import { announce } from '../device/announce.ts';
import type { Run } from '../device/device.ts';
import type { JournalRecord } from '../store/records.ts';
import { APPROVAL_REMARKS, type ResponseText } from '../ui/responses.ts';
import type { Text } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import { approvedRecord } from './approved-record.ts';
import { isOwed } from './code-query.ts';
import type { Verdict } from './judge.ts';

type Conclusion = 'approved' | 'declined' | 'no-answer' | 'not-sent';

/** Books the outcome, announces it, and says which it was. */
export function conclude(run: Run, verdict: Verdict): Conclusion {
  switch (verdict.kind) {
    case 'approved':
      approve(run, verdict);
      return 'approved';
    case 'declined':
      decline(run, verdict);
      return 'declined';
    case 'not-sent':
      notSent(run, { words: verdict.text });
      return 'not-sent';
    case 'unknown':
      unknown(run, verdict);
      return 'no-answer';
    default: {
      const never: never = verdict;
      return never;
    }
  }
}

function approve(run: Run, { code, answer }: Extract<Verdict, { kind: 'approved' }>): void {
  const { device, draft } = run;
  const asked = recordOf(run);
  const record = approvedRecord(device, asked, answer, code);
  const voided = voidedOriginal(run);
  draft.record = record;
  device.books.together(() => {
    device.books.saveRecord(record);
    device.books.dropReversal(record.entry);
    device.books.dropQuery(record.entry);
    if (voided !== null) device.books.saveRecord(voided);
  });
  device.ui.journal(record.entry);
  if (voided !== null) device.ui.journal(voided.entry);
  const { amountMinor, voucher } = record.entry;
  const rest = asked.entry.amountMinor - amountMinor;
  const remark = APPROVAL_REMARKS[code];
  announce(run, {
    outcome: 'approved',
    responseCode: code,
    amountMinor,
    voucher,
    lines: [
      { words: TEXTS.approved },
      amountLine(amountMinor),
      { words: TEXTS.voucherLine, values: { voucher } },
      ...(rest > 0 ? [{ words: TEXTS.approvedPart, values: { rest: yuan(rest) } }] : []),
      ...(remark === undefined ? [] : [reasonLine(remark, code), contactLine(run, remark)]),
      { words: TEXTS.checkSlip },
    ],
  });
}

function decline(run: Run, { code, note }: Extract<Verdict, { kind: 'declined' }>): void {
  const { parts, books } = run.device;
  const wording = parts.wording.decline(code);
  const forget = parts.reversal.afterDecline(code, run.function) === 'forget';
  const record = close(run, forget ? 'declined' : 'unknown', code, forget);
  if (wording.signInAgain) books.changeSession({ signedIn: false });
  announce(run, {
    outcome: 'declined',
    responseCode: code,
    amountMinor: record.entry.amountMinor,
    voucher: record.entry.voucher,
    lines: [
      ...declineLines(run, wording, code),
      ...(note === undefined ? [] : [{ words: note }]),
      amountLine(record.entry.amountMinor),
    ],
  });
}

/** Headline, reason with code, what to do with the card, whom to ask. */
export function declineLines(run: Run, wording: ResponseText, code: string): Text[] {
  return [
    { words: TEXTS.declined },
    reasonLine(wording, code),
    ...(wording.keepCard ? [{ words: TEXTS.keepCard }] : []),
    contactLine(run, wording),
  ];
}

function notSent(run: Run, text: Text): void {
  const { entry } = close(run, 'cancelled', null, true);
  announce(run, {
    outcome: 'refused',
    amountMinor: entry.amountMinor,
    voucher: entry.voucher,
    lines: [text, { words: TEXTS.nothingCharged }, amountLine(entry.amountMinor)],
  });
}

function unknown(run: Run, { mishap, text }: Extract<Verdict, { kind: 'unknown' }>): void {
  const { parts, books } = run.device;
  const { entry } = recordOf(run);
  const reversal = books.reversals().find(({ voucher, batch }) => voucher === entry.voucher && batch === entry.batch);
  if (reversal !== undefined) books.saveReversal({ ...reversal, reason: parts.reversal.reason(mishap) });
  if (mishap === 'mac') books.changeSession({ signedIn: false });
  announce(run, {
    outcome: mishap === 'device' || mishap === 'card' ? 'cancelled' : 'no-answer',
    amountMinor: entry.amountMinor,
    voucher: entry.voucher,
    lines: [
      { words: text },
      {
        words:
          reversal !== undefined
            ? TEXTS.willReverse
            : isOwed(run.device, entry)
              ? TEXTS.codeOutcomeUnknown
              : TEXTS.outcomeUnknown,
      },
      ...(mishap === 'mac' ? [{ words: TEXTS.signInAgain }] : []),
      amountLine(entry.amountMinor),
      contactText(run),
    ],
  });
}

/** The record with its final status; a reversal of it is forgotten when there is nothing to reverse. */
function close(run: Run, status: 'declined' | 'cancelled' | 'unknown', code: string | null, forget: boolean) {
  const { books, ui } = run.device;
  const asked = recordOf(run);
  const record: JournalRecord = { ...asked, entry: { ...asked.entry, status, responseCode: code } };
  run.draft.record = record;
  books.together(() => {
    books.saveRecord(record);
    if (forget) books.dropReversal(record.entry);
    books.dropQuery(record.entry);
  });
  ui.journal(record.entry);
  return record;
}

function voidedOriginal({ draft, function: chosen }: Run): JournalRecord | null {
  const voids = chosen === 'void' || chosen === 'completion-void' || chosen === 'pre-authorisation-void';
  if (!voids || draft.original === null) return null;
  return { ...draft.original, entry: { ...draft.original.entry, status: 'voided' } };
}

function recordOf({ draft }: Run): JournalRecord {
  if (draft.record === null) throw new Error('nothing has been sent');
  return draft.record;
}

function amountLine(amountMinor: number): Text {
  return { words: TEXTS.amountLine, values: { amount: yuan(amountMinor) } };
}

function reasonLine({ en, zh }: ResponseText, code: string): Text {
  return { words: { en: `${en} [${code}]`, zh: `${zh} [${code}]` } };
}

/** The words for a refusal of the host outside transactions: why, and whom to ask. */
export function refusalTexts(run: Run, code: string): Text[] {
  const wording = run.device.parts.wording.decline(code);
  return [reasonLine(wording, code), contactLine(run, wording)];
}

function contactLine(run: Run, { contact }: ResponseText): Text {
  return contact === 'issuer' ? { words: TEXTS.contactIssuer } : contactText(run);
}

/** Whom the operator calls when the acquirer can help. */
export function contactText({ device }: Run): Text {
  return { words: TEXTS.contactService, values: { line: device.configuration.identity.serviceLine ?? '' } };
}
