// Slips that do not say what happened: each breaks one rule; and slips that look like them, and break none.
import { describe, expect, it } from 'vitest';
import { books, entry, exchange, ledgerOf, otherwise, posted, signIn } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { cardholderCopy, described, merchantCopy } from './slips.fixture.ts';
import { violating } from './violating.fixture.ts';

const A_SIGNED_DAY = { exchanges: [signIn(6), exchange('000007')] };
const slips = (...all: Books['slips']): Partial<Books> => ({ ...A_SIGNED_DAY, slips: all });
const ANY = /./;
const REPRINT = merchantCopy({ title: 'POS SLIP REPRINT' }, { reprint: true });
const ISSUED = 'Card number: 621234******1232 /I';

/** A refund of voucher 000006 that was approved under voucher 000007. */
function refund(): Partial<Books> {
  const transactions = [
    posted('000006', { at: '2026-07-17T12:00:00+08:00' }),
    posted('000007', { type: 'refund', originalId: 6 }),
  ];
  return {
    journal: [entry('000006'), entry('000007', { function: 'refund' })],
    transactions,
    ledger: ledgerOf(transactions),
    exchanges: [signIn(5), exchange('000006'), exchange('000007')],
  };
}
const REFUND = { transaction: 'Transaction: Refund' };
const REFUNDED = described({ transaction: 'Refund' });

violating({
  'ten times the amount on the paper, the right one in the description': [
    slips(merchantCopy({ amount: 'Amount: CNY 1285.00' }, { elements: undefined })),
    'slip-amount',
    'GUIDE-S-STEP-5a',
    /the merchant copy of voucher 000007 says CNY 1285\.00, the payment is of CNY 128\.50$/,
    /凭证号 000007 的商户存根印有1285\.00 元，交易金额为 128\.50 元$/,
  ],
  'no amount': [
    slips(merchantCopy({ amount: '' }, { elements: undefined })),
    'slip-amount',
    'GUIDE-S-STEP-5a',
    /no amount behind a label/,
    /没有带标签的金额/,
  ],
  'the right amount and another one': [
    slips(merchantCopy({ amount: 'Amount 128.50 Total 129.50' }, { elements: undefined })),
    'slip-amount',
    'GUIDE-S-STEP-5a',
    /CNY 128\.50 and CNY 129\.50/,
    /128\.50 元 和 129\.50 元/,
  ],
  'a slip of a payment that was declined': [
    {
      ...slips(merchantCopy()),
      journal: [entry('000007', { status: 'declined' })],
      transactions: [],
      ledger: ledgerOf([]),
      exchanges: [signIn(1)],
    },
    'slip-of-approval',
    'GUIDE-S-STEP-4d',
    /the terminal holds the payment as declined/,
    /终端记该交易为拒绝/,
  ],
  'another operator': [
    { ...slips(merchantCopy()), exchanges: [signIn(5, '01'), signIn(6, '02'), exchange('000007')] },
    'slip-operator',
    'GUIDE-A-STEP-6e',
    /does not say operator 02/,
    /没有印出签到的操作员号 02/,
  ],
  'a waiver beside the line to sign': [
    slips(merchantCopy({ title: 'POS SLIP No signature required' })),
    'slip-waiver',
    'GUIDE-A-FAQ-1f',
    /says that no signature was needed, and it has a line to sign/,
    /印有“免签”，而印有签名栏/,
  ],
  'an original date of zeros': [
    {
      ...refund(),
      slips: [
        merchantCopy(
          { ...REFUND, original: 'Original voucher: 000006 Original date: 0000' },
          { elements: { ...REFUNDED.elements, originalVoucher: '000006', originalDate: '0000' } },
        ),
      ],
    },
    'slip-original',
    'GUIDE-B-FAQ-5i',
    /says original date 0000, it is original date 0717$/,
    /印有原交易日期 0000，应为原交易日期 0717$/,
  ],
  'no original': [
    { ...refund(), slips: [merchantCopy(REFUND, REFUNDED)] },
    'slip-original',
    'GUIDE-B-FAQ-5i',
    /names no original, it is original voucher 000006$/,
    /没有印出原交易，应为原凭证号 000006$/,
  ],
  'the copies exchanged': [
    slips(merchantCopy({ copy: 'Cardholder copy' })),
    'slip-copy',
    'GUIDE-S-STEP-6b',
    /the merchant copy of voucher 000007 says "Cardholder copy"/,
    /的商户存根印有“持卡人存根”/,
  ],
  'a copy that does not say whose it is': [
    slips(cardholderCopy({ copy: '' })),
    'slip-copy',
    'GUIDE-S-STEP-6b',
    /does not say whose copy/,
    /没有印明是哪一联/,
  ],
  'a signature line for the cardholder to keep': [
    slips(cardholderCopy({ signature: 'Cardholder signature: ____' }, { signatureLine: true })),
    'slip-copy',
    'GUIDE-S-STEP-6b',
    /has a signature line/,
    /有签名栏/,
  ],
  'a signature line without the acceptance of the charge': [
    slips(merchantCopy({ signature: 'Cardholder signature: ____' })),
    'slip-copy',
    'GUIDE-A-STEP-6d',
    /lacks the sentence/,
    /没有持卡人确认交易的文字/,
  ],
  'the same copy twice, without a mark': [
    slips(merchantCopy(), merchantCopy()),
    'slip-reprint',
    'GUIDE-B-FAQ-3f',
    /was issued before, and does not say so/,
    /没有重打印标记/,
  ],
  'a reprint by description alone': [
    slips(merchantCopy({}, { reprint: true })),
    'slip-reprint',
    'GUIDE-B-FAQ-3f',
    /does not say so/,
    /没有重打印标记/,
  ],
  'a reprint that nobody asked for': [
    { ...slips(merchantCopy(), REPRINT, REPRINT), chosen: { reprint: 1 } },
    'slip-reprint',
    'GUIDE-B-FAQ-3f',
    /printed too often: the merchant copy, reprinted, of voucher 000007 came 3 times, and was asked for again 1 times/,
    /重复出具.*出具了 3 次，只要求重打印 1 次/,
  ],
  'a description of an application that is not printed': [
    slips(merchantCopy({}, described({ applicationId: 'A000000333010101' }))),
    'slip-as-described',
    'GUIDE-A-STEP-6b',
    /applicationId A000000333010101 ≠ –/,
    /applicationId A000000333010101 ≠ –/,
  ],
  'a first slip that is marked as a reprint': [
    slips(merchantCopy({ title: 'POS SLIP *** REPRINT ***' })),
    'slip-reprint',
    'GUIDE-B-FAQ-3f',
    /is the first/,
    /是首次出具的/,
  ],
  'a label in another language': [
    slips(merchantCopy({ amount: '金额：RMB 128.50元' })),
    'slip-language',
    'GUIDE-A-STEP-6b',
    /not in English: Amount$/,
    /不是英文：金额$/,
  ],
  'a sentence in another language': [
    slips(merchantCopy({ original: '请妥善保管' })),
    'slip-language',
    'GUIDE-A-STEP-6b',
    /does not say "Please keep this slip" in English$/,
    /“请妥善保管”不是英文$/,
  ],
  'a slip that says the opposite': [
    slips(merchantCopy({ original: '*** DECLINED ***' })),
    'slip-of-approval',
    'GUIDE-A-STEP-6b',
    /says "\*\*\* DECLINED \*\*\*", but the payment was approved/,
    /印有“\*\*\* DECLINED \*\*\*”/,
  ],
  'a settlement slip in another language': [
    slips(merchantCopy(), cardholderCopy(), {
      copy: 'settlement',
      reprint: false,
      signatureLine: false,
      lines: ['示例商店 Example Shop', '批结算', '借记 1 笔 CNY 128.50'],
      after: null,
    }),
    'slip-language',
    'GUIDE-A-STEP-6b',
    /the settlement slip is not in English$/,
    /结算总计单不是英文$/,
  ],
  'an amount that is described otherwise': [
    slips(merchantCopy({}, described({ amountMinor: 12800 }))),
    'slip-as-described',
    'GUIDE-A-STEP-6b',
    /amountMinor 12800 ≠ 12850$/,
    /amountMinor 12800 ≠ 12850$/,
  ],
  'an issuer in the description alone': [
    slips(merchantCopy({}, described({ issuer: 'Another Bank' }))),
    'slip-as-described',
    'GUIDE-A-STEP-6b',
    /issuer Another Bank ≠ –/,
    ANY,
  ],
  'a signature line in the description alone': [
    slips(merchantCopy({ signature: '' })),
    'slip-as-described',
    'GUIDE-A-STEP-6b',
    /signatureLine true ≠ false/,
    ANY,
  ],
});

describe('an element of a slip', () => {
  const lackOf = (lines: Parameters<typeof merchantCopy>[0]) =>
    inspect(books(slips(merchantCopy(lines, { elements: undefined })))).map(({ rule, requirement, expected }) => ({
      rule,
      requirement,
      expected,
    }));

  it.each([
    ['title', { title: 'Slip' }, 'title POS SLIP'],
    ['merchant name', { merchant: 'Another Shop' }, 'merchant name 示例商店 Example Shop'],
    ['merchant number', { numbers: 'Terminal TP000001' }, 'merchant number 898310058120001'],
    [
      'other merchant number',
      { numbers: 'Merchant 898310058120002 Terminal TP000001 898310058120001' },
      'merchant number 898310058120001',
    ],
    ['terminal number', { numbers: 'Merchant 898310058120001 Terminal TP000002' }, 'terminal number TP000001'],
    ['acquirer', { acquirer: 'Generic UnionPay' }, 'acquirer Generic UnionPay Acquirer'],
    ['issuer', { issuer: 'Issuer: Another Bank' }, 'issuer Industrial Bank'],
    ['card', { card: 'Card number: 621234******1233 /I' }, 'card number 621234******1232'],
    ['letter of another way to read it', { card: 'Card number: 621234******1232 /S' }, 'way the card was read I'],
    ['letter', { card: 'Card number: 621234******1232' }, 'way the card was read I'],
    ['transaction', { transaction: 'Transaction: Void' }, 'transaction sale'],
    ['batch', { voucher: 'Batch: 1 Voucher: 000007' }, 'batch 000001'],
    ['voucher', { voucher: 'Batch: 000001' }, 'voucher 000007'],
    ['reference', { reference: 'Reference: 900000000008' }, 'reference 900000000007'],
    ['authorisation code', { authorisation: '' }, 'authorisation code A12345'],
    ['date', { date: 'Date and time: 2026-07-18 12:00:09' }, 'date and time 2026-07-18 12:00:08'],
  ])('that is missing or wrong is found: %s', (_, lines, expected) => {
    expect(lackOf(lines)).toEqual([{ rule: 'slip-elements', requirement: 'GUIDE-A-STEP-6b', expected }]);
  });
});

describe('slips that are right', () => {
  it.each<[string, Partial<Books>]>([
    ['both copies of a sale', slips(merchantCopy(), cardholderCopy())],
    ['without a description', slips(merchantCopy({}, { elements: undefined }))],
    ['in both languages', slips(merchantCopy({ amount: '金额/Amount: CNY 128.50' }))],
    ['a reprint that says so', { ...slips(merchantCopy(), cardholderCopy(), REPRINT), chosen: { reprint: 1 } }],
    ['printed again after paper ran out', { ...slips(merchantCopy(), REPRINT), paperOut: true }],
    ['printed again after a power cut', { ...slips(merchantCopy(), REPRINT), cuts: 1 }],
    ['printed again from a query', { ...slips(merchantCopy(), REPRINT), chosen: { query: 1 } }],
    [
      'that are described with the application that they show',
      slips(merchantCopy({ card: `${ISSUED} AID A000000333010101` }, described({ applicationId: 'A000000333010101' }))),
    ],
    [
      'with the original of a refund',
      {
        ...refund(),
        slips: [
          merchantCopy(
            { ...REFUND, original: 'Original voucher: 000006 Original date: 0717' },
            { elements: undefined },
          ),
        ],
      },
    ],
    ['no sales slip', { slips: [merchantCopy({ amount: '', copy: '' }, { copy: 'settlement' })] }],
  ])('%s', (_, changes) => {
    expect(inspect(books(changes)).map(({ rule, text }) => `${rule}: ${text.en}`)).toEqual([]);
  });
});

describe('the release of a hold of an earlier batch', () => {
  const withNames = (fields: Record<string, string>) => {
    const transactions = [
      posted('000006', { batch: '000009', type: 'pre-authorisation', at: '2026-07-17T12:00:00+08:00' }),
      posted('000007', { type: 'pre-authorisation-void', originalId: 6 }),
    ];
    const changes = {
      journal: [entry('000007', { function: 'pre-authorisation-void' })],
      transactions,
      ledger: ledgerOf(transactions),
      exchanges: [signIn(6), otherwise(exchange('000007'), { '61': '0000000000000717', ...fields })],
      slips: [merchantCopy({ original: 'Original date: 0717' }, { elements: undefined })],
    };
    return inspect(books(changes)).filter(({ rule }) => rule === 'slip-original');
  };

  it('names no voucher on its slip where it is known by its authorisation code alone', () => {
    expect(withNames({ '38': 'A12345' })).toEqual([]);
  });

  it('names it where the request does', () => {
    expect(withNames({ '37': '900000000006', '38': 'A12345' })).toHaveLength(1);
  });
});
