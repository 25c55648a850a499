// The rules about what a message is of, each alone: what breaks it, and the nearest that does not.
import { describe, expect, it } from 'vitest';
import { TRANSACTIONS, type TransactionType } from '../definitions/transactions.ts';
import {
  BATCH,
  books,
  CHIP,
  entry,
  exchange,
  lostAnswer,
  otherwise,
  posted,
  reversal,
  signIn,
} from './books.fixture.ts';
import type { Books, Exchange, HostTransaction } from './books.ts';
import { datedByHost } from './rules/dated-by-host.ts';
import { originalIsNamed } from './rules/original-is-named.ts';
import { reversalRepeatsRequest } from './rules/reversal-repeats-request.ts';
import { reversalWasAccepted } from './rules/reversal-was-accepted.ts';

/** A request of that type under voucher 000009, with these fields. */
function sent(type: TransactionType, fields: Record<string, string | undefined>): Exchange {
  const row: {
    mti: string;
    processingCode: string | null;
    conditionCode: string | null;
    messageType: string;
    networkCode?: string;
  } = TRANSACTIONS[type];
  const made = otherwise(exchange('000009', { transaction: type }), {
    '3': row.processingCode ?? undefined,
    '25': row.conditionCode ?? undefined,
    '60': `${row.messageType}${BATCH}${row.networkCode ?? '000'}600`,
    ...fields,
  });
  return { ...made, request: made.request && { ...made.request, mti: row.mti } };
}

describe('an original', () => {
  const original = (changes: Partial<HostTransaction> = {}) =>
    posted('000006', { authorisationCode: 'B12345', at: '2026-07-18T11:00:00+08:00', ...changes });
  const RIGHT = { '37': '900000000006', '38': 'B12345', '61': `${BATCH}0000060718` };
  const other = original({
    stan: '000005',
    reference: '900000000005',
    authorisationCode: 'A11111',
    at: '2026-07-17T11:00:00+08:00',
  });
  const found = (exchanges: Exchange[], transactions: HostTransaction[] = [other, original()]) =>
    originalIsNamed(books({ transactions, exchanges })).map(
      ({ requirement, actual, expected }) => `${requirement} ${actual.en} for ${expected.en}`,
    );
  const authorised = original({ type: 'pre-authorisation', batch: '000008' });
  const completion = (changes: Record<string, string | undefined>) =>
    sent('completion', { '37': undefined, '38': 'B12345', '61': '0000080000060718', ...changes });
  const cases: [string, Exchange[], string[], HostTransaction[]?][] = [
    ['named rightly', [sent('void', RIGHT)], []],
    ['named by nothing', [sent('void', { '37': undefined, '38': undefined, '61': undefined })], []],
    ['that nobody knows', [sent('void', { ...RIGHT, '37': '900000000001', '61': `${BATCH}0000010718` })], []],
    ['without a date', [sent('void', { ...RIGHT, '61': `${BATCH}000006` })], []],
    ['of another day', [sent('void', { ...RIGHT, '61': `${BATCH}0000060717` })], ['GUIDE-B-FAQ-5g 0717 for 0718']],
    [
      'of a host that tells no day',
      [sent('void', { ...RIGHT, '61': `${BATCH}0000060717` })],
      [],
      [original({ at: undefined as never })],
    ],
    [
      'by batch and voucher first',
      [sent('void', { ...RIGHT, '37': '900000000005' })],
      ['GUIDE-B-FAQ-5g 900000000005 for 900000000006'],
    ],
    [
      'by its reference where its voucher is not known',
      [sent('void', { ...RIGHT, '61': `${BATCH}0000990718` })],
      [`GUIDE-B-FAQ-5g ${BATCH}000099 for ${BATCH}000006`],
    ],
    [
      'by the voucher of another batch',
      [sent('void', { ...RIGHT, '61': '0000020000060718' })],
      [`GUIDE-B-FAQ-5g 000002000006 for ${BATCH}000006`],
    ],
    [
      'of a refund in a batch that is past',
      [sent('refund', { ...RIGHT, '38': undefined, '61': '0000000000000718' })],
      [],
    ],
    [
      'of a refund by another batch',
      [sent('refund', { ...RIGHT, '38': undefined, '61': '0000020000000718' })],
      [`GUIDE-B-FAQ-5e 000002 for ${BATCH}`],
    ],
    [
      'of a refund by another voucher',
      [sent('refund', { ...RIGHT, '38': undefined, '61': '0000000000070718' })],
      [`GUIDE-B-FAQ-5e 000000000007 for ${BATCH}000006`],
    ],
    [
      'of a void without voucher',
      [sent('void', { ...RIGHT, '61': '0000000000000718' })],
      [`GUIDE-B-FAQ-5g 000000000000 for ${BATCH}000006`],
    ],
    ['of a completion', [completion({})], [], [authorised]],
    [
      'of a completion by its authorisation code',
      [completion({ '61': '0000080000990718' })],
      ['GUIDE-A-STEP-2b 000008000099 for 000008000006'],
      [other, original(), authorised],
    ],
    [
      'of a completion by no code',
      [completion({ '38': undefined, '61': '0000080000990718' })],
      [],
      [{ ...authorised, authorisationCode: undefined as never }],
    ],
    ['of a completion by another code', [completion({ '38': 'B54321', '61': '0000080000990718' })], [], [authorised]],
    ['of a completion by the code of a sale', [completion({ '61': '0000080000990718' })], [], [original()]],
    [
      'of a completion by another reference',
      [completion({ '37': '900000000001', '61': '0000080000990718' })],
      [],
      [authorised],
    ],
    [
      'of a query by code',
      [sent('qr-query', { ...RIGHT, '61': `${BATCH}0000060717` })],
      ['GUIDE-P-SFT-6 0717 for 0718'],
    ],
    ['of a notice, which has a rule of its own', [sent('script-notice', { ...RIGHT, '38': 'B12346' })], []],
    ['of a reversal, which repeats', [otherwise(reversal('000006'), { ...RIGHT, '38': 'B12346' })], []],
    ['of a sale, which has none', [otherwise(exchange('000009'), { ...RIGHT, '38': 'B12346' })], []],
    ['of what nobody knows', [otherwise(exchange('000009'), { ...RIGHT, '3': '990000', '38': 'B12346' })], []],
  ];
  it.each(cases)('%s', (_, exchanges, wrong, transactions) => {
    expect(found(exchanges, transactions)).toEqual(wrong);
  });
});

describe('a reversal', () => {
  const found = (...exchanges: Exchange[]) =>
    reversalRepeatsRequest(books({ exchanges })).map(({ text, actual, expected }) =>
      [text.en.slice('wrong reversal of '.length), `${actual.en} for ${expected.en}`].join(' | '),
    );
  const wrong = otherwise(reversal('000007'), { '4': '000000000001' });
  const masked = (card: string) => otherwise(reversal('000007'), { '2': card });
  const voided = sent('void', { '11': '000007', '61': `${BATCH}0000060718`, '2': undefined, '55': undefined });
  const ofVoid = (changes: Record<string, string | undefined>) =>
    otherwise(reversal('000007'), {
      ...voided.request?.fields,
      '2': undefined,
      '26': undefined,
      '39': '98',
      '64': undefined,
      ...changes,
    });
  const AMOUNT =
    '000007: field 4 (Transaction amount) is 000000000001, the request had 000000012850 | 000000000001 for 000000012850';
  const cases: [string, Exchange[], string[]][] = [
    ['repeats its request', [lostAnswer, reversal('000007')], []],
    ['says another amount', [lostAnswer, wrong], [AMOUNT]],
    ['is of another batch', [otherwise(lostAnswer, { '60': '22000002000600' }), wrong], []],
    ['is of another voucher', [exchange('000008'), wrong], []],
    ['is of what is never reversed', [sent('refund', { '11': '000007' }), wrong], []],
    ['is of what nobody knows', [otherwise(lostAnswer, { '3': '990000' }), wrong], []],
    ['is of another reversal', [wrong, reversal('000007')], []],
    ['shows less of the card', [lostAnswer, masked('************1232')], []],
    [
      'shows another card',
      [lostAnswer, masked('622588******5675')],
      [expect.stringMatching(/^000007: field 2 .* is 622588\*{6}5675, the request had 6212/)],
    ],
    [
      'leaves the card out',
      [lostAnswer, otherwise(reversal('000007'), { '2': undefined })],
      [expect.stringMatching(/^000007: field 2 .* is –, the request had 6212/)],
    ],
    [
      'names a card where none was',
      [otherwise(lostAnswer, { '2': undefined }), reversal('000007')],
      [expect.stringMatching(/^000007: field 2 .*, the request had –/)],
    ],
    ['has a reason', ['96', 'A0', '06'].map((reason) => otherwise(reversal('000007'), { '39': reason })), []],
    [
      'has another reason',
      [otherwise(reversal('000007'), { '39': '17' })],
      ['000007: reason 17 | 17 for 98, 96, A0, 06'],
    ],
    [
      'has no reason',
      [otherwise(reversal('000007'), { '39': undefined })],
      ['000007: reason – | – for 98, 96, A0, 06'],
    ],
    [
      'has no STAN',
      [otherwise(reversal('000007'), { '11': undefined, '39': '17' })],
      [': reason 17 | 17 for 98, 96, A0, 06'],
    ],
    ['of a void repeats what that is of', [voided, ofVoid({})], []],
    ['of a void leaves that out', [voided, ofVoid({ '61': undefined })], [expect.stringMatching(/field 61 .* is –/)]],
    [
      'of a sale has an original',
      [lostAnswer, otherwise(reversal('000007'), { '61': '1' })],
      [expect.stringMatching(/field 61 .* is 1, the request had –/)],
    ],
    ['of a sale leaves its own out', [otherwise(lostAnswer, { '61': '1' }), reversal('000007')], []],
  ];
  it.each(cases)('%s', (_, exchanges, words) => {
    expect(found(...exchanges)).toEqual(words);
  });
});

describe('a reversal that the journal tells of', () => {
  const journal = [entry('000007', { status: 'reversed' })];
  const found = (changes: Partial<Books>) =>
    reversalWasAccepted(books({ journal, transactions: [posted('000007', { state: 'reversed' })], ...changes })).map(
      ({ actual }) => actual.en,
    );
  const refused = otherwise(reversal('000007'), {}, { '39': '96' });
  const cases: [string, Partial<Books>, string[]][] = [
    ['was carried out', { exchanges: [lostAnswer, reversal('000007')] }, []],
    ['was told to be none', { exchanges: [otherwise(reversal('000007'), {}, { '39': '25' })] }, []],
    [
      'was repeated',
      { exchanges: [refused, { ...reversal('000007'), request: { ...reversal('000007').request!, mti: '0401' } }] },
      [],
    ],
    ['was refused', { exchanges: [refused] }, ['response code 96']],
    ['was refused in the end', { exchanges: [{ ...refused, answer: null }, refused] }, ['response code 96']],
    ['was never sent', { exchanges: [{ ...lostAnswer, request: null }] }, ['no reversal was sent']],
    ['was only a sale', { exchanges: [exchange('000007')] }, ['no reversal was sent']],
    ['may have been lost with the power', { exchanges: [], cuts: 1 }, []],
    ['may have been lost on a relay', { exchanges: [], relayed: true }, []],
    ['was refused, with the power cut', { exchanges: [refused], cuts: 1 }, ['response code 96']],
    ['stands all the same', { exchanges: [], transactions: [posted('000007')] }, []],
    ['does not stand, as another does', { exchanges: [], transactions: [posted('000008')] }, ['no reversal was sent']],
    [
      'does not stand, as one of another batch',
      { exchanges: [], transactions: [posted('000007', { batch: '000002' })] },
      ['no reversal was sent'],
    ],
    ['is no reversal', { journal: [entry('000007')], exchanges: [] }, []],
  ];
  it.each(cases)('%s', (_, changes, actual) => {
    expect(found(changes)).toEqual(actual);
  });
});

describe('a date', () => {
  const told = (date: string | undefined, time: string | undefined, more: Partial<Exchange> = {}) => ({
    ...otherwise(signIn(6), {}, { '12': time, '13': date }),
    ...more,
  });
  const at = (dated: string | undefined, host: string | undefined, ...exchanges: Exchange[]) => {
    const { dateTime: _, ...undated } = entry('000007');
    const { at: _at, ...still } = posted('000007');
    return datedByHost(
      books({
        journal: [dated === undefined ? undated : { ...undated, dateTime: dated }],
        transactions: [host === undefined ? still : { ...still, at: host }],
        exchanges: exchanges.length > 0 ? exchanges : [told('0718', '110000')],
      }),
    ).map(({ actual, expected }) => `${actual.en} for ${expected.en}`);
  };
  const HOST = '2026-07-18T12:00:00+08:00';
  const wrong = (dated: string, host = '2026-07-18 12:00:00') => [`${dated} for ${host}`];
  it('lies between sign-in and transaction, two minutes more or less', () => {
    for (const right of ['2026-07-18 12:00:00', '2026-07-18 10:58:00', '2026-07-18 12:02:00', '2026-07-18 11:30:00'])
      expect(at(right, HOST)).toEqual([]);
    for (const late of ['2026-07-18 12:02:01', '2026-07-18 10:57:59', '2026-07-19 11:30:00'])
      expect(at(late, HOST)).toEqual(wrong(late));
  });

  it('is not asked for where something is not known', () => {
    const bad = '2026-01-01 00:00:00';
    expect(at(bad, HOST)).toEqual(wrong(bad));
    expect(at(undefined, HOST)).toEqual([]);
    expect(at(bad, undefined)).toEqual([]);
    for (const unknown of [
      told(undefined, '110000'),
      told('0718', undefined),
      told('0718', '110000', { answer: null }),
    ])
      expect(at(bad, HOST, unknown)).toEqual([]);
    expect(at(bad, HOST, told('0718', '110000', { code: '03' }))).toEqual([]);
    expect(at(bad, HOST, told('0718', '110000', { transaction: 'sale' }))).toEqual([]);
    expect(at(bad, HOST, told('0718', '110000', { answer: null }), told('0718', '110000'))).toEqual(wrong(bad));
    expect(
      datedByHost(
        books({
          journal: [entry('000009', { dateTime: bad })],
          transactions: [posted('000007', { at: HOST })],
          exchanges: [told('0718', '110000')],
        }),
      ),
    ).toEqual([]);
  });

  it('is of the nearest year, which the host does not tell', () => {
    const [eve, day] = ['2026-12-31T23:59:30+08:00', '2027-01-01T00:00:30+08:00'];
    expect(at('2026-01-01 00:00:10', eve, told('1231', '235900'))).toEqual([]);
    expect(at('2027-12-31 23:59:50', day, told('1231', '235900'))).toEqual([]);
    expect(at('2026-12-30 23:59:50', day, told('1231', '235900'))).toEqual(
      wrong('2026-12-30 23:59:50', '2027-01-01 00:00:30'),
    );
  });

  it('in the data of the chip is that of the same clock, too', () => {
    const inChip = (date: string, host: string | undefined = HOST, signedIn = told('0718', '110000')) =>
      datedByHost(
        books({
          journal: [],
          transactions: [{ ...posted('000007'), ...(host === undefined ? {} : { at: host }) }],
          exchanges: [signedIn, exchange('000007', { requestChip: { ...CHIP, '9A': date } })],
        }),
      ).map(({ text }) => text.en);
    for (const right of ['260718', '250718']) expect(inChip(right)).toEqual([]);
    expect(inChip('260719')).toEqual([
      'clock not set: the chip data (9A) of the sale 000007 is dated 260719, at the POS centre it was 2026-07-18',
    ]);
    expect(inChip('260717')).toHaveLength(1);
    expect(inChip('260717', HOST, told('0717', '235900'))).toEqual([]);
    expect(inChip('260719', '2026-07-18T23:59:00+08:00')).toEqual([]);
    expect(inChip('odd')).toEqual([]);
  });

  it('may be before the sign-in where the clock of the host was put back', () => {
    expect(at('2026-07-18 12:30:00', HOST, told('0718', '130000'))).toEqual([]);
    expect(at('2026-07-18 13:30:00', HOST, told('0718', '130000'))).toEqual(wrong('2026-07-18 13:30:00'));
  });
});
