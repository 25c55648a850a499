// Finding one payment in several books: each condition with the book that fits and the nearest that does not.
import { describe, expect, it, test } from 'vitest';
import { books, byCode, CARD, entry, exchange, OTHER_CARD, otherwise, posted, reversal } from './books.fixture.ts';
import type { Books, HostTransaction, JournalEntry, OwedMessage } from './books.ts';
import {
  exchangesOf,
  heldApproved,
  hostTransactionsOf,
  isByCode,
  isCodePayment,
  isKeptUnknown,
  isNeverAsked,
  isOwed,
  isOwned,
  journalEntryOf,
  queriesOf,
  sameCard,
  standing,
} from './lookup.ts';

const IN_BATCH_2 = { batch: '000002' };
const SEVEN = { voucher: '000007', batch: '000001' };
const owed = (kind: string, more: Partial<OwedMessage> = {}): OwedMessage => ({ kind, ...SEVEN, ...more });

describe('what the terminal holds', () => {
  const held: [Partial<JournalEntry>, boolean][] = [
    [{}, true],
    [{ status: 'voided' }, true],
    [{ status: 'declined' }, false],
    [{ status: 'unknown' }, false],
    [{ function: 'qr-sale' }, true],
    [{ function: 'void' }, true],
    [{ function: 'settlement' }, false],
    [{ function: 'balance-inquiry' }, false],
  ];
  test.each(held)('%j: approved is %j', (changes, is) => {
    expect(heldApproved(books({ journal: [entry('000007', changes)] })).length === 1).toBe(is);
  });

  it('is found by voucher and batch, both', () => {
    const journal = [entry('000008'), entry('000007', IN_BATCH_2), entry('000007')];
    expect(journalEntryOf(books({ journal }), { stan: '000007', batch: '000001' })).toBe(journal[2]);
    expect(journalEntryOf(books({ journal }), { stan: '000007', batch: '000002' })).toBe(journal[1]);
    expect(journalEntryOf(books({ journal }), { stan: '000008', batch: '000002' })).toBeUndefined();
  });

  test.each([
    [{}, false],
    [{ function: 'qr-sale' }, true],
    [{ function: 'refund', entry: 'qr' }, true],
    [{ function: 'refund', entry: 'tap' }, false],
  ])('%j was paid by code: %j', (changes, is) => {
    expect(isByCode(entry('000007', changes))).toBe(is);
  });
});

describe('what stands at the host', () => {
  const cases: [Partial<HostTransaction>, boolean][] = [
    [{}, true],
    [{ state: 'voided' }, true],
    [{ state: 'reversed' }, false],
    [{ state: 'declined' }, false],
    [{ postedMinor: 0 }, false],
    [{ postedMinor: 1 }, true],
  ];
  test.each(cases)('%j: %j', (changes, is) => {
    expect(standing(books({ transactions: [posted('000007', changes)] })).length === 1).toBe(is);
  });

  it('is found by voucher and batch, both', () => {
    const transactions = [
      posted('000008'),
      posted('000007', IN_BATCH_2),
      posted('000007'),
      posted('000007', { id: 9 }),
    ];
    expect(hostTransactionsOf(books({ transactions }), SEVEN).map(({ id }) => id)).toEqual([7, 9]);
    expect(hostTransactionsOf(books({ transactions }), { ...SEVEN, ...IN_BATCH_2 })).toEqual([transactions[1]]);
  });

  test.each([
    [{ entryMode: '032' }, true],
    [{ entryMode: '051' }, false],
    [{}, false],
    [{ entryMode: '032', type: 'void' }, false],
  ])('%j is a payment by code: %j', (changes, is) => {
    expect(isCodePayment(posted('000007', changes))).toBe(is);
  });
});

describe('what the terminal still owes', () => {
  test.each([
    [[owed('reversal')], true],
    [[owed('qr-query')], false],
    [[owed('reversal', { voucher: '000008' })], false],
    [[owed('reversal', IN_BATCH_2)], false],
    [[owed('qr-query'), owed('reversal')], true],
  ])('%j: a reversal is %j', (messages, is) => {
    expect(isOwed(books({ owed: messages }), 'reversal', SEVEN)).toBe(is);
  });
});

describe('whom a transaction that stands belongs to', () => {
  const unknown = [entry('000007', { status: 'unknown' })];
  const cases: [string, Partial<Books>, HostTransaction, boolean][] = [
    ['the journal holds it', {}, posted('000007'), true],
    [
      'the journal holds it as declined',
      { journal: [entry('000007', { status: 'declined' })] },
      posted('000007'),
      false,
    ],
    ['the journal does not know it', { journal: [] }, posted('000007'), false],
    ['its batch is settled', { journal: [] }, posted('000007', { settled: true }), true],
    ['its reversal is owed', { journal: [], owed: [owed('reversal')] }, posted('000007'), true],
    ['its query is owed', { journal: [], owed: [owed('qr-query')] }, posted('000007'), true],
    ['another is owed', { journal: [], owed: [owed('batch-upload')] }, posted('000007'), false],
    ['a notice is kept as unknown', { journal: unknown }, posted('000007', { type: 'refund' }), true],
    ['a sale is kept as unknown', { journal: unknown }, posted('000007'), false],
  ];
  test.each(cases)('%s', (_, changes, transaction, is) => {
    expect(isOwned(books(changes), transaction)).toBe(is);
  });

  test.each([
    ['refund', 'unknown', true],
    ['refund', 'approved', false],
    ['sale', 'unknown', false],
    ['qr-sale', 'unknown', true],
    ['something', 'unknown', false],
  ])('a %s that is %s is kept so: %j', (type, status, is) => {
    expect(isKeptUnknown(books({ journal: [entry('000007', { status })] }), posted('000007', { type }))).toBe(is);
  });

  it('is kept by nobody where the journal does not know it', () => {
    expect(isKeptUnknown(books({ journal: [] }), posted('000007', { type: 'refund' }))).toBe(false);
  });
});

describe('what was sent about a payment', () => {
  it('has its voucher in field 11 and its batch in 60', () => {
    const other = otherwise(exchange('000007'), { '60': '22000002000600' });
    const without = otherwise(exchange('000007'), { '60': undefined });
    const unread = exchange('000007', { request: null });
    const exchanges = [exchange('000008'), other, without, unread, exchange('000007'), reversal('000007')];
    expect(exchangesOf(books({ exchanges }), SEVEN)).toEqual([exchanges[4], exchanges[5]]);
    expect(exchangesOf(books({ exchanges }), { ...SEVEN, batch: '' })).toEqual([without]);
  });

  const asked = byCode.query('000007', '000009', '1');
  it('is asked about in 61 of a query, and nowhere else', () => {
    const exchanges = [
      { ...asked, transaction: 'sale' },
      { ...asked, request: null },
      otherwise(asked, { '61': undefined }),
      byCode.query('000008', '000009', '1'),
      asked,
    ];
    expect(queriesOf(books({ exchanges }), SEVEN)).toEqual([asked]);
    expect(queriesOf(books({ exchanges }), { ...SEVEN, ...IN_BATCH_2 })).toEqual([]);
  });

  const unknown = byCode.entry('000007', { status: 'unknown' });
  const cases: [string, JournalEntry, Partial<Books>, boolean][] = [
    ['nobody', unknown, {}, true],
    ['a query', unknown, { exchanges: [asked] }, false],
    ['a query that is owed', unknown, { owed: [owed('qr-query')] }, false],
    ['a reversal that is owed', unknown, { owed: [owed('reversal')] }, false],
    ['nobody, of what is known', byCode.entry('000007'), {}, false],
    ['nobody, of a card', entry('000007', { status: 'unknown' }), {}, false],
  ];
  test.each(cases)('is asked about by %s', (_, payment, changes, never) => {
    expect(isNeverAsked(books({ exchanges: [], ...changes }), payment)).toBe(never);
  });
});

describe('two masked card numbers', () => {
  // What a number shows is remembered by how it is written, and blanks say nothing.
  let written = 0;
  const anew = (card: string) => card + ' '.repeat(++written);
  test.each([
    [CARD, CARD, true],
    [CARD, '6212345678901232', true],
    [CARD, '************1232', true],
    ['6212 34** **** 1232', '621234-******-1232', true],
    ['6212*1232', '6215*1232', false],
    ['6212*1232', '62123*1232', true],
    ['62*1232', '6212*1232', true],
    ['6*21232', '6*31232', false],
    [CARD, OTHER_CARD, false],
    ['621234******1232', '621234******1233', false],
    ['621234*******232', '621234*******232', false],
    ['621234*******232', CARD, false],
    [CARD, '621234*******232', false],
    ['[16 hidden]', '[16 hidden]', false],
    ['', '', false],
    ['*1232\n*', '*1232', false],
  ])('%j and %j may be the same: %j', (a, b, may) => {
    expect(sameCard(a, b)).toBe(may);
    expect(sameCard(anew(b), anew(a))).toBe(may);
  });
});
