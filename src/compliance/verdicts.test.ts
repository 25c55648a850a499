// Who is to blame: the terminal, the test system, or nobody; and what follows for requirement, run and exit code.
import { describe, expect, it, test } from 'vitest';
import type { Finding, Verdict } from '../definitions/evidence.ts';
import type { StepOutcome } from './collected.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';
import { TWICE } from './sample-failures.fixture.ts';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';
import { EXIT_CODES, judge, requirementVerdict, runVerdict } from './verdicts.ts';

const place = { chapter: 'result', file: 'approval', number: 1 };
const judged = (changes: Parameters<typeof sampleScenario>[3]) => judge(sampleScenario('en', place, 'x', changes));
const hook = (name: string): StepOutcome => ({
  step: null,
  status: 'failed',
  durationMs: 1,
  error: { name, message: `${name}!` },
});
const all = (status: string): StepOutcome[] => failingAt(99, { name: '', message: '' }).map((o) => ({ ...o, status }));
const finding = (verdict: Finding['verdict'], en = verdict as string): Finding => ({ verdict, text: { en, zh: en } });
const expectation = { name: 'ExpectationFailed', message: 'The screen is wrong.\n  expected: a\n  actual: b' };

describe('a scenario', () => {
  const cases: [string, Parameters<typeof judged>[0], Verdict][] = [
    ['passes when every step passed', {}, 'passed'],
    ['fails on a failed expectation', { outcomes: failingAt(2, expectation) }, 'failed'],
    [
      'fails when the oracle speaks after the last step',
      { outcomes: [...all('passed'), hook('MoneyUnsafe')] },
      'failed',
    ],
    [
      'is inconclusive when a step throws anything else',
      { outcomes: failingAt(2, { name: 'TypeError', message: 'x' }) },
      'inconclusive',
    ],
    [
      'is inconclusive when the adapter refuses',
      { outcomes: failingAt(0, { name: 'ContractError', message: 'x' }) },
      'inconclusive',
    ],
    ['is inconclusive when a hook before it breaks', { outcomes: [hook('Error'), ...all('skipped')] }, 'inconclusive'],
    [
      'is inconclusive when the harness broke before the oracle spoke',
      { outcomes: [...failingAt(1, { name: 'Error', message: 'x' }), hook('MoneyUnsafe')] },
      'inconclusive',
    ],
    [
      'fails when the cleaning up breaks after a failed expectation',
      { outcomes: [...failingAt(1, expectation), hook('Error')] },
      'failed',
    ],
    ['is inconclusive with an undefined step', { outcomes: all('undefined') }, 'inconclusive'],
    ['is inconclusive with an ambiguous step', { outcomes: all('ambiguous') }, 'inconclusive'],
    ['is inconclusive with a pending step', { outcomes: all('pending') }, 'inconclusive'],
    ['is inconclusive with a step that ended in an unknown way', { outcomes: all('unknown') }, 'inconclusive'],
    ['is inconclusive when it did not run', { startedAt: null, outcomes: [] }, 'inconclusive'],
    ['is inconclusive when it broke off after its last step', { finished: false }, 'inconclusive'],
    [
      'is inconclusive when its worker died before the last steps',
      { outcomes: all('passed').slice(0, 3), finished: false },
      'inconclusive',
    ],
    [
      'is inconclusive when a step was never carried out, though all others passed',
      { outcomes: all('passed').filter(({ step }) => step !== 2) },
      'inconclusive',
    ],
    ['is inconclusive without steps', { steps: [], outcomes: [{ ...hook('x'), status: 'passed' }] }, 'inconclusive'],
    [
      'is inconclusive when no expectation was checked',
      { evidence: sampleEvidence('en', { checks: 0 }) },
      'inconclusive',
    ],
    ['is inconclusive when the books were not compared', { evidence: null }, 'inconclusive'],
    [
      'is inconclusive, not an unexpected pass, when nothing was checked of what was expected to fail',
      { findings: [finding('known-failure')], evidence: sampleEvidence('en', { checks: 0 }) },
      'inconclusive',
    ],
    [
      'fails when it broke off after a failed expectation',
      { outcomes: failingAt(2, expectation), finished: false },
      'failed',
    ],
    ['is inconclusive when it was skipped without a reason', { outcomes: all('skipped') }, 'inconclusive'],
    [
      'is not applicable when the reason says so',
      { outcomes: all('skipped'), findings: [finding('not-applicable')] },
      'not-applicable',
    ],
    [
      'is not assessable when the reason says so',
      { outcomes: all('skipped'), findings: [finding('not-assessable')] },
      'not-assessable',
    ],
    [
      'is not applicable when a step finds out half way',
      { outcomes: [...all('passed').slice(0, 2), ...all('skipped').slice(2)], findings: [finding('not-applicable')] },
      'not-applicable',
    ],
    [
      'is a known failure when it was expected to fail',
      { outcomes: failingAt(2, expectation), findings: [finding('known-failure')] },
      'known-failure',
    ],
    ['fails when it was expected to fail and passes', { findings: [finding('known-failure')] }, 'failed'],
    [
      'is inconclusive when it was expected to fail and the harness broke',
      { outcomes: failingAt(2, { name: 'Error', message: 'x' }), findings: [finding('known-failure')] },
      'inconclusive',
    ],
  ];
  test.each(cases)('%s', (_, changes, verdict) => {
    expect(judged(changes).verdict).toBe(verdict);
  });

  it('is told by the findings of the steps, then by the oracle, each once', () => {
    const evidence = sampleEvidence('en', { violations: [TWICE] });
    const told: Finding = {
      verdict: 'failed',
      text: { en: 'The screen is wrong.', zh: '屏幕有误。' },
      expected: 'a',
      actual: 'b',
    };
    const { findings } = judged({ outcomes: failingAt(2, expectation), findings: [told], evidence });
    expect(findings.map(({ text, requirement }) => [text.zh, requirement])).toEqual([
      ['屏幕有误。', undefined],
      [TWICE.text.zh, 'GUIDE-A-FAQ-3a'],
    ]);
    expect(
      judged({ outcomes: failingAt(2, expectation), findings: [{ ...told, text: TWICE.text }], evidence }).findings,
    ).toHaveLength(1);
  });

  it('is told in the words of the error when nobody said more', () => {
    const { findings, error } = judged({ outcomes: failingAt(2, expectation) });
    expect(findings).toEqual([{ verdict: 'failed', text: { en: 'The screen is wrong.', zh: 'The screen is wrong.' } }]);
    expect(error).toEqual({ step: 2, ...expectation });
  });

  it('names the place of a sentence that nobody knows, and what was probably meant', () => {
    const outcomes = all('undefined').map((outcome) => ({ ...outcome, nearest: ['a debit card', 'a credit card'] }));
    const steps = [{ keyword: 'Given', text: 'a debt card', line: 7 }];
    expect(judged({ outcomes, steps }).findings[0]?.text).toEqual({
      en: 'features/en/result/approval.feature:7: there is no such sentence: a debt card\nThe nearest are:\n  a debit card\n  a credit card',
      zh: 'features/en/result/approval.feature:7：没有这样的句子：a debt card\n最接近的句子：\n  a debit card\n  a credit card',
    });
    expect(judged({ outcomes: all('undefined'), steps }).findings[0]?.text.en).toBe(
      'features/en/result/approval.feature:7: there is no such sentence: a debt card',
    );
  });
});

describe('a requirement', () => {
  const cases: [Verdict[], string | null][] = [
    [[], null],
    [['passed'], 'passed'],
    [['passed', 'not-applicable'], 'passed'],
    [['passed', 'failed', 'inconclusive'], 'failed'],
    [['passed', 'inconclusive'], 'inconclusive'],
    [['passed', 'known-failure'], 'known-failure'],
    [['not-applicable', 'not-assessable'], 'not-assessable'],
    [['not-applicable', 'not-applicable'], 'not-applicable'],
    [['attested', 'not-applicable'], 'attested'],
  ];
  test.each(cases)('%j: %s', (verdicts, verdict) => {
    expect(requirementVerdict(verdicts)).toBe(verdict);
    expect(requirementVerdict(verdicts.toReversed())).toBe(verdict);
  });
});

describe('a run', () => {
  it('is compliant when the whole was asked, and has passed when a part was', () => {
    expect(runVerdict(['passed'], [], true)).toBe('compliant');
    expect(runVerdict(['passed'], [], false)).toBe('passed');
  });

  const cases: [Verdict[], string[], 0 | 1 | 3][] = [
    [['passed', 'passed'], [], 0],
    [['passed', 'not-applicable', 'not-assessable', 'known-failure'], [], 0],
    [['passed', 'failed'], [], 1],
    [['failed', 'inconclusive'], ['a feature file cannot be read'], 1],
    [['passed', 'inconclusive'], [], 3],
    [['passed'], ['a feature file cannot be read'], 3],
    [['not-applicable'], [], 3],
    [[], [], 3],
  ];
  test.each(cases)('%j with problems %j: exit code %i', (verdicts, problems, exitCode) => {
    expect(EXIT_CODES[runVerdict(verdicts, problems, true)]).toBe(exitCode);
    expect(EXIT_CODES[runVerdict(verdicts, problems, false)]).toBe(exitCode);
  });
});
