// What the calls of the merchant back office do: transactions, refunds, settlements, statements, exports, alerts.
import { unclearedOn } from '../../acquirer/clearing/clear.ts';
import { viewTransaction } from '../../acquirer/views.ts';
import type { Engine } from '../../engine/engine.ts';
import { dayOf } from '../../model/calendar.ts';
import { csvOf } from '../back-office/csv.ts';
import { refundPage } from '../back-office/refunds.ts';
import { findSettlements, settlementPage, statementOf } from '../back-office/settlements.ts';
import { SETTLEMENT_COLUMNS, STATEMENT_COLUMNS, TRANSACTION_COLUMNS } from '../back-office/tables.ts';
import { findTransactions, fittingRows, transactionOf } from '../back-office/transactions.ts';
import { invalid } from '../errors.ts';
import { pageOf } from '../pages.ts';
import type { Handlers } from '../route.ts';

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

export const backOfficeHandlers = {
  transactions: ({ engine }, { query }) => findTransactions(engine.library, query),
  transactionsCsv: ({ engine: { library } }, { query: { language, ...filter } }) =>
    csvOf(
      TRANSACTION_COLUMNS,
      fittingRows(library, filter).map((row) => viewTransaction(library, row)),
      language,
    ),
  transaction: ({ engine }, { params: { date, reference } }) => transactionOf(engine.library, date, reference),
  refunds: ({ engine }, { query }) => refundPage(engine.library, query, dayOf(engine.clock.now())),
  clear: ({ engine }, { body }) => {
    const date = dayToCut(engine, body?.date);
    engine.clearDay(date);
    return { date, settlements: settlementsOn(engine, date), uncleared: unclearedOn(engine.library, date) };
  },
  clearing: ({ engine }) => {
    const date = today(engine);
    return { date, settlements: settlementsOn(engine, date), uncleared: unclearedOn(engine.library, date) };
  },
  settlements: ({ engine }, { query }) => {
    const now = today(engine);
    return settlementPage(engine.library, query, now);
  },
  settlementsCsv: ({ engine }, { query: { language, ...filter } }) => {
    const now = today(engine);
    return csvOf(SETTLEMENT_COLUMNS, findSettlements(engine.library, filter, now), language);
  },
  statement: ({ engine }, { params: { merchantId }, query }) => {
    const now = today(engine);
    return statementOf(engine.library, merchantId, query, now);
  },
  statementCsv: ({ engine }, { params: { merchantId }, query: { language, ...period } }) => {
    const now = today(engine);
    return csvOf(STATEMENT_COLUMNS, statementOf(engine.library, merchantId, period, now).lines, language);
  },
  alerts: ({ engine }, { query: { terminalId, kind, ...page } }) =>
    pageOf(
      engine.library,
      'alerts',
      page,
      (alert) =>
        (terminalId === undefined || alert.terminalId === terminalId) && (kind === undefined || alert.kind === kind),
    ),
} satisfies Partial<Handlers>;
