// Finding one payment in several books: the voucher and the batch tie a journal entry, a host transaction and a message together.
import { TRANSACTIONS, type TransactionDefinition } from '../definitions/transactions.ts';
import type { Books, Exchange, HostTransaction, JournalEntry, WireMessage } from './books.ts';

/** Terminal functions that move or hold money. */
const MONEY_FUNCTIONS = new Set([
  'sale',
  'force-pin-sale',
  'qr-sale',
  'void',
  'refund',
  'pre-authorisation',
  'pre-authorisation-void',
  'completion',
  'completion-void',
]);

/** Entries that the terminal holds as approved, also those that a later void took back. */
export function heldApproved(books: Books): JournalEntry[] {
  return books.journal.filter((entry) => MONEY_FUNCTIONS.has(entry.function) && isHeld(entry));
}

function isHeld(entry: JournalEntry): boolean {
  return entry.status === 'approved' || entry.status === 'voided';
}

/** Host transactions whose money stands: approved, or approved and then voided by a transaction of its own. */
export function standing(books: Books): HostTransaction[] {
  return books.transactions.filter((t) => (t.state === 'approved' || t.state === 'voided') && t.postedMinor > 0);
}

/** All host transactions of a voucher, in the host's order. */
export function hostTransactionsOf(books: Books, entry: { voucher: string; batch: string }): HostTransaction[] {
  return books.transactions.filter((t) => t.stan === entry.voucher && t.batch === entry.batch);
}

/** The journal entry of a host transaction. */
export function journalEntryOf(books: Books, transaction: HostTransaction): JournalEntry | undefined {
  return books.journal.find((e) => e.voucher === transaction.stan && e.batch === transaction.batch);
}

/**
 * True when the terminal answers for a standing transaction: it holds it as approved, it still owes its reversal, it keeps the outcome
 * of a transaction that is never reversed (F-27) as unknown, or the batch is settled and its journal cleared; then the totals speak.
 */
export function isOwned(books: Books, transaction: HostTransaction): boolean {
  const owes = books.owed.some(
    (m) => m.kind === 'reversal' && m.voucher === transaction.stan && m.batch === transaction.batch,
  );
  if (owes) return true;
  const entry = journalEntryOf(books, transaction);
  if (!entry) return transaction.settled;
  return isHeld(entry) || (entry.status === 'unknown' && !isReversible(transaction.type));
}

function isReversible(type: string): boolean {
  const row = (TRANSACTIONS as Record<string, TransactionDefinition>)[type];
  return row?.reversible ?? type !== 'qr-sale';
}

/** Exchanges whose request carries this voucher and batch (field 11, 60.2). */
export function exchangesOf(books: Books, entry: { voucher: string; batch: string }): Exchange[] {
  return books.exchanges.filter(
    (exchange) =>
      exchange.request !== null &&
      exchange.request.fields['11'] === entry.voucher &&
      batchOf(exchange.request) === entry.batch,
  );
}

function batchOf(message: WireMessage): string {
  return (message.fields['60'] ?? '').slice(2, 8);
}

/** True when two masked card numbers can be the same card: what both show agrees. Never true for fewer than four last digits shown. */
export function sameCard(left: string, right: string): boolean {
  const [a, b] = [shown(left), shown(right)];
  const tail = Math.min(a.tail.length, b.tail.length);
  const head = Math.min(a.head.length, b.head.length);
  return tail >= 4 && a.tail.slice(-tail) === b.tail.slice(-tail) && a.head.slice(0, head) === b.head.slice(0, head);
}

function shown(masked: string): { head: string; tail: string } {
  const digits = masked.replace(/[\s-]/g, '');
  return { head: /^\d*/.exec(digits)?.[0] ?? '', tail: /\d*$/.exec(digits)?.[0] ?? '' };
}
