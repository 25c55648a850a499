// The transaction query of the back office: filters, gross totals, and one transaction by reference and day.

import { shown, viewTransaction } from '../../acquirer/views.ts';
import { dayOf } from '../../model/calendar.ts';
import type { HostTransaction, TransactionFilter, TransactionPage, TransactionTotals } from '../../model/index.ts';
import { movementOf } from '../../state/kinds.ts';
import type { Library, TransactionRow, TransactionWish } from '../../state/rows.ts';
import { invalid, notFound } from '../errors.ts';

type Range = { from?: string; to?: string };

/** Refuses a range that ends before it begins. */
export function checkRange({ from, to }: Range): void {
  if (from !== undefined && to !== undefined && from > to)
    throw invalid('the filter', [{ path: 'to', reason: 'must not be before from' }]);
}

/** True when the day is in the range, both ends included. */
export function inRange(day: string, { from, to }: Range): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function fits(row: TransactionRow, filter: TransactionFilter): boolean {
  const wanted: [unknown, unknown][] = [
    [filter.amountMinor, row.amountMinor],
    [filter.voucher, row.stan],
    [filter.reference, row.reference],
    [filter.lastFour, row.pan.slice(-4)],
    [filter.terminalId, row.terminalId],
    [filter.merchantId, row.merchantId],
    [filter.batch, row.batch],
    [filter.type, row.type],
    [filter.state, row.state],
  ];
  return (
    inRange(dayOf(row.at), filter) &&
    row.amountMinor >= (filter.amountFromMinor ?? 0) &&
    row.amountMinor <= (filter.amountToMinor ?? Number.MAX_SAFE_INTEGER) &&
    wanted.every(([asked, actual]) => asked === undefined || asked === actual)
  );
}

/** All rows that fit, oldest first; days are those of the host's clock when the transaction was made. */
export function fittingRows(library: Library, filter: TransactionFilter): TransactionRow[] {
  checkFilter(filter);
  return shown(library, 'transactions', (row) => fits(row, filter));
}

function checkFilter(filter: TransactionFilter): void {
  checkRange(filter);
  if (
    filter.amountFromMinor !== undefined &&
    filter.amountFromMinor > (filter.amountToMinor ?? Number.MAX_SAFE_INTEGER)
  )
    throw invalid('the filter', [{ path: 'amountToMinor', reason: 'must not be below amountFromMinor' }]);
}

type Moved = Pick<TransactionRow, 'type' | 'state' | 'postedMinor'>;

/** Adds a row, or `count` rows of one type and state that together posted so much. */
function addTo(totals: TransactionTotals, row: Moved, count = 1): void {
  const kind = movementOf(row);
  if (kind === null) return;
  const side = kind === 'payment' ? 'debit' : 'credit';
  totals[`${side}Count`] += count;
  totals[`${side}Minor`] += row.postedMinor;
}

/** The filter as the store looks for it. */
function wishOf(filter: TransactionFilter): TransactionWish {
  const { voucher: stan, amountMinor, reference, terminalId, merchantId, batch, type, state } = filter;
  const { lastFour, from, to, amountFromMinor: atLeastMinor, amountToMinor: atMostMinor } = filter;
  const equal = { stan, amountMinor, reference, terminalId, merchantId, batch, type, state };
  const given = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
  return { equal: given, lastFour, from, to, atLeastMinor, atMostMinor };
}

/** One page of the transactions that fit all filters, with the totals of all of them. */
export function findTransactions(library: Library, filter: TransactionFilter): TransactionPage {
  const { offset = 0, limit = 100 } = filter;
  checkFilter(filter);
  const totals: TransactionTotals = { debitCount: 0, debitMinor: 0, creditCount: 0, creditMinor: 0 };
  const page: TransactionRow[] = [];
  let total = 0;
  const found = library.search(wishOf(filter), offset, limit);
  if (found !== null) {
    page.push(...found.rows);
    for (const { count, posted, ...moved } of found.groups) {
      total += count;
      addTo(totals, moved, posted);
    }
  }
  for (const row of found === null ? library.every('transactions') : []) {
    if (!fits(row, filter)) continue;
    if (total >= offset && page.length < limit) page.push(row);
    total += 1;
    addTo(totals, row);
  }
  return { total, totals, offset, limit, transactions: page.map((row) => viewTransaction(library, row)) };
}

/** The one transaction of that day with that reference (F-20). */
export function transactionOf(library: Library, date: string, reference: string): HostTransaction {
  const row = library.byReference(reference);
  if (row === undefined || dayOf(row.at) !== date)
    throw notFound(`transaction ${reference} on ${date}`, 'GET /admin/transactions lists them with their references');
  return viewTransaction(library, row);
}
