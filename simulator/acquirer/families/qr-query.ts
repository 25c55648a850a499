// Query of a payment by code (F-56): what became of the transaction that 61 names. An unknown one is closed, so that it cannot be paid late.
import { FIELD_59_TAGS, field59, QR_RESULTS } from '../../../src/definitions/payment-code.ts';
import type { Fields } from '../../../src/iso8583/message.ts';
import { transactionKey } from '../../state/keys.ts';
import { isByCode } from '../../state/kinds.ts';
import type { TransactionRow } from '../../state/rows.ts';
import { genuine, REGISTERED, signedIn } from '../checks/session.ts';
import { wallClock } from '../clock.ts';
import { type Deal, type Family, type Outcome, refused } from '../deal.ts';
import { cardOrganisation, issuerCode } from '../issuers.ts';
import { voucherOf } from '../payer.ts';

/** The query says what it is about. */
const echoed = (deal: Deal): Fields => ({ 61: deal.request.fields[61] ?? '' });

function found(deal: Deal, row: TransactionRow): Outcome {
  const stands = row.state === 'approved' || row.state === 'voided';
  const declined = { ...echoed(deal), 37: row.reference, 48: QR_RESULTS.declined };
  if (!stands)
    return { code: row.state === 'reversed' ? '25' : row.responseCode, error: null, fields: declined, row: {} };
  const fields: Fields = {
    ...declined,
    4: String(row.postedMinor).padStart(12, '0'),
    15: wallClock(row.at).date,
    48: QR_RESULTS.approved,
    44: issuerCode(row.issuer).padEnd(11) + deal.settings.acquirer.id.padEnd(11),
    59: field59(FIELD_59_TAGS.paymentVoucher, voucherOf(row)),
  };
  fields[63] = cardOrganisation(row.pan, row.foreign) + row.issuer.slice(0, 20).padEnd(20);
  if (row.authorisationCode !== null) fields[38] = row.authorisationCode;
  return { code: row.responseCode, error: null, fields, row: {} };
}

/** As a reversal that came before its original: whoever asked may take it that nothing was paid, and nothing will be. */
function unknown(deal: Deal, key: string, batch: string, stan: string): Outcome {
  const { draft, request, context } = deal;
  const { terminalId } = request;
  if (draft.get('reversals', key) === undefined)
    draft.put('reversals', key, { terminalId, batch, stan, at: context.now, reason: 'query', count: 1, found: false });
  const { code, error } = { code: '25', error: 'there is no such payment; it will not be taken any more' };
  return { code, error, fields: { ...echoed(deal), 48: QR_RESULTS.unknown }, row: {} };
}

/**
 * 39 is the code of the payment itself, 25 for an unknown one, and 48 says that it is: without 48 the query was not answered. 12: the
 * transaction was no payment by code, so its unknown result is reversed and not queried.
 */
function perform(deal: Deal): Outcome {
  const { draft, request } = deal;
  const { voucher } = request.original;
  const batch = request.original.batch || request.batch;
  if (voucher === '') return refused({ code: '30', error: 'field 61: names no voucher' });
  const key = transactionKey(request.terminalId, batch, voucher);
  const row = draft.get('transactions', key);
  if (row === undefined) return unknown(deal, key, batch, voucher);
  if (!isByCode(row.entryMode)) return refused({ code: '12', error: 'only payments by code are queried' });
  return found(deal, row);
}

export const qrQuery: Family = { gates: [...REGISTERED, signedIn, genuine], checks: [], recorded: false, perform };
