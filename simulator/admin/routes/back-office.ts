// Routes of the merchant back office: transactions, refunds, settlements, statements, exports, alerts.
import { Type } from '../../../src/schema.ts';
import { dayOf } from '../../acquirer/clearing/calendar.ts';
import { unclearedOn } from '../../acquirer/clearing/clear.ts';
import { viewTransaction } from '../../acquirer/views.ts';
import type { Engine } from '../../hosts/exchange.ts';
import { csvOf } from '../back-office/csv.ts';
import { refundPage } from '../back-office/refunds.ts';
import { findSettlements, settlementPage, statementOf } from '../back-office/settlements.ts';
import { SETTLEMENT_COLUMNS, STATEMENT_COLUMNS, TRANSACTION_COLUMNS } from '../back-office/tables.ts';
import { findTransactions, fittingRows, transactionOf } from '../back-office/transactions.ts';
import { invalid } from '../errors.ts';
import { pageOf } from '../pages.ts';
import { csvRoute, route } from '../route.ts';
import { closed, day } from '../wire/basics.ts';
import {
  AlertFilter,
  AlertPage,
  ClearingRequest,
  ClearingResult,
  CsvLanguage,
  HostTransaction,
  Merchant,
  PageQuery,
  Period,
  RefundFilter,
  RefundPage,
  SettlementFilter,
  SettlementPage,
  Statement,
  TransactionFilter,
  TransactionPage,
} from '../wire.ts';

const MERCHANT = { merchantId: Merchant.properties.merchantId };

/** The day of the host, whose books are brought up to it first. */
function today(engine: Engine): string {
  engine.cutDay();
  return dayOf(engine.clock.now());
}

/** The business day that a clearing is to cut: one that the calendar has, and not one that is still to come. */
function dayToCut(engine: Engine, date: string | undefined): string {
  const now = today(engine);
  if (date === undefined) return now;
  if (date > now) throw invalid('the clearing', [{ path: 'date', reason: `must not be after ${now}, which is today` }]);
  return date;
}

const settlementsOn = (engine: Engine, date: string) =>
  findSettlements(engine.library, { from: date, to: date }, dayOf(engine.clock.now()));

const transactionRoutes = [
  route({
    method: 'GET',
    path: '/admin/transactions',
    name: 'transactions',
    summary: 'Transactions that fit all filters, oldest first, by pages, with the gross totals of all that fit.',
    query: TransactionFilter,
    answer: TransactionPage,
    handle: ({ engine }, { query }) => findTransactions(engine.library, query),
  }),
  csvRoute({
    path: '/admin/transactions.csv',
    name: 'transactionsCsv',
    summary: 'Every transaction that fits all filters, as a table; pages are not counted.',
    query: Type.Object({ ...Type.Omit(TransactionFilter, ['offset', 'limit']).properties, ...CsvLanguage }, closed),
    handle: ({ engine: { library } }, { query: { language, ...filter } }) =>
      csvOf(
        TRANSACTION_COLUMNS,
        fittingRows(library, filter).map((row) => viewTransaction(library, row)),
        language,
      ),
  }),
  route({
    method: 'GET',
    path: '/admin/transactions/:date/:reference',
    name: 'transaction',
    summary: 'The one transaction of that day (YYYY-MM-DD) with that reference.',
    params: {
      date: day('day of the transaction'),
      reference: Type.String({ pattern: '^[0-9A-Za-z]{12}$' }),
    },
    answer: HostTransaction,
    handle: ({ engine }, { params: { date = '', reference = '' } }) => transactionOf(engine.library, date, reference),
  }),
  route({
    method: 'GET',
    path: '/admin/refunds',
    name: 'refunds',
    summary: 'Refunds with their state, and the day on which the money is on the card, oldest first, by pages.',
    query: RefundFilter,
    answer: RefundPage,
    handle: ({ engine }, { query }) => refundPage(engine.library, query, dayOf(engine.clock.now())),
  }),
];

const clearingRoutes = [
  route({
    method: 'POST',
    path: '/admin/clearing',
    name: 'clear',
    summary:
      'Cuts a business day: one settlement for each merchant with closed batches. The day is also cut by itself when the clock passes into another; doing it again changes nothing.',
    body: ClearingRequest,
    bodyOptional: true,
    answer: ClearingResult,
    handle: ({ engine }, { body }) => {
      const date = dayToCut(engine, body?.date);
      engine.clearDay(date);
      return { date, settlements: settlementsOn(engine, date), uncleared: unclearedOn(engine.library, date) };
    },
  }),
  route({
    method: 'GET',
    path: '/admin/clearing',
    name: 'clearing',
    summary:
      'The business day that is running, its settlements so far, and money of closed batches that waits, with the reason.',
    answer: ClearingResult,
    handle: ({ engine }) => {
      const date = today(engine);
      return { date, settlements: settlementsOn(engine, date), uncleared: unclearedOn(engine.library, date) };
    },
  }),
  route({
    method: 'GET',
    path: '/admin/settlements',
    name: 'settlements',
    summary: 'Settlements in the order in which they were made, by pages.',
    query: Type.Object({ ...SettlementFilter.properties, ...PageQuery.properties }, closed),
    answer: SettlementPage,
    handle: ({ engine }, { query }) => {
      const now = today(engine);
      return settlementPage(engine.library, query, now);
    },
  }),
  csvRoute({
    path: '/admin/settlements.csv',
    name: 'settlementsCsv',
    summary: 'All of them that fit as a table.',
    query: Type.Object({ ...SettlementFilter.properties, ...CsvLanguage }, closed),
    handle: ({ engine }, { query: { language, ...filter } }) => {
      const now = today(engine);
      return csvOf(SETTLEMENT_COLUMNS, findSettlements(engine.library, filter, now), language);
    },
  }),
  route({
    method: 'GET',
    path: '/admin/merchants/:merchantId/statement',
    name: 'statement',
    summary: "A merchant's money in a period: every movement, totals, fees, settlements.",
    params: MERCHANT,
    query: Period,
    answer: Statement,
    handle: ({ engine }, { params: { merchantId = '' }, query }) => {
      const now = today(engine);
      return statementOf(engine.library, merchantId, query, now);
    },
  }),
  csvRoute({
    path: '/admin/merchants/:merchantId/statement.csv',
    name: 'statementCsv',
    summary: 'The movements of the statement as a table.',
    params: MERCHANT,
    query: Type.Object({ ...Period.properties, ...CsvLanguage }, closed),
    handle: ({ engine }, { params: { merchantId = '' }, query: { language, ...period } }) => {
      const now = today(engine);
      return csvOf(STATEMENT_COLUMNS, statementOf(engine.library, merchantId, period, now).lines, language);
    },
  }),
];

const alertRoute = route({
  method: 'GET',
  path: '/admin/alerts',
  name: 'alerts',
  summary: 'What the host found suspicious, oldest first, by pages.',
  query: AlertFilter,
  answer: AlertPage,
  handle: ({ engine }, { query: { terminalId, kind, ...page } }) =>
    pageOf(
      engine.library,
      'alerts',
      page,
      (alert) =>
        (terminalId === undefined || alert.terminalId === terminalId) && (kind === undefined || alert.kind === kind),
    ),
});

export const backOfficeRoutes = [...transactionRoutes, ...clearingRoutes, alertRoute];
