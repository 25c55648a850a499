// Which transactions move a merchant's money, and which way (F-33).
import type { TransactionType } from '../../src/definitions/transactions.ts';
import type { TransactionRow } from './rows.ts';

type Kind = 'payment' | 'void' | 'refund';

const KINDS: Partial<Record<TransactionType, Kind>> = {
  sale: 'payment',
  completion: 'payment',
  'completion-notice': 'payment',
  void: 'void',
  'completion-void': 'void',
  refund: 'refund',
};

/** How the row moved the merchant's money and was not reversed; a voided payment did, and so did its void. null = it moved nothing. */
export function movementOf(row: Pick<TransactionRow, 'type' | 'state' | 'postedMinor'>): Kind | null {
  const stood = row.state === 'approved' || row.state === 'voided';
  return stood && row.postedMinor > 0 ? (KINDS[row.type] ?? null) : null;
}

/** What a payment that stands came to, in fen; 0 for everything else. */
export function paidMinor(row: TransactionRow): number {
  return row.state === 'approved' && KINDS[row.type] === 'payment' ? row.postedMinor : 0;
}

/** True for a payment by code (F-12, F-56). */
export function isByCode(entryMode: string): boolean {
  return entryMode.startsWith('03');
}
