// Settlements and statements: what a merchant was paid, for what, and what is still to come.
import { maskPan, maskText } from '../../../src/iso8583/mask.ts';
import { dayOf } from '../../acquirer/clearing/calendar.ts';
import { feeOfTransaction } from '../../acquirer/clearing/fees.ts';
import { movementOf } from '../../acquirer/kinds.ts';
import type { Library, SettlementRow, TransactionRow } from '../../acquirer/types.ts';
import { shown } from '../../acquirer/views.ts';
import { notFound } from '../errors.ts';
import { mapPage, type Page, pageOf } from '../pages.ts';
import type { Merchant, PageQuery, Period, Settlement, SettlementFilter, Statement, StatementLine } from '../wire.ts';
import { checkRange, inRange } from './transactions.ts';

/** A settlement; `today` is the day of the host. An account that is a card number is masked. */
function viewSettlement(row: SettlementRow, today: string): Settlement {
  const payee = { ...row.payee, number: maskText(row.payee.number) };
  return { ...row, payee, state: row.valueDate <= today ? 'paid' : 'scheduled' };
}

const settlementFits = (filter: SettlementFilter) => (row: SettlementRow) =>
  inRange(row.businessDay, filter) && (filter.merchantId === undefined || filter.merchantId === row.merchantId);

/** All settlements of business days in the range, oldest first. */
export function findSettlements(library: Library, filter: SettlementFilter, today: string): Settlement[] {
  checkRange(filter);
  return shown(library, 'settlements', settlementFits(filter)).map((row) => viewSettlement(row, today));
}

/** A page of them. */
export function settlementPage(
  library: Library,
  { limit, cursor, ...filter }: SettlementFilter & PageQuery,
  today: string,
): Page<Settlement> {
  checkRange(filter);
  const page = pageOf(library, 'settlements', { limit, cursor }, settlementFits(filter));
  return mapPage(page, (row) => viewSettlement(row, today));
}

function lineOf(row: TransactionRow, merchant: Merchant): StatementLine {
  const { id, at, terminalId, batch, stan, reference, type, settlementId } = row;
  const credit = movementOf(row) === 'payment';
  return {
    transactionId: id,
    at,
    terminalId,
    batch,
    stan,
    reference,
    type,
    cardNumber: maskPan(row.pan),
    creditMinor: credit ? row.postedMinor : 0,
    debitMinor: credit ? 0 : row.postedMinor,
    feeMinor: row.feeMinor ?? feeOfTransaction(row, merchant) ?? 0,
    settlementId,
  };
}

const sum = (lines: readonly StatementLine[], of: (line: StatementLine) => number) =>
  lines.reduce((total, line) => total + of(line), 0);
const net = (lines: readonly StatementLine[]) =>
  sum(lines, (line) => line.creditMinor - line.debitMinor - line.feeMinor);

/** What happened to the merchant's money in the period: every movement, their totals, and the settlements of those days. */
export function statementOf(library: Library, merchantId: string, period: Period, today: string): Statement {
  checkRange(period);
  const merchant = library.state.merchants.get(merchantId);
  if (merchant === undefined) throw notFound(`merchant ${merchantId}`, 'GET /admin/merchants lists them');
  const rows = shown(
    library,
    'transactions',
    (row) => row.merchantId === merchantId && inRange(dayOf(row.at), period) && movementOf(row) !== null,
  );
  const lines = rows.map((row) => lineOf(row, merchant));
  const total = (kind: ReturnType<typeof movementOf>) => {
    const own = rows.filter((row) => movementOf(row) === kind);
    return { count: own.length, amountMinor: own.reduce((all, row) => all + row.postedMinor, 0) };
  };
  const charged = lines.filter((line) => line.feeMinor > 0);
  return {
    merchantId,
    merchantName: merchant.name,
    from: period.from ?? null,
    to: period.to ?? null,
    payments: total('payment'),
    voids: total('void'),
    refunds: total('refund'),
    fees: { count: charged.length, amountMinor: sum(charged, (line) => line.feeMinor) },
    netMinor: net(lines),
    unsettledMinor: net(lines.filter((line) => line.settlementId === null)),
    lines,
    settlements: findSettlements(library, { ...period, merchantId }, today),
  };
}
