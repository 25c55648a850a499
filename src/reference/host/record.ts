// A new journal record, as it stands while the host is asked.
import type { TransactionType } from '../../definitions/transactions.ts';
import { limitsOf } from '../entry/limits.ts';
import type { Run } from '../machine/device.ts';
import type { ChipFacts, JournalRecord } from '../store/records.ts';

type Sent = { type: TransactionType; voucher: string; batch: string; pan: string; chip: ChipFacts | null };

export function newRecord(run: Run, { type, voucher, batch, pan, chip }: Sent): JournalRecord {
  const { device, draft } = run;
  const { parts, configuration, vault, clock, books } = device;
  const amountMinor = draft.amountMinor ?? 0;
  if (draft.card === null) throw new Error(`${type} without a card`);
  const { entry } = draft.card;
  const limits = limitsOf(device);
  const signature = parts.signature.decide({
    function: run.function,
    entry,
    amountMinor,
    signatureFreeMinor: limits.signatureFreeMinor,
  });
  return {
    type,
    entry: {
      voucher,
      batch,
      function: run.function,
      status: 'unknown',
      amountMinor,
      cardNumber: parts.masking.journal(pan),
      entry,
      responseCode: null,
      reference: null,
      authorisationCode: null,
      dateTime: clock.stamp(),
      original: originalOf(run),
    },
    sealedCard: vault.seal(pan),
    foreign: false,
    settlementDate: null,
    date: null,
    receipt: {
      operator: books.session().operator ?? '',
      issuer: '',
      acquirer: configuration.identity.acquirerName,
      pinFreeMinor: draft.pinFree ? limits.pinFreeMinor : null,
      signatureFreeMinor: signature === 'signature-free' ? limits.signatureFreeMinor : null,
      signatureRequired: signature === 'sign',
      signedOnScreen: false,
      featureCode: null,
      chip,
    },
  };
}

function originalOf({ draft }: Run): JournalRecord['entry']['original'] {
  const { original, originalReference, originalDate } = draft;
  if (original !== null)
    return { voucher: original.entry.voucher, reference: original.entry.reference, date: original.date };
  if (originalReference === null && originalDate === null) return null;
  return { voucher: null, reference: originalReference, date: originalDate };
}
