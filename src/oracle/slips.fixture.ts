// Slips for the oracle's tests: the two of the ordinary day as they should be.
import { BATCH, CARD } from './books.fixture.ts';
import type { IssuedSlip } from './books.ts';

const ELEMENTS = {
  title: 'POS SLIP',
  merchantName: '示例商店 Example Shop',
  merchantId: '898310058120001',
  terminalId: 'TP000001',
  operator: '01',
  issuer: 'Industrial Bank',
  acquirer: 'Generic UnionPay Acquirer',
  cardNumber: CARD,
  entryLetter: 'I',
  transaction: 'Sale',
  batch: BATCH,
  voucher: '000007',
  authorisationCode: 'A12345',
  reference: '900000000007',
  dateTime: '2026-07-18 12:00:08',
  amountMinor: 12850,
};

const LINES = {
  copy: 'Merchant copy',
  title: 'POS SLIP',
  merchant: '示例商店 Example Shop',
  numbers: 'Merchant 898310058120001 Terminal TP000001',
  operator: 'Operator 01',
  issuer: 'Issuer: Industrial Bank',
  acquirer: 'Acquirer: Generic UnionPay Acquirer',
  card: `Card number: ${CARD} /I`,
  transaction: 'Transaction: Sale',
  voucher: `Batch: ${BATCH} Voucher: 000007`,
  authorisation: 'Authorisation code: A12345',
  reference: 'Reference: 900000000007',
  date: 'Date and time: 2026-07-18 12:00:08',
  amount: 'Amount: CNY 128.50',
  original: '',
  signature: 'Cardholder signature: ____ I accept this charge to my card account',
};

/** The merchant copy with other lines; `slip` is what its adapter says. */
export function merchantCopy(lines: Partial<typeof LINES> = {}, slip: Partial<IssuedSlip> = {}): IssuedSlip {
  return {
    copy: 'merchant',
    reprint: false,
    signatureLine: true,
    elements: ELEMENTS,
    lines: Object.values({ ...LINES, ...lines }).filter(Boolean),
    after: { voucher: '000007', batch: BATCH },
    ...slip,
  };
}

/** The copy of the cardholder with other lines. */
export const cardholderCopy = (lines: Partial<typeof LINES> = {}, slip: Partial<IssuedSlip> = {}): IssuedSlip =>
  merchantCopy(
    { copy: 'Cardholder copy', signature: '', ...lines },
    { copy: 'cardholder', signatureLine: false, ...slip },
  );

/** What the description of the slips says otherwise. */
export const described = (changes: Record<string, string | number>) => ({ elements: { ...ELEMENTS, ...changes } });
