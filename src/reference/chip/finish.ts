// After the host's answer the inserted card has the last word: it may decline what the host approved, and says what it made of commands.
import type { Message } from '../../iso8583/message.ts';
import type { Run } from '../device/device.ts';
import type { Verdict } from '../host/judge.ts';
import { scriptNoticeOf } from '../host/script-notice.ts';
import type { JournalRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';
import { endOf, type FirstCryptogram } from './second-cryptogram.ts';

/** What the transaction has come to. A tapped card is gone by now, so its first cryptogram was its last. */
export function finishWithCard(run: Run, request: Message, first: FirstCryptogram | null, verdict: Verdict): Verdict {
  const { device, draft } = run;
  if (first === null || draft.card?.entry !== 'insert' || draft.record === null) return verdict;
  if (verdict.kind !== 'approved' && verdict.kind !== 'declined') return verdict;
  const approved = verdict.kind === 'approved';
  const end = endOf(first, verdict.answer.fields[55], verdict.code, approved);
  const { reportsScripts, checksIssuer } = device.parts.chip;
  if (end.scriptResults !== '' && reportsScripts)
    device.books.saveNotice(scriptNoticeOf(draft.record, request, verdict.answer, end.scriptResults));
  device.log.write(`chip: ${end.decision}, issuer ${end.issuer}`);
  if (!approved) return verdict;
  if (end.decision === 'AAC' && checksIssuer) return { kind: 'unknown', mishap: 'card', text: TEXTS.cardDeclined };
  draft.record = withCertificate(draft.record, end.cryptogram);
  return verdict;
}

function withCertificate(record: JournalRecord, certificate: string): JournalRecord {
  const { chip } = record.receipt;
  return chip === null ? record : { ...record, receipt: { ...record.receipt, chip: { ...chip, certificate } } };
}
