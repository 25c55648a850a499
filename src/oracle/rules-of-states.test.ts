// The rules about what a terminal says of itself, its journal and its settlement, each alone: what breaks it, and the nearest that does not.
import { describe, expect, it } from 'vitest';
import { announced, BATCH, books, byCode, entry, exchange, otherwise, posted, signIn } from './books.fixture.ts';
import type { Books, Exchange } from './books.ts';
import type { Rule } from './rule.ts';
import { journalTellsTheAnswer } from './rules/journal-tells-the-answer.ts';
import { ledgerBalances } from './rules/ledger-balances.ts';
import { oneResult } from './rules/one-result.ts';
import { stateIsTrue } from './rules/state-is-true.ts';
import { uploadIsEnded } from './rules/upload-is-ended.ts';

const STATE = { menu: ['query', 'sale', 'refund'], operator: null, cardInserted: false };
const found = (rule: Rule, changes: Partial<Books>) =>
  rule(books(changes)).map(({ actual, expected }) => [actual.en, actual.zh, expected.en, expected.zh].join(' | '));
const sale = exchange('000007');

/** The same message as a settlement. */
const settled = (exchange: Exchange): Exchange => ({
  ...exchange,
  request: exchange.request && { ...exchange.request, mti: '0500' },
});

describe('a state', () => {
  const told = (state: object | null, changes: Partial<Books> = {}) =>
    found(stateIsTrue, { state: state === null ? null : { ...STATE, ...state }, ...changes });
  const owed = (voucher: string, batch = BATCH) => ({ owed: [{ kind: 'reversal', voucher, batch }] });
  const cases: [string, object | null, Partial<Books>, string[]][] = [
    ['true', {}, {}, []],
    ['of a terminal that is off', null, owed('000009'), []],
    ['in another order', { menu: ['sale', 'refund', 'query'] }, {}, []],
    ['without a menu', { menu: [] }, {}, ['none | 无 | query, refund, sale | query, refund, sale']],
    ['of another operator', { operator: '02' }, { exchanges: [signIn(6), sale] }, ['02 | 02 | 01 | 01']],
    ['of the operator', { operator: '01' }, { exchanges: [signIn(5, '02'), signIn(6), sale] }, []],
    ['of an operator that nobody told', { operator: '02' }, { exchanges: [sale] }, []],
    ['of an operator without 63', { operator: '02' }, { exchanges: [otherwise(signIn(6), { '63': undefined })] }, []],
    ['of a card that is not there', { cardInserted: true }, {}, ['true | true | false | false']],
    ['of a card that is there', { cardInserted: true }, { cardWasInserted: true }, []],
    ['of a card that was taken out', {}, { cardWasInserted: true }, []],
    ['that owes what is in the journal', {}, owed('000007'), []],
    ['that owes what is in no journal', {}, owed('000009'), ['reversal 000009 | reversal 000009 | none | 无']],
    [
      'that owes what is in another batch',
      {},
      owed('000007', '000002'),
      ['reversal 000007 | reversal 000007 | none | 无'],
    ],
  ];
  const upload = { owed: [{ kind: 'batch-upload', voucher: '', batch: BATCH }] };
  const settlement = otherwise({ ...signIn(8), transaction: 'settlement' }, { '60': `00${BATCH}201` });
  cases.push(
    ['that owes the upload of a batch that it settled', {}, { ...upload, exchanges: [sale, settled(settlement)] }, []],
    [
      'that owes the upload of a batch whose settlement never reached the host',
      {},
      { ...upload, results: [announced({ function: 'settlement', outcome: 'no-answer' })] },
      [],
    ],
    ['that owes the upload of a batch that nobody settled', {}, upload, ['batch-upload | batch-upload | none | 无']],
  );
  it.each(cases)('%s', (_, state, changes, wrong) => {
    expect(told(state, changes)).toEqual(wrong);
  });
});

describe('a settlement that is called done', () => {
  const done = announced({ function: 'settlement', outcome: 'done' });
  const settled = (totals: string | undefined): Exchange =>
    otherwise(
      {
        ...signIn(8),
        transaction: 'settlement',
        request: { mti: '0500', fields: { '11': '000008', '60': `00${BATCH}201` } },
      },
      {},
      { '48': totals },
    );
  const half = '0'.repeat(30);
  const upload = {
    ...signIn(9),
    transaction: 'batch-upload-end',
    request: { mti: '0320', fields: { '11': '000009', '60': `00${BATCH}202` } },
  };
  const cases: [string, Partial<Books>, number][] = [
    ['with totals that agree', { results: [done], exchanges: [settled(`${half}1${half}1`)] }, 0],
    ['with totals that are masked', { results: [done], exchanges: [settled(`${half}*${half}1`)] }, 0],
    ['with totals of which half agrees', { results: [done], exchanges: [settled(`${half}1${half}2`)] }, 1],
    [
      'with totals of which half could not be compared',
      { results: [done], exchanges: [settled(`${half}1${half}3`)] },
      1,
    ],
    [
      'with totals that are longer',
      { results: [done], exchanges: [settled(`${half}1${half}11`), settled(`0${half}1${half}1`)] },
      1,
    ],
    [
      'without totals',
      { results: [done], exchanges: [settled(undefined), { ...settled(undefined), answer: null }] },
      1,
    ],
    ['with an upload that was ended', { results: [done], exchanges: [settled(`${half}2${half}1`), upload] }, 0],
    ['once more than was closed', { results: [done, done], exchanges: [upload] }, 1],
    ['twice, and closed twice', { results: [done, done], exchanges: [upload, upload] }, 0],
    [
      'by the figures of another message',
      { results: [done], exchanges: [otherwise(sale, {}, { '48': `${half}1${half}1` })] },
      1,
    ],
    ['not', { results: [{ ...done, outcome: 'failed' }, announced({ outcome: 'done' })], exchanges: [] }, 0],
  ];
  it.each(cases)('%s', (_, changes, times) => {
    expect(found(uploadIsEnded, changes)).toHaveLength(times);
  });
});

describe('the journal', () => {
  const told = (kept: object, host: object = {}, changes: Partial<Books> = {}) =>
    journalTellsTheAnswer(
      books({ journal: [entry('000007', kept)], transactions: [posted('000007', host)], ...changes }),
    ).map(({ actual }) => actual.en);
  const original = { voucher: '000006', reference: '900000000006', date: '0718' };
  const first = posted('000006', { at: '2026-07-18T11:00:00+08:00' });
  const back = [first, posted('000008'), posted('000007', { type: 'void', originalId: 6 })];
  const cases: [string, object, object, Partial<Books>, string[]][] = [
    ['as the host has it', {}, {}, {}, []],
    ['with another code', { responseCode: '10' }, {}, {}, ['code 10']],
    ['with no code', { responseCode: null }, {}, {}, []],
    ['with another reference', { reference: 'R1' }, {}, {}, ['reference R1']],
    ['with a reference where the host has none', { reference: 'R1' }, { reference: '' }, {}, []],
    ['with another function', { function: 'refund' }, {}, {}, ['function refund']],
    ['with a sale with PIN', { function: 'force-pin-sale' }, {}, {}, []],
    [
      'with another authorisation',
      { authorisationCode: 'B' },
      { authorisationCode: 'A12345' },
      {},
      ['authorisation code B'],
    ],
    ['with no authorisation', { authorisationCode: undefined }, { authorisationCode: 'A12345' }, {}, []],
    ['with another way in', { entry: 'tap' }, { entryMode: '051' }, {}, ['way in tap']],
    ['with the way in', { entry: 'insert' }, { entryMode: '051' }, {}, []],
    ['with a way in that the host does not tell', { entry: 'tap' }, {}, {}, []],
    ['declined, and approved at the host', { status: 'declined', responseCode: '05' }, {}, {}, []],
    [
      'declined at both',
      { status: 'declined', responseCode: '05' },
      { state: 'declined', responseCode: '51' },
      {},
      ['code 05'],
    ],
    ['unknown', { status: 'unknown', responseCode: '05' }, {}, {}, []],
    ['with its original', { function: 'void', original }, {}, { transactions: back }, []],
    [
      'with another original',
      { function: 'void', original: { voucher: '1', reference: '2', date: '3' } },
      {},
      { transactions: back },
      ['original voucher 1', 'original reference 2', 'original date 3'],
    ],
    ['of what the host does not know', { responseCode: '05' }, {}, { transactions: [] }, []],
    [
      'of the last of that voucher',
      {},
      {},
      { transactions: [posted('000007', { responseCode: '10' }), posted('000007')] },
      [],
    ],
  ];
  it.each(cases)('%s', (_, kept, host, changes, wrong) => {
    expect(told(kept, host, changes)).toEqual(wrong);
  });

  const query = byCode.query('000007', '000009', '1');
  it.each<[string, string | null, Exchange[], string[]]>([
    ['that was told', '00', [byCode.exchange('000007')], []],
    ['that its query told', '00', [byCode.exchange('000007', { answer: null }), query], []],
    ['that nobody told', '68', [byCode.exchange('000007')], ['code 68']],
    [
      'that nobody told, where nothing was approved',
      '68',
      [otherwise(byCode.exchange('000007'), {}, { '39': '05' })],
      [],
    ],
    ['none', null, [byCode.exchange('000007')], []],
  ])('of a payment by code has a code %s', (_, responseCode, exchanges, wrong) => {
    const journal = [byCode.entry('000007', { responseCode })];
    expect(
      found(journalTellsTheAnswer, { journal, exchanges, transactions: [byCode.posted('000007')] }).map(
        (each) => each.split(' | ')[0],
      ),
    ).toEqual(wrong);
  });
});

it('an entry of the ledger sums to zero', () => {
  const entries = (...amounts: number[]) => ({
    ledger: {
      sumMinor: 0,
      entries: [
        { id: 1, memo: 'x', transactionId: 7, postings: amounts.map((amountMinor) => ({ account: 'a', amountMinor })) },
      ],
    },
  });
  expect(ledgerBalances(books(entries(5, -5)))).toEqual([]);
  expect(ledgerBalances(books(entries(-5, 2, 3)))).toEqual([]);
  expect(ledgerBalances(books(entries(5, 5)))).toHaveLength(1);
  expect(ledgerBalances(books(entries(5, -4)))).toHaveLength(1);
});

it('a function that was chosen has one result', () => {
  const results = (times: number, chosen: Record<string, number>) =>
    oneResult(books({ results: Array(times).fill(announced()), chosen })).map(({ actual }) => actual.en);
  expect(results(1, { sale: 1 })).toEqual([]);
  expect(results(2, { sale: 1 })).toEqual(['2 results']);
  expect(results(2, { sale: 2 })).toEqual([]);
  expect(results(2, {})).toEqual([]);
});

it('a settlement that failed may end once more when its upload goes on by itself, and no oftener than it could', () => {
  const results = (name: string, times: number, cuts: number) =>
    oneResult(books({ results: Array(times).fill(announced({ function: name })), chosen: { [name]: 1 }, cuts })).map(
      ({ actual }) => actual.en,
    );
  expect(results('settlement', 2, 1)).toEqual([]);
  expect(results('settlement', 2, 0)).toEqual(['2 results']);
  expect(results('settlement', 3, 1)).toEqual(['3 results']);
  expect(results('sale', 2, 1)).toEqual(['2 results']);
});
