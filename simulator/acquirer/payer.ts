// Payments by code (F-56): whose card a request means that names none, and whether its code may pay.
import { FIELD_59_TAGS, field59 } from '../../src/definitions/payment-code.ts';
import type { Draft } from '../state/draft.ts';
import { isByCode } from '../state/kinds.ts';
import type { TransactionRow } from '../state/rows.ts';
import type { Check, Deal } from './deal.ts';
import type { Request } from './request.ts';

/** Card behind the payment that a void or refund names by its reference; undefined unless that was a payment by code of this merchant. */
function payerOfOriginal({ fields, merchantId }: Request, draft: Draft): string | undefined {
  const key = draft.state.byReference.get(fields[37] ?? '');
  const row = key === undefined ? undefined : draft.get('transactions', key);
  return row !== undefined && isByCode(row.entryMode) && row.merchantId === merchantId ? row.pan : undefined;
}

/** The request with the card number of its payer, where it names that only by a code or by an earlier payment. */
export function withPayer(request: Request, draft: Draft): Request {
  if (!isByCode(request.entryMode) || request.pan !== '') return request;
  const pan =
    request.paymentCode === '' ? payerOfOriginal(request, draft) : draft.get('paymentCodes', request.paymentCode)?.pan;
  return pan === undefined ? request : { ...request, pan };
}

/** 14: nobody was given such a code; 94: it has paid before; 54: its time is over. Anything that is not a payment by code passes. */
export const codeUsable: Check = ({ request, draft, context }) => {
  if (request.paymentCode === '') return null;
  const row = draft.get('paymentCodes', request.paymentCode);
  if (row === undefined) return { code: '14', error: 'the payment code was never issued' };
  if (row.usedBy !== null) return { code: '94', error: 'the payment code has paid before' };
  return Date.parse(context.now) > Date.parse(row.expiresAt)
    ? { code: '54', error: 'the payment code is expired' }
    : null;
};

/** 25: a void or refund by code names no payment by code of this merchant, or another voucher than that payment's. */
export const codeOriginal: Check = ({ request, draft }) => {
  if (!isByCode(request.entryMode)) return null;
  const missing = { code: '25', error: 'there is no such payment by code' };
  if (request.pan === '') return missing;
  const row = draft.get('transactions', draft.state.byReference.get(request.fields[37] ?? '') ?? '');
  const wrong = request.paymentVoucher !== '' && row !== undefined && request.paymentVoucher !== voucherOf(row);
  return wrong ? missing : null;
};

/** The payment voucher of a payment by code: its day and its reference, 20 characters. */
export function voucherOf({ at, reference }: Pick<TransactionRow, 'at' | 'reference'>): string {
  return at.slice(0, 10).replaceAll('-', '') + reference;
}

/** Marks the code as used; returns what the answer says of it in field 59. */
export function useCode({ request, draft, context, identity }: Deal): Record<number, string> {
  const row = request.paymentCode === '' ? undefined : draft.get('paymentCodes', request.paymentCode);
  if (row === undefined) return {};
  draft.put('paymentCodes', row.code, { ...row, usedBy: request.key });
  return { 59: field59(FIELD_59_TAGS.paymentVoucher, voucherOf({ at: context.now, reference: identity.reference })) };
}
