// Calls of the merchant back office: transactions, refunds, settlements, statements, exports, alerts.
import type { Call } from './call.ts';

export const backOfficeCalls = {
  transactions: {
    method: 'GET',
    path: '/admin/transactions',
    summary: 'Transactions that fit all filters, oldest first, by pages, with the gross totals of all that fit.',
    query: 'TransactionFilter',
    answer: 'TransactionPage',
  },
  /** Every transaction that fits, as a table of RFC 4180; the others of that name likewise. */
  transactionsCsv: {
    method: 'GET',
    path: '/admin/transactions.csv',
    summary: 'Every transaction that fits all filters, as a table; pages are not counted.',
    query: 'TransactionTableQuery',
    answer: 'CsvTable',
    media: 'text/csv',
  },
  /** The one transaction of that day (YYYY-MM-DD) with that reference; an AdminClientError of status 404 when there is none. */
  transaction: {
    method: 'GET',
    path: '/admin/transactions/:date/:reference',
    summary: 'The one transaction of that day (YYYY-MM-DD) with that reference.',
    answer: 'HostTransaction',
  },
  refunds: {
    method: 'GET',
    path: '/admin/refunds',
    summary: 'Refunds with their state, and the day on which the money is on the card, oldest first, by pages.',
    query: 'RefundFilter',
    answer: 'RefundPage',
    pages: true,
  },
  /** Cuts a business day (YYYY-MM-DD, default today); doing it again changes nothing. */
  clear: {
    method: 'POST',
    path: '/admin/clearing',
    summary:
      'Cuts a business day: one settlement for each merchant with closed batches. The day is also cut by itself when the clock passes into another; doing it again changes nothing.',
    body: 'ClearingRequest',
    bodyOptional: true,
    takes: ['date'],
    answer: 'ClearingResult',
  },
  /** The day that is running, its settlements, and money that waits. */
  clearing: {
    method: 'GET',
    path: '/admin/clearing',
    summary:
      'The business day that is running, its settlements so far, and money of closed batches that waits, with the reason.',
    answer: 'ClearingResult',
  },
  settlements: {
    method: 'GET',
    path: '/admin/settlements',
    summary: 'Settlements in the order in which they were made, by pages.',
    query: 'SettlementQuery',
    answer: 'SettlementPage',
    pages: true,
  },
  settlementsCsv: {
    method: 'GET',
    path: '/admin/settlements.csv',
    summary: 'All of them that fit as a table.',
    query: 'SettlementTableQuery',
    answer: 'CsvTable',
    media: 'text/csv',
  },
  statement: {
    method: 'GET',
    path: '/admin/merchants/:merchantId/statement',
    summary: "A merchant's money in a period: every movement, totals, fees, settlements.",
    query: 'Period',
    answer: 'Statement',
  },
  statementCsv: {
    method: 'GET',
    path: '/admin/merchants/:merchantId/statement.csv',
    summary: 'The movements of the statement as a table.',
    query: 'StatementTableQuery',
    answer: 'CsvTable',
    media: 'text/csv',
  },
  alerts: {
    method: 'GET',
    path: '/admin/alerts',
    summary: 'What the host found suspicious, oldest first, by pages.',
    query: 'AlertFilter',
    answer: 'AlertPage',
    pages: true,
  },
} as const satisfies Record<string, Call>;
