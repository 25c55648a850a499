// Calls for what happened: exchanges, ledger, batches.
import type { Call } from './call.ts';

export const bookCalls = {
  /**
   * Exchanges after number `since`, the ledger, transactions and batches (of one terminal if named), all of the same moment, and how
   * late the host itself was for a terminal that waits `stallWindowMs`; `cards`: also what can be spent with each; `unmasked`: also what travelled, for a judge of secrecy.
   */
  books: {
    method: 'GET',
    path: '/admin/books',
    summary:
      'Exchanges after a number, the ledger, transactions and batches, all of the same moment, and how late the host itself was.',
    query: 'BooksQuery',
    answer: 'Books',
  },
  /** Exchanges after number `since`; waits up to `waitMs` (at most 25,000) for the first one, and gives `limit` at most. */
  exchanges: {
    method: 'GET',
    path: '/admin/exchanges',
    summary: 'Exchanges after a number, oldest first, by pages; the host keeps the last ones only.',
    query: 'ExchangeQuery',
    takes: ['since', 'waitMs', 'limit'],
    answer: 'ExchangePage',
    gives: 'exchanges',
  },
  /** A request as it came, with nothing hidden, to be sent again; an AdminClientError of status 404 when it is no longer kept or was no message. */
  requestCopy: {
    method: 'GET',
    path: '/admin/exchanges/:sequence/request',
    summary:
      'A request that is still kept as it came, with nothing hidden, and the MAC key of its terminal: to be sent again.',
    answer: 'RequestCopy',
  },
  ledger: {
    method: 'GET',
    path: '/admin/ledger',
    summary: 'Balances and entries of the ledger, oldest first, by pages; the sum is always 0.',
    query: 'PageQuery',
    answer: 'LedgerPage',
    pages: true,
  },
  batches: {
    method: 'GET',
    path: '/admin/batches',
    summary: 'Batches with their totals, oldest first, by pages.',
    query: 'PageQuery',
    answer: 'BatchPage',
    pages: true,
  },
  chips: {
    method: 'GET',
    path: '/admin/chips',
    summary:
      'What chip cards said and what the host made of it, and notices of commands to them, by pages: first the readings, then the notices.',
    query: 'PageQuery',
    answer: 'ChipBook',
    pages: true,
  },
} as const satisfies Record<string, Call>;
