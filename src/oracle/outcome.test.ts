// Why the outcome of a payment was not known, and what was done about it: the words for each course of things.
import { expect, it } from 'vitest';
import { books, byCode, exchange, lostAnswer, lostByCode, otherwise, reversal } from './books.fixture.ts';
import type { Exchange } from './books.ts';
import { outcomeWords } from './outcome.ts';

const stray = otherwise(reversal('000009'), { '60': '22000001000600' });
const unreadable = { ...exchange('000003'), request: null };
const answered = byCode.query('000007', '000009', '1');
const silent = { ...answered, answer: null };
const none = ['no reversal was sent', '未发送冲正'];
const lost = ['the answer to 000007 was lost after commit', '000007 的应答在入账后丢失'];

const cases: [string, Exchange[], answer: string[], then: string[]][] = [
  ['nothing read', [unreadable], ['no request of 000007 is in the trace', '报文记录中没有 000007 的请求'], none],
  ['nothing', [], ['no request of 000007 is in the trace', '报文记录中没有 000007 的请求'], none],
  ['a lost answer', [{ ...lostAnswer, fault: null }], lost, none],
  ['an answer', [exchange('000007')], ['the answer to 000007 was 00', '000007 的应答为 00'], none],
  [
    'an answer without a code',
    [otherwise(exchange('000007', { code: '05' }), {}, { '39': undefined })],
    ['the answer to 000007 was 05', '000007 的应答为 05'],
    none,
  ],
  [
    'an answer without any code',
    [otherwise(exchange('000007', { code: null }), {}, { '39': undefined })],
    ['the answer to 000007 was ??', '000007 的应答为 ??'],
    none,
  ],
  [
    'a fault',
    [exchange('000007', { fault: 'late-answer' })],
    ['the answer to 000007 came too late', '000007 的应答到达过晚'],
    none,
  ],
  [
    'a fault without words',
    [exchange('000007', { fault: 'unheard-of' })],
    ['the answer to 000007 was 00', '000007 的应答为 00'],
    none,
  ],
  [
    'a reversal',
    [unreadable, { ...lostAnswer, fault: null }, reversal('000007')],
    lost,
    ['its reversal was carried out', '其冲正已执行'],
  ],
  [
    'a reversal before the request',
    [reversal('000007'), { ...lostAnswer, fault: null }],
    lost,
    ['its reversal was carried out', '其冲正已执行'],
  ],
  [
    'a reversal that the host refused at last',
    [{ ...lostAnswer, fault: null }, reversal('000007'), reversal('000007', { committed: false })],
    lost,
    ['the host did not carry out its reversal', '主机未执行其冲正'],
  ],
  [
    'a reversal under another STAN',
    [unreadable, { ...lostAnswer, fault: null }, stray],
    lost,
    [
      'its reversal was sent under another STAN, 000009, which names no payment',
      '其冲正用了另一个流水号 000009，该号没有对应的交易',
    ],
  ],
  ['a reversal of another payment', [{ ...lostAnswer, fault: null }, exchange('000009'), stray], lost, none],
  [
    'a reversal of another amount',
    [{ ...lostAnswer, fault: null }, otherwise(stray, { '4': '000000000001' })],
    lost,
    none,
  ],
  [
    'a reversal of what nobody sent',
    [stray],
    ['no request of 000007 is in the trace', '报文记录中没有 000007 的请求'],
    none,
  ],
  [
    'both reversals',
    [{ ...lostAnswer, fault: null }, stray, reversal('000007')],
    lost,
    ['its reversal was carried out', '其冲正已执行'],
  ],
  ['a payment by code', [{ ...lostByCode, fault: null }], lost, ['the host was not asked about it', '未查询其结果']],
  [
    'a payment by code with a query',
    [{ ...lostByCode, fault: null }, silent, answered],
    lost,
    ['its query was answered', '其查询已有应答'],
  ],
  [
    'a payment by code with a query at last in vain',
    [{ ...lostByCode, fault: null }, answered, silent],
    lost,
    ['its query had no answer', '其查询没有应答'],
  ],
  ['the void of one', [otherwise({ ...lostByCode, fault: null }, { '3': '200000' })], lost, none],
  ['one without field 22', [otherwise({ ...lostByCode, fault: null }, { '22': undefined })], lost, none],
];
it.each(cases)('%s', (_, exchanges, [en, zh], [thenEn, thenZh]) => {
  expect(outcomeWords(books({ exchanges }), { voucher: '000007', batch: '000001' })).toEqual({
    en: `${en} and ${thenEn}`,
    zh: `${zh}，且${thenZh}`,
  });
});
