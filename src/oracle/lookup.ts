// Finding one payment in several books: the voucher and the batch tie a journal entry, a host transaction and a message together.
import { batchNumberOf } from '../definitions/field-60.ts';
import { PAYMENTS } from '../definitions/function-groups.ts';
import { TRANSACTIONS, type TransactionDefinition } from '../definitions/transactions.ts';
import type { Books, Exchange, HostTransaction, JournalEntry, WireMessage } from './books.ts';

/** Entries that the terminal holds as approved, also those that a later void took back. */
export function heldApproved(books: Books): JournalEntry[] {
  return books.journal.filter((entry) => isPayment(entry) && isHeld(entry));
}

const isPayment = (entry: JournalEntry) => (PAYMENTS as readonly string[]).includes(entry.function);

function isHeld(entry: JournalEntry): boolean {
  return entry.status === 'approved' || entry.status === 'voided';
}

/** Host transactions whose money stands: approved, or approved and then voided by a transaction of its own. */
export function standing(books: Books): HostTransaction[] {
  return books.transactions.filter((t) => (t.state === 'approved' || t.state === 'voided') && t.postedMinor > 0);
}

/** The transaction that this one takes back or completes, which another terminal may have made. */
export function originalOf(books: Books, { originalId }: HostTransaction): HostTransaction | undefined {
  return merchantsTransactions(books).find(({ id }) => id === originalId);
}

/** The host transactions of the terminal and of the merchant's others. */
export const merchantsTransactions = ({ transactions, elsewhere = [] }: Books): readonly HostTransaction[] =>
  elsewhere.length === 0 ? transactions : [...transactions, ...elsewhere];

/** All host transactions of a voucher, in the host's order. */
export function hostTransactionsOf(books: Books, entry: { voucher: string; batch: string }): HostTransaction[] {
  return books.transactions.filter((t) => t.stan === entry.voucher && t.batch === entry.batch);
}

/** The journal entry of a host transaction or a request. */
export function journalEntryOf(
  { journal }: Books,
  { stan, batch }: { stan: string | undefined; batch: string | undefined },
): JournalEntry | undefined {
  return journal.find((entry) => entry.voucher === stan && entry.batch === batch);
}

/** True for a payment that the payer made with a code (F-56), and for its void or refund: the terminal knows no card of it. */
export function isByCode(entry: JournalEntry): boolean {
  return entry.function === 'qr-sale' || entry.entry === 'qr';
}

/** True for the payment by code itself, which is queried and never reversed (F-27, F-56). */
export function isCodePayment(transaction: HostTransaction): boolean {
  return transaction.type === 'sale' && transaction.entryMode?.startsWith('03') === true;
}

/** The terminal still has to send a message of this kind about the payment. */
export function isOwed(books: Books, kind: string, { voucher, batch }: { voucher: string; batch: string }): boolean {
  return books.owed.some((m) => m.kind === kind && m.voucher === voucher && m.batch === batch);
}

/**
 * True when the terminal answers for a standing transaction: it holds it as approved, it still owes its reversal or, of a payment by
 * code, its query, it keeps the outcome of a notice that is never reversed (F-27) as unknown, or the batch is settled and its journal
 * cleared; then the totals speak.
 */
export function isOwned(books: Books, transaction: HostTransaction): boolean {
  const named = { voucher: transaction.stan, batch: transaction.batch };
  if (isOwed(books, 'reversal', named) || isOwed(books, 'qr-query', named)) return true;
  const entry = journalEntryOf(books, transaction);
  if (!entry) return transaction.settled;
  return isHeld(entry) || isKeptUnknown(books, transaction);
}

/** The terminal keeps the outcome of a transaction that is never reversed (F-27) as unknown: it may stand at the host and not with it. */
export function isKeptUnknown(books: Books, transaction: HostTransaction): boolean {
  return journalEntryOf(books, transaction)?.status === 'unknown' && !isReversible(transaction.type);
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

/** Queries of a payment by code: 61 has its batch and voucher. */
export function queriesOf(books: Books, { voucher, batch }: { voucher: string; batch: string }): Exchange[] {
  return books.exchanges.filter(
    ({ transaction, request }) =>
      transaction === 'qr-query' && request?.fields['61']?.startsWith(batch + voucher) === true,
  );
}

/** A payment by code that is unknown at the terminal, and that nobody has asked about or is going to (F-56). */
export function isNeverAsked(books: Books, entry: JournalEntry): boolean {
  if (entry.function !== 'qr-sale' || entry.status !== 'unknown') return false;
  const owed = isOwed(books, 'qr-query', entry) || isOwed(books, 'reversal', entry);
  return !owed && queriesOf(books, entry).length === 0;
}

function batchOf(message: WireMessage): string {
  return batchNumberOf(message.fields['60']) ?? '';
}

/** True when two masked card numbers can be the same card: what both show agrees. Never true for fewer than four last digits shown. */
export function sameCard(left: string, right: string): boolean {
  const [a, b] = [shown(left), shown(right)];
  const tail = Math.min(a.tail.length, b.tail.length);
  const head = Math.min(a.head.length, b.head.length);
  return tail >= 4 && a.tail.slice(-tail) === b.tail.slice(-tail) && a.head.slice(0, head) === b.head.slice(0, head);
}

type Shown = { head: string; tail: string };

/** The same few numbers are held against each other for every request and slip. */
const MOST_KEPT = 500;
const kept = new Map<string, Shown>();

function shown(masked: string): Shown {
  const known = kept.get(masked);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const fresh = shownFresh(masked);
  kept.set(masked, fresh);
  return fresh;
}

function shownFresh(masked: string): Shown {
  const digits = masked.replace(/[\s-]/g, '');
  return { head: digits.replace(/\D.*$/s, ''), tail: digits.replace(/^.*\D/s, '') };
}
