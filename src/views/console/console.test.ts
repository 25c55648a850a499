// What the console says of books and messages: whether the books of a payment agree, and which messages a filter finds.
import { describe, expect, it } from 'vitest';
import type { EvidenceExchange } from '../../definitions/evidence.ts';
import { accordOf } from './books.ts';
import { fits } from './wire.ts';

type Payment = Parameters<typeof accordOf>[0];
const payment = (of: string, status: string, amountMinor: number, bookedMinor: number | null): Payment => ({
  voucher: '000002',
  journal: [
    { voucher: '000002', function: of, status, amountMinor, cardNumber: '', responseCode: null, reference: null },
  ],
  exchanges: [],
  bookedMinor,
  broken: [],
});

describe('the three books of a payment', () => {
  it.each([
    ['sale', 'approved', 100, -100, 'agree'],
    ['sale', 'approved', 100, -200, 'differ'],
    ['sale', 'approved', 100, null, 'differ'],
    ['sale', 'declined', 100, null, 'agree'],
    ['sale', 'declined', 100, -100, 'differ'],
    ['sale', 'unknown', 100, -100, 'owed'],
    ['sale', 'unknown', 100, null, 'owed'],
    ['sale', 'reversed', 100, 0, 'agree'],
    ['sale', 'reversed', 100, -100, 'differ'],
    ['sale', 'voided', 100, -100, 'agree'],
    ['void', 'approved', 100, 100, 'agree'],
    ['refund', 'approved', 30, 30, 'agree'],
    ['refund', 'approved', 30, null, 'differ'],
    ['pre-authorisation', 'approved', 100, -100, 'open'],
  ] as const)('%s %s of %d with %s at the host: %s', (of, status, amountMinor, bookedMinor, expected) => {
    expect(accordOf(payment(of, status, amountMinor, bookedMinor))).toBe(expected);
  });

  it('differ where the host alone has booked something', () => {
    expect(accordOf({ ...payment('sale', 'approved', 1, -100), journal: [] })).toBe('differ');
  });
});

const EXCHANGE: EvidenceExchange = {
  ...{ sequence: 4, at: '2026-11-29T09:00:00.000+08:00', transport: 'json-http', transaction: 'sale' },
  request: { mti: '0200', fields: { '2': '621234******1232', '4': '000000012850', '11': '000003' } },
  answer: { mti: '0210', fields: { '39': '51' } },
  ...{ outcome: null, code: '51', error: null, fault: 'late-answer', committed: false, postings: [] },
  ...{ requestHex: null, answerHex: null },
};

describe('the filter of the wire', () => {
  it.each([
    ['mti:0200', true],
    ['mti:0400,0210', true],
    ['mti:0400', false],
    ['code:51', true],
    ['code:00', false],
    ['voucher:000003', true],
    ['card:1232', true],
    ['card:1265', false],
    ['fault:late', true],
    ['kind:reversal', false],
    ['kind:sale code:51', true],
    ['kind:sale code:00', false],
    ['000000012850', true],
    ['SALE', true],
    ['nothing-like-it', false],
    ['mti:', false],
  ])('%s', (filter, expected) => {
    expect(fits(EXCHANGE, filter)).toBe(expected);
  });
});
