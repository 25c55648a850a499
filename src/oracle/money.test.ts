// Money safety: each rule is silent on books that agree and speaks, in business words, on books that do not.
import { describe, expect, test } from 'vitest';
import {
  BATCH,
  batch,
  books,
  byCode,
  CARD,
  entry,
  exchange,
  ledgerOf,
  OTHER_CARD,
  posted,
  reversal,
} from './books.fixture.ts';
import { type Books, inspect, type LedgerEntry } from './index.ts';

const withEntry = (more: LedgerEntry): Books['ledger'] => {
  const { sumMinor, entries } = ledgerOf([posted('000007')]);
  return { sumMinor, entries: [...entries, more] };
};
const lostByCode = byCode.exchange('000007', { answer: null, fault: 'drop-answer' });
const reversalByCode = (stan: string, processingCode: string) => {
  const { fields } = byCode.exchange(stan).request!;
  return reversal(stan, { request: { mti: '0400', fields: { ...fields, '3': processingCode } } });
};
const lostAnswer = exchange('000007', { answer: null, fault: 'drop-answer' });

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
      exchanges: [
        exchange('000007', {
          answer: { mti: '0210', fields: { '4': '000000005000', '11': '000007', '39': '10' } },
        }),
      ],
    },
    'a settled batch whose journal was cleared': {
      journal: [],
      transactions: [posted('000007', { settled: true })],
      batches: [batch({ state: 'closed', balanced: true })],
    },
    'a slip that shows only the last four digits': { journal: [entry('000007', { cardNumber: '************1232' })] },
    'an opening balance, which belongs to no transaction': {
      ledger: withEntry({
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
      exchanges: [byCode.exchange('000007'), reversalByCode('000008', '200000')],
    },
    'functions without money': {
      journal: [entry('000007'), entry('000008', { function: 'balance-inquiry', amountMinor: 0 })],
    },
  };

  test.each(Object.entries(cases))('%s: no violation', (_, changes) => {
    expect(inspect(books(changes))).toEqual([]);
  });
});

describe('books that do not agree', () => {
  const cases: Record<string, [Partial<Books>, rule: string, requirement: string, en: RegExp, zh: RegExp]> = {
    'a retry under a new voucher after a lost answer': [
      {
        journal: [entry('000007', { status: 'cancelled' }), entry('000008')],
        transactions: [posted('000007'), posted('000008')],
        exchanges: [lostAnswer, exchange('000008')],
      },
      'charged-once',
      'GUIDE-A-FAQ-3a',
      /^charged twice: CNY 128\.50 on card 621234\*{6}1232, vouchers 000007 and 000008; the answer to 000007 was lost after commit and no reversal was sent$/,
      /^重复扣款：卡号 621234\*{6}1232 被扣 128\.50 元两次，凭证号 000007 和 000008；000007 的应答在入账后丢失，且未发送冲正$/,
    ],
    'a reversal under a STAN of its own': [
      {
        journal: [entry('000007', { status: 'reversed' })],
        transactions: [posted('000007')],
        exchanges: [lostAnswer, reversal('000008', { committed: false })],
      },
      'posting-is-owned',
      'GUIDE-A-FAQ-3d',
      /the answer to 000007 was lost after commit and its reversal was sent under another STAN, 000008, which names no payment$/,
      /且其冲正用了另一个流水号 000008，该号没有对应的交易$/,
    ],
    'two lost retries before the third went through': [
      {
        journal: [entry('000009')],
        transactions: [posted('000007'), posted('000008'), posted('000009')],
        exchanges: [lostAnswer, exchange('000008', { answer: null, fault: 'late-answer' }), exchange('000009')],
      },
      'charged-once',
      'GUIDE-A-FAQ-3a',
      /charged 3 times.*000007, 000008 and 000009/,
      /3 次.*000007、000008 和 000009/,
    ],
    'a retry whose first reversal did not reach the ledger': [
      {
        journal: [entry('000007', { status: 'reversed' }), entry('000008')],
        transactions: [posted('000007'), posted('000008')],
        exchanges: [lostAnswer, reversal('000007', { committed: false, answer: null }), exchange('000008')],
      },
      'charged-once',
      'GUIDE-A-FAQ-3a',
      /the host did not carry out its reversal/,
      /主机未执行其冲正/,
    ],
    'a lost answer that is never reversed': [
      { journal: [entry('000007', { status: 'unknown' })], exchanges: [lostAnswer] },
      'posting-is-owned',
      'GUIDE-A-FAQ-3d',
      /money moved without a payment: the sale 000007 of CNY 128\.50 .* holds it as unknown; the answer to 000007 was lost after commit and no reversal was sent/,
      /单边账：凭证号 000007 的消费 128\.50 元/,
    ],
    'another voucher owed than the one that stands': [
      { journal: [], owed: [{ kind: 'reversal', voucher: '000006', batch: BATCH }], exchanges: [lostAnswer] },
      'posting-is-owned',
      'GUIDE-A-FAQ-3d',
      /does not know it/,
      /终端没有这笔记录/,
    ],
    'a script notice owed instead of a reversal': [
      { journal: [], owed: [{ kind: 'script-notice', voucher: '000007', batch: BATCH }], exchanges: [lostAnswer] },
      'posting-is-owned',
      'GUIDE-A-FAQ-3d',
      /no reversal was sent/,
      /未发送冲正/,
    ],
    'a decline at the terminal of what the host approved': [
      { journal: [entry('000007', { status: 'declined' })] },
      'posting-is-owned',
      'GUIDE-A-FAQ-3d',
      /holds it as declined; the answer to 000007 was 00/,
      /终端记为拒绝/,
    ],
    'an approval that the host never saw': [
      { transactions: [], exchanges: [] },
      'approved-is-posted',
      'GUIDE-A-STEP-5d',
      /approved without money: .* the host has never posted it/,
      /成功但无入账.*主机从未入账/,
    ],
    'an approval that the host declined': [
      { transactions: [posted('000007', { state: 'declined', responseCode: '51', postedMinor: 0 })], exchanges: [] },
      'approved-is-posted',
      'GUIDE-A-STEP-5d',
      /the host has it as declined with code 51/,
      /应答码 51/,
    ],
    'an approval of what was reversed': [
      { transactions: [posted('000007', { state: 'reversed' })] },
      'approved-is-posted',
      'GUIDE-A-STEP-5d',
      /as reversed/,
      /状态为已冲正/,
    ],
    'an approval in another batch': [
      { journal: [entry('000007', { batch: '000002' })], transactions: [] },
      'approved-is-posted',
      'GUIDE-A-STEP-5d',
      /never posted/,
      /从未入账/,
    ],
    'an approval on the answer of another voucher': [
      {
        exchanges: [
          exchange('000007', {
            fault: 'wrong-stan',
            answer: { mti: '0210', fields: { '11': '000008', '39': '00' } },
          }),
        ],
      },
      'approval-has-answer',
      'GUIDE-A-STEP-5d',
      /approved on the wrong answer: .* its answer carried another voucher number/,
      /带有另一笔凭证号/,
    ],
    'an approval on an answer of another amount': [
      {
        exchanges: [
          exchange('000007', { answer: { mti: '0210', fields: { '4': '000000012851', '11': '000007', '39': '00' } } }),
        ],
      },
      'approval-has-answer',
      'GUIDE-A-STEP-5d',
      /field 4: sent 000000012850, got 000000012851/,
      /field 4/,
    ],
    'an approval on an answer with a wrong MAC': [
      { exchanges: [exchange('000007', { fault: 'wrong-mac' })] },
      'approval-has-answer',
      'GUIDE-A-STEP-5d',
      /had a wrong MAC/,
      /MAC 校验错/,
    ],
    'an approval without any answer': [
      { exchanges: [lostAnswer] },
      'approval-has-answer',
      'GUIDE-A-STEP-5d',
      /was lost after commit/,
      /在入账后丢失/,
    ],
    'one voucher posted twice': [
      { transactions: [posted('000007'), posted('000007', { id: 8 })] },
      'posted-once',
      'GUIDE-A-FAQ-3a',
      /posted 2 times: voucher 000007/,
      /重复入账/,
    ],
    'another amount posted than held': [
      { transactions: [posted('000007', { postedMinor: 12851 })] },
      'posted-amount',
      'GUIDE-S-STEP-5a',
      /holds the sale 000007 as CNY 128\.50, the host posted CNY 128\.51/,
      /终端记为 128\.50 元，主机入账 128\.51 元/,
    ],
    'another card posted than held': [
      { transactions: [posted('000007', { cardNumber: OTHER_CARD })] },
      'posted-card',
      'GUIDE-B-FAQ-3c',
      /on card 621234\*{6}1232, the host posted it on card 622588\*{6}5675/,
      /卡号不一致/,
    ],
    'refunds above the original amount': [
      {
        journal: [
          entry('000007'),
          entry('000008', { function: 'refund', amountMinor: 10000 }),
          entry('000009', { function: 'refund', amountMinor: 2851 }),
        ],
        transactions: [
          posted('000007'),
          posted('000008', { type: 'refund', originalId: 7, postedMinor: 10000 }),
          posted('000009', { type: 'refund', originalId: 7, postedMinor: 2851 }),
        ],
      },
      'refund-within-original',
      'GUIDE-B-FAQ-5e',
      /refunded too much: CNY 128\.51 went back for voucher 000007 of CNY 128\.50, by vouchers 000008 and 000009/,
      /退款超过原交易/,
    ],
    'a refund of a voided sale': [
      {
        journal: [
          entry('000007', { status: 'voided' }),
          entry('000008', { function: 'void' }),
          entry('000009', { function: 'refund', amountMinor: 1 }),
        ],
        transactions: [
          posted('000007', { state: 'voided' }),
          posted('000008', { type: 'void', originalId: 7 }),
          posted('000009', { type: 'refund', originalId: 7, postedMinor: 1 }),
        ],
      },
      'refund-within-original',
      'GUIDE-B-FAQ-5e',
      /CNY 128\.51/,
      /128\.51 元/,
    ],
    'a refund of nothing': [
      {
        journal: [entry('000007'), entry('000008', { function: 'refund' })],
        transactions: [posted('000007'), posted('000008', { type: 'refund' })],
      },
      'refund-within-original',
      'GUIDE-B-FAQ-5e',
      /refunded from nothing/,
      /无原交易退款/,
    ],
    'a refund to another card': [
      {
        journal: [entry('000007'), entry('000008', { function: 'refund', cardNumber: OTHER_CARD })],
        transactions: [posted('000007'), posted('000008', { type: 'refund', originalId: 7, cardNumber: OTHER_CARD })],
      },
      'refund-to-original-card',
      'GUIDE-B-FAQ-5d',
      /refunded to another card: the refund 000008 of CNY 128\.50 went to card 622588\*{6}5675, but voucher 000007 was paid with card 621234/,
      /退回他卡/,
    ],
    'a settlement that does not balance': [
      {
        batches: [batch({ state: 'closed', balanced: false })],
        exchanges: [
          exchange('000007'),
          exchange('000010', {
            transaction: 'settlement',
            request: {
              mti: '0500',
              fields: { '11': '000010', '48': `${'000000012800001'}${'0'.repeat(47)}`, '60': `00${BATCH}201` },
            },
          }),
        ],
      },
      'batch-totals-agree',
      'GUIDE-P-SFT-5',
      /batch 000001 does not balance: the terminal counts 1 debits of CNY 128\.00 and 0 credits of CNY 0\.00, the host counts 1 debits of CNY 128\.50/,
      /对账不平：终端借记 1 笔 128\.00 元/,
    ],
    'a settlement that does not balance and left no trace': [
      { batches: [batch({ state: 'closed', balanced: false })] },
      'batch-totals-agree',
      'GUIDE-P-SFT-5',
      /the terminal counts otherwise/,
      /终端总额与主机不同/,
    ],
    'a ledger that does not sum to zero': [
      { ledger: { ...ledgerOf([posted('000007')]), sumMinor: -1 } },
      'ledger-balances',
      'GUIDE-P-SFT-5',
      /sums to CNY -0\.01/,
      /合计 -0\.01 元/,
    ],
    'an entry that does not sum to zero': [
      {
        ledger: withEntry({
          id: 3,
          memo: 'fee',
          transactionId: null,
          postings: [{ account: 'acquirer/fee', amountMinor: 5 }],
        }),
      },
      'ledger-balances',
      'GUIDE-P-SFT-5',
      /ledger entry 3 \(fee\)/,
      /分录 3/,
    ],
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
        exchanges: [reversalByCode('000007', '000000')],
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
    'one transaction that is in the ledger twice': [
      { ledger: withEntry({ ...ledgerOf([posted('000007')]).entries[0]!, id: 2 }) },
      'ledger-follows-transactions',
      'GUIDE-P-SFT-5',
      /it took CNY 257\.00 from the cards, the standing transactions come to CNY 128\.50/,
      /总账从卡账户共扣 257\.00 元/,
    ],
    'a transaction that the ledger forgot': [
      { ledger: { sumMinor: 0, entries: [] } },
      'ledger-follows-transactions',
      'GUIDE-P-SFT-5',
      /it took CNY 0\.00 from the cards/,
      /0\.00 元/,
    ],
  };

  test.each(Object.entries(cases))(
    '%s: exactly one violation, of the right rule',
    (_, [changes, rule, requirement, en, zh]) => {
      const violations = inspect(books(changes));
      expect(violations.map((v) => ({ rule: v.rule, requirement: v.requirement }))).toEqual([{ rule, requirement }]);
      const [violation] = violations as [(typeof violations)[number]];
      expect(`${violation.text.en} | ${violation.actual}`).toSatisfy(
        (words: string) => en.test(violation.text.en) || en.test(words),
      );
      expect(`${violation.text.zh} | ${violation.actual}`).toSatisfy(
        (words: string) => zh.test(violation.text.zh) || zh.test(words),
      );
      expect(violation.expected).not.toBe('');
      expect(violation.actual).not.toBe(violation.expected);
    },
  );
});

test('expected and actual are in the language that is asked for', () => {
  const [english] = inspect(books({ journal: [] }));
  const [chinese] = inspect(books({ journal: [] }), 'zh-CN');
  expect(english?.expected).toBe('voucher 000007 approved at the terminal, or reversed');
  expect(chinese?.expected).toBe('凭证号 000007 在终端为成功，或已冲正');
  expect({ ...chinese, expected: english?.expected, actual: english?.actual }).toEqual(english);
});

test('what no lateness of the test system brings about says so', () => {
  const lost = inspect(books({ journal: [] }));
  const leaked = inspect(books({ texts: [{ where: 'log', text: 'card 6212345678901232' }] }));
  expect(lost.map(({ rule, timeless }) => [rule, timeless])).toEqual([['posting-is-owned', undefined]]);
  expect(leaked.map(({ rule, timeless }) => [rule, timeless])).toEqual([['pan-is-masked', true]]);
});

test('the card that is named is always masked', () => {
  const violations = inspect(books({ journal: [], exchanges: [] }));
  expect(JSON.stringify(violations)).toContain(CARD);
  expect(JSON.stringify(violations)).not.toMatch(/\d{11}/);
});
