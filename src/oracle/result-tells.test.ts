// What a result says of its transaction, beside journal and host: what breaks the rule in which words, and the nearest that does not.
import { describe, expect, it } from 'vitest';
import { announced, books, entry, exchange, network, otherwise } from './books.fixture.ts';
import type { Announced, Books, Exchange } from './books.ts';
import { resultTellsTheAnswer } from './rules/result-tells-the-answer.ts';

const sale = exchange('000007');

describe('a result', () => {
  const told = (result: Partial<Announced>, changes: Partial<Books> = {}) =>
    resultTellsTheAnswer(books({ results: [announced(result)], ...changes })).map((breach) => breach.actual.en);
  const inquiry = { function: 'balance-inquiry', voucher: '000008', amountMinor: null } as const;
  const asked = (stan: string, code?: string): Exchange =>
    otherwise(
      {
        ...exchange(stan),
        transaction: 'balance-inquiry',
        request: {
          mti: '0200',
          fields: { ...sale.request?.fields, '3': '310000', '11': stan, '60': '01000001000600' },
        },
      },
      {},
      { '39': code },
    );
  const settlement = { function: 'settlement', outcome: 'done', amountMinor: null, voucher: null } as const;
  const settled = (code: string | undefined) => otherwise(network('settlement', '0500', '201'), {}, { '39': code });
  const uploaded = (stan: string) => otherwise(network('batch-upload', '0320', '201'), { '11': stan });
  const cases: [string, Partial<Announced>, Partial<Books>, string[]][] = [
    ['as it was', {}, {}, []],
    ['of another code', { responseCode: '05' }, {}, ['code 05']],
    ['of no code', { responseCode: null }, {}, ['code none']],
    ['of another amount', { amountMinor: 1 }, {}, ['amount CNY 0.01']],
    ['of no amount', { amountMinor: null }, {}, ['amount none']],
    ['of another voucher', { voucher: '000009' }, {}, ['voucher 000009']],
    ['of no voucher', { voucher: null }, {}, ['voucher none']],
    ['of another function', { function: 'refund' }, {}, ['voucher 000007']],
    ['declined', { outcome: 'declined' }, {}, ['outcome declined']],
    ['of another end', { outcome: 'cancelled', responseCode: '05' }, {}, []],
    [
      'refused, with a code',
      { outcome: 'refused', responseCode: '05' },
      { journal: [entry('000007', { status: 'unknown' })] },
      [],
    ],
    ['refused, of nothing', { outcome: 'refused', voucher: null }, {}, []],
    ['of the last entry', {}, { journal: [entry('000007', { responseCode: '05' }), entry('000007')] }, []],
    ['an inquiry', inquiry, { exchanges: [asked('000008', '00')] }, []],
    [
      'an inquiry of another code',
      { ...inquiry, responseCode: '05' },
      { exchanges: [asked('000008', '00')] },
      ['code 05'],
    ],
    ['an inquiry of another voucher', inquiry, { exchanges: [asked('000009', '00')] }, ['voucher 000008']],
    ['an inquiry that tells no voucher', { ...inquiry, voucher: null }, { exchanges: [asked('000009', '00')] }, []],
    [
      'an inquiry that tells no voucher and another code',
      { ...inquiry, voucher: null, responseCode: '05' },
      { exchanges: [asked('000009', '00')] },
      ['code 05'],
    ],
    ['an inquiry that nobody asked', inquiry, { exchanges: [sale] }, []],
    ['an inquiry without an answer', inquiry, { exchanges: [{ ...asked('000008', '00'), answer: null }] }, []],
    ['an inquiry without a code', inquiry, { exchanges: [asked('000008')] }, []],
    [
      'an inquiry that was refused',
      { ...inquiry, outcome: 'refused', responseCode: '05' },
      { exchanges: [asked('000008', '00')] },
      [],
    ],
    ['a settlement', settlement, { exchanges: [settled('00')] }, []],
    [
      'a settlement that nobody asked',
      settlement,
      { exchanges: [sale, otherwise(sale, { '3': '990000' })] },
      ['outcome done'],
    ],
    [
      'a settlement of another code',
      { ...settlement, responseCode: '95' },
      { exchanges: [settled('00')] },
      ['code 95'],
    ],
    ['a settlement of no code', { ...settlement, responseCode: null }, { exchanges: [settled('00')] }, ['code none']],
    [
      'a settlement of no code beside one that was refused',
      { ...settlement, responseCode: null },
      { exchanges: [settled(undefined), settled('Z9')] },
      [],
    ],
    [
      'a settlement without an answer',
      { ...settlement, responseCode: null },
      { exchanges: [{ ...settled('00'), answer: null }] },
      [],
    ],
    [
      'a settlement that failed',
      { ...settlement, outcome: 'failed', responseCode: '95' },
      { exchanges: [settled('00')] },
      [],
    ],
    [
      'a settlement that was approved',
      { ...settlement, outcome: 'approved' },
      { exchanges: [settled('00')] },
      ['outcome approved'],
    ],
    [
      'a settlement of a voucher',
      { ...settlement, voucher: '000009' },
      { exchanges: [settled('00')] },
      ['voucher 000009'],
    ],
    [
      'a settlement that failed at its upload, of the STAN of that',
      { ...settlement, outcome: 'failed', voucher: '000009' },
      { exchanges: [settled(undefined), uploaded('000009')] },
      [],
    ],
    [
      'a settlement that failed, of a STAN that never arrived',
      { ...settlement, outcome: 'failed', voucher: '000009' },
      { exchanges: [settled(undefined)] },
      [],
    ],
    [
      'a settlement that failed, of the STAN of something else',
      { ...settlement, outcome: 'failed', voucher: '000009' },
      { exchanges: [settled(undefined), asked('000009', '00')] },
      ['voucher 000009'],
    ],
    [
      'a sign-in of the STAN of an upload',
      { ...settlement, function: 'sign-in', outcome: 'failed', voucher: '000009' },
      { exchanges: [uploaded('000009')] },
      ['voucher 000009'],
    ],
    [
      'a query that failed, of a voucher that nobody has',
      { ...settlement, function: 'query', outcome: 'failed', responseCode: null, voucher: '000009' },
      {},
      ['voucher 000009'],
    ],
    ['a settlement of its own STAN', { ...settlement, voucher: '000008' }, { exchanges: [settled('00')] }, []],
    [
      'a settlement of a known voucher',
      { ...settlement, voucher: '000007' },
      { exchanges: [settled('00')], journal: [entry('000007'), entry('000006')] },
      [],
    ],
    ['a reprint that nobody asks for', { ...settlement, function: 'reprint', responseCode: null }, {}, []],
    [
      'a reprint that was declined',
      { ...settlement, function: 'reprint', outcome: 'declined', responseCode: null },
      {},
      ['outcome declined'],
    ],
    ['a settlement that was declined', { ...settlement, outcome: 'declined' }, { exchanges: [settled('00')] }, []],
  ];
  it.each(cases)('%s', (_, result, changes, wrong) => {
    expect(told(result, changes)).toEqual(wrong);
  });

  it('is told with its voucher, or without', () => {
    const words = (result: Partial<Announced>) =>
      resultTellsTheAnswer(books({ results: [announced(result)] })).map(({ text, expected }) => [
        text.en,
        text.zh,
        expected.en,
        expected.zh,
      ]);
    expect(words({ voucher: '000009' })).toEqual([
      [
        'the result tells something else: that of the sale 000009 says voucher 000009, should be one of the journal',
        '结果与实际不符：消费 000009 的凭证号报为000009，应为流水中的凭证号',
        'voucher one of the journal',
        '凭证号 流水中的凭证号',
      ],
    ]);
    expect(words({ voucher: null })[0]?.slice(0, 2)).toEqual([
      'the result tells something else: that of the sale says voucher none, should be one of the journal',
      '结果与实际不符：消费的凭证号报为无，应为流水中的凭证号',
    ]);
    const nobody = resultTellsTheAnswer(books({ results: [announced(settlement)], exchanges: [] }));
    expect(nobody[0]?.expected).toEqual({ en: 'outcome never asked of the host', zh: '结果 未向主机请求' });
    const voucher = resultTellsTheAnswer(
      books({ results: [announced({ ...settlement, voucher: '000009' })], exchanges: [settled('00')] }),
    );
    expect(voucher[0]?.expected).toEqual({ en: 'voucher one of the journal', zh: '凭证号 流水中的凭证号' });
  });
});
