// Batches: their numbers, their gross totals, and how one is opened and closed.

import type { Draft } from '../state/draft.ts';
import { batchKey } from '../state/keys.ts';
import type { BatchRow, TerminalRow, Totals } from '../state/rows.ts';
import type { Deal } from './deal.ts';
import { sure } from './deal.ts';
import { cardOrganisation, UNIONPAY } from './issuers.ts';

const NOTHING: Totals = { debitCount: 0, debitMinor: 0, creditCount: 0, creditMinor: 0 };

/** The number after a batch number: 000000 and 999999 are never used (F-19). */
export function nextBatchNumber(batch: string): string {
  const next = Number(batch) + 1;
  return String(next >= 999_999 ? 1 : next).padStart(6, '0');
}

/** Opens the terminal's next batch that was never used and makes it the current one; returns the terminal as it then is. */
export function openBatch(draft: Draft, terminal: TerminalRow): TerminalRow {
  const { terminalId } = terminal;
  let batch = terminal.nextBatch;
  while (draft.get('batches', batchKey(terminalId, batch)) !== undefined) batch = nextBatchNumber(batch);
  const opened: TerminalRow = { ...terminal, batch, nextBatch: nextBatchNumber(batch) };
  draft.put('batches', batchKey(terminalId, batch), {
    terminalId,
    batch,
    state: 'open',
    domestic: NOTHING,
    foreign: NOTHING,
    balanced: null,
    uploaded: 0,
    reversals: 0,
    declines: 0,
    result: null,
    closedAt: null,
  });
  draft.put('terminals', terminalId, opened);
  return opened;
}

/** Closes a batch; the next one is open at once, so a terminal that counts on by itself needs no new sign-in (F-35). `at` is now. */
export function closeBatch(draft: Draft, batch: BatchRow, balanced: boolean, at: string): void {
  draft.put('batches', batchKey(batch.terminalId, batch.batch), { ...batch, state: 'closed', balanced, closedAt: at });
  const terminal = sure(draft.get('terminals', batch.terminalId), 'terminal');
  openBatch(draft, terminal);
}

/**
 * Counts an amount in the gross totals of the batch (F-33). Debit: sales and completions; credit: voids, refunds and completion
 * voids. A voided sale stays in debit; a reversed transaction leaves (`times` -1) the side on which it was counted. Foreign are cards of other organisations than UnionPay, as field 63
 * told the terminal; a UnionPay card of an issuer abroad is counted as domestic.
 */
export function count(
  deal: Deal,
  side: 'debit' | 'credit',
  amountMinor: number,
  card: { pan: string; foreign: boolean },
  times: 1 | -1,
): void {
  const { draft, request } = deal;
  const key = batchKey(request.terminalId, request.batch);
  const batch = sure(draft.get('batches', key), 'batch');
  const part = cardOrganisation(card.pan, card.foreign) === UNIONPAY ? 'domestic' : 'foreign';
  const totals = { ...batch[part] };
  totals[`${side}Count`] += times;
  totals[`${side}Minor`] += times * amountMinor;
  draft.put('batches', key, { ...batch, [part]: totals });
}
