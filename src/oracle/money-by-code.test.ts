// Payments by code, which are queried and never reversed.
import { BATCH, byCode, lostByCode } from './books.fixture.ts';
import { violating } from './violating.fixture.ts';

violating({
  'a payment by code that nobody asks about': [
    {
      journal: [byCode.entry('000007', { status: 'unknown', responseCode: null })],
      transactions: [byCode.posted('000007')],
      exchanges: [lostByCode],
    },
    'code-payment-is-queried',
    'GUIDE-P-SFT-6',
    /^outcome never asked: .* the QR sale 000007 of CNY 128\.50/,
    /^结果未查询：.*凭证号 000007 的扫码消费 128\.50 元/,
  ],
  'a payment by code that nobody asks about, although nothing was paid': [
    { journal: [byCode.entry('000007', { status: 'unknown', responseCode: null })], transactions: [], exchanges: [] },
    'code-payment-is-queried',
    'GUIDE-P-SFT-6',
    /neither asked nor is going to/,
    /既未查询也没有待发的查询/,
  ],
  'a payment by code that was asked about in vain and then dropped': [
    {
      journal: [byCode.entry('000007', { status: 'unknown', responseCode: null })],
      transactions: [byCode.posted('000007')],
      exchanges: [lostByCode, { ...byCode.query('000007', '000008', null), answer: null }],
    },
    'posting-is-owned',
    'GUIDE-P-SFT-6',
    /^money moved without a payment: the QR sale 000007 .* the terminal holds it as unknown; .* and its query had no answer/,
    /^单边账：凭证号 000007 的扫码消费 .*且其查询没有应答/,
  ],
  'a payment by code that is taken for unpaid although it was paid': [
    {
      journal: [byCode.entry('000007', { status: 'declined', responseCode: '25' })],
      transactions: [byCode.posted('000007')],
      exchanges: [lostByCode],
    },
    'posting-is-owned',
    'GUIDE-P-SFT-6',
    /the terminal holds it as declined; .* the host was not asked about it/,
    /终端记为拒绝；.*且未查询其结果/,
  ],
  'a reversal that is owed for a payment by code': [
    {
      journal: [byCode.entry('000007', { status: 'unknown', responseCode: null })],
      transactions: [byCode.posted('000007')],
      owed: [{ kind: 'reversal', voucher: '000007', batch: BATCH }],
      exchanges: [lostByCode],
    },
    'code-payment-not-reversed',
    'GUIDE-P-SFT-6',
    /^reversed instead of asked about: a reversal of the QR sale 000007/,
    /^应查询却冲正：凭证号 000007/,
  ],
  'a reversal that was sent for a payment by code': [
    {
      journal: [byCode.entry('000007', { status: 'reversed', responseCode: null })],
      transactions: [],
      exchanges: [byCode.reversal('000007', '000000')],
    },
    'code-payment-not-reversed',
    'GUIDE-P-SFT-6',
    /000007 was sent or is owed/,
    /已发送冲正/,
  ],
  'a query about another payment taken for an approval': [
    {
      journal: [byCode.entry('000007')],
      transactions: [byCode.posted('000007')],
      exchanges: [lostByCode, byCode.query('000009', '000008', '1')],
    },
    'approval-has-answer',
    'GUIDE-A-STEP-5d',
    /was lost after commit/,
    /在入账后丢失/,
  ],
  'a query that said unpaid taken for an approval': [
    {
      journal: [byCode.entry('000007')],
      transactions: [byCode.posted('000007')],
      exchanges: [lostByCode, byCode.query('000007', '000008', '3', '25')],
    },
    'approval-has-answer',
    'GUIDE-A-STEP-5d',
    /was lost after commit/,
    /在入账后丢失/,
  ],
});
