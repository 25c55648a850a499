// Who is to blame: the terminal, the test system, or nobody; and what follows for requirement, run and exit code.
import { describe, expect, it, test } from 'vitest';
import type { Finding, Verdict } from '../definitions/evidence.ts';
import type { CollectedScenario, StepOutcome } from './collected.ts';
import { REQUIREMENT_VERDICTS, type RequirementVerdict } from './model.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';
import { TWICE } from './sample-failures.fixture.ts';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';
import { EXIT_CODES, judge, requirementVerdict, runVerdict, weakest, wentWrong } from './verdicts.ts';

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
    [
      'is inconclusive with a step that ended in an unknown way, whatever its error is called',
      { outcomes: all('unknown').map((each) => ({ ...each, error: expectation })) },
      'inconclusive',
    ],
    [
      'is a known failure, though the test system was late',
      {
        outcomes: failingAt(2, expectation),
        findings: [finding('known-failure')],
        fitness: { worstStallMs: 640, stalled: 'harness', slowestAnswerMs: 4, responseTimeoutMs: 250 },
      },
      'known-failure',
    ],
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

describe('what a person reads', () => {
  const known = finding('known-failure');
  const wrong = finding('failed', 'wrong');
  const unsure = finding('inconclusive', 'unsure');
  const absent = finding('not-applicable', 'absent');
  const late: Partial<CollectedScenario> = {
    fitness: { worstStallMs: 640, stalled: 'harness', slowestAnswerMs: 4, responseTimeoutMs: 250 },
  };
  const boom = failingAt(1, { name: 'Error', message: 'boom\n at x' });
  const steps = ['a card', 'it is so'].map((text, at) => ({ keyword: 'Then', text, line: at + 4 }));
  const one = (status: string, step: number | null = 1): StepOutcome[] => [
    { step, status, durationMs: 1, error: null },
  ];
  const FEATURE = { name: 'FeatureFault', message: 'x' };
  const UNKNOWN =
    'inconclusive: features/en/result/approval.feature:5: there is no such sentence: it is so | features/en/result/approval.feature:5：没有这样的句子：it is so';
  const gone = { en: 'gone', zh: '没了' };
  const cases: [string, Parameters<typeof judged>[0], string[]][] = [
    ['cut off', { cutOff: gone, findings: [known, wrong] }, ['failed: wrong', 'inconclusive: gone | 没了']],
    ['cut off after a failure', { cutOff: gone, outcomes: failingAt(2, expectation) }, ['inconclusive: gone | 没了']],
    ['not begun', { startedAt: null }, ['inconclusive: The scenario did not run. | 场景未执行。']],
    ['no outcome', { outcomes: [] }, ['inconclusive: The scenario did not run. | 场景未执行。']],
    [
      'broken off',
      { finished: false, findings: [unsure] },
      ['inconclusive: unsure', 'inconclusive: The scenario broke off before its end. | 场景未执行完即中断。'],
    ],
    ['passed', { findings: [unsure] }, ['inconclusive: unsure']],
    [
      'passed against expectation',
      { findings: [known, unsure] },
      [
        'failed: The scenario is listed as a known failure, but it passed: take it off the list. | 该场景被列为已知失败，却通过了：请将其移出清单。',
        'inconclusive: unsure',
      ],
    ],
    [
      'a known failure',
      { outcomes: failingAt(2, expectation), findings: [known, wrong] },
      ['known-failure: known-failure', 'failed: wrong'],
    ],
    [
      'a step left out',
      { steps, outcomes: one('passed', null) },
      ['inconclusive: This step was not carried out: a card | 该步骤未执行：a card'],
    ],
    [
      'no steps',
      { steps: [], outcomes: one('passed', null) },
      [
        'inconclusive: Nothing was checked: a scenario needs at least one Then. | 没有核对任何内容：场景至少需要一个“那么”。',
      ],
    ],
    [
      'no books',
      { evidence: null },
      ['inconclusive: The books were not compared after the scenario. | 场景结束后没有核对账目。'],
    ],
    [
      'skipped for a reason',
      { outcomes: all('skipped'), findings: [known, wrong, absent] },
      ['failed: wrong', 'not-applicable: absent'],
    ],
    [
      'skipped without one',
      { outcomes: all('skipped'), findings: [wrong] },
      ['failed: wrong', 'inconclusive: The scenario was skipped without a reason. | 场景被跳过，且未说明原因。'],
    ],
    [
      'skipped in part',
      { outcomes: [...all('passed').slice(0, 4), ...all('skipped').slice(4)], findings: [absent] },
      ['not-applicable: absent'],
    ],
    [
      'a broken harness',
      { outcomes: boom, findings: [known, wrong, unsure] },
      ['inconclusive: unsure', 'inconclusive: The test system failed: boom | 测试系统出错：boom'],
    ],
    [
      'an ambiguous step',
      { steps, outcomes: one('ambiguous') },
      ['inconclusive: More than one step definition matches: it is so | 有多个步骤与此句匹配：it is so'],
    ],
    [
      'an unwritten step',
      { steps, outcomes: one('pending') },
      ['inconclusive: This step is not written yet: it is so | 该步骤尚未实现：it is so'],
    ],
    [
      'a step that ended otherwise, though the test system was late',
      { steps, outcomes: one('unknown'), ...late },
      ['inconclusive: The step ended in an unknown way: it is so | 步骤结果未知：it is so'],
    ],
    [
      'a hook that ended otherwise',
      { steps, outcomes: one('unknown', null) },
      ['inconclusive: The step ended in an unknown way:  | 步骤结果未知：'],
    ],
    ['an unknown sentence', { steps, outcomes: one('undefined') }, [UNKNOWN]],
    [
      'an unknown sentence of no line',
      { steps: steps.map(({ line: _, ...step }) => step), outcomes: one('undefined') },
      [
        'inconclusive: features/en/result/approval.feature: there is no such sentence: it is so | features/en/result/approval.feature：没有这样的句子：it is so',
      ],
    ],
    [
      'an unknown sentence of no step',
      { steps, outcomes: one('undefined', null) },
      [
        'inconclusive: features/en/result/approval.feature: there is no such sentence:  | features/en/result/approval.feature：没有这样的句子：',
      ],
    ],
    [
      'unknown sentences beside a fault of the feature, all at once',
      {
        steps,
        outcomes: [...failingAt(0, FEATURE).slice(0, 1), ...one('undefined'), ...one('undefined')],
        findings: [unsure],
      },
      ['inconclusive: unsure', UNKNOWN, UNKNOWN],
    ],
    [
      'a fault of the feature',
      { outcomes: failingAt(1, FEATURE), findings: [wrong, unsure] },
      ['inconclusive: unsure'],
    ],
    [
      'a fault of the feature that nobody told',
      { outcomes: failingAt(1, { name: 'FeatureFault', message: 'x' }), findings: [wrong] },
      ['inconclusive: The test system failed: x | 测试系统出错：x'],
    ],
    [
      'a failure of which a finding is no part',
      { outcomes: failingAt(2, expectation), findings: [unsure, wrong] },
      ['failed: wrong'],
    ],
    [
      'a failure before the books were compared',
      { outcomes: failingAt(2, expectation), evidence: null },
      ['failed: The screen is wrong.'],
    ],
    [
      'a failure with a breach that was told among others',
      {
        outcomes: failingAt(2, expectation),
        findings: [wrong, finding('failed', TWICE.text.en)],
        evidence: sampleEvidence('en', { violations: [TWICE] }),
      },
      ['failed: wrong', `failed: ${TWICE.text.en}`],
    ],
  ];
  it.each(cases)('of a scenario: %s', (_, changes, told) => {
    const { findings } = judged(changes);
    expect(
      findings.map(({ verdict, text: { en, zh } }) => (en === zh ? `${verdict}: ${en}` : `${verdict}: ${en} | ${zh}`)),
    ).toEqual(told);
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

describe('a requirement of several claims', () => {
  const cases: [RequirementVerdict[], RequirementVerdict][] = [
    [['passed', 'not-applicable'], 'passed'],
    [['attested', 'passed'], 'attested'],
    [['not-assessable', 'attested'], 'not-assessable'],
    [['not-covered', 'not-assessable'], 'not-covered'],
    [['known-failure', 'not-covered'], 'known-failure'],
    [['inconclusive', 'known-failure'], 'inconclusive'],
    [['failed', 'inconclusive'], 'failed'],
    [['not-applicable'], 'not-applicable'],
    [[], 'not-covered'],
  ];
  it.each(cases)('%j: %s', (verdicts, verdict) => {
    expect(weakest(verdicts)).toBe(verdict);
    expect(weakest(verdicts.toReversed())).toBe(verdict);
  });

  it('goes wrong with what failed, is known to fail or decides nothing, and with nothing else', () => {
    expect(REQUIREMENT_VERDICTS.filter(wentWrong).toSorted()).toEqual(['failed', 'inconclusive', 'known-failure']);
  });
});

describe('a run', () => {
  it('is compliant when the whole was asked, and has passed when a part was', () => {
    expect(runVerdict(['passed'], [], true)).toBe('compliant');
    expect(runVerdict(['passed'], [], false)).toBe('passed');
  });

  it('is not compliant with a list of known failures that does not hold', () => {
    expect(runVerdict(['passed'], [], true, true)).toBe('not-compliant');
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
