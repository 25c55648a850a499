// Codes that payers show instead of a card (F-56): made by the issuer for one card, good for one payment and for a short time.
import { luhn, maskPan } from '../../src/iso8583/mask.ts';
import type { PaymentCode } from '../model/index.ts';
import { settingsOf } from '../state/configure.ts';
import type { Change, Library, PaymentCodeRow } from '../state/rows.ts';
import { randomDigits } from './random.ts';

/** A code that was never issued: 62 and sixteen digits, whose last is never a right check digit, so that nobody takes it for a card number. */
export function newPaymentCode({ state, find }: Library): string {
  const { seed } = settingsOf(state);
  for (let n = (state.counts.get('paymentCodes') ?? 0) + 1; ; n++) {
    const digits = `62${randomDigits(seed, `payment-code/${n}`, 9)}${randomDigits(seed, `payment-code/${n}/rest`, 6)}`;
    const code = luhn(`${digits}0`) ? `${digits}1` : `${digits}0`;
    if (find('paymentCodes', code) === undefined) return code;
  }
}

/** Issues a code. The caller has made sure that card and code are right. */
export function issueCode(row: Omit<PaymentCodeRow, 'usedBy'>): Change {
  return { effects: [{ collection: 'paymentCodes', key: row.code, row: { ...row, usedBy: null } }] };
}

/** A code as the back office shows it. */
export function viewPaymentCode({ find }: Library, row: PaymentCodeRow, now: string): PaymentCode {
  const { code, pan, issuedAt, expiresAt, usedBy } = row;
  const expired = Date.parse(now) > Date.parse(expiresAt);
  const transaction = usedBy === null ? undefined : find('transactions', usedBy);
  return {
    code,
    cardNumber: maskPan(pan),
    issuedAt,
    expiresAt,
    state: usedBy !== null ? 'used' : expired ? 'expired' : 'issued',
    transactionId: transaction?.id ?? null,
  };
}
