// When a failure is put down to the test system, and in which words.
import { describe, expect, it } from 'vitest';
import type { Finding, Fitness, Violation } from '../definitions/evidence.ts';
import { fitnessWords, lateFailure, lateness, runFitness } from './fitness.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';
import { judge } from './verdicts.ts';

const measured = (changes: Partial<Fitness> = {}): Fitness => ({
  worstStallMs: 12,
  stalled: 'harness',
  slowestAnswerMs: 4,
  responseTimeoutMs: 250,
  ...changes,
});
const place = { chapter: 'sale', file: 'approved', number: 1 };
const failed = (fitness: Fitness | null, name = 'ExpectationFailed') =>
  sampleScenario('en', place, 'a sale', { fitness, outcomes: failingAt(3, { name, message: 'not approved' }) });

describe('the test system was late', () => {
  it.each([
    ['nobody measured', null, null],
    ['nothing stood still for half of the wait', measured({ worstStallMs: 124, slowestAnswerMs: 124 }), null],
    ['the harness stood still', measured({ worstStallMs: 125 }), { stallMs: 125, who: 'harness' }],
    [
      'the acquirer stood still',
      measured({ worstStallMs: 640, stalled: 'acquirer' }),
      { stallMs: 640, who: 'acquirer' },
    ],
    ['the acquirer took long to answer', measured({ slowestAnswerMs: 300 }), { stallMs: 300, who: 'acquirer' }],
    ['the terminal waits longer', measured({ worstStallMs: 640, responseTimeoutMs: 2560 }), null],
  ])('or not: %s', (_, fitness, expected) => {
    expect(lateness(fitness)).toEqual(expected);
  });
});

describe('an adapter that did not answer in ten seconds', () => {
  it('was not kept waiting by what a terminal would not wait for', () => {
    const silent = (worstStallMs: number) => lateFailure(failed(measured({ worstStallMs }), 'TerminalSilent'));
    expect(silent(4999)).toBeNull();
    expect(silent(5000)).toEqual({ stallMs: 5000, who: 'harness' });
    expect(judge(failed(measured({ worstStallMs: 640 }), 'TerminalSilent')).findings[0]?.text.en).toBe(
      'The terminal did not answer: not approved',
    );
  });
});

describe('a failure', () => {
  it('while the test system was late says nothing about the terminal, and why in both languages', () => {
    const { verdict, findings } = judge(failed(measured({ worstStallMs: 640, stalled: 'acquirer' })));
    expect(verdict).toBe('inconclusive');
    expect(findings[0]?.text).toEqual({
      en: 'The test system stood still for 640 ms (acquirer) while the terminal waits 250 ms, so this says nothing about the terminal: not approved',
      zh: '测试系统停顿了640毫秒（收单方模拟器），而终端只等待250毫秒，因此以下现象不能说明终端有问题：not approved',
    });
    expect(findings.every((finding) => finding.verdict === 'inconclusive')).toBe(true);
  });

  it('while it was not stays one', () => {
    expect(judge(failed(measured())).verdict).toBe('failed');
    expect(judge(failed(null)).verdict).toBe('failed');
  });

  it('of the harness itself is told with the standstill too', () => {
    const { verdict, findings } = judge(failed(measured({ worstStallMs: 640 }), 'TypeError'));
    expect([verdict, findings[0]?.text.en]).toEqual([
      'inconclusive',
      'The test system stood still for 640 ms (harness) while the terminal waits 250 ms, so this says nothing about the terminal: The test system failed: not approved',
    ]);
  });

  describe('that no lateness brings about', () => {
    const late = measured({ worstStallMs: 640 });
    const text = { en: 'card number leaked', zh: '卡号泄露' };
    const leak: Violation = {
      rule: 'pan-is-masked',
      requirement: 'GUIDE-S-ADV-3',
      text,
      expected: '621234******1232',
      actual: 'line 2 of the log',
      timeless: true,
    };
    const unbalanced: Violation = {
      rule: 'posting-is-owned',
      requirement: 'GUIDE-A-FAQ-3a',
      text: { en: 'nobody owns it', zh: '无人负责' },
      expected: 'one',
      actual: 'none',
    };
    const slow: Finding = { verdict: 'failed', text: { en: 'not approved', zh: '未成功' } };
    const withBooks = (violations: Violation[], name = 'ExpectationFailed') => ({
      ...failed(late, name),
      findings: [slow],
      evidence: sampleEvidence('en', { violations }),
    });

    it('stays a failure and comes first; what may be due to it says nothing', () => {
      const { verdict, findings } = judge(withBooks([unbalanced, leak]));
      expect(verdict).toBe('failed');
      expect(findings.map((each) => [each.verdict, each.text.en.replace(/^The test system .*: /, 'late: ')])).toEqual([
        ['failed', 'card number leaked'],
        ['inconclusive', 'late: not approved'],
        ['inconclusive', 'nobody owns it'],
      ]);
    });

    it('stands alone where nothing else was seen', () => {
      const { verdict, findings } = judge({ ...withBooks([leak]), findings: [] });
      expect([verdict, findings.map(({ text }) => text.en)]).toEqual(['failed', ['card number leaked']]);
    });

    it('is not played again; what may be due to it is', () => {
      expect(lateFailure(withBooks([leak]))).toBeNull();
      expect(lateFailure({ ...withBooks([]), findings: [{ ...slow, timeless: true }] })).toBeNull();
      expect(lateFailure(withBooks([unbalanced]))).toEqual({ stallMs: 640, who: 'harness' });
      expect(judge(withBooks([unbalanced])).verdict).toBe('inconclusive');
    });

    it('decides nothing when the harness itself broke', () => {
      expect(lateFailure(withBooks([leak], 'TypeError'))).not.toBeNull();
      expect(judge(withBooks([leak], 'TypeError')).verdict).toBe('inconclusive');
      const unsure: Finding = { verdict: 'inconclusive', text, timeless: true };
      expect(judge({ ...withBooks([], 'TypeError'), findings: [unsure] }).verdict).toBe('inconclusive');
    });
  });

  it('is none where the scenario passed, however late the test system was', () => {
    const passed = sampleScenario('en', place, 'a sale', { fitness: measured({ worstStallMs: 640 }) });
    expect(judge(passed).verdict).toBe('passed');
  });
});

describe('the machine of a run', () => {
  const repeated = { reason: { en: '', zh: '' }, fitness: measured({ worstStallMs: 640, stalled: 'acquirer' }) };

  it('is the worst of its scenarios, that of a first try included', () => {
    const calm = { fitness: measured(), repeated: null };
    const again = { fitness: measured({ responseTimeoutMs: 2560 }), repeated };
    expect(runFitness([calm, again])).toEqual({ ...repeated.fitness, fit: false, repeated: 1 });
    expect(runFitness([{ fitness: null, repeated: null }])).toBeNull();
  });

  it('is told in one line', () => {
    expect(fitnessWords(runFitness([{ fitness: measured(), repeated: null }]))?.en).toBe(
      'machine fit: worst stall 12 ms, slowest own answer 4 ms, the terminal waits 250 ms',
    );
    expect(fitnessWords(runFitness([{ fitness: measured(), repeated }]))?.zh).toBe(
      '机器过于繁忙：最长停顿640毫秒，自身最慢应答4毫秒，终端等待250毫秒；1个场景单独重做',
    );
    expect(fitnessWords(null)).toBeNull();
  });
});
