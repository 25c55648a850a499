// Results that say something else than journal and host: each breaks one rule; and those that look like them, and break none.
import { describe, expect, it } from 'vitest';
import { announced, books, byCode, entry, exchange, otherwise, posted, reversal, signIn } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { violating } from './violating.fixture.ts';

const RULE = 'result-tells-the-answer';
const TEXT = 'GUIDE-A-STEP-5d';
const ANY = /./;
/** Nobody looks for slips while a function is in progress. */
const ended = (...results: Books['results']): Partial<Books> => ({ results, idle: false });
const unknown = { journal: [entry('000007', { status: 'reversed', responseCode: null })], transactions: [] };
const declined = {
  journal: [entry('000007', { status: 'declined', responseCode: '51' })],
  transactions: [posted('000007', { state: 'declined', responseCode: '51', postedMinor: 0 })],
};
/** An inquiry for the balance that was answered with this code. */
function inquired(code: string, results: Books['results']): Partial<Books> {
  const request = {
    '3': '310000',
    '4': undefined,
    '22': '021',
    '23': undefined,
    '55': undefined,
    '60': '01000001000600',
  };
  const { requestChip: _, ...asked } = otherwise(exchange('000008'), request, {
    '3': '310000',
    '4': undefined,
    '39': code,
  });
  return {
    ...ended(...results),
    exchanges: [exchange('000007'), { ...asked, transaction: 'balance-inquiry' }],
  };
}
const inquiry = (changes: Partial<Books['results'][number]> = {}) =>
  announced({ function: 'balance-inquiry', amountMinor: null, voucher: '000008', ...changes });
const managed = (name: string, changes: Partial<Books['results'][number]> = {}) =>
  announced({ function: name, outcome: 'done', responseCode: null, amountMinor: null, voucher: null, ...changes });

/** A settlement whose totals the host answered with this result, and what was sent after it. */
function settled(result: string, ...more: Books['exchanges']): Partial<Books> {
  const totals = (each: string) => `${'0'.repeat(30)}${each}${'0'.repeat(30)}${each}`;
  const fields = { '11': '000008', '41': 'TP000001', '42': '898310058120001', '49': '156', '60': '00000001201' };
  const settlement: Books['exchanges'][number] = {
    ...exchange('000008'),
    transaction: 'settlement',
    request: { mti: '0500', fields: { ...fields, '48': totals('0'), '63': '01 ' } },
    answer: { mti: '0510', fields: { ...fields, '48': totals(result) } },
    requestChip: {},
    pinBlock: 'none',
  };
  return { ...ended(managed('settlement')), exchanges: [exchange('000007'), settlement, ...more] };
}
const uploadEnd = otherwise(
  { ...exchange('000009'), transaction: 'batch-upload-end', request: { mti: '0320', fields: {} } },
  { '11': '000009', '41': 'TP000001', '42': '898310058120001', '48': '[4 hidden]', '60': '00000001202' },
);

violating({
  'another code': [
    ended(announced({ responseCode: '11' })),
    RULE,
    TEXT,
    /sale 000007 says code 11, should be 00/,
    /应答码报为11/,
  ],
  'no code': [ended(announced({ responseCode: null })), RULE, TEXT, /code none, should be 00/, /应答码报为无/],
  'another amount': [
    ended(announced({ amountMinor: 12851 })),
    RULE,
    TEXT,
    /amount CNY 128.51, should be CNY 128.50/,
    /金额报为128.51 元/,
  ],
  'no amount': [ended(announced({ amountMinor: null })), RULE, TEXT, /amount none/, /金额报为无/],
  'another voucher': [ended(announced({ voucher: '000008' })), RULE, TEXT, /voucher 000008/, /凭证号报为000008/],
  'an approval without a voucher': [ended(announced({ voucher: null })), RULE, TEXT, /voucher none/, /凭证号报为无/],
  'a refusal that is told for a payment that stands': [
    ended(announced({ outcome: 'declined' })),
    RULE,
    TEXT,
    /outcome declined, should be approved/,
    /结果报为拒绝，应为成功/,
  ],
  'an answer of the host that is told as none of its own': [
    { ...ended(announced({ outcome: 'refused' })), ...declined },
    RULE,
    TEXT,
    /outcome refused, should be declined/,
    ANY,
  ],
  'an outcome that nobody knows, told as a refusal': [
    { ...ended(announced({ outcome: 'declined', responseCode: null })), ...unknown, exchanges: [reversal('000007')] },
    RULE,
    TEXT,
    /outcome declined, should be reversed/,
    ANY,
  ],
  'another code of a balance': [
    inquired('00', [inquiry({ responseCode: '11' })]),
    RULE,
    TEXT,
    /code 11, should be 00/,
    ANY,
  ],
  'another voucher of a balance': [
    inquired('00', [inquiry({ voucher: '000009' })]),
    RULE,
    TEXT,
    /should be 000008/,
    ANY,
  ],
  'a query that is approved': [ended(managed('query', { outcome: 'approved' })), RULE, TEXT, /done or failed/, ANY],
  'a version that the host declines': [
    ended(managed('version', { outcome: 'declined' })),
    RULE,
    TEXT,
    /done or failed/,
    ANY,
  ],
  'a query of a voucher that nobody has': [
    ended(managed('query', { voucher: '000008' })),
    RULE,
    TEXT,
    /journal/,
    /流水/,
  ],
  'a sign-in with another code': [
    { ...ended(managed('sign-in', { responseCode: '05' })), exchanges: [signIn(6), exchange('000007')] },
    RULE,
    TEXT,
    /code 05, should be 00/,
    ANY,
  ],
  'a sign-out that was never sent': [ended(managed('sign-out')), RULE, TEXT, /says outcome done/, ANY],
  'a settlement that neither agreed nor was ended': [
    settled('2'),
    'upload-is-ended',
    'GUIDE-P-SFT-5',
    /upload without an end/,
    /批上送未结束/,
  ],
  'a function that ended without a word': [
    { course: [{ chosen: 'query' }] },
    'one-result',
    TEXT,
    /no result: query was chosen/,
    /没有结果：选择了query/,
  ],
  'a function whose result is of another': [
    { course: [{ chosen: 'query' }, { ended: 'sale' }] },
    'one-result',
    TEXT,
    /no result: query/,
    ANY,
  ],
});

describe('results that are right', () => {
  it.each<[string, Partial<Books>]>([
    ['of the sale', ended(announced())],
    ['of a sale that was voided since', { ...ended(announced()), journal: [entry('000007', { status: 'voided' })] }],
    ['of a refusal', { ...ended(announced({ outcome: 'declined', responseCode: '51' })), ...declined }],
    ['of a sale that was cancelled', ended(announced({ outcome: 'cancelled', responseCode: null, voucher: null }))],
    ['that nobody knows', { ...ended(announced({ outcome: 'no-answer', responseCode: null })), ...unknown }],
    [
      'of a payment by code that turned out to be paid',
      {
        ...ended(announced({ function: 'qr-sale', outcome: 'declined' })),
        journal: [byCode.entry('000007')],
      },
    ],
    ['of a balance', inquired('00', [inquiry()])],
    [
      'of a sign-in',
      { ...ended(managed('sign-in', { responseCode: '00' })), exchanges: [signIn(6), exchange('000007')] },
    ],
    ['of a sign-in that failed', ended(managed('sign-in', { outcome: 'failed' }))],
    ['of a settlement that agreed', settled('1')],
    ['of a settlement whose upload was ended', settled('2', uploadEnd)],
    ['of a query', ended(managed('query', { voucher: '000007' }))],
    ['of a function that goes on', { course: [{ chosen: 'query' }], idle: false }],
    [
      'of a function that the power cut off',
      { course: [{ chosen: 'query' }, 'cut', { chosen: 'sale' }, { ended: 'sale' }] },
    ],
    ['of a choice that counted for nothing', { course: [{ chosen: 'sale' }, { chosen: 'query' }, { ended: 'sale' }] }],
    ['of what the terminal does by itself', { course: [{ ended: 'settlement' }] }],
  ])('%s', (_, changes) => {
    const wrong = inspect(books(changes)).filter(({ rule }) => [RULE, 'one-result', 'upload-is-ended'].includes(rule));
    expect(wrong.map(({ text }) => text.en)).toEqual([]);
  });
});
