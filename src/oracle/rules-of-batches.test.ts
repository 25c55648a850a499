// The rules about batches, each alone: what breaks it, and the nearest that does not.
import { describe, expect, it } from 'vitest';
import { BATCH, batch, books, byCode, entry, exchange, otherwise, posted, reversal, signIn } from './books.fixture.ts';
import type { Books, Exchange } from './books.ts';
import { approvalHasAnswer } from './rules/approval-has-answer.ts';
import { batchInForce } from './rules/batch-in-force.ts';
import { batchTotalsAgree } from './rules/batch-totals-agree.ts';

describe('totals of a batch', () => {
  const OWN = '000000012800001000000000300002';
  const FOREIGN = '000000000050003000000000070004';
  const settled = (changes: Record<string, string | undefined> = {}, mti = '0500'): Exchange => ({
    ...exchange('000008'),
    transaction: 'settlement',
    request: {
      mti,
      fields: { '11': '000008', '48': `${OWN}0${FOREIGN}0`, '60': `00${BATCH}201`, ...changes } as never,
    },
  });
  const unequal = [batch({ state: 'closed', balanced: false, creditCount: 2, creditMinor: 12 })];
  const said = (changes: Partial<Books>) =>
    batchTotalsAgree(books({ batches: unequal, ...changes })).map(({ actual }) => [actual.en, actual.zh]);
  const SUMS = ['4 debits of CNY 128.50 and 6 credits of CNY 3.70', '借记 4 笔 128.50 元、贷记 6 笔 3.70 元'];
  const OTHERS = ['other totals', '总额不同'];
  const lost = { type: 'refund', state: 'approved' };
  const unknown = [entry('000007', { status: 'unknown' })];
  const cases: [string, Partial<Books>, string[][]][] = [
    ['domestic and foreign cards together', { exchanges: [settled()] }, [SUMS]],
    ['those of the last settlement', { exchanges: [settled({ '48': '0'.repeat(62) }), settled()] }, [SUMS]],
    ['none of another batch', { exchanges: [settled({ '60': '00000002201' })] }, [OTHERS]],
    ['none of another message', { exchanges: [settled({}, '0200'), { ...settled(), request: null }] }, [OTHERS]],
    ['none that are longer', { exchanges: [settled({ '48': `${OWN}0${FOREIGN}00` })] }, [OTHERS]],
    ['none that begin otherwise', { exchanges: [settled({ '48': `x${OWN}0${FOREIGN}0` })] }, [OTHERS]],
    ['none at all', { exchanges: [settled({ '48': undefined })] }, [OTHERS]],
    ['not asked of a batch that balances', { batches: [batch({ balanced: true })] }, []],
    ['not asked of a batch that is open', { batches: [batch()] }, []],
    ['not asked where a refund was lost', { journal: unknown, transactions: [posted('000007', lost)] }, []],
    [
      'asked where one was lost in another batch',
      {
        journal: [{ ...unknown[0]!, batch: '000002' }],
        transactions: [posted('000007', { ...lost, batch: '000002' })],
      },
      [OTHERS],
    ],
  ];
  it.each(cases)('are told: %s', (_, changes, actual) => {
    expect(said(changes)).toEqual(actual);
  });

  it('are those of the host, as expected', () => {
    const [breach] = batchTotalsAgree(books({ batches: unequal }));
    expect(breach?.expected).toEqual({
      en: '1 debits of CNY 128.50 and 2 credits of CNY 0.12',
      zh: '借记 1 笔 128.50 元、贷记 2 笔 0.12 元',
    });
  });
});

describe('the batch of a message', () => {
  const inBatch = (stan: string, number: string, changes: Partial<Exchange> = {}) => ({
    ...otherwise(exchange(stan), { '60': `22${number}000600` }),
    ...changes,
  });
  const told = (number: string, changes: Partial<Exchange> = {}) => ({
    ...otherwise(signIn(6), {}, { '60': `00${number}003` }),
    ...changes,
  });
  const network = (transaction: string, field60: string, code: string, mti = '0820'): Exchange => ({
    ...exchange('000007'),
    transaction,
    code: '00',
    request: { mti, fields: { '11': '000007', '3': code, '60': field60, '41': 'TP000001', '42': '898310058120001' } },
    answer: { mti: `${mti.slice(0, 2)}30`, fields: { '39': '00' } },
  });
  const asks = (number: string) => network('sign-in', `00${number}003`, '000000', '0800');
  const echo = (number: string) => network('echo-test', `00${number}301`, '000000');
  const settlement = network('settlement', '00000009201', '000000', '0500');
  const uploadEnd = network('batch-upload-end', '00000009207', '000000', '0320');
  const found = (...exchanges: Exchange[]) =>
    batchInForce(books({ exchanges })).map(({ actual, expected }) => `${actual.en} for ${expected.en}`);
  const cases: [string, Exchange[], string[]][] = [
    ['none told', [inBatch('000007', '000005')], []],
    ['the one told', [told('000009'), inBatch('000007', '000009')], []],
    ['another', [told('000009'), inBatch('000007', '000010')], ['000010 for 000009']],
    ['a part of one', [told('000009'), otherwise(exchange('000007'), { '60': '2200' })], ['– for 000009']],
    ['one that is hidden', [told('000009'), inBatch('000007', '******')], []],
    ['told in hiding', [told('******'), inBatch('000007', '000001')], []],
    ['told by a sign-in that failed', [told('000009', { code: '03' }), inBatch('000007', '000001')], []],
    ['told by another message', [told('000009', { transaction: 'echo-test' }), inBatch('000007', '000001')], []],
    ['nothing told', [otherwise(signIn(6), {}, { '60': undefined }), inBatch('000007', '000001')], []],
    ['the one before a sign-in', [told('000009'), told('000011'), inBatch('000007', '000009')], []],
    ['the next without a settlement', [told('000009'), inBatch('000007', '000010')], ['000010 for 000009']],
    ['the next after a settlement', [told('000009'), settlement, inBatch('000007', '000010')], []],
    ['the same after a settlement', [told('000009'), settlement, inBatch('000007', '000009')], []],
    ['the next after an upload', [told('000009'), uploadEnd, inBatch('000007', '000010')], []],
    ['two on after a settlement', [told('000009'), settlement, inBatch('000007', '000011')], ['000011 for 000009']],
    ['the first after the last', [told('999998'), { ...settlement, request: null }, inBatch('000007', '000001')], []],
    [
      'no 999999',
      [told('999998'), { ...settlement, request: null }, inBatch('000007', '999999')],
      ['999999 for 999998'],
    ],
    ['a reversal has its own', [told('000009'), reversal('000007')], []],
    ['an echo test says none', [told('000009'), echo('000000')], []],
    ['an echo test before a sign-in says none', [echo('000000')], []],
    ['an echo test before a sign-in says one', [echo('000005')], ['000005 for 000000']],
    ['a first sign-in says one', [asks('000001')], ['000001 for 000000']],
    [
      'a sign-in after one that failed says one',
      [told('000009', { code: '03' }), asks('000009')],
      ['000009 for 000000'],
    ],
    ['a sign-in after one that told in hiding says one', [told('******'), asks('000001')], []],
    ['an echo test says another', [told('000009'), echo('000005')], ['000005 for 000009']],
    ['a sale says none', [told('000009'), inBatch('000007', '000000')], ['000000 for 000009']],
    ['what nobody knows', [told('000009'), network('x', '00000005999', '990000')], []],
  ];
  it.each(cases)('%s', (_, exchanges, wrong) => {
    expect(found(...exchanges)).toEqual(wrong);
  });
});

describe('an approval', () => {
  const refused = otherwise(exchange('000007'), {}, { '39': '05' });
  const payment = byCode.exchange('000007', { answer: null });
  const query = (result: string, ...more: [string?, string?]) => byCode.query('000007', '000009', result, ...more);
  const paid = { journal: [byCode.entry('000007')] };
  const cases: [string, Partial<Books>, string[]][] = [
    ['with its answer', {}, []],
    ['without a request', { exchanges: [] }, []],
    ['on a refusal', { exchanges: [refused] }, ['response code 05']],
    ['on one answer of two', { exchanges: [exchange('000007'), refused] }, []],
    ['on the other of two', { exchanges: [refused, exchange('000007')] }, []],
    ['on two refusals', { exchanges: [otherwise(refused, {}, { '39': '51' }), refused] }, ['response code 05']],
    ['on the answer to its reversal', { exchanges: [refused, reversal('000007')] }, ['response code 05']],
    ['by the reversal alone', { exchanges: [otherwise(reversal('000007'), {}, { '39': '05' })] }, []],
    ['by code on its query', { ...paid, exchanges: [payment, query('1')] }, []],
    ['by code on one query of two', { ...paid, exchanges: [payment, query('0'), query('1')] }, []],
    ['by code on a query that says no', { ...paid, exchanges: [payment, query('0')] }, ['no answer']],
    [
      'by code on a query of another amount',
      { ...paid, exchanges: [payment, query('1', '00', '000000000001')] },
      ['no answer'],
    ],
    ['by code on a query that was refused', { ...paid, exchanges: [payment, query('1', '05')] }, ['no answer']],
    [
      'by code on no answer to its query',
      { ...paid, exchanges: [payment, { ...query('1'), answer: null }] },
      ['no answer'],
    ],
    ['by card on a query', { exchanges: [exchange('000007', { answer: null }), query('1')] }, ['no answer']],
  ];
  it.each(cases)('%s', (_, changes, actual) => {
    expect(approvalHasAnswer(books(changes)).map((breach) => breach.actual.en)).toEqual(actual);
  });

  it('tells a fault in its words, and what does not match otherwise', () => {
    const [late] = approvalHasAnswer(books({ exchanges: [{ ...refused, fault: 'late-answer' }] }));
    expect(late?.text.en).toMatch(/its answer came too late$/);
    const [plain] = approvalHasAnswer(books({ exchanges: [refused] }));
    expect([plain?.text.en, plain?.text.zh]).toEqual([
      expect.stringMatching(/its answer did not match: response code 05$/),
      expect.stringMatching(/其应答不匹配：应答码 05$/),
    ]);
    expect(plain?.expected).toEqual({ en: 'an approving answer to voucher 000007', zh: '凭证号 000007 的成功应答' });
  });
});
