// What the console says of books and messages: whether the books of a payment agree, and which messages a filter finds.
import { describe, expect, it } from 'vitest';
import type { EvidenceExchange } from '../../definitions/evidence.ts';
import { accordOf, paymentsNow } from './books.ts';
import { fits, foundIn, officeAskedBy } from './find.ts';
import { rangesOf, tiedPlaces } from './wire.ts';

const entry = (of: string, status: string, amountMinor: number) => ({
  ...{ voucher: '000002', function: of, status, amountMinor, cardNumber: '', responseCode: null, reference: null },
});

const EXCHANGE: EvidenceExchange = {
  ...{ sequence: 4, at: '2026-11-29T09:00:00.000+08:00', transport: 'json-http', transaction: 'sale' },
  request: { mti: '0200', fields: { '2': '621234******1232', '4': '000000012850', '11': '000003' } },
  answer: { mti: '0210', fields: { '39': '51' } },
  ...{ outcome: null, code: '51', error: null, fault: 'late-answer', committed: false, postings: [] },
  ...{ requestHex: null, answerHex: null },
};

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
    expect(accordOf({ journal: [entry(of, status, amountMinor)], bookedMinor, past: false })).toBe(expected);
  });

  it('differ where the host alone has booked something, unless the terminal need not know it any more', () => {
    expect(accordOf({ journal: [], bookedMinor: -100, past: false })).toBe('differ');
    expect(accordOf({ journal: [], bookedMinor: -100, past: true })).toBe('open');
  });

  it('are put together by voucher, with what was settled or was there before as past', () => {
    const booked = (id: number, minute: number, memo: string, amountMinor: number) => ({
      ...{ id, at: `2026-11-29T09:0${minute}:00.000+08:00`, memo, transactionId: null },
      postings: [{ account: 'cardholder/621234******1232#1', amountMinor }],
    });
    const given = {
      attended: null,
      terminal: { journal: [entry('sale', 'approved', 300)] } as never,
      exchanges: [
        EXCHANGE,
        { ...EXCHANGE, transaction: 'settlement', code: '00', at: '2026-11-29T09:03:00.000+08:00', request: null },
      ],
      ledger: {
        ...{ sumMinor: 0, balances: {}, knownFrom: 1 },
        entries: [
          booked(1, 1, 'sale 000001', -100),
          booked(2, 2, 'sale 000003', -200),
          booked(3, 4, 'sale 000002', -300),
          booked(4, 4, 'sale 000004', -400),
          booked(5, 5, 'reversal 000004', 400),
          booked(6, 5, 'reversal 000009', 500),
          booked(7, 5, 'opening balance', 500),
        ],
      },
    };
    const payments = paymentsNow(given);
    const setUp = { url: '', dialect: '', terminalId: '', merchantId: '', keyCheck: '' };
    const told = paymentsNow({ ...given, attended: { asked: null, tells: true, setUp } });
    expect(told.map(accordOf)).toEqual(['open', 'agree', 'open', 'open', 'open']);
    expect(payments.map(({ voucher, bookedMinor, past }) => [voucher, bookedMinor, past])).toEqual([
      ['000001', -100, true],
      ['000002', -300, false],
      ['000003', -200, true],
      ['000004', 0, false],
      ['000009', 500, true],
    ]);
    expect(payments[2]?.exchanges).toEqual([EXCHANGE]);
    expect(payments.map(accordOf)).toEqual(['open', 'agree', 'open', 'agree', 'open']);
  });
});

describe('a bracket', () => {
  const list = [4, 5, 6, 7].map((sequence) => ({ ...EXCHANGE, sequence }));
  it.each([
    [[[6, 4]], [0, 1, 2]],
    [[[7, 6]], [2, 3]],
    [[[7, 2]], []],
    [[], []],
  ] as [[number, number][], number[]][])('holds the reversals %j and their originals at %j', (originals, places) => {
    expect([...tiedPlaces(list, new Map(originals))]).toEqual(places);
  });
});

describe('numbers of exchanges', () => {
  it.each([
    [[], ''],
    [[4], '4'],
    [[1, 2, 3, 7, 9, 10], '1-3,7,9-10'],
  ])('%j are the ranges %j', (numbers, ranges) => {
    expect(rangesOf(numbers)).toBe(ranges);
  });
});

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
    ['amount:128.5', true],
    ['amount:128', false],
    ['128.50', true],
    ['stan:000003', true],
    ['nobody:knows', false],
  ])('%s', (filter, expected) => {
    expect(fits(EXCHANGE, filter)).toBe(expected);
  });
});

describe('a search', () => {
  const known = {
    exchanges: [EXCHANGE],
    cards: [
      {
        ...{ kind: 'debit chip', name: { en: 'debit chip', zh: '借记芯片卡' }, issuer: { en: 'ICBC', zh: '工商银行' } },
        ...{ number: '621234******1232', product: 'debit', brand: 'unionpay', reads: [], availableMinor: 0 },
        ...{ limitMinor: null, status: 'active', does: [], rank: 0 },
      },
    ],
    about: {
      terminals: [{ terminalId: 'TP000001', merchantId: '898310058120001', merchant: 'Shop', keyCheck: '08D7B4' }],
      faults: [
        {
          ...{ name: 'late-answer', group: 'after', must: { en: 'wait', zh: '等待' }, requirement: 'GUIDE-A-FAQ-3d' },
          ...{ documentation: { en: '', zh: '' }, sentence: null, playable: true },
        },
      ],
    } as never,
  };
  const counts = (text: string) => {
    const { exchanges, cards, terminals, faults } = foundIn(known, text);
    return [exchanges.length, cards.length, terminals.length, faults.length];
  };

  it.each([
    ['', [0, 0, 0, 0]],
    ['code:51', [1, 0, 0, 0]],
    ['card:1232', [1, 1, 0, 0]],
    ['card:1232 code:00', [0, 0, 0, 0]],
    ['amount:128.50', [1, 0, 0, 0]],
    ['工商', [0, 1, 0, 0]],
    ['shop', [0, 0, 1, 0]],
    ['merchant:8983', [0, 0, 1, 0]],
    ['fault:late', [1, 0, 0, 1]],
    ['GUIDE-A-FAQ-3d', [0, 0, 0, 1]],
    ['应答迟到', [0, 0, 0, 1]],
  ] as const)('for “%s” finds %j', (text, expected) => {
    expect(counts(text)).toEqual(expected);
  });

  it.each([
    ['voucher:2', { voucher: '2' }],
    ['000002', { voucher: '000002' }],
    ['1232 amount:30', { lastFour: '1232', amount: '30' }],
    ['128.50', { amount: '128.50' }],
    ['terminal:tp000001', { terminalId: 'TP000001' }],
    ['state:approved', { state: 'approved' }],
    ['mti:0400', null],
    ['voucher:1,2', null],
    ['terminal:tp', null],
    ['sale', null],
    ['', null],
  ])('“%s” asks the back office for %j', (text, asked) => {
    expect(officeAskedBy(text)).toEqual(asked);
  });
});
