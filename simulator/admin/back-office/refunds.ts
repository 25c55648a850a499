// Refunds as the back office follows them: what is given back, whether it was taken, and when it is on the card.
import { maskPan } from '../../../src/iso8583/mask.ts';
import { calendarOf, dayOf, workingDaysLater } from '../../acquirer/clearing/calendar.ts';
import { settingsOf } from '../../acquirer/configure.ts';
import type { Library, TransactionRow } from '../../acquirer/types.ts';
import { mapPage, type Page, pageOf } from '../pages.ts';
import type { Refund, RefundFilter } from '../wire.ts';
import { checkRange, inRange } from './transactions.ts';

/** Working days until the money is there when the acquirer does not say (F-29: three to five). */
const WORKING_DAYS = 3;
/** Approvals that ask to confirm with the issuer (F-22). */
const UNCONFIRMED: ReadonlySet<string> = new Set(['A2', 'A4', 'A5', 'A6']);

function stateOf({ state, responseCode }: TransactionRow): Refund['state'] {
  if (state !== 'approved') return 'refused';
  return UNCONFIRMED.has(responseCode) ? 'pending' : 'accepted';
}

function originalOf({ find }: Library, row: TransactionRow): Refund['original'] {
  const original = find('transactions', row.originalKey ?? '');
  if (original === undefined) return null;
  const { id, reference, at, postedMinor: amountMinor } = original;
  return { id, reference, at, amountMinor };
}

/** A refund; `today` is the day of the host. */
function viewRefund(library: Library, row: TransactionRow, today: string): Refund {
  const { id, at, merchantId, terminalId, batch, stan, reference, amountMinor, responseCode } = row;
  const settings = settingsOf(library.state);
  const days = settings.acquirer.refundWorkingDays ?? WORKING_DAYS;
  const taken = stateOf(row);
  const arrivesOn = taken === 'refused' ? null : workingDaysLater(dayOf(at), days, calendarOf(settings));
  return {
    id,
    at,
    merchantId,
    terminalId,
    batch,
    stan,
    reference,
    amountMinor,
    cardNumber: maskPan(row.pan),
    responseCode,
    state: taken,
    arrivesOn,
    arrived: arrivesOn !== null && arrivesOn <= today,
    original: originalOf(library, row),
  };
}

/** Refunds that fit all filters, oldest first. */
export function refundPage(library: Library, filter: RefundFilter, today: string): Page<Refund> {
  checkRange(filter);
  const { merchantId, state } = filter;
  const fits = (row: TransactionRow) =>
    row.type === 'refund' &&
    inRange(dayOf(row.at), filter) &&
    (merchantId === undefined || merchantId === row.merchantId) &&
    (state === undefined || state === stateOf(row));
  return mapPage(pageOf(library, 'transactions', filter, fits), (row) => viewRefund(library, row, today));
}
