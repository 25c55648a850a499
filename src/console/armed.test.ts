// What is armed at the switchboard is the rule that it says, and no sentence says less than it.
import { describe, expect, it } from 'vitest';
import { armedSentence, ruleOf } from './armed.ts';

const ARM = { do: 'arm', fault: 'drop-answer', scope: 'next' } as const;
const panOf = (kind: string) => (kind === 'debit chip' ? '6212345678901232' : undefined);

describe('a fault that is armed', () => {
  it.each([
    [{}, { when: {}, times: 1 }],
    [{ terminalId: 'TP000001' }, { when: { terminalId: 'TP000001' } }],
    [{ amountMinor: 1250, mti: '0200' }, { when: { amountMinor: 1250, mti: '0200' } }],
    [{ card: 'debit chip' }, { when: { pan: '6212345678901232' } }],
    [
      { scope: 'nth', nth: 3 },
      { skip: 2, times: 1 },
    ],
  ] as const)('with %j is the rule %j', (more, rule) => {
    expect(ruleOf({ ...ARM, ...more }, 3_000, panOf)).toMatchObject({ ...rule, then: { fault: 'drop-answer' } });
  });

  it('of one terminal has no sentence', () => {
    expect(armedSentence(ARM, 3_000).sentence).not.toBeNull();
    expect(armedSentence({ ...ARM, terminalId: 'TP000001' }, 3_000).sentence).toBeNull();
    const code = { ...ARM, fault: 'answer-code', code: '51' } as const;
    expect(armedSentence(code, 3_000).sentence).not.toBeNull();
    expect(armedSentence({ ...code, terminalId: 'TP000001' }, 3_000).sentence).toBeNull();
  });
});
