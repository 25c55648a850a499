// What an upload tells, item by item: what breaks the rule, and the nearest that does not.
import { describe, expect, it } from 'vitest';
import { books, byCode, CARD, entry, exchange, network, OTHER_CARD, otherwise, posted } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { uploadTellsTheBatch } from './rules/upload-tells-the-batch.ts';
import { violating } from './violating.fixture.ts';

type Item = NonNullable<Books['exchanges'][number]['requestItems']>[number];
const item = (changes: Partial<Item> = {}): Item => ({
  type: '00',
  voucher: '000007',
  cardNumber: CARD,
  amountMinor: 12850,
  ...changes,
});

const answered = { code: '00', committed: true };
const uploaded = (...requestItems: Item[]) => ({
  ...network('batch-upload', '0320', '201', { '48': '[82 hidden]' }),
  ...answered,
  requestItems,
});
const ended = {
  ...network('batch-upload-end', '0320', '202', { '11': '000009', '48': '0001' }),
  ...answered,
  sequence: 9,
};
const sale = exchange('000007');
const upload = (...items: Item[]) => [sale, uploaded(...items), ended];
const foreign = otherwise(sale, {}, { '63': 'VISBank Abroad         ' });

const told = (changes: Partial<Books>) =>
  uploadTellsTheBatch(books(changes)).map(({ text, expected, actual }) =>
    [text.en, expected.en, actual.en].join(' | '),
  );

describe('an item', () => {
  const paidByCode = { journal: [byCode.entry('000007')], transactions: [byCode.posted('000007')] };
  const code = byCode.exchange('000007');
  const voided = { function: 'void', original: null } as const;
  it.each<[string, Partial<Books>]>([
    ['is as its transaction', { exchanges: upload(item()) }],
    ['of a voided sale', { journal: [entry('000007', { status: 'voided' })], exchanges: upload(item()) }],
    ['of a void', { journal: [entry('000007', voided)], exchanges: upload(item()) }],
    ['of a card from abroad', { exchanges: [foreign, uploaded(item({ type: '01' })), ended] }],
    [
      'of an approval that names no organisation',
      { exchanges: [otherwise(sale, {}, { '63': undefined }), uploaded(item()), ended] },
    ],
    [
      'of a payment by code has no card',
      { ...paidByCode, exchanges: [code, uploaded(item({ cardNumber: '' })), ended] },
    ],
    [
      'of a payment by code that its query says is paid abroad',
      {
        ...paidByCode,
        exchanges: [
          { ...code, answer: null },
          otherwise(byCode.query('000007', '000009', '1'), {}, { '63': 'VISBank' }),
          uploaded(item({ cardNumber: '', type: '01' })),
          ended,
        ],
      },
    ],
    [
      'of the part that was approved',
      {
        journal: [entry('000007', { amountMinor: 5000 })],
        transactions: [posted('000007', { postedMinor: 5000 })],
        exchanges: upload(item({ amountMinor: 5000 })),
      },
    ],
    ['that is told again in another message', { exchanges: [sale, uploaded(item()), uploaded(item()), ended] }],
    ['that the host alone knows', { journal: [], exchanges: upload(item()) }],
    ['of an approval that nobody knows', { exchanges: [uploaded(item({ type: '01' })), ended] }],
  ])('%s', (_, changes) => {
    expect(told(changes)).toEqual([]);
  });

  it.each<[string, Partial<Books>, string]>([
    [
      'of the declined',
      { journal: [entry('000007', { status: 'declined' })], exchanges: upload(item()) },
      'wrong item in the upload: voucher 000007 is told, which no totals count (declined) | what the totals count | 000007: declined',
    ],
    [
      'of a hold',
      { journal: [entry('000007', { function: 'pre-authorisation' })], exchanges: upload(item()) },
      'wrong item in the upload: voucher 000007 is told, which no totals count (pre-authorisation) | what the totals count | 000007: pre-authorisation',
    ],
    [
      'of a payment by code with a card',
      { ...paidByCode, exchanges: [code, uploaded(item()), ended] },
      `wrong item in the upload: the card of voucher 000007 is ${CARD}, that of its transaction is no card (zeros) | no card (zeros) | ${CARD}`,
    ],
    [
      'without the card',
      { exchanges: upload(item({ cardNumber: '' })) },
      `wrong item in the upload: the card of voucher 000007 is no card (zeros), that of its transaction is ${CARD} | ${CARD} | no card (zeros)`,
    ],
    [
      'of a type that there is not',
      { exchanges: upload(item({ type: '07' })) },
      'wrong item in the upload: the type of voucher 000007 is 07, that of its transaction is 00 (domestic card) | 00 (domestic card) | 07',
    ],
    [
      'that stands twice in a message',
      { exchanges: upload(item(), item()) },
      'wrong item in the upload: voucher 000007 stands twice in one message | 000007 once | 000007 twice',
    ],
  ])('%s is wrong', (_, changes, said) => {
    expect(told(changes)).toEqual([said]);
  });
});

describe('what is left out', () => {
  const two = { journal: [entry('000007'), entry('000008')], transactions: [posted('000007'), posted('000008')] };
  const left = 'left out of the upload: the sale 000008 of CNY 128.50';
  it('is told once the upload was ended', () => {
    expect(told({ ...two, exchanges: upload(item()) })).toEqual([
      `${left} | the sale 000008 of CNY 128.50 | no such item`,
    ]);
    expect(told({ ...two, exchanges: [uploaded(item())] })).toEqual([]);
    expect(told({ ...two, exchanges: [uploaded(item()), { ...ended, code: '22' }] })).toEqual([]);
  });

  it('is nothing of another batch, no hold, and nothing that was not approved', () => {
    const others = [
      entry('000008', { batch: '000002' }),
      entry('000009', { status: 'unknown' }),
      entry('000010', { function: 'pre-authorisation' }),
    ];
    expect(told({ journal: [entry('000007'), ...others], exchanges: upload(item()) })).toEqual([]);
  });

  it('may stand in an earlier message of the same batch', () => {
    const exchanges = [uploaded(item({ voucher: '000008' })), uploaded(item()), ended];
    expect(told({ ...two, exchanges })).toEqual([]);
  });
});

const only = (...exchanges: Books['exchanges']): Partial<Books> => ({ exchanges });
violating({
  'an upload of another amount': [
    only(sale, uploaded(item({ amountMinor: 1285 }))),
    'upload-tells-the-batch',
    'GUIDE-P-SFT-5',
    /the amount of voucher 000007 is CNY 12\.85, that of its transaction is CNY 128\.50/,
    /凭证号 000007 的金额为 12\.85 元，其交易为 128\.50 元/,
  ],
});

it('nothing of it is told for want of time', () => {
  expect(inspect(books(only(...upload(item({ cardNumber: OTHER_CARD })))))).toMatchObject([
    { rule: 'upload-tells-the-batch', timeless: true },
  ]);
  expect(inspect(books(only(...upload(item({ voucher: '000001' })))), 'zh-CN').map(({ actual }) => actual)).toEqual([
    '000001：不是本批次的交易',
    '没有该明细',
  ]);
});
