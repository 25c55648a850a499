// What the journal keeps of a payment beside its money.
import { describe, expect, test } from 'vitest';
import { books, byCode, entry, exchange, ledgerOf, lostByCode, posted } from './books.fixture.ts';
import { type Books, inspect, type JournalEntry } from './index.ts';
import { violating } from './violating.fixture.ts';

const RULE = 'journal-tells-the-answer';
const REQUIREMENT = 'GUIDE-B-FAQ-3c';

/** A refund of voucher 000006 that the terminal keeps under voucher 000007 with this original. */
function refunded(original: Partial<NonNullable<JournalEntry['original']>>): Partial<Books> {
  const transactions = [
    posted('000006', { at: '2026-07-17T12:00:00+08:00' }),
    posted('000007', { type: 'refund', originalId: 6 }),
  ];
  const right = { voucher: '000006', reference: '900000000006', date: '0717' };
  return {
    journal: [entry('000006'), entry('000007', { function: 'refund', original: { ...right, ...original } })],
    transactions,
    ledger: ledgerOf(transactions),
    exchanges: [exchange('000006'), exchange('000007')],
  };
}

violating({
  'another authorisation code': [
    { transactions: [posted('000007', { authorisationCode: 'B99999' })] },
    'journal-tells-the-answer',
    REQUIREMENT,
    /authorisation code A12345, the host has B99999/,
    /授权码记为 A12345/,
  ],
  'another original voucher': [
    refunded({ voucher: '000005' }),
    'journal-tells-the-answer',
    REQUIREMENT,
    /original voucher 000005, the host has 000006/,
    /原凭证号记为 000005/,
  ],
  'another original reference': [
    refunded({ reference: '900000000005' }),
    'journal-tells-the-answer',
    REQUIREMENT,
    /original reference 900000000005/,
    /原参考号记为 900000000005/,
  ],
  'another original date': [
    refunded({ date: '0718' }),
    'journal-tells-the-answer',
    REQUIREMENT,
    /original date 0718, the host has 0717/,
    /原交易日期记为 0718/,
  ],
  'another code of a payment by code': [
    {
      journal: [byCode.entry('000007', { responseCode: '11' })],
      transactions: [byCode.posted('000007')],
      exchanges: [byCode.exchange('000007')],
    },
    'journal-tells-the-answer',
    REQUIREMENT,
    /code 11, the host has 00/,
    /应答码记为 11/,
  ],
  'another kind of transaction': [
    { journal: [entry('000007', { function: 'pre-authorisation' })] },
    'journal-tells-the-answer',
    REQUIREMENT,
    /voucher 000007 it keeps the function pre-authorisation, the host has sale/,
    /交易类型记为 pre-authorisation/,
  ],
  'another code': [
    { journal: [entry('000007', { responseCode: '11' })] },
    'journal-tells-the-answer',
    REQUIREMENT,
    /code 11, the host has 00/,
    /应答码记为 11/,
  ],
  'another code of a refusal': [
    {
      journal: [entry('000007', { status: 'declined', responseCode: '05' })],
      transactions: [posted('000007', { state: 'declined', responseCode: '51', postedMinor: 0 })],
    },
    'journal-tells-the-answer',
    REQUIREMENT,
    /code 05, the host has 51/,
    /应答码记为 05/,
  ],
  'another reference': [
    { journal: [entry('000007', { reference: '900000099999' })] },
    'journal-tells-the-answer',
    REQUIREMENT,
    /reference 900000099999/,
    /参考号记为 900000099999/,
  ],
});

test('another way in, which the request contradicts as well', () => {
  const day = books({
    journal: [entry('000007', { entry: 'swipe' })],
    transactions: [posted('000007', { entryMode: '051' })],
  });
  const [violation, ...others] = inspect(day).filter(({ rule }) => rule === RULE);
  expect(violation).toMatchObject({ requirement: REQUIREMENT });
  expect(violation?.text.en).toMatch(/way in swipe, the host has insert/);
  expect(violation?.text.zh).toMatch(/读卡方式记为 swipe/);
  expect(others).toEqual([]);
});

describe('the nearest books that agree', () => {
  test.each(
    Object.entries({
      'a sale with a PIN that was wanted': [{ function: 'force-pin-sale', entry: 'tap' }, { entryMode: '071' }],
      'a way in that no table has': [{ entry: 'swipe' }, { entryMode: '801' }],
      'an answer that never came': [{ status: 'unknown', responseCode: null, reference: null }, { state: 'reversed' }],
      'an answer without a reference': [{ reference: null }, {}],
    } as const),
  )('%s', (_, [kept, host]) => {
    const day = books({ journal: [entry('000007', kept)], transactions: [posted('000007', host)] });
    expect(inspect(day).filter(({ rule }) => rule === RULE)).toEqual([]);
  });

  test.each([{}, { voucher: null }, { reference: null }, { date: null }])(
    'an original as the host has it: %j',
    (kept) => {
      expect(inspect(books(refunded(kept))).filter(({ rule }) => rule === RULE)).toEqual([]);
    },
  );

  test('a payment by code, of which the answer is asked for later', () => {
    const day = books({
      journal: [byCode.entry('000007', { responseCode: '11' })],
      transactions: [byCode.posted('000007')],
      exchanges: [lostByCode, byCode.query('000007', '000008', '1', '11')],
    });
    expect(inspect(day).filter(({ rule }) => rule === RULE)).toEqual([]);
  });
});
