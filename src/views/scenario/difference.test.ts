// Expected and actual are told apart by what they are: sums, codes, messages in order, texts, or words.
import { describe, expect, it } from 'vitest';
import { sampleEvidence } from '../../compliance/sample-evidence.fixture.ts';
import { NAMES } from '../dictionary.fixture.ts';
import { onOneClock } from '../evidence.ts';
import { differenceOf, termWords } from './difference.ts';

const booked = (...rows: [voucher: string, minor: number][]) =>
  onOneClock(
    sampleEvidence('en', {
      ledger: rows.map(([voucher, amountMinor]) => ({
        memo: `sale ${voucher}`,
        postings: [{ account: 'cardholder/621234******1232#1', amountMinor }],
      })),
    }),
  );
const told = (expected: string, actual: string, evidence = booked()) => differenceOf(expected, actual, evidence, NAMES);

describe('a difference', () => {
  it('of amounts says of which payments the sum is made', () => {
    const found = told('CNY 30.00', 'CNY 158.50', booked(['000002', -12850], ['000003', -3000]));
    expect(found).toMatchObject({ kind: 'amount', expectedMinor: 3000, actualMinor: 15850 });
    expect(found.kind === 'amount' && termWords(found.terms)).toBe('128.50 (000002) + 30.00 (000003)');
    expect(told('30.00 元', '158.50 元')).toMatchObject({ kind: 'amount', terms: [] });
    expect(told('CNY 30.00', 'CNY 158.50', booked(['000002', -1], ['000003', -3000]))).toMatchObject({ terms: [] });
  });

  it('of codes says both in words', () => {
    expect(told('51', '00')).toMatchObject({
      kind: 'code',
      expectedWords: { en: 'insufficient funds' },
      actualWords: { en: 'approved' },
    });
    expect(told('51', 'ZZ')).toMatchObject({ actualWords: null });
  });

  it('of messages shows the gap, and what is too much', () => {
    const none = told('reversal: 1', 'sale (no answer to 0200 (lost)), sale | no answer to 0200');
    expect(none).toMatchObject({
      kind: 'sequence',
      actual: [
        { text: 'sale', mark: 'same' },
        { text: 'sale', mark: 'same' },
        { text: 'reversal', mark: 'missing' },
      ],
    });
    expect(told('sale: 1', 'sale, sale')).toMatchObject({ actual: [{ mark: 'same' }, { mark: 'odd' }] });
  });

  it('of texts marks the line that is nearest', () => {
    expect(
      told(
        'one of "Reversal failed", "The reversal failed"',
        'Enter the amount / Reversal not done / Enter the amount',
      ),
    ).toEqual({
      kind: 'lines',
      expected: [
        { text: 'Reversal failed', mark: 'missing' },
        { text: 'The reversal failed', mark: 'missing' },
      ],
      actual: [
        { text: 'Enter the amount', mark: 'same' },
        { text: 'Reversal not done', mark: 'odd' },
      ],
    });
  });

  it('of anything else is words, with what became of the answers apart', () => {
    expect(told('approved', 'declined / 12 | no answer to 0200')).toEqual({
      kind: 'words',
      expected: 'approved',
      actual: 'declined / 12',
      because: ['no answer to 0200'],
    });
  });
});
