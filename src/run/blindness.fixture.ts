// The kinds of blindness that the suite had: faults that once passed every scenario, each with what finds it now and in which words.
import type { Bilingual } from '../definitions/evidence.ts';

type Blindness = {
  kind: string;
  what: Bilingual;
  /** A mutant or a defect by its id, the feature and the scenario that find it, the clause or requirement that it is found for, and words of the finding. */
  found: readonly (readonly [fault: string, feature: string, scenario: string, clause: string, words: string])[];
};

const SPOILT = 'timeout-and-reversal/spoilt-answer';
const MOMENTS = 'timeout-and-reversal/moments';
const CODES = ['declines/help', 'Whatever the code, a refusal is no sale, and the code is that of the answer'] as const;
const FREE = 'pin/pin-free';
const SHORT = 'A PIN that is too short is asked for again, three times in all';
const REFUND_LIMIT = [
  'void-and-refund/refund',
  'A refund over the limit of the terminal is refused there, one up to it is made',
] as const;
const REFUND_SLIP = ['void-and-refund/refund', 'The slip of a refund names the original reference and date'] as const;
const VOID_SLIP = ['void-and-refund/void', 'The slip of a void names the original voucher'] as const;
const COMPLETION_VOID = [
  'pre-authorisation/pre-authorisation',
  'A completion can be voided in its batch, and the hold stands again',
] as const;
const COMPLETION = [
  'pre-authorisation/pre-authorisation',
  'A completion charges what was used and frees the rest',
] as const;
const PRODUCTS = ['card-reading/products', 'Cards of every product can pay by chip'] as const;
const BALANCE = [SPOILT, 'A balance whose answer is wrong in one place is not believed'] as const;
const APPROVED = 'takes the transaction for approved';

export const BLINDNESS: readonly Blindness[] = [
  {
    kind: 'a',
    what: {
      en: 'a setting or downloaded parameter that the terminal ignores',
      zh: '终端忽略某项设置或下载的参数',
    },
    found: [
      [
        'setting/identity.serviceLine/other',
        SPOILT,
        'A void whose answer is wrong in one place is no void',
        'GUIDE-S-ADV-4',
        'the screen sends people to 400-000-0001',
      ],
      ['setting/attempts.pinEntries/more-by-1', 'pin/pin-entry', SHORT, 'GUIDE-S-STEP-3c.1', 'does not refuse'],
      ['setting/limits.refundMinor/more-by-1', ...REFUND_LIMIT, 'GUIDE-B-FAQ-5b.1', 'does not refuse'],
      ['setting/limits.refundMinor/less-by-1', ...REFUND_LIMIT, 'GUIDE-B-FAQ-5b.1', 'is not approved'],
      [
        'wire/answer/sign-in/13/altered',
        'declines/card-status',
        'A card that the issuer does not know is declined',
        'GUIDE-A-STEP-1d.3',
        'clock not set',
      ],
    ],
  },
  {
    kind: 'b',
    what: {
      en: 'a check of the answer that is left out for one kind of transaction',
      zh: '某一种交易漏做对应答的某项核对',
    },
    found: [
      [
        'answer/qr-query/mac/unchecked',
        'products/payment-code',
        'A question whose own answer is wrong in one place is asked again',
        'GUIDE-A-STEP-5d.3',
        'approved on the wrong answer',
      ],
      [
        'answer/pre-authorisation/mti/unchecked',
        SPOILT,
        'A pre-authorisation that is answered wrongly three times over is none',
        'GUIDE-A-STEP-5d.3',
        'its answer was of another',
      ],
      [
        'answer/void/41/unchecked',
        SPOILT,
        'A void that is answered wrongly three times over is none',
        'GUIDE-A-STEP-5d.3',
        'its answer had another value in one field',
      ],
      [
        'answer/pre-authorisation-void/11/unchecked',
        SPOILT,
        'The void of a pre-authorisation whose answer is wrong in one place is none',
        'GUIDE-A-STEP-5d.3',
        'approved on the wrong answer',
      ],
      [
        'answer/pre-authorisation-void/4/unchecked',
        SPOILT,
        'The void of a pre-authorisation whose answer is wrong in one place is none',
        'GUIDE-A-STEP-5d.3',
        'approved on the wrong answer',
      ],
    ],
  },
  {
    kind: 'c',
    what: { en: 'an answer code that is taken for another', zh: '误认应答码' },
    found: [
      ['code/66/taken-for/00', ...CODES, 'GUIDE-A-STEP-5d.2', 'approved without money'],
      ['code/13/taken-for/51', ...CODES, 'GUIDE-A-STEP-5d.2', 'A code is taken for another one'],
      ['code/30/taken-for/51', ...CODES, 'GUIDE-A-STEP-5d.2', 'A code is taken for another one'],
      ['code/76/taken-for/51', ...CODES, 'GUIDE-A-STEP-5d.2', 'A code is taken for another one'],
      [
        'partial-taken-for-whole',
        'timeout-and-reversal/wrong-answer',
        'A partial approval is no approval of the whole',
        'GUIDE-A-STEP-5d.2',
        'A part that was approved is taken for something else',
      ],
    ],
  },
  {
    kind: 'd',
    what: { en: 'a moment that nobody tried', zh: '从未试过的时刻' },
    found: [
      [
        'moment/card/paper-out/no-reaction',
        MOMENTS,
        'Paper that ends while a sale goes on costs neither money nor slip',
        'GUIDE-A-STEP-6c.1',
        'does not ask for this',
      ],
      [
        'moment/amount/network-down/no-reaction',
        MOMENTS,
        'A sale that is given up at any question leaves nothing behind',
        'GUIDE-B-FAQ-1d.4',
        'approved without a network',
      ],
      [
        'moment/card/restart/no-reaction',
        MOMENTS,
        'A sale that is given up at any question leaves nothing behind',
        'GUIDE-B-FAQ-1d.4',
        'goes on, sends something, or tells of an answer',
      ],
      [
        'moment/original-date/cancel/no-reaction',
        MOMENTS,
        'A refund that is given up at any question leaves nothing behind',
        'GUIDE-B-FAQ-1d.4',
        'goes on, sends something, or tells of an answer',
      ],
      [
        'moment/query-voucher/restart/no-reaction',
        MOMENTS,
        'A query that is given up at any question leaves nothing behind',
        'GUIDE-B-FAQ-1d.4',
        'goes on, sends something, or tells of an answer',
      ],
    ],
  },
  {
    kind: 'e',
    what: { en: 'boundaries: limits, counts, times without entry, numbers', zh: '边界：限额、次数、无操作时间、编号' },
    found: [
      [
        'setting/limits.pinFreeMinor/more-by-1',
        FREE,
        'A tap one fen above the limit needs the PIN',
        'GUIDE-A-FAQ-1b',
        'does not ask for the PIN',
      ],
      [
        'setting/limits.pinFreeMinor/less-by-1',
        FREE,
        'A tap up to the limit needs no PIN',
        'GUIDE-A-FAQ-1b',
        'asks for the PIN',
      ],
      ['setting/attempts.pinEntries/less-by-1', 'pin/pin-entry', SHORT, 'GUIDE-S-STEP-3c.1', 'does not ask for this'],
      [
        'setting/timers.entryTimeoutMs/tenfold',
        'pin/pin-entry',
        'A PIN that nobody enters in time ends the transaction, and nothing is sent',
        'GUIDE-B-STEP-2c.2',
        APPROVED,
      ],
      ['stan-by-two', ...PRODUCTS, 'GUIDE-P-SFT-2', 'STAN out of order'],
    ],
  },
  {
    kind: 'f',
    what: {
      en: "the adapter's own description taken for evidence, in the place of the printed lines",
      zh: '以适配器的自述代替打印内容作证据',
    },
    found: [
      ['slip-amount-shifted', ...PRODUCTS, 'GUIDE-S-STEP-5a.4', 'says CNY 1285.00, the payment is of CNY 128.50'],
      ['slip-without-amount', ...PRODUCTS, 'GUIDE-S-STEP-5a.4', 'says no amount'],
      ['slip/refund/cardholder/issuer/absent', ...REFUND_SLIP, 'GUIDE-A-STEP-6b.1', 'issuer'],
      ['slip/refund/merchant/entryLetter/altered', ...REFUND_SLIP, 'GUIDE-A-STEP-6b.2', 'way the card was read'],
      ['slip/void/cardholder/terminalId/absent', ...VOID_SLIP, 'GUIDE-A-STEP-6b.1', 'terminal number'],
    ],
  },
  {
    kind: 'g',
    what: { en: 'content that nobody opens', zh: '无人打开查看的内容' },
    found: [
      [
        'slip-copies-exchanged',
        ...PRODUCTS,
        'GUIDE-S-STEP-6b',
        'the merchant copy of voucher 000002 says "Cardholder copy"',
      ],
      ['slip-in-another-language', ...PRODUCTS, 'GUIDE-A-STEP-6b', 'slip in another language'],
      ['slip-original-date-of-zeros', ...COMPLETION, 'GUIDE-B-FAQ-5i', 'says original date 0000'],
      ['slip/completion-void/cardholder/empty', ...COMPLETION_VOID, 'GUIDE-S-STEP-5a.4', 'says no amount'],
      [
        'slip/force-pin-sale/merchant/empty',
        FREE,
        'The cashier can have a small tap confirmed by PIN',
        'GUIDE-S-STEP-5a.4',
        'says no amount',
      ],
    ],
  },
  {
    kind: 'h',
    what: { en: 'fields without a rule', zh: '没有规则的域' },
    found: [
      ['wire/request/completion-void/26/altered', ...COMPLETION_VOID, 'GUIDE-A-FAQ-1a.2', 'field 26'],
      [
        'wire/request/void/26/altered',
        SPOILT,
        'A void whose answer is wrong in one place is no void',
        'GUIDE-A-FAQ-1a.2',
        'field 26',
      ],
      [
        'wire/request/void/60.readCapability/altered',
        SPOILT,
        'A void whose answer is wrong in one place is no void',
        'GUIDE-A-STEP-2b',
        'field 60',
      ],
      [
        'wire/request/pre-authorisation/60.chipCondition/altered',
        'timeout-and-reversal/end-of-reversal',
        'A pre-authorisation whose answer is lost holds no money',
        'GUIDE-A-FAQ-3d',
        'field 60',
      ],
      ['stripe-capability', ...PRODUCTS, 'GUIDE-A-STEP-2b', 'field 60'],
    ],
  },
  {
    kind: 'i',
    what: { en: '"exactly one" that was checked as "at least one"', zh: '“恰好一次”只核对了“至少一次”' },
    found: [
      [
        'result/sign-out/doubled',
        'start-up/sign-in',
        'After sign-out no sale starts',
        'GUIDE-A-STEP-5d.1',
        'ended 2 times',
      ],
      [
        'result/echo-test/doubled',
        'start-up/echo-test',
        'An echo test without an answer names the receiving stage',
        'GUIDE-A-STEP-5d.1',
        'ended 2 times',
      ],
      ['slip/completion-void/cardholder/doubled', ...COMPLETION_VOID, 'GUIDE-B-FAQ-3f.2', 'was issued before'],
      ['slip/completion/cardholder/doubled', ...COMPLETION, 'GUIDE-B-FAQ-3f.2', 'was issued before'],
      [
        'wire/sending/script-notice/twice',
        'chip-and-keys/chip',
        'A chip refuses a forged command, and the issuer learns that too',
        'GUIDE-P-SFT-2',
        'STAN out of order',
      ],
    ],
  },
  {
    kind: 'j',
    what: {
      en: 'one seed for ever: an answer without a code, or without a MAC',
      zh: '种子永远不变：没有应答码或没有MAC的应答',
    },
    found: [
      ['answer/balance-inquiry/39-missing/unchecked', ...BALANCE, 'GUIDE-A-STEP-5d.3', APPROVED],
      ['answer/balance-inquiry/mac-missing/unchecked', ...BALANCE, 'GUIDE-A-STEP-5d.3', APPROVED],
      [
        'answer/completion-void/39-missing/unchecked',
        SPOILT,
        'The void of a completion that is answered wrongly three times over is none',
        'GUIDE-A-STEP-5d.3',
        'approved on the wrong answer',
      ],
      [
        'answer/completion/mac-missing/unchecked',
        SPOILT,
        'A completion whose answer is wrong in one place is none',
        'GUIDE-A-STEP-5d.3',
        'approved on the wrong answer',
      ],
      [
        'answer/pre-authorisation-void/mac-missing/unchecked',
        SPOILT,
        'The void of a pre-authorisation whose answer is wrong in one place is none',
        'GUIDE-A-STEP-5d.3',
        'approved on the wrong answer',
      ],
    ],
  },
  {
    kind: 'k',
    what: { en: 'a compound sentence that was proved by one half of it', zh: '复合句只证明了一半' },
    found: [
      [
        'clock-not-set',
        'start-up/sign-in',
        'Sign-in sets the clock of the terminal',
        'GUIDE-A-STEP-1d.3',
        'did not take date and time',
      ],
      ['slip-without-operator', ...PRODUCTS, 'GUIDE-A-STEP-6e.1', 'does not say operator 01'],
      ['slip-original-voucher-own', ...VOID_SLIP, 'GUIDE-B-FAQ-5i', 'says original voucher 000003'],
      [
        'reversal-ends-at-sign-in',
        'timeout-and-reversal/end-of-reversal',
        'A request to sign in again, at the last attempt, gives no reversal up',
        'GUIDE-A-FAQ-3e.1',
        'held as reversed although',
      ],
      [
        'display/partial-approval/exchanged',
        'timeout-and-reversal/wrong-answer',
        'A partial approval is no approval of the whole',
        'GUIDE-A-STEP-5d.2',
        'A part that was approved is taken for something else',
      ],
    ],
  },
];
