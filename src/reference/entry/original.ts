// Naming the original transaction: by voucher in this batch, or by reference, date and authorisation code (F-28 to F-30).
import type { TerminalFunction } from '../../terminal/contract.ts';
import type { Run } from '../device/device.ts';
import type { Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import type { JournalRecord } from '../store/records.ts';
import { recordLines } from '../ui/record-lines.ts';
import { TEXTS } from '../ui/texts.ts';
import { confirm } from './ask.ts';
import { enterText } from './text.ts';

/** Asks for the voucher of an approved transaction of one of these functions, shows it and takes its amount. */
export function chooseOriginal(...voidable: readonly TerminalFunction[]): Step {
  return async (run) => {
    const typed = await enterText(run, {
      prompt: 'original-voucher',
      text: { words: TEXTS.enterOriginalVoucher },
      pattern: /^\d{1,6}$/,
    });
    const original = run.device.books.find(typed.padStart(6, '0'));
    refuseUnless(original, voidable);
    const question = {
      prompt: 'confirm-original' as const,
      text: { words: TEXTS.confirmOriginal },
      lines: recordLines(run.device, original),
      amountMinor: original.entry.amountMinor,
    };
    while (!(await confirm(run, question)));
    run.draft.original = original;
    run.draft.amountMinor = original.entry.amountMinor;
  };
}

function refuseUnless(
  original: JournalRecord | null,
  voidable: readonly TerminalFunction[],
): asserts original is JournalRecord {
  if (original === null) throw new Stop('refused', { words: TEXTS.originalMissing }, { words: TEXTS.notInBatch });
  if (original.entry.status === 'voided') throw new Stop('refused', { words: TEXTS.originalVoided });
  if (original.entry.status !== 'approved' || !voidable.includes(original.entry.function))
    throw new Stop('refused', { words: TEXTS.originalNotVoidable });
}

/** The card of a void must be the card of the original. */
export const matchOriginalCard: Step = ({ device, draft }) => {
  if (draft.card === null || draft.original === null) throw new Error('void without a card or an original');
  if (!device.parts.card.sameCard(draft.card.card.pan, device.vault.open(draft.original.sealedCard)))
    throw new Stop('refused', { words: TEXTS.cardMismatch }, { words: TEXTS.nothingCharged });
};

export const enterOriginalReference: Step = async (run) => {
  run.draft.originalReference = await enterText(run, {
    prompt: 'original-reference',
    text: { words: TEXTS.enterOriginalReference },
    pattern: /^[0-9A-Za-z]{12}$/,
  });
};

/** MMDD; a date that no calendar has is entered again. */
export const enterOriginalDate: Step = async (run) => {
  run.draft.originalDate = await enterText(run, {
    prompt: 'original-date',
    text: { words: TEXTS.enterOriginalDate },
    pattern: /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  });
};

export const enterAuthorisationCode: Step = async (run) => {
  run.draft.authorisationCode = await enterText(run, {
    prompt: 'authorisation-code',
    text: { words: TEXTS.enterAuthorisationCode },
    pattern: /^[0-9A-Za-z]{6}$/,
  });
};

/** The pre-authorisation of that code and card, when it is in this batch: its voucher then goes along. */
export const findPreAuthorisation: Step = (run) => {
  run.draft.original = preAuthorisationOf(run);
};

function preAuthorisationOf({ device, draft }: Run): JournalRecord | null {
  const matches = ({ entry, sealedCard }: JournalRecord) =>
    entry.function === 'pre-authorisation' &&
    entry.status === 'approved' &&
    entry.authorisationCode === draft.authorisationCode &&
    device.vault.open(sealedCard) === draft.card?.card.pan;
  return device.books.journal().find(matches) ?? null;
}
