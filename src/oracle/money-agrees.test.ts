// Books that agree: no rule speaks.
import { describe, expect, test } from 'vitest';
import {
  BATCH,
  batch,
  books,
  byCode,
  entry,
  exchange,
  ledgerOf,
  ledgerWith,
  lostAnswer,
  lostByCode,
  otherwise,
  posted,
  reversal,
} from './books.fixture.ts';
import { type Books, inspect } from './index.ts';

describe('books that agree', () => {
  const cases: Record<string, Partial<Books>> = {
    'one approved sale': {},
    'an empty day': { journal: [], transactions: [], exchanges: [], batches: [], texts: [] },
    'a declined sale': {
      journal: [entry('000007', { status: 'declined', responseCode: '51' })],
      transactions: [posted('000007', { state: 'declined', responseCode: '51', postedMinor: 0 })],
      exchanges: [],
    },
    'a lost answer that was reversed': {
      journal: [entry('000007', { status: 'reversed', responseCode: null })],
      transactions: [posted('000007', { state: 'reversed' })],
      exchanges: [lostAnswer, reversal('000007')],
    },
    'a lost answer whose reversal is still owed': {
      journal: [entry('000007', { status: 'unknown', responseCode: null })],
      owed: [{ kind: 'reversal', voucher: '000007', batch: BATCH }],
      exchanges: [lostAnswer],
    },
    'the same purchase made twice on purpose': {
      journal: [entry('000007'), entry('000008')],
      transactions: [posted('000007'), posted('000008')],
      exchanges: [exchange('000007'), exchange('000008')],
    },
    'a lost answer, reversed, and the card presented again': {
      journal: [entry('000007', { status: 'reversed' }), entry('000008')],
      transactions: [posted('000007', { state: 'reversed' }), posted('000008')],
      exchanges: [lostAnswer, reversal('000007'), exchange('000008')],
    },
    'a voided sale': {
      journal: [entry('000007', { status: 'voided' }), entry('000008', { function: 'void' })],
      transactions: [posted('000007', { state: 'voided' }), posted('000008', { type: 'void', originalId: 7 })],
    },
    'two partial refunds up to the original amount': {
      journal: [
        entry('000007'),
        entry('000008', { function: 'refund', amountMinor: 2850 }),
        entry('000009', { function: 'refund', amountMinor: 10000 }),
      ],
      transactions: [
        posted('000007'),
        posted('000008', { type: 'refund', originalId: 7, postedMinor: 2850 }),
        posted('000009', { type: 'refund', originalId: 7, postedMinor: 10000 }),
      ],
    },
    'a refund without an answer, which nobody may reverse': {
      journal: [entry('000007'), entry('000008', { function: 'refund', status: 'unknown' })],
      transactions: [posted('000007'), posted('000008', { type: 'refund', originalId: 7 })],
    },
    'a partial approval held with the posted amount': {
      journal: [entry('000007', { amountMinor: 5000, responseCode: '10' })],
      transactions: [posted('000007', { postedMinor: 5000, responseCode: '10' })],
      exchanges: [otherwise(exchange('000007'), {}, { '4': '000000005000', '39': '10' })],
    },
    'a settled batch whose journal was cleared': {
      journal: [],
      transactions: [posted('000007', { settled: true })],
      batches: [batch({ state: 'closed', balanced: true })],
    },
    'a refund whose answer was lost, which the host alone counts': {
      journal: [entry('000006'), entry('000007', { function: 'refund', status: 'unknown' })],
      transactions: [posted('000006'), posted('000007', { type: 'refund', originalId: 6 })],
      ledger: ledgerOf([posted('000006'), posted('000007', { type: 'refund', originalId: 6 })]),
      exchanges: [exchange('000006'), lostAnswer],
      batches: [batch({ state: 'closed', balanced: false })],
    },
    'a slip that shows only the last four digits': { journal: [entry('000007', { cardNumber: '************1232' })] },
    'an opening balance, which belongs to no transaction': {
      ledger: ledgerWith({
        id: 2,
        memo: 'opening balance',
        transactionId: null,
        postings: [
          { account: 'cardholder/621234******1232#1', amountMinor: 100000 },
          { account: 'equity/opening', amountMinor: -100000 },
        ],
      }),
    },
    'a pre-authorisation, which only keeps money aside': {
      journal: [entry('000007', { function: 'pre-authorisation' })],
      transactions: [posted('000007', { type: 'pre-authorisation' })],
      ledger: {
        sumMinor: 0,
        entries: [
          {
            id: 1,
            memo: 'pre-authorisation 000007',
            transactionId: 7,
            postings: [
              { account: 'cardholder/621234******1232#1', amountMinor: -12850 },
              { account: 'hold/621234******1232#1', amountMinor: 12850 },
            ],
          },
        ],
      },
    },
    'an answer sent twice': { exchanges: [exchange('000007', { fault: 'duplicate-answer' })] },
    'an approval whose exchange is not in the trace': { exchanges: [] },
    'a payment by code, of which the terminal knows no card': {
      journal: [byCode.entry('000007')],
      transactions: [byCode.posted('000007')],
      exchanges: [byCode.exchange('000007')],
    },
    'a lost answer to a payment by code, approved by its query': {
      journal: [byCode.entry('000007')],
      transactions: [byCode.posted('000007')],
      exchanges: [lostByCode, byCode.query('000007', '000008', '1')],
    },
    'a payment by code in part, approved by its query': {
      journal: [byCode.entry('000007', { amountMinor: 5000, responseCode: '10' })],
      transactions: [byCode.posted('000007', { postedMinor: 5000, responseCode: '10' })],
      exchanges: [lostByCode, byCode.query('000007', '000008', '1', '10', '000000005000')],
    },
    'a payment by code that never arrived, not paid by its query': {
      journal: [byCode.entry('000007', { status: 'declined', responseCode: '25' })],
      transactions: [],
      exchanges: [byCode.query('000007', '000008', '3', '25')],
    },
    'a payment by code that is still to be asked about': {
      journal: [byCode.entry('000007', { status: 'unknown', responseCode: null })],
      transactions: [byCode.posted('000007')],
      owed: [{ kind: 'qr-query', voucher: '000007', batch: BATCH }],
      exchanges: [lostByCode],
    },
    'the void of a payment by code, reversed': {
      journal: [byCode.entry('000007'), byCode.entry('000008', { function: 'void', status: 'reversed' })],
      transactions: [
        byCode.posted('000007'),
        byCode.posted('000008', { type: 'void', state: 'reversed', originalId: 7 }),
      ],
      exchanges: [byCode.exchange('000007'), byCode.reversal('000008', '200000')],
    },
    'functions without money': {
      journal: [entry('000007'), entry('000008', { function: 'balance-inquiry', amountMinor: 0 })],
    },
  };

  test.each(Object.entries(cases))('%s: no violation', (_, changes) => {
    expect(inspect(books(changes))).toEqual([]);
  });
});
