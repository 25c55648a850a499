import { describe, expect, it } from 'vitest';
import type { Violation } from '../definitions/evidence.ts';
import { besides, noticed, type Seen } from './judge.ts';

const text = { en: 'It is not as expected.', zh: '不符。' };
const seen = (changes: Partial<Seen>): Seen => ({
  outcome: 'failed',
  at: { subject: 'slip', keyword: 'Then', sentence: 'the sales slip is complete' },
  findings: [{ verdict: 'failed', text }],
  violations: [],
  error: null,
  acted: 1,
  ...changes,
});
const breach = (rule: string): Violation => ({ rule, requirement: 'GUIDE-A-STEP-5d', text, expected: '', actual: '' });

describe('what kills a mutant', () => {
  it('is a sentence about what the mutant stands for', () => {
    expect(noticed('slip', seen({}))).toEqual({
      by: 'expectation',
      what: 'the sales slip is complete',
      requirement: null,
    });
    expect(noticed('signal', seen({}))).toBeNull();
  });

  it('is a rule of the oracle about what it stands for, or one about single messages', () => {
    const audit = { at: null, findings: [] };
    const by = { what: 'posted-once', requirement: 'GUIDE-A-STEP-5d' };
    expect(noticed('sending', seen({ ...audit, violations: [breach('posted-once')] }))).toEqual({
      by: 'oracle',
      ...by,
    });
    expect(noticed('signal', seen({ ...audit, violations: [breach('posted-once')] }))).toBeNull();
    const message = seen({ ...audit, violations: [breach('request-values')] });
    expect(noticed('request', message)?.by).toBe('message-rule');
    expect(noticed('display', message)).toBeNull();
    const paper = seen({ ...audit, violations: [breach('slip-amount')] });
    expect(noticed('slip', paper)?.by).toBe('oracle');
    expect(noticed('signal', paper)).toBeNull();
  });

  it('is a scene that cannot be set any more, for kinds that can bring that about', () => {
    const at = { subject: 'cashier', keyword: 'When', sentence: 'the cashier chooses "Sale"' } as const;
    expect(noticed('request', seen({ at }))?.by).toBe('expectation');
    expect(noticed('slip', seen({ at }))).toBeNull();
  });

  it('is told apart where many transactions found it', () => {
    const at = { subject: 'fuzz', keyword: 'Then', sentence: 'the terminal takes none of them' } as const;
    expect(noticed('unchecked', seen({ at }))?.by).toBe('campaign');
  });
});

describe('what does not kill a mutant, and is listed', () => {
  it('is a harness that broke', () => {
    const broken = seen({ outcome: 'broken', error: 'adapter-fault' });
    expect(noticed('slip', broken)).toBeNull();
    expect(besides(broken)).toContain('no verdict');
  });

  it('is a terminal that does not come to rest within the bounds of the harness', () => {
    const findings = [{ verdict: 'failed', text: { en: 'The terminal does not come to rest.', zh: '' } } as const];
    expect(noticed('slip', seen({ findings }))).toBeNull();
  });

  it('is a scenario in which the glass had nothing to change', () => {
    expect(noticed('slip', seen({ acted: 0 }))).toBeNull();
  });
});
