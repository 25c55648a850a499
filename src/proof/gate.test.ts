import { describe, expect, it } from 'vitest';
import { gateOf } from './gate.ts';
import { type Survivor, speaksOf } from './survivor.ts';

const row = (...mutants: string[]): Survivor => ({ mutants, reason: 'outside', why: { en: 'why', zh: '理由' } });

describe('a row of survivors', () => {
  it('speaks of the mutants that its patterns fit, and of no others', () => {
    const found = row('slip/*/{title,operator}/absent');
    expect(speaksOf(found, 'slip/sale/merchant/title/absent')).toBe(true);
    expect(speaksOf(found, 'slip/sale/merchant/operator/absent')).toBe(true);
    expect(speaksOf(found, 'slip/sale/merchant/batch/absent')).toBe(false);
    expect(speaksOf(found, 'slip/sale/merchant/title/absent/more')).toBe(false);
    expect(speaksOf(row('setting/limits.refundMinor/other'), 'setting/limitsXrefundMinor/other')).toBe(false);
  });
});

describe('the gate', () => {
  it('refuses a survivor without a row', () => {
    expect(gateOf(['a/1', 'b/1'], [row('a/*')], true)).toEqual({ unexplained: ['b/1'], stale: [] });
  });

  it('refuses a pattern without a survivor, but only when all mutants were hunted', () => {
    expect(gateOf(['a/1'], [row('a/*', 'c/*')], true)).toEqual({ unexplained: [], stale: ['c/*'] });
    expect(gateOf(['a/1'], [row('a/*', 'c/*')], false)).toEqual({ unexplained: [], stale: [] });
  });
});
