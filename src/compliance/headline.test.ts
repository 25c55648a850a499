// What the headline may say: how much was asked, what the certificate waits for, and never more than was seen.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { loudHeadline } from './headline.ts';
import { makeReport } from './report.ts';
import { FACTS, sampleRun } from './sample.fixture.ts';
import { sampleScenario } from './sample-scenario.fixture.ts';
import { idsIn } from './tags.ts';

const place = { chapter: 'result', file: 'all', number: 1 };
const RUN_CAN_ASK = REQUIREMENTS.filter(({ mode }) => mode !== 'manual');
const SEEN_BY_A_RUN = RUN_CAN_ASK.flatMap(({ id, clauses = [{ id, seen: 'wire' }] }) =>
  clauses.filter(({ seen }) => seen !== 'person').map((claim) => `@${claim.id}`),
);
/** A run that asks for everything that a run can ask for. */
const everything = (changes: Parameters<typeof sampleScenario>[3] = {}) => ({
  ...sampleRun('good'),
  scenarios: [sampleScenario('en', place, 'all', { tags: idsIn(RUN_CAN_ASK).map((id) => `@${id}`), ...changes })],
});
const headline = (run: ReturnType<typeof everything>, facts = FACTS) => makeReport(run, facts, REQUIREMENTS).headline;

describe('the headline', () => {
  it('says compliant only when everything that a run can ask was asked, and that a person is needed for the rest', () => {
    const report = makeReport(everything({ tags: SEEN_BY_A_RUN }), FACTS, REQUIREMENTS);
    expect(report.headline).toEqual({
      en: 'Compliant; the certificate waits for a person: GUIDE-S-STEP-3d.4, GUIDE-A-FAQ-5b.1, GUIDE-B-FAQ-1a',
      zh: '符合要求；证书尚待人工核查：GUIDE-S-STEP-3d.4、GUIDE-A-FAQ-5b.1、GUIDE-B-FAQ-1a',
    });
    expect(report).toMatchObject({ verdict: 'compliant', scope: { asked: 129, of: 134, whole: true, untagged: 0 } });
    expect(loudHeadline(report)).toBe(
      'COMPLIANT; the certificate waits for a person: GUIDE-S-STEP-3d.4, GUIDE-A-FAQ-5b.1, GUIDE-B-FAQ-1a',
    );
  });

  it('says that a certificate can be given when nothing is open', () => {
    expect(makeReport(everything(), FACTS, RUN_CAN_ASK).headline).toEqual({
      en: 'Compliant; a certificate can be given',
      zh: '符合要求；可以出具证书',
    });
  });

  it('gives the certificate without what host, back office or service provider owe', () => {
    const terminal = RUN_CAN_ASK.filter(({ party }) => party === 'terminal');
    const report = makeReport(everything({ tags: idsIn(terminal).map((id) => `@${id}`) }), FACTS, RUN_CAN_ASK);
    expect(report.certificate.open).toEqual(['GUIDE-A-FAQ-4e']);
    expect(report.counts.others).toMatchObject({ passed: 0 });
    const shown = everything({ tags: [...idsIn(terminal), 'GUIDE-A-FAQ-4e.2'].map((id) => `@${id}`) });
    expect(makeReport(shown, FACTS, RUN_CAN_ASK).certificate.open).toEqual([]);
  });

  it('says how much was asked of a part', () => {
    const part = everything({ tags: ['@GUIDE-A-STEP-2a', '@GUIDE-S-STEP-4c'] });
    const report = makeReport(part, FACTS, REQUIREMENTS);
    expect(report).toMatchObject({ verdict: 'passed', exitCode: 0, certificate: { eligible: false } });
    expect(report.headline.en).toBe('Passed, 2 of 134 requirements asked; a certificate needs all of them');
    expect(report.headline.zh).toBe('通过，134项要求中测试了2项；出具证书须测试全部要求');
    expect(loudHeadline(report)).toMatch(/^PASSED, 2 of 134 requirements asked;/);
  });

  it('does not count a requirement of which a filter left a scenario out', () => {
    const filtered = { ...everything(), leftOut: ['@GUIDE-A-STEP-5d', '@slow'] };
    expect(headline(filtered).en).toMatch(/^Passed, 128 of 134 requirements asked;/);
    expect(headline(everything(), { ...FACTS, leftOut: ['GUIDE-A-STEP-5d'] }).en).toMatch(/^Passed, 128 of 134/);
  });

  it('says what was asked in part where nothing was asked whole, as in a chapter whose requirements go on in others', () => {
    const chapter = {
      ...everything({ tags: ['@GUIDE-A-STEP-2a', '@GUIDE-S-STEP-4c'] }),
      leftOut: ['@GUIDE-A-STEP-2a'],
    };
    expect(headline(chapter).en).toMatch(/^Passed, 1 of 134 requirements asked;/);
    const all = { ...chapter, leftOut: ['@GUIDE-A-STEP-2a', '@GUIDE-S-STEP-4c'] };
    expect(headline(all)).toEqual({
      en: 'Passed, 2 of 134 requirements asked in part; a certificate needs all of them',
      zh: '通过，134项要求中部分测试了2项；出具证书须测试全部要求',
    });
  });

  it('is not narrowed by a filter that leaves out what proves nothing of the catalogue', () => {
    expect(headline({ ...everything(), leftOut: ['@slow'] }).en).toMatch(/^Compliant;/);
  });

  it('says that a scenario names no requirement', () => {
    expect(headline(everything({ tags: ['@mine'] })).en).toBe(
      'Passed, 0 of 134 requirements asked, 1 scenario without a requirement; a certificate needs all of them',
    );
  });

  it('counts a scenario that passed at its second attempt as flaky, which blocks the certificate', () => {
    const [, harness] = [null, { step: 0, status: 'failed', durationMs: 1, error: { name: 'Error', message: 'late' } }];
    const first = { finished: true, outcomes: [harness], findings: [], evidence: null, fitness: null };
    const report = makeReport(everything({ attempts: 2, earlier: [first] }), FACTS, RUN_CAN_ASK);
    expect(report.headline).toEqual({
      en: 'Compliant, 1 flaky; the certificate waits for a run in which the flaky scenario passes at once',
      zh: '符合要求，1个场景不稳定；不稳定的场景须一次通过后方可出具证书',
    });
    expect(report).toMatchObject({
      counts: { flaky: 1 },
      certificate: { eligible: false, flaky: ['en/result/all-1'] },
      scenarios: [{ flaky: true, attempts: 2, earlier: [{ text: { en: 'The test system failed: late' } }] }],
    });
  });

  it('gives no certificate to a run that failed or is inconclusive', () => {
    expect(makeReport(sampleRun('bad'), FACTS, REQUIREMENTS).headline.en).toMatch(
      /^Not compliant, .*; no certificate$/,
    );
    expect(headline({ ...everything(), problems: ['x'] }).en).toBe('Inconclusive; no certificate');
  });
});
