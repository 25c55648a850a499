// Repeats (0201 of 0200): what was decided before is answered as it was then, and nothing moves again.
import { withoutRepeat } from '../../src/iso8583/message.ts';
import type { TransactionRow } from '../state/rows.ts';
import type { Deal, Outcome } from './deal.ts';

/** The transaction that a repeat repeats; null when the request is none, or is not what was asked the first time. */
export function decidedBefore({ request, draft }: Deal): TransactionRow | null {
  const { mti } = request.message;
  if (mti === withoutRepeat(mti)) return null;
  const row = draft.get('transactions', request.key);
  // The answer to an inquiry is not kept, and what was reversed since is not to be approved again.
  if (row === undefined || row.type === 'balance-inquiry' || row.state === 'reversed') return null;
  const same = row.type === request.type && row.amountMinor === request.amountMinor && row.pan === request.pan;
  return same ? row : null;
}

/** The answer of the first time: its code, its numbers, and the amount where it was approved in part. */
export function answeredBefore(deal: Deal, row: TransactionRow): Outcome {
  deal.identity = { id: row.id, reference: row.reference, authorisationCode: row.authorisationCode ?? '' };
  const inPart = row.responseCode === '10' ? { 4: String(row.postedMinor).padStart(12, '0') } : {};
  return { code: row.responseCode, error: null, fields: inPart, row: {} };
}
