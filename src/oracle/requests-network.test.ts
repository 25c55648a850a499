// Echo tests, sign-outs, signatures and refunds that do not fit what was told and done before; and those that do.
import { describe, expect, it } from 'vitest';
import { BATCH, books, CARD, CHIP, entry, exchange, ledgerOf, otherwise, posted, signIn } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { violating } from './violating.fixture.ts';

const ANY = /./;
const sale = exchange('000007');
const only = (...exchanges: Books['exchanges']): Partial<Books> => ({ exchanges });

/** A message of the network family under voucher 000006, in this batch. */
function network(type: string, networkCode: string, batch: string, more: Record<string, string> = {}) {
  const { '62': _, ...answered } = signIn(6).answer!.fields;
  const fields = {
    '11': '000006',
    '41': 'TP000001',
    '42': '898310058120001',
    '60': `00${batch}${networkCode}`,
    ...more,
  };
  const answer = { mti: '0830', fields: { ...answered, '11': '000006' } };
  return {
    ...signIn(6),
    transaction: type,
    request: { mti: '0820', fields },
    answer,
  } satisfies Books['exchanges'][number];
}
function echo(batch: string): Books['exchanges'][number] {
  const { '11': _, ...fields } = network('echo-test', '301', batch).request.fields;
  const { '11': _a, ...told } = network('echo-test', '301', batch).answer.fields;
  return {
    ...network('echo-test', '301', batch),
    request: { mti: '0820', fields },
    answer: { mti: '0830', fields: told },
  };
}
const signOut = (operator: string) => network('sign-out', '002', BATCH, { '63': operator });
const dated15 = otherwise(sale, {}, { '15': '0718' });
/** The signature of the sale. */
function signature(changes: Record<string, string> = {}): Books['exchanges'][number] {
  const said = {
    '4': '000000012850',
    '11': '000007',
    '15': '0718',
    '37': '900000000007',
    '62': '[8 hidden]',
    '64': '3',
  };
  const { request, answer, ...rest } = network('e-signature', '800', BATCH, {
    ...said,
    '60': '07000001800',
    ...changes,
  });
  const { '4': amount = '', '11': stan = '' } = request.fields as Record<string, string>;
  const fields = { ...answer.fields, '4': amount, '11': stan, '60': request.fields['60'], '64': '3' };
  return { ...rest, sequence: 8, macVerified: true, request, answer: { ...answer, fields } };
}
/** A refund of voucher 000006 under voucher 000007, whose field 61 says this. */
function refundOf(original: string, fields: Record<string, string> = {}): Partial<Books> {
  const transactions = [
    posted('000006', { at: '2026-07-18T11:00:00+08:00' }),
    posted('000007', { type: 'refund', originalId: 6 }),
  ];
  const request = { '3': '200000', '37': '900000000006', '60': `25${BATCH}000600`, '61': original, ...fields };
  const asked = otherwise({ ...sale, transaction: 'refund', requestChip: CHIP }, request, { '3': '200000' });
  return {
    journal: [entry('000006'), entry('000007', { function: 'refund' })],
    transactions,
    ledger: ledgerOf(transactions),
    exchanges: [
      exchange('000006'),
      {
        ...asked,
        request: asked.request && { ...asked.request, mti: '0220' },
        answer: asked.answer && { ...asked.answer, mti: '0230' },
      },
    ],
  };
}

violating({
  'an echo test of another batch': [
    only(signIn(6), echo('000009'), sale),
    'batch-in-force',
    'GUIDE-A-STEP-1d',
    /echo test says batch 000009/,
    /批次号为 000009/,
  ],
  'a refund of a voucher that is not known, in a batch that is': [
    refundOf('0000090000000718'),
    'original-is-named',
    'GUIDE-B-FAQ-5e',
    /is 000009, that of voucher 000006 is 000001/,
    /为 000009/,
  ],
  'a refund of no organisation': [
    refundOf('0000000000000718', { '63': 'CUQ' }),
    'request-values',
    'GUIDE-A-STEP-2b',
    /is CUQ, it should be a text that begins with CUP/,
    ANY,
  ],
  'a sign-out of another operator': [
    only(signIn(5), signOut('02 '), sale),
    'request-values',
    'GUIDE-A-STEP-6e',
    /is 02 , it should be 01 /,
    ANY,
  ],
  'a signature of another amount': [
    only(signIn(6), dated15, signature({ '4': '000000012851' })),
    'request-values',
    'GUIDE-A-STEP-6d',
    /is 000000012851, it should be 000000012850/,
    ANY,
  ],
  'a signature of the whole where a part was approved': [
    only(signIn(6), otherwise(dated15, {}, { '4': '000000005000', '39': '10' }), signature()),
    'request-values',
    'GUIDE-A-STEP-6d',
    /is 000000012850, it should be 000000005000/,
    ANY,
  ],
  'a signature of another card': [
    only(signIn(6), dated15, signature({ '2': '622588******5675' })),
    'request-values',
    'GUIDE-A-STEP-6d',
    /is 622588\*{6}5675, it should be 621234\*{6}1232/,
    ANY,
  ],
  'a card that was read in no such way': [
    { presented: ['swipe', 'key'] },
    'request-values',
    'GUIDE-B-STEP-2a',
    /is 051, it should be 021 or 022 or 011 or 012/,
    ANY,
  ],
  'another format of the PIN block': [
    only(otherwise(sale, { '53': '2610000000000000' })),
    'request-values',
    'GUIDE-A-FAQ-1a',
    /is 2610000000000000, it should be 2600000000000000/,
    ANY,
  ],
  'a signature of another voucher': [
    only(signIn(6), dated15, signature({ '11': '000009' })),
    'request-values',
    'GUIDE-A-STEP-6d',
    /is 000009, it should be 000007/,
    ANY,
  ],
  'a signature of another settlement date': [
    only(signIn(6), dated15, signature({ '15': '0719' })),
    'request-values',
    'GUIDE-A-STEP-6d',
    /is 0719, it should be 0718/,
    ANY,
  ],
  'a signature that says that it goes on, and does not': [
    only(signIn(6), dated15, signature({ '60': '07000001801' })),
    'request-values',
    'GUIDE-A-STEP-2b',
    /is 07000001801, it should be/,
    ANY,
  ],
});

describe('requests that are right', () => {
  it.each<[string, Partial<Books>]>([
    ['an echo test of the batch in force', only(signIn(6), echo(BATCH), sale)],
    ['an echo test that says no batch', only(signIn(6), echo('000000'), sale)],
    ['a sign-out of who signed in', only(signIn(5), signOut('01 '), sale)],
    ['a signature as its sale was', only(signIn(6), dated15, signature())],
    [
      'a signature in parts whose first part was not answered',
      only(signIn(6), dated15, { ...signature({ '60': '07000001801' }), answer: null }),
    ],
    [
      'a signature in parts whose first part was answered too late, so that it is still owed',
      {
        ...only(signIn(6), dated15, signature({ '60': '07000001801' })),
        owed: [{ kind: 'signature', voucher: '000007', batch: BATCH }],
      },
    ],
    ['a signature that names the card', only(signIn(6), dated15, signature({ '2': CARD }))],
    ['a card that was put in', { presented: ['tap', 'insert'] }],
    [
      'a signature of the part that was approved',
      only(signIn(6), otherwise(dated15, {}, { '4': '000000005000', '39': '10' }), signature({ '4': '000000005000' })),
    ],
    ['a refund of a batch and a voucher that are not known', refundOf('0000000000000718', { '63': 'CUP' })],
    ['a refund of a batch that is known', refundOf(`${BATCH}0000000718`)],
  ])('%s', (_, changes) => {
    const wrong = inspect(books(changes)).filter(({ rule }) => /^(request|stan|batch-in|original)/.test(rule));
    expect(wrong.map(({ rule, text }) => `${rule}: ${text.en}`)).toEqual([]);
  });
});
