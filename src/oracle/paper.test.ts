// Which payment a slip is of: by what is printed on it, or by when it came; and which answer told it.
import { describe, expect, it, test } from 'vitest';
import { books, byCode, entry, exchange, posted, reversal, SETTING } from './books.fixture.ts';
import type { Books, IssuedSlip } from './books.ts';
import { papersOf, slipLanguage, slipWords } from './paper.ts';

const slip = (lines: string[], changes: Partial<IssuedSlip> = {}): IssuedSlip => ({
  copy: 'merchant',
  reprint: false,
  signatureLine: false,
  lines,
  after: null,
  ...changes,
});
const IN_BATCH_2 = { batch: '000002' };
const paper = (one: IssuedSlip, changes: Partial<Books> = {}) => papersOf(books({ slips: [one], ...changes }))[0]!;

describe('the payment of a slip', () => {
  const journal = [entry('000008'), entry('000007', IN_BATCH_2), entry('000007'), entry('000009', IN_BATCH_2)];
  const of = (lines: string[], after: IssuedSlip['after'] = null) => {
    const found = paper(slip(lines, { after }), { journal }).entry;
    return found === undefined ? null : `${found.batch} ${found.voucher}`;
  };
  test.each([
    [['BATCH 000001   VOUCHER 000007'], '000001 000007'],
    [['BATCH 000002   VOUCHER 000007'], '000002 000007'],
    [['BATCH 000009   VOUCHER 000008'], '000001 000008'],
    [['VOUCHER 000007'], '000001 000007'],
    [['BATCH 000001   VOUCHER 000009'], '000002 000009'],
    [['BATCH 000001   VOUCHER 000001'], null],
    [['BATCH 000001'], null],
  ])('that has the lines %j is %s', (lines, payment) => {
    expect(of(lines)).toBe(payment);
  });

  it('is the last one before it where no voucher is printed, of its own batch', () => {
    expect(of(['SALE'], { voucher: '000007', batch: '000001' })).toBe('000001 000007');
    expect(of(['SALE'], { voucher: '000007', batch: '000002' })).toBe('000002 000007');
    expect(of(['SALE'], { voucher: '000008', batch: '000002' })).toBeNull();
    expect(of(['VOUCHER 000008'], { voucher: '000007', batch: '000001' })).toBe('000001 000008');
  });
});

describe('what was told of it', () => {
  const PRINTED = ['BATCH 000001   VOUCHER 000007'];

  it('is the answer to the payment itself, whatever was sent about it later', () => {
    const sale = exchange('000007');
    const unnamed = { ...exchange('000007'), transaction: null };
    const exchanges = [sale, reversal('000007'), { ...exchange('000007'), transaction: 'e-signature' }];
    expect(paper(slip(PRINTED), { exchanges })).toMatchObject({ exchange: sale, told: sale.answer!.fields });
    expect(paper(slip(PRINTED), { exchanges: [sale, unnamed] }).exchange).toBe(unnamed);
    expect(paper(slip(PRINTED), { exchanges: [] })).toMatchObject({ exchange: undefined, told: {} });
    expect(paper(slip(PRINTED), { exchanges: [{ ...sale, answer: null }] }).told).toEqual({});
  });

  it('is of a payment by code the last query that was answered', () => {
    const query = byCode.query('000007', '000009', '1');
    const sale = byCode.exchange('000007');
    const exchanges = [sale, query, { ...query, answer: null }];
    const journal = [byCode.entry('000007')];
    expect(paper(slip(PRINTED), { journal, exchanges }).told).toEqual(query.answer?.fields);
    expect(paper(slip(PRINTED), { journal, exchanges: [sale, { ...query, answer: null }] }).told).toEqual(
      sale.answer?.fields,
    );
    expect(paper(slip(PRINTED), { exchanges }).told).toEqual(sale.answer?.fields);
  });

  it('is the last transaction of that voucher at the host', () => {
    const transactions = [posted('000007'), posted('000007', { id: 8 }), posted('000009')];
    expect(paper(slip(PRINTED), { transactions }).transaction?.id).toBe(8);
  });
});

it('is asked of sales slips alone, and read once', () => {
  const all = books({
    slips: ['merchant', 'settlement', 'cardholder', 'electronic'].map((copy) => slip([], { copy })),
  });
  expect(papersOf(all).map(({ slip: { copy } }) => copy)).toEqual(['merchant', 'cardholder', 'electronic']);
  expect(papersOf(all)).toBe(papersOf(all));
});

test('its language is that of the terminal', () => {
  expect(slipLanguage(books())).toBe('en');
  expect(slipLanguage(books({ setting: { ...SETTING, language: 'zh-CN' } }))).toBe('zh');
});

test.each([
  [['VOUCHER 000007'], {}, 'the merchant copy of voucher 000007', '凭证号 000007 的商户存根'],
  [
    ['VOUCHER 000007'],
    { reprint: true },
    'the merchant copy, reprinted, of voucher 000007',
    '凭证号 000007 的商户存根（重打印）',
  ],
  [['SALE'], { copy: 'cardholder' }, 'the cardholder copy', '持卡人存根'],
  [['SALE'], { copy: 'electronic', reprint: true }, 'the electronic slip, reprinted,', '电子签购单（重打印）'],
])('%j with %j is told as %s', (lines, changes, en, zh) => {
  expect(slipWords(paper(slip(lines, changes)))).toEqual({ en, zh });
});
