// Requests that do not fit the row of their transaction: each breaks one rule; and those that look like them, and break none.
import { describe, expect, it } from 'vitest';
import {
  announced,
  BATCH,
  books,
  CHIP,
  entry,
  exchange,
  ledgerOf,
  lostAnswer,
  OTHER_CARD,
  otherwise,
  posted,
  reversal,
  SETTING,
  signIn,
} from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { violating } from './violating.fixture.ts';

const ANY = /./;
const sale = exchange('000007');
const only = (...exchanges: Books['exchanges']): Partial<Books> => ({ exchanges });
/** Of what is asked otherwise, the answer repeats what it repeats. */
function asked(changes: Record<string, string | undefined>): Partial<Books> {
  const repeated = Object.entries(changes).filter(([field]) => ['3', '4', '41', '42'].includes(field));
  return only(otherwise(sale, changes, Object.fromEntries(repeated)));
}

/** A sale that was never answered and then reversed. */
function reversed(...exchanges: Books['exchanges']): Partial<Books> {
  const transactions = [posted('000007', { state: 'reversed' })];
  return {
    journal: [entry('000007', { status: 'reversed' })],
    transactions,
    ledger: ledgerOf(transactions),
    exchanges,
  };
}

/** A void of voucher 000006 under voucher 000007, whose request has these fields. */
function voided(fields: Record<string, string>): Partial<Books> {
  const transactions = [
    posted('000006', { state: 'voided', authorisationCode: 'B12345', at: '2026-07-18T11:00:00+08:00' }),
    posted('000007', { type: 'void', originalId: 6 }),
  ];
  const request = {
    '3': '200000',
    '37': '900000000006',
    '60': `23${BATCH}000600`,
    '61': `${BATCH}0000060718`,
    ...fields,
  };
  return {
    journal: [
      entry('000006', { status: 'voided', authorisationCode: 'B12345' }),
      entry('000007', { function: 'void' }),
    ],
    transactions,
    ledger: ledgerOf(transactions),
    exchanges: [
      exchange('000006'),
      otherwise({ ...sale, transaction: 'void', requestChip: CHIP }, request, { '3': '200000' }),
    ],
  };
}

const header = { ...SETTING, header: '6000030000603100310000' };
const dated = (dateTime: string, changes: Partial<Books> = {}): Partial<Books> => ({
  journal: [entry('000007', { dateTime })],
  transactions: [posted('000007', { at: '2026-07-18T12:10:00+08:00' })],
  exchanges: [signIn(6), sale],
  ...changes,
});

violating({
  'a request that is no transaction': [
    asked({ '3': '990000' }),
    'request-fields',
    'GUIDE-A-STEP-2b',
    /0200 \/ 990000 \/ 00/,
    /交易表中没有/,
  ],
  'a field that is missing': [
    asked({ '49': undefined }),
    'request-fields',
    'GUIDE-A-STEP-2b',
    /^field 49 \(.*\) is missing in the sale 000007$/,
    /缺失/,
  ],
  'a field that is in no list': [
    asked({ '61': '0000010000020718' }),
    'request-fields',
    'GUIDE-A-STEP-2b',
    /field 61 .* is not allowed/,
    /不应有/,
  ],
  'no MAC': [asked({ '64': undefined }), 'request-fields', 'GUIDE-A-FAQ-5b', /field 64/, ANY],
  'no chip data of a chip card': [asked({ '55': undefined }), 'request-fields', 'GUIDE-S-STEP-1a', /field 55/, ANY],
  'a PIN without its format': [asked({ '53': undefined }), 'request-fields', 'GUIDE-A-FAQ-1a', /field 53/, ANY],
  'another terminal': [
    asked({ '41': 'TP000002' }),
    'request-values',
    'GUIDE-P-CUP-4',
    /is TP000002, it should be TP000001/,
    ANY,
  ],
  'another merchant': [asked({ '42': '898310058120002' }), 'request-values', 'GUIDE-P-CUP-4', /field 42/, ANY],
  'another currency': [asked({ '49': '840' }), 'request-values', 'GUIDE-A-STEP-2b', /is 840, it should be 156/, ANY],
  'a short field 60': [
    asked({ '60': `22${BATCH}000` }),
    'request-values',
    'GUIDE-A-STEP-2b',
    /field 60 .* is 22000001000, it should be/,
    ANY,
  ],
  'another read capability': [
    asked({ '60': `22${BATCH}000500` }),
    'request-values',
    'GUIDE-A-STEP-2b',
    /field 60.* should be 22, the batch number \(6 digits\), 000, 6 for the readers and 0 or 1 for the chip$/,
    ANY,
  ],
  'a fallback that was none': [
    asked({ '60': `22${BATCH}000620` }),
    'request-values',
    'GUIDE-A-STEP-2b',
    /field 60/,
    ANY,
  ],
  'a network code in a sale': [
    asked({ '60': `22${BATCH}201600` }),
    'request-values',
    'GUIDE-A-STEP-2b',
    /field 60/,
    ANY,
  ],
  'a card that was read otherwise': [
    { ...asked({}), journal: [entry('000007', { entry: 'tap' })] },
    'request-values',
    'GUIDE-B-STEP-2a',
    /field 22 .* is 051, it should be 07/,
    ANY,
  ],
  'a PIN that field 22 hides': [asked({ '22': '052' }), 'request-values', 'GUIDE-A-FAQ-1a', /field 22/, ANY],
  'another form of the PIN block': [
    asked({ '53': '1600000000000000' }),
    'request-values',
    'GUIDE-A-FAQ-1a',
    /field 53/,
    ANY,
  ],
  'another length of the PIN': [asked({ '26': '06' }), 'request-values', 'GUIDE-A-FAQ-1a', /field 26/, ANY],
  'another header': [
    { ...only({ ...sale, requestHex: '00526000040000603100310000' }), setting: header },
    'request-header',
    'GUIDE-P-CUP-2',
    /begins with 00526000040000603100310000/,
    /报文头不符/,
  ],
  'a wrong MAC': [only({ ...sale, macVerified: false }), 'request-mac', 'GUIDE-A-FAQ-5b', /wrong MAC/, /MAC 错误/],
  'a wrong MAC after a sign-in that was lost and one that was not': [
    only(signIn(4, '01', { answer: null }), signIn(5), signIn(6), { ...sale, macVerified: false }),
    'request-mac',
    'GUIDE-A-FAQ-5b',
    /wrong MAC/,
    /MAC 错误/,
  ],
  'a PIN block without a PIN': [
    { ...asked({}), pinEntries: 0 },
    'pin-was-entered',
    'GUIDE-A-FAQ-1a',
    /requests 000007/,
    ANY,
  ],
  'a STAN that goes up by two': [
    only(exchange('000005'), sale),
    'stan-in-order',
    'GUIDE-P-SFT-2',
    /came after STAN 000005, so its own should be 000006/,
    /应为 000006/,
  ],
  'a STAN that is used again': [
    only(exchange('000007', { sequence: 6 }), sale),
    'stan-in-order',
    'GUIDE-P-SFT-2',
    /000008/,
    ANY,
  ],
  'a STAN that wraps to zero': [
    only(signIn(999_999), otherwise({ ...sale, sequence: 1_000_000 }, {})),
    'stan-in-order',
    'GUIDE-P-SFT-2',
    /so its own should be 000001/,
    ANY,
  ],
  'a batch that nobody told': [
    only(otherwise(signIn(6), {}, { '60': '00000009003' }), sale),
    'batch-in-force',
    'GUIDE-A-STEP-1d',
    /says batch 000001, the POS centre told 000009/,
    /批次号不符/,
  ],
  'a void that names another voucher than reference': [
    voided({ '61': `${BATCH}0000070718` }),
    'original-is-named',
    'GUIDE-B-FAQ-5g',
    /field 37 .* that of voucher 000007 is 900000000007/,
    ANY,
  ],
  'a void of a date of zeros': [
    voided({ '61': `${BATCH}0000060000` }),
    'original-is-named',
    'GUIDE-B-FAQ-5g',
    /is 0000, that of voucher 000006 is 0718/,
    ANY,
  ],
  'a void without batch and voucher': [
    voided({ '61': '0000000000000718' }),
    'original-is-named',
    'GUIDE-B-FAQ-5g',
    /field 61/,
    ANY,
  ],
  'a void with another authorisation code': [
    voided({ '38': 'B12346' }),
    'original-is-named',
    'GUIDE-B-FAQ-5g',
    /is B12346, .* is B12345/,
    ANY,
  ],
  'a reversal of another amount': [
    reversed(lostAnswer, otherwise(reversal('000007'), { '4': '000000012851' }, { '4': '000000012851' })),
    'reversal-repeats-request',
    'GUIDE-A-FAQ-3d',
    /field 4 .* is 000000012851, the request had 000000012850/,
    ANY,
  ],
  'a reversal of another card': [
    reversed(lostAnswer, otherwise(reversal('000007'), { '2': OTHER_CARD })),
    'reversal-repeats-request',
    'GUIDE-A-FAQ-3d',
    /field 2 /,
    ANY,
  ],
  'a reversal for a reason that there is not': [
    reversed(lostAnswer, otherwise(reversal('000007'), { '39': '00' })),
    'reversal-repeats-request',
    'GUIDE-A-FAQ-3d',
    /reason 00/,
    ANY,
  ],
  'a reversal that ends with an answer without a MAC': [
    reversed(lostAnswer, otherwise(reversal('000007'), {}, { '64': undefined })),
    'reversal-was-accepted',
    'GUIDE-A-FAQ-3e',
    /had no MAC/,
    /没有 MAC/,
  ],
  'a reversal that ends with a refusal': [
    reversed(lostAnswer, otherwise(reversal('000007'), {}, { '39': 'A0' })),
    'reversal-was-accepted',
    'GUIDE-A-FAQ-3e',
    /response code A0/,
    ANY,
  ],
  'a reversal that was never sent': [
    reversed(lostAnswer),
    'reversal-was-accepted',
    'GUIDE-A-FAQ-3e',
    /no reversal was sent/,
    ANY,
  ],
  'a sale after a sign-in that was refused': [
    only(otherwise({ ...signIn(6), code: '97' }, {}, { '39': '97' }), sale),
    'sign-in-was-answered',
    'GUIDE-A-STEP-1d',
    /response code 97/,
    ANY,
  ],
  'a sale after a sign-in that was answered to another terminal': [
    only(otherwise(signIn(6), {}, { '41': 'TP000002' }), sale),
    'sign-in-was-answered',
    'GUIDE-A-STEP-1d',
    /field 41/,
    ANY,
  ],
  'two results of one function': [
    {
      chosen: { sale: 1 },
      results: [announced(), announced()],
      idle: false,
    },
    'one-result',
    'GUIDE-A-STEP-5d',
    /the sale was chosen 1 times and ended 2 times|sale was chosen 1 times and ended 2 times/,
    /有 2 个结果/,
  ],
  'a date before the sign-in': [
    dated('2026-07-17 12:00:08'),
    'dated-by-host',
    'GUIDE-A-STEP-1d',
    /is dated 2026-07-17 12:00:08, at the POS centre it was 2026-07-18 12:10:00/,
    ANY,
  ],
  'a date ahead of the host': [
    dated('2026-11-28 22:00:00'),
    'dated-by-host',
    'GUIDE-A-STEP-1d',
    /clock not set/,
    /时钟未校准/,
  ],
});

describe('requests that are right', () => {
  it.each<[string, Partial<Books>]>([
    ['a sale after a sign-in', only(signIn(6), sale)],
    [
      'a STAN that wraps',
      only(
        otherwise({ ...signIn(999_999), sequence: 6 }, {}),
        otherwise({ ...sale, sequence: 7 }, { '11': '000001' }, { '11': '000001' }),
      ),
    ],
    [
      'a number that was given away without a connection',
      {
        ...only(exchange('000005'), sale),
        journal: [entry('000006', { status: 'cancelled' }), entry('000007')],
        transactions: [posted('000007')],
      },
    ],
    ['numbers that were lost with the line', { ...only(exchange('000004'), sale), cuts: 2 }],
    ['a sale that was held back and came late', { ...only(exchange('000008', { sequence: 6 }), sale), relayed: true }],
    [
      'a request of ours',
      only({ ...otherwise(sale, { '49': undefined, '11': '999999' }), ours: true, sequence: 6 }, sale),
    ],
    ['a wrong MAC after the keys were taken away', only({ ...signIn(5), ours: true }, { ...sale, macVerified: false })],
    [
      'a wrong MAC after new keys that were lost on their way',
      only(signIn(5), signIn(6, '01', { answer: null }), { ...sale, macVerified: false }),
    ],
    [
      'a wrong MAC after new keys that came too late',
      only(signIn(5), signIn(6, '01', { fault: 'late-answer' }), { ...sale, macVerified: false }),
    ],
    [
      'the header behind a frame length',
      { ...only({ ...sale, requestHex: '00526000030000603100310000' }), setting: header },
    ],
    ['the header alone, over HTTP', { ...only({ ...sale, requestHex: '6000030000603100310000' }), setting: header }],
    [
      'a stripe that stands in for a chip',
      {
        ...asked({ '22': '021', '23': undefined, '55': undefined, '35': '[37 hidden]', '60': `22${BATCH}000620` }),
        journal: [entry('000007', { entry: 'swipe' })],
      },
    ],
    ['a sale without a PIN', asked({ '22': '052', '26': undefined, '52': undefined, '53': undefined })],
    ['a figure that is masked by chance', asked({ '60': '220000****0600' })],
    [
      'a sale in the batch after a settled one',
      only(
        signIn(6),
        { ...signIn(6), transaction: 'settlement', request: null },
        otherwise(sale, { '60': '22000002000600' }),
      ),
    ],
    ['a void of a sale', voided({})],
    ['a void with the authorisation code', voided({ '38': 'B12345' })],
    ['a reversal', reversed(lostAnswer, reversal('000007'))],
    ['a reversal of what the host never knew', reversed(lostAnswer, otherwise(reversal('000007'), {}, { '39': '25' }))],
    ['a reversal that was sent twice', reversed(lostAnswer, reversal('000007', { answer: null }), reversal('000007'))],
    ['a result for each function', { chosen: { sale: 2 }, results: [announced()] }],
    [
      'a result of what the terminal does by itself',
      { results: [announced({ function: 'settlement', outcome: 'done', voucher: null })] },
    ],
    ['a date between sign-in and answer', dated('2026-07-18 12:05:00')],
    ['a date of another year', dated('2027-07-18 12:05:00')],
    [
      'a date where the clock of the host was put back',
      dated('2026-07-17 10:00:00', { transactions: [posted('000007', { at: '2026-07-17T10:00:00+08:00' })] }),
    ],
    ['a date where nobody signed in', dated('2026-07-01 12:05:00', { exchanges: [sale] })],
  ])('%s', (_, changes) => {
    const wrong = inspect(books(changes)).filter(({ rule }) =>
      /^(request|pin-was|stan|batch-in|original|reversal|sign|one|dated)/.test(rule),
    );
    expect(wrong.map(({ rule, text }) => `${rule}: ${text.en}`)).toEqual([]);
  });
});
