// A payment stands in one row with what each of the three books holds of it, and a row that the oracle objects to is marked.
import { describe, expect, it } from 'vitest';
import { exchange, sampleEvidence } from '../../compliance/sample-evidence.fixture.ts';
import { TWICE } from '../../compliance/sample-failures.fixture.ts';
import { NAMES } from '../dictionary.fixture.ts';
import { onOneClock } from '../evidence.ts';
import { plainHtml } from '../plain.ts';
import { readerOf } from '../reader.ts';
import { paymentsOf, threeBooksView } from './three-books.ts';

const drawn = (evidence: ReturnType<typeof sampleEvidence>) =>
  plainHtml(threeBooksView(readerOf('en', {}), onOneClock(evidence), NAMES));

describe('three books', () => {
  it('hold a payment side by side', () => {
    expect(paymentsOf(onOneClock(sampleEvidence('en')))).toMatchObject([
      {
        voucher: '000007',
        journal: [{ status: 'approved' }],
        exchanges: [{ sequence: 2 }],
        bookedMinor: -12850,
        broken: [],
      },
    ]);
    expect(drawn(sampleEvidence('en'))).toContain('Sale 128.50 <b>approved</b>');
    expect(drawn(sampleEvidence('en'))).not.toMatch(/disagrees|no 0400/);
  });

  it('come to nothing after a reversal', () => {
    const { ledger } = sampleEvidence('en');
    const back = ledger[0]!.postings.map(({ account, amountMinor }) => ({ account, amountMinor: -amountMinor }));
    const evidence = sampleEvidence('en', { ledger: [...ledger, { memo: 'reversal 000007', postings: back }] });
    expect(paymentsOf(onOneClock(evidence))).toMatchObject([{ bookedMinor: 0 }]);
  });

  it('show a payment that one of them alone knows', () => {
    const evidence = sampleEvidence('en', { journal: [], exchanges: [] });
    expect(paymentsOf(onOneClock(evidence))).toMatchObject([
      { voucher: '000007', journal: [], exchanges: [], bookedMinor: -12850 },
    ]);
    expect(drawn(evidence).match(/<td>—<\/td>/g)).toHaveLength(2);
    expect(paymentsOf(onOneClock(sampleEvidence('en', { ledger: [] })))).toMatchObject([{ bookedMinor: null }]);
  });

  it('mark what the oracle objects to, and say which reversal never came', () => {
    const { journal } = sampleEvidence('en');
    const lost = sampleEvidence('en', { violations: [TWICE], journal: [{ ...journal[0]!, status: 'unknown' }] });
    expect(drawn(lost)).toContain('<tr class="disagrees"><th scope="row">000007</th>');
    expect(drawn(lost)).toContain('no 0400');
    expect(drawn({ ...lost, journal })).not.toContain('no 0400');
    const reversal = exchange(3, '000007', { request: { mti: '0400', fields: { '11': '000007' } } });
    expect(drawn({ ...lost, exchanges: [...lost.exchanges, reversal] })).not.toContain('no 0400');
  });

  it('leave out what is no payment, and are left out where there is none', () => {
    const opening = { memo: 'opening balance cardholder/621234******1232#1', postings: [] };
    const none = sampleEvidence('en', { journal: [], ledger: [opening] });
    expect(paymentsOf(onOneClock(none))).toEqual([]);
    expect(drawn(none)).toBe('');
  });
});
