// What one terminal of a merchant takes back or completes of another one's.
import { describe, expect, it } from 'vitest';
import { BATCH, books, entry, exchange, ledgerOf, OTHER_CARD, otherwise, posted, signIn } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { described, merchantCopy } from './slips.fixture.ts';

/** The other terminal's sale; it has the voucher and batch of this one's refund, and the host's number and reference are its own. */
const SALE = posted('000007', { id: 3, reference: '900000000003', at: '2026-07-17T12:00:00+08:00' });
const REFUND = posted('000007', { type: 'refund', originalId: 3 });

/** A refund at this terminal of the other one's sale. */
function refunded(changes: Partial<Books> = {}): Partial<Books> {
  const transactions = changes.transactions ?? [REFUND];
  const request = {
    '3': '200000',
    '37': '900000000003',
    '60': `25${BATCH}000600`,
    '61': '0000000000000717',
  };
  const sale = exchange('000007', { transaction: 'refund', requestChip: {} });
  return {
    journal: [entry('000007', { function: 'refund' })],
    transactions,
    elsewhere: [SALE],
    ledger: ledgerOf(transactions),
    exchanges: [signIn(6), otherwise(sale, request, { '3': '200000' })],
    ...changes,
  };
}

/** What rules say that look at originals. */
const ABOUT_ORIGINALS = /^(refund-|original-|slip-original|journal-tells)/;
const broken = (changes: Partial<Books>) =>
  inspect(books(changes))
    .filter(({ rule }) => ABOUT_ORIGINALS.test(rule))
    .map(({ rule, text }) => `${rule}: ${text.en}`);

describe('a refund of a sale that another terminal made', () => {
  it('is of a payment that the host knows', () => {
    expect(broken(refunded())).toEqual([]);
    expect(broken(refunded({ elsewhere: [] }))[0]).toMatch(/^refund-within-original: refunded from nothing/);
  });

  it('gives back no more than is left after a refund there', () => {
    const other = posted('000009', { id: 4, type: 'refund', originalId: 3, postedMinor: 1 });
    expect(broken(refunded({ elsewhere: [SALE, other] }))).toEqual([
      expect.stringMatching(/^refund-within-original: refunded too much: CNY 128\.51 went back/),
    ]);
    const nothing = { ...other, state: 'reversed' };
    expect(broken(refunded({ elsewhere: [SALE, nothing] }))).toEqual([]);
  });

  it('goes to the card that paid there', () => {
    expect(broken(refunded({ elsewhere: [{ ...SALE, cardNumber: OTHER_CARD }] }))).toEqual([
      expect.stringMatching(/^refund-to-original-card: /),
    ]);
  });

  it('is kept in the journal with the reference of that sale', () => {
    const kept = (reference: string) =>
      refunded({
        journal: [entry('000007', { function: 'refund', original: { voucher: null, reference, date: '0717' } })],
      });
    expect(broken(kept('900000000003'))).toEqual([]);
    expect(broken(kept('900000000004'))).toEqual([expect.stringMatching(/^journal-tells/)]);
  });
});

describe('a void whose batch and voucher are those of a sale of another terminal, too', () => {
  it('is of the own one', () => {
    const transactions = [
      posted('000006', { state: 'voided', at: '2026-07-18T11:00:00+08:00' }),
      posted('000007', { type: 'void', originalId: 6 }),
    ];
    const request = { '3': '200000', '37': '900000000006', '60': `23${BATCH}000600`, '61': `${BATCH}0000060718` };
    const changes = {
      journal: [entry('000006', { status: 'voided' }), entry('000007', { function: 'void' })],
      transactions,
      elsewhere: [posted('000006', { id: 3, reference: '900000000003', at: '2026-07-17T12:00:00+08:00' })],
      ledger: ledgerOf(transactions),
      exchanges: [
        signIn(5),
        exchange('000006'),
        otherwise(exchange('000007', { transaction: 'void', requestChip: {} }), request, { '3': '200000' }),
      ],
    };
    expect(broken(changes)).toEqual([]);
  });
});

describe('a completion of a hold of another terminal', () => {
  it('names the day of that hold', () => {
    const transactions = [posted('000007', { type: 'completion', originalId: 3 })];
    const completed = (day: string) =>
      broken({
        journal: [entry('000007', { function: 'completion' })],
        transactions,
        elsewhere: [{ ...SALE, type: 'pre-authorisation', authorisationCode: 'A12345' }],
        ledger: ledgerOf(transactions),
        exchanges: [
          signIn(6),
          otherwise(exchange('000007', { transaction: 'completion', requestChip: {} }), {
            '25': '06',
            '38': 'A12345',
            '60': `20${BATCH}000600`,
            '61': `000000000000${day}`,
          }),
        ],
      });
    expect(completed('0717')).toEqual([]);
    expect(completed('0716')).toEqual([
      expect.stringMatching(/^original-is-named: .* is 0716, that of voucher 000007 is 0717/),
    ]);
  });
});

describe('the slip of a release of a hold of another terminal', () => {
  const released = (elsewhere: Books['elsewhere'], transactions: Books['transactions'], original: string) =>
    broken({
      journal: [entry('000007', { function: 'pre-authorisation-void' })],
      transactions,
      elsewhere: elsewhere ?? [],
      ledger: ledgerOf(transactions),
      exchanges: [signIn(6), otherwise(exchange('000007'), { '38': 'A12345', '61': '0000000000000717' })],
      slips: [merchantCopy({ original }, described({ transaction: 'Pre-authorisation void' }))],
    }).filter((each) => each.startsWith('slip-original'));
  const hold = posted('000006', { id: 3, type: 'pre-authorisation', at: '2026-07-17T12:00:00+08:00' });
  const release = posted('000007', { type: 'pre-authorisation-void', originalId: 3 });

  it('names no voucher, which is not known here', () => {
    expect(released([hold], [release], 'Original date: 0717')).toEqual([]);
    expect(released([], [hold, release], 'Original date: 0717')).toHaveLength(1);
  });

  it('names the right day', () => {
    expect(released([hold], [release], 'Original date: 0716')).toEqual([
      expect.stringMatching(/says original date 0716, it is original date 0717/),
    ]);
  });
});
