// A new journal record, as it stands while the host is asked.
import type { TransactionType } from '../../definitions/transactions.ts';
import { entryOf, type Run, type ShownCode } from '../device/device.ts';
import { limitsOf } from '../entry/limits.ts';
import type { ChipFacts, JournalRecord } from '../store/records.ts';

type Sent = { type: TransactionType; voucher: string; batch: string; pan: string; chip: ChipFacts | null };

export function newRecord(run: Run, { type, voucher, batch, pan, chip }: Sent): JournalRecord {
  const { device, draft } = run;
  const { parts, configuration, vault, clock, books } = device;
  const amountMinor = draft.amountMinor ?? 0;
  const entry = entryOf(draft);
  if (entry === null) throw new Error(`${type} without a card or a code`);
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
      cardNumber: draft.code === null ? parts.masking.journal(pan) : codeNumber(run, draft.code),
      entry,
      responseCode: null,
      reference: null,
      authorisationCode: null,
      dateTime: clock.stamp(),
      original: originalOf(run),
    },
    sealedCard: draft.code === null ? vault.seal(pan) : '',
    paymentVoucher: null,
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

/** In place of the card number: the masked code, or that of the payment that is given back. */
function codeNumber({ device, draft }: Run, { value }: ShownCode): string {
  return draft.original?.entry.cardNumber ?? device.parts.masking.code(value ?? '');
}

function originalOf({ draft }: Run): JournalRecord['entry']['original'] {
  const { original, originalReference, originalDate } = draft;
  if (original !== null)
    return { voucher: original.entry.voucher, reference: original.entry.reference, date: original.date };
  if (originalReference === null && originalDate === null) return null;
  return { voucher: null, reference: originalReference, date: originalDate };
}
