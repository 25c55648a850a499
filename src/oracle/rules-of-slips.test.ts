// The rules about slips, numbers and double charges, each alone: what breaks it, and the nearest that does not.
import { describe, expect, it } from 'vitest';
import {
  BATCH,
  books,
  byCode,
  entry,
  exchange,
  OTHER_CARD,
  otherwise,
  posted,
  SETTING,
  signIn,
} from './books.fixture.ts';
import type { Books, Exchange, JournalEntry } from './books.ts';
import type { Rule } from './rule.ts';
import { slipAmount } from './rules/slip-amount.ts';
import { slipAsDescribed } from './rules/slip-as-described.ts';
import { slipElements } from './rules/slip-elements.ts';
import { slipOfApproval } from './rules/slip-of-approval.ts';
import { slipOperator } from './rules/slip-operator.ts';
import { slipReprint } from './rules/slip-reprint.ts';
import { slipWaiver } from './rules/slip-waiver.ts';
import { stanInOrder } from './rules/stan-in-order.ts';
import { described, merchantCopy } from './slips.fixture.ts';
import { doubleCharges } from './twice.ts';

type Lines = NonNullable<Parameters<typeof merchantCopy>[0]>;
const sale = exchange('000007');
const told = (answer: Record<string, string | undefined>): Partial<Books> => ({
  exchanges: [otherwise(sale, {}, answer)],
});
const kept = (changes: Partial<JournalEntry>): Partial<Books> => ({ journal: [entry('000007', changes)] });
const told63 = (name: string) => told({ '63': `CUP${name.padEnd(20)}` });

describe('the elements of a slip', () => {
  const missing = (lines: Lines, changes: Partial<Books> = {}, slip = {}) =>
    slipElements(books({ slips: [merchantCopy(lines, slip)], ...changes }))
      .map(({ expected }) => expected.en)
      .join();
  const cases: [string, Lines, Partial<Books>, string][] = [
    ['all', {}, {}, ''],
    ['no title', { title: '' }, {}, 'title POS SLIP'],
    ['no title where none was told', { title: '' }, { setting: { ...SETTING, slipTitle: null } }, ''],
    ['a number without its label', { numbers: '898310058120001 TP000001' }, {}, ''],
    [
      'two merchants',
      { merchant: '示例商店 Example Shop Merchant 898310058120002' },
      {},
      'merchant number 898310058120001',
    ],
    [
      'the number elsewhere',
      { numbers: 'Merchant 898310058120002 Terminal TP000001', title: 'POS SLIP 898310058120001' },
      {},
      'merchant number 898310058120001',
    ],
    ['no issuer', { issuer: '' }, {}, 'issuer Industrial Bank'],
    ['an issuer by its name alone', {}, told63('Other Bank'), 'issuer Other Bank'],
    ['no issuer where none was told', { issuer: '' }, told({ '63': undefined }), ''],
    ['no issuer where nothing was told', { issuer: '' }, told63(''), ''],
    ['any issuer for a number', {}, told({ '63': undefined, '44': '01020000   48120000   ' }), ''],
    ['no issuer for a number', { issuer: '' }, told({ '63': undefined, '44': '01020000   48120000   ' }), 'issuer'],
    [
      'no issuer for the number of an acquirer',
      { issuer: '' },
      told({ '63': undefined, '44': '           48120000   ' }),
      '',
    ],
    ['no card', { card: 'Card number: /I' }, {}, 'card number 621234******1232, way the card was read I'],
    ['two cards', { original: `Card number: ${OTHER_CARD}` }, {}, 'card number 621234******1232'],
    [
      'another card than the host has',
      {},
      { transactions: [posted('000007', { cardNumber: OTHER_CARD })] },
      `card number ${OTHER_CARD}`,
    ],
    [
      'another card than the terminal has',
      {},
      { transactions: [], ...kept({ cardNumber: OTHER_CARD }) },
      `card number ${OTHER_CARD}`,
    ],
    ['what the host has', {}, kept({ cardNumber: OTHER_CARD }), ''],
    ['another way', { card: 'Card number: 621234******1232 /T' }, {}, 'way the card was read I'],
    [
      'any way where the trace has none',
      { card: 'Card number: 621234******1232 /T' },
      { exchanges: [{ ...sale, request: null }] },
      '',
    ],
    [
      'any way of no field 22',
      { card: 'Card number: 621234******1232 /T' },
      { exchanges: [otherwise(sale, { '22': undefined })] },
      '',
    ],
    ['another transaction', { transaction: 'Transaction: Refund' }, {}, 'transaction sale'],
    ['a sale with PIN', {}, kept({ function: 'force-pin-sale' }), ''],
    ['a refund called sale', {}, kept({ function: 'refund' }), 'transaction refund'],
    ['two vouchers', { voucher: `Batch: ${BATCH} Voucher: 000007`, original: 'Voucher: 000008' }, {}, 'voucher 000007'],
    ['no reference', { reference: '' }, {}, 'reference 900000000007'],
    [
      'the reference of the journal',
      { reference: '' },
      { exchanges: [], ...kept({ reference: 'R9' }) },
      'reference R9',
    ],
    ['the reference of the host', {}, kept({ reference: 'R9' }), ''],
    ['no authorisation code', { authorisation: '' }, {}, 'authorisation code A12345'],
    ['a code where none was told', {}, told({ '38': '      ' }), 'authorisation code'],
    ['no code where none was told', { authorisation: '' }, told({ '38': undefined }), ''],
    ['a code with blanks', {}, told({ '38': 'A12345 ' }), ''],
    ['any code where the trace has none', { authorisation: '' }, { exchanges: [] }, ''],
    ['another date', { date: 'Date and time: 2026-07-18 12:00:09' }, {}, 'date and time 2026-07-18 12:00:08'],
  ];
  it.each(cases)('%s', (_, lines, changes, wrong) => {
    expect(missing(lines, changes)).toBe(wrong);
  });

  it('are told in both languages with what stands there, and an electronic one has no title', () => {
    const [breach] = slipElements(books({ slips: [merchantCopy({ title: '', date: '' })] }));
    expect(breach?.text).toEqual({
      en: 'missing or wrong on the slip: the merchant copy of voucher 000007 does not say, behind a label of the table of words, title POS SLIP, date and time 2026-07-18 12:00:08',
      zh: '签购单要素缺失或错误：凭证号 000007 的商户存根没有（带标签）印出标题 POS SLIP、日期时间 2026-07-18 12:00:08',
    });
    expect(breach?.actual.zh).toContain('Operator 01 / ');
    expect(breach?.actual.en).toBe(breach?.actual.zh);
    expect(missing({ title: '' }, {}, { copy: 'electronic' })).toBe('');
  });

  it('of no payment that is known are asked for all the same', () => {
    expect(missing({}, { journal: [] })).toBe('');
    expect(missing({ voucher: '' }, { journal: [] }, { after: null })).toBe('batch, voucher');
  });
});

const broken = (
  rule: Rule,
  lines: Lines,
  changes: Partial<Books> = {},
  slip: Parameters<typeof merchantCopy>[1] = {},
) => rule(books({ slips: [merchantCopy(lines, slip)], ...changes })).map(({ actual }) => actual.en);

describe('the operator on a slip', () => {
  const asked = (operator: string, ...exchanges: Exchange[]) => broken(slipOperator, { operator }, { exchanges });
  const later = { ...signIn(9, '02'), sequence: 9 };
  it.each<[string, string, Exchange[], string[]]>([
    ['who signed in', 'Operator 01', [signIn(6), sale], []],
    ['another', 'Operator 02', [signIn(6), sale], ['operator 02']],
    ['two', 'Operator 01 Operator 02', [signIn(6), sale], ['operator 01, 02']],
    ['who signed in last before it', 'Operator 01', [signIn(5, '02'), signIn(6), sale, later], []],
    ['at the moment of the sale', 'Operator 01', [signIn(6), { ...sale, sequence: 9 }, later], []],
    ['of another message', 'Operator 01', [signIn(5), otherwise(exchange('000006'), { '63': '02 ' }), sale], []],
    [
      'where a sign-in says nobody',
      'Operator 01',
      [signIn(5), otherwise(signIn(6), { '63': undefined }), { ...signIn(6), request: null }, sale],
      [],
    ],
    ['where nobody signed in', 'Operator 02', [sale], []],
    ['where the sale is not in the trace', 'Operator 02', [signIn(6)], []],
  ])('%s', (_, operator, exchanges, wrong) => {
    expect(asked(operator, ...exchanges)).toEqual(wrong);
  });

  it('that is missing is told with what stands there', () => {
    expect(asked('', signIn(6), sale)).toEqual([expect.stringContaining('Merchant copy / POS SLIP')]);
  });
});

describe('a waiver on a slip', () => {
  const PIN = '1234567890ABCDEF';
  const [withPin, without] = [PIN, undefined].map((value) => ({ exchanges: [otherwise(sale, { '52': value })] }));
  const title = (phrase: string) => ({ title: `POS SLIP ${phrase}` });
  it.each<[string, Lines, Partial<Books>, number]>([
    ['of the PIN, where none was sent', title('Amount not above CNY 1000.00: PIN-free'), without!, 0],
    ['of the PIN, where one was sent', title('Amount not above CNY 1000.00: PIN-free'), withPin!, 1],
    ['of the PIN in Chinese, where one was sent', title('交易金额未超过1000.00元，免密'), withPin!, 1],
    ['of nothing, where a PIN was sent', {}, withPin!, 0],
    ['of the signature, beside the line to sign', title('No signature required'), without!, 1],
    ['of both, beside the line to sign', title('PIN-free and signature-free'), without!, 1],
    ['that says what the shop offers', title('本店支持免密支付'), withPin!, 0],
  ])('%s', (_, lines, changes, breaches) => {
    expect(broken(slipWaiver, lines, changes)).toHaveLength(breaches);
  });

  it('of the signature is right where there is no line to sign', () => {
    expect(broken(slipWaiver, { ...title('No signature required'), signature: '' }, without)).toEqual([]);
  });

  it('of a payment that is not in the trace is held to the paper alone', () => {
    expect(broken(slipWaiver, title('PIN-free'), { exchanges: [] })).toEqual([]);
  });
});

describe('a slip', () => {
  it('is of a payment that was approved', () => {
    for (const status of ['approved', 'voided']) expect(broken(slipOfApproval, {}, kept({ status }))).toEqual([]);
    for (const status of ['declined', 'reversed']) expect(broken(slipOfApproval, {}, kept({ status }))).toHaveLength(1);
    expect(broken(slipOfApproval, {}, { journal: [] })).toEqual([]);
  });

  it('of nothing that is known has no amount to be held to', () => {
    expect(broken(slipAmount, { amount: 'Amount: CNY 1.00' }, { journal: [] })).toEqual([]);
    expect(broken(slipAmount, { amount: 'Amount: CNY 1.00' })).toHaveLength(1);
  });

  it('is described as it is printed', () => {
    expect(broken(slipAsDescribed, {}, {}, described({ voucher: ' 000007 ' }))).toEqual([]);
    expect(broken(slipAsDescribed, {}, {}, described({ title: ' POS SLIP ' }))).toEqual([]);
    expect(broken(slipAsDescribed, {}, {}, described({ voucher: '000008' }))).toHaveLength(1);
    expect(broken(slipAsDescribed, { authorisation: '' }, {}, described({ authorisationCode: '' }))).toEqual([]);
    expect(broken(slipAsDescribed, { authorisation: '' })).toHaveLength(1);
    expect(broken(slipAsDescribed, {}, {}, described({ authorisationCode: '' }))).toHaveLength(1);
  });

  it('of the same copy again is a reprint, of each payment by itself, and of none that is not known', () => {
    const reprint = (...slips: Books['slips']) =>
      slipReprint(books({ slips, journal: [entry('000007'), entry('000008')] })).length;
    const other = merchantCopy({ voucher: `Batch: ${BATCH} Voucher: 000008` });
    const nobody = merchantCopy({ voucher: '' }, { after: null });
    expect(reprint(merchantCopy(), other)).toBe(0);
    expect(reprint(merchantCopy(), merchantCopy())).toBe(1);
    expect(reprint(nobody, nobody)).toBe(0);
  });
});

describe('numbers of messages', () => {
  const wrong = (changes: Partial<Books>) =>
    stanInOrder(books({ journal: [], ...changes })).map(({ actual }) => actual.en);
  const at = (...stans: string[]) => ({ exchanges: stans.map((stan) => exchange(stan)) });
  it('go up by one', () => {
    expect(wrong(at('000007', '000008', '000009'))).toEqual([]);
    expect(wrong(at('999999', '000001'))).toEqual([]);
    expect(wrong(at('000007', '000009', '000010'))).toEqual(['000009']);
    expect(wrong(at('000007', '000007'))).toEqual(['000007']);
  });

  it('may go up by as many as the journal counted, or the power cost', () => {
    expect(wrong({ ...at('000007', '000009'), journal: [entry('000008')] })).toEqual([]);
    expect(wrong({ ...at('000007', '000009'), cuts: 1 })).toEqual([]);
    expect(wrong({ ...at('000007', '000009', '000011'), cuts: 1 })).toEqual(['000011']);
    expect(wrong({ ...at('000007', '000109'), cuts: 101 })).toEqual([]);
    expect(wrong({ ...at('000007', '000110'), cuts: 102 })).toEqual(['000110']);
    expect(wrong({ ...at('000007', '000009'), relayed: true })).toEqual([]);
  });

  it('are not counted again where a message is', () => {
    const again = { ...sale, request: { ...sale.request!, mti: '0201' } };
    expect(wrong({ exchanges: [sale, again, exchange('000008')] })).toEqual([]);
  });
});

describe('a double charge', () => {
  const twice = (journal: JournalEntry[], ...transactions: Books['transactions']) =>
    doubleCharges(books({ journal, transactions })).map(({ lost, all }) =>
      [lost, all].map((each) => each.map(({ id }) => id)),
    );
  const [first, second] = [posted('000007'), posted('000008')];
  it('is one that nobody owns, and a like one after it', () => {
    expect(twice([entry('000008')], first, second)).toEqual([[[7], [7, 8]]]);
    expect(twice([], first, second)).toEqual([
      [
        [7, 8],
        [7, 8],
      ],
    ]);
    expect(twice([entry('000007')], first, second)).toEqual([]);
    expect(twice([entry('000007')], first, second, posted('000009'))).toEqual([
      [
        [8, 9],
        [8, 9],
      ],
    ]);
    expect(twice([], first)).toEqual([]);
  });

  it('is of the same kind, amount and card, and stands', () => {
    expect(twice([], first, posted('000008', { cardNumber: OTHER_CARD }))).toEqual([]);
    expect(twice([], first, posted('000008', { postedMinor: 1 }))).toEqual([]);
    expect(twice([], first, posted('000008', { type: 'completion' }))).toEqual([]);
    expect(twice([], first, posted('000008', { state: 'reversed' }))).toEqual([]);
    const refund = { type: 'refund' };
    expect(twice([], posted('000007', refund), posted('000008', refund))).toEqual([]);
  });
});

it('a payment by code may be called a sale', () => {
  const journal = [byCode.entry('000007')];
  const lines = { card: 'Card number: **************3450 /Q', transaction: 'Transaction: Sale' };
  expect(slipElements(books({ slips: [merchantCopy(lines)], journal })).map(({ expected }) => expected.en)).toEqual([
    'way the card was read I',
  ]);
});
