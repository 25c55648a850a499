// Data objects of field 55: each book breaks one rule; and those that look like them, and break none.
import { describe, expect, it } from 'vitest';
import { TEST_CARDS } from '../definitions/cards.ts';
import { BATCH, books, CHIP, entry, exchange, ledgerOf, otherwise, posted } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { violating } from './violating.fixture.ts';

const ANY = /./;
const STEP = 'GUIDE-S-STEP-1a';
type Objects = Record<string, string | undefined>;

/** An exchange with some data objects of its request otherwise; undefined = not there. */
function chipped(each: Books['exchanges'][number], changes: Objects): Books['exchanges'][number] {
  const objects = Object.entries({ ...each.requestChip, ...changes }).filter(
    (object): object is [string, string] => object[1] !== undefined,
  );
  return { ...each, requestChip: Object.fromEntries(objects) };
}
const sale = exchange('000007');
const withObjects = (changes: Objects): Partial<Books> => ({ exchanges: [chipped(sale, changes)] });
const WITHOUT_PIN = { '22': '052', '26': undefined, '52': undefined, '53': undefined };
const withoutPin = (changes: Objects): Partial<Books> => ({
  exchanges: [{ ...otherwise(chipped(sale, changes), WITHOUT_PIN), pinBlock: 'none' }],
});

/** The void of 000006 by the card, whose data objects are these. */
function voided(changes: Objects): Partial<Books> {
  const transactions = [
    posted('000006', { state: 'voided', authorisationCode: 'A12345', at: '2026-07-18T11:00:00+08:00' }),
    posted('000007', { type: 'void', originalId: 6 }),
  ];
  const named = { '37': '900000000006', '38': 'A12345', '60': `23${BATCH}000600`, '61': `${BATCH}0000060718` };
  const request = otherwise({ ...sale, transaction: 'void' }, { '3': '200000', ...named }, { '3': '200000' });
  return {
    journal: [entry('000006', { status: 'voided' }), entry('000007', { function: 'void' })],
    transactions,
    ledger: ledgerOf(transactions),
    exchanges: [exchange('000006'), chipped({ ...request, requestChip: CHIP }, changes)],
  };
}

const IDENTIFIER = '00000004';
const REPEATED = ['9F33', '95', '9F37', '9F10', '9F26', '9F36', '82', '9F1A', '9A'];
/** A sale whose answer brought a script, and its notice with these data objects. */
function noticed(changes: Objects, said: Record<string, string> = {}): Partial<Books> {
  const fields = {
    ...{ '3': '000000', '4': '000000012850', '11': '000008', '22': '051', '41': 'TP000001', '42': '898310058120001' },
    ...{ '60': `00${BATCH}951`, '61': `${BATCH}0000070718`, '55': '[200 hidden]', '64': '3441333642433137' },
    ...said,
  };
  const repeats = Object.fromEntries(Object.entries(sale.requestChip ?? {}).filter(([tag]) => REPEATED.includes(tag)));
  const notice: Books['exchanges'][number] = {
    ...exchange('000008'),
    transaction: 'script-notice',
    request: { mti: '0620', fields },
    answer: { mti: '0630', fields: { ...fields, '39': '00' } },
    committed: false,
    pinBlock: 'none',
    requestChip: { ...repeats, DF31: `20${IDENTIFIER}` },
  };
  return { exchanges: [{ ...sale, answerChip: { '9F18': IDENTIFIER } }, chipped(notice, changes)] };
}

const MANDATORY = Object.keys(CHIP);
const WRONG_FORMS: Record<string, string> = {
  '9F26': 'C8449331F741DC',
  '9F27': '40',
  '9F10': '07010103A0000002',
  '9F37': 'A1B2C3',
  '9F36': '0C',
  '95': '00008000',
  '9A': '261318',
  '9C': '20',
  '5F2A': '0840',
  '82': '7C',
  '9F1A': '0840',
  '9F03': '000000000001',
  '9F33': 'E0E9C9',
  '9F34': '420303',
  '9F35': '23',
  '9F1E': '54503030',
  '9F09': '003000',
  '9F41': '000000070',
};

violating({
  ...Object.fromEntries(
    MANDATORY.map((tag) => [
      `no ${tag}`,
      [withObjects({ [tag]: undefined }), 'chip-objects', STEP, new RegExp(`${tag} .* is missing`), /缺失/],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(WRONG_FORMS)
      .filter(([tag]) => tag !== '9F34')
      .map(([tag, value]) => [
        `${tag} of another form`,
        [withObjects({ [tag]: value }), 'chip-objects', STEP, new RegExp(`${tag} .* is ${value}, it`), /应为/],
      ]),
  ),
  'a result of 9F34 that there is not': [withoutPin({ '9F34': '1F0303' }), 'chip-objects', STEP, /9F34/, ANY],
  'chip data that is no TLV': [
    { exchanges: [{ ...sale, requestChip: undefined as never }] },
    'chip-objects',
    STEP,
    /not made of tag, length and value/,
    /不由标签/,
  ],
  'another amount under the cryptogram': [
    withObjects({ '9F02': '000000012851' }),
    'chip-follows-request',
    STEP,
    /is 000000012851, it should be 000000012850: the amount/,
    /与 4 域相同/,
  ],
  'a PIN that 9F34 does not know': [withObjects({ '9F34': '1F0300' }), 'chip-follows-request', STEP, /9F34/, ANY],
  'an online PIN whose end is known': [withObjects({ '9F34': '420302' }), 'chip-follows-request', STEP, /9F34/, ANY],
  'an online PIN that was none': [withoutPin({ '9F34': '420300' }), 'chip-follows-request', STEP, /9F34/, ANY],
  'the application of another card': [
    withObjects({ '84': 'A000000333010102' }),
    'chip-is-the-cards',
    STEP,
    /it should be A000000333010101/,
    ANY,
  ],
  'a cryptogram of a void over other values': [
    voided({ '95': '0000008001' }),
    'chip-cryptogram',
    STEP,
    /9F26 .* it should be [0-9A-F]{16}: the cryptogram/,
    /芯片对所上送各值的密文/,
  ],
  'a terminal of another number': [
    {
      exchanges: [
        chipped(exchange('000006'), { '9F1E': '5450303030303031' }),
        chipped(sale, { '9F1E': '4A31373030303030' }),
      ],
      ...twoSales(),
    },
    'chip-terminal-is-one',
    STEP,
    /is "J1700000", it should be "TP000001": an earlier message/,
    ANY,
  ],
  'a notice without what it repeats': [noticed({ '95': undefined }), 'chip-objects', STEP, /95 .* is missing/, ANY],
  'a notice without results': [noticed({ DF31: undefined }), 'chip-objects', STEP, /DF31/, ANY],
  'a notice of another counter': [noticed({ '9F36': '000D' }), 'chip-notice-repeats', STEP, /should be 000C/, ANY],
  'a notice of no transaction': [
    noticed({}, { '61': `${BATCH}0000090718` }),
    'notice-repeats-transaction',
    STEP,
    /field 61 .* says a transaction that was sent/,
    /已上送的交易/,
  ],
  'a notice of another date': [
    noticed({}, { '61': `${BATCH}0000070719` }),
    'notice-repeats-transaction',
    STEP,
    ANY,
    ANY,
  ],
  'a notice of another amount': [
    noticed({}, { '4': '000000012851' }),
    'notice-repeats-transaction',
    STEP,
    /field 4 /,
    ANY,
  ],
  'a notice of another authorisation': [
    noticed({}, { '38': 'A12346' }),
    'notice-repeats-transaction',
    STEP,
    /A12345/,
    ANY,
  ],
  'another expiry than the card has': [
    { exchanges: [otherwise(sale, { '14': '3012' })] },
    'request-values',
    STEP,
    /is 3012, it should be 3512$/,
    ANY,
  ],
  'another sequence number': [
    { exchanges: [otherwise(sale, { '23': '002' })] },
    'request-values',
    STEP,
    /field 23/,
    ANY,
  ],
  'a notice of another script': [noticed({ DF31: '2000000005' }), 'chip-notice-repeats', STEP, /9F18/, ANY],
});

function twoSales(): Partial<Books> {
  const transactions = [posted('000006'), posted('000007')];
  return { journal: [entry('000006'), entry('000007')], transactions, ledger: ledgerOf(transactions) };
}

const card = TEST_CARDS['debit chip'].image;
describe('chip data that is right', () => {
  it.each<[string, Partial<Books>]>([
    ['a whole table', withObjects({})],
    [
      'all that may be there',
      withObjects({
        '9F34': '420300',
        '9F35': '22',
        '9F1E': '5450303030303031',
        '84': card.aid,
        '9F09': '0030',
        '9F41': '00000007',
        '9F63': '00',
      }),
    ],
    ['another method without a PIN', withoutPin({ '9F34': '1F0302' })],
    ['longer data of an issuer', withObjects({ '9F10': '07011703A00000010A0100000500001EF41C46' })],
    ['a certificate of identity', withObjects({ '9F33': 'E0E1C8' })],
    ['a value that is hidden by chance', withObjects({ '9F26': 'C844****F741DCCD' })],
    ['a void with its cryptogram', voided({})],
    ['the same message once more', { exchanges: [sale, { ...sale, sequence: 8 }] }],
    ['a notice of its transaction', noticed({})],
    ['a notice whose transaction is masked, because it looks like a card', noticed({}, { '61': `${BATCH}******0718` })],
    ['a notice that says all that it may', noticed({}, { '4': '000000012850', '37': '900000000007', '38': 'A12345' })],
    [
      'an expiry that was keyed',
      {
        exchanges: [
          { ...otherwise(sale, { '14': '3012', '22': '011', '23': undefined, '55': undefined }), requestChip: {} },
        ],
      },
    ],
    ['two results', noticed({ DF31: `1100000003${'20'}${IDENTIFIER}` })],
  ])('%s', (_, changes) => {
    const wrong = inspect(books(changes)).filter(({ rule }) => /^(chip|notice|request)-/.test(rule));
    expect(wrong.map(({ rule, text }) => `${rule}: ${text.en}`)).toEqual([]);
  });
});

it('says that a number comes twice, beside the cryptogram that it makes another', () => {
  const found = inspect(books(voided({ '9F37': 'A1000006' }))).map(({ rule }) => rule);
  expect(found).toEqual(['chip-number-is-new', 'chip-cryptogram']);
});
