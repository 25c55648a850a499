// The original of a void, refund, completion or reversal: which one, and does the request fit it?
import type { TransactionType } from '../../../src/definitions/transactions.ts';
import { authorisationKey, transactionKey } from '../../state/keys.ts';
import type { TransactionRow } from '../../state/rows.ts';
import { wallClock } from '../clock.ts';
import { type Check, type Deal, sure } from '../deal.ts';
import type { Refusal } from '../request.ts';

type Found = { key: string; row: TransactionRow };

const missing = (error: string): Refusal => ({ code: '25', error });
const invalid = (error: string): Refusal => ({ code: '12', error });

function accept(deal: Deal, found: Found | undefined, types: readonly TransactionType[]): Refusal | null {
  if (found === undefined) return missing('there is no such original transaction');
  if (!types.includes(found.row.type)) return invalid(`a ${found.row.type} cannot be the original`);
  deal.original = found;
  return null;
}

/** True when what the request says about the original in field 61 does not contradict it; what it does not know is left out (F-29). */
function fits({ original }: Deal['request'], row: TransactionRow): boolean {
  return (
    (original.batch === '' || original.batch === row.batch) &&
    (original.voucher === '' || original.voucher === row.stan) &&
    (original.date === '' || original.date === wallClock(row.at).date)
  );
}

/** 25: not in this batch of this terminal, named by batch and STAN in field 61 and by its reference in 37 (F-28). */
export const originalOfBatch =
  (types: readonly TransactionType[]): Check =>
  (deal) => {
    const { request, draft } = deal;
    if (request.original.batch !== request.batch) return missing('the original is not in the open batch');
    const key = transactionKey(request.terminalId, request.original.batch, request.original.voucher);
    const row = draft.get('transactions', key);
    if (row !== undefined && row.reference !== request.fields[37])
      return missing('field 37: not the reference of the original');
    if (row !== undefined && request.fields[38] !== undefined && row.authorisationCode !== request.fields[38])
      return missing('field 38: not the authorisation code of the original');
    if (row !== undefined && !fits(request, row)) return missing('field 61: does not describe the original');
    return accept(deal, row && { key, row }, types);
  };

/** 25: this merchant has no transaction of that reference, or field 61 contradicts it; any terminal of the merchant may ask (F-29). */
export const originalByReference =
  (types: readonly TransactionType[]): Check =>
  (deal) => {
    const { request, draft } = deal;
    const key = draft.state.byReference.get(request.fields[37] ?? '') ?? '';
    const row = draft.get('transactions', key);
    const ours = row !== undefined && row.merchantId === request.merchantId && fits(request, row);
    return accept(deal, ours ? { key, row } : undefined, types);
  };

/** 25: this merchant has no pre-authorisation of that authorisation code (38) that field 61 does not contradict (F-30). */
export const originalByAuthorisation: Check = (deal) => {
  const { request, draft } = deal;
  const keys = draft.state.byAuthorisation.get(authorisationKey(request.merchantId, request.fields[38] ?? '')) ?? [];
  const found = keys
    .map((key) => ({ key, row: sure(draft.get('transactions', key), 'indexed transaction') }))
    .filter(({ row }) => fits(request, row));
  return accept(deal, found.find(({ row }) => row.pan === request.pan) ?? found[0], ['pre-authorisation']);
};

/** 14: another card than the original's. Money goes back only where it came from. */
export const sameCard: Check = (deal) =>
  sure(deal.original, 'original').row.pan === deal.request.pan
    ? null
    : { code: '14', error: 'another card than that of the original' };

/** 25: the original was declined or reversed, so there is nothing; 12: it was voided before. */
export const originalStands: Check = (deal) => {
  const { state } = sure(deal.original, 'original').row;
  if (state === 'approved') return null;
  return state === 'voided' ? invalid('the original was voided') : missing(`the original was ${state}`);
};

/** 12: part of it went back by a refund. */
export const notRefunded: Check = (deal) =>
  sure(deal.original, 'original').row.refundedMinor === 0 ? null : invalid('the original was refunded');

/** 12: the pre-authorisation was completed. */
export const notCompleted: Check = (deal) =>
  sure(deal.original, 'original').row.completedBy === null ? null : invalid('the pre-authorisation was completed');

/** 64: a void is of the whole amount that was posted (F-28). */
export const wholeAmount: Check = (deal) =>
  deal.request.amountMinor === sure(deal.original, 'original').row.postedMinor
    ? null
    : { code: '64', error: 'the amount is not that of the original' };

/** 64: refunds in all, or a completion, above the original. */
export const withinOriginal: Check = (deal) => {
  const { row } = sure(deal.original, 'original');
  return deal.request.amountMinor <= row.postedMinor - row.refundedMinor
    ? null
    : { code: '64', error: 'more than what is left of the original' };
};
