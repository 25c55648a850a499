// What is different between two runs is told by its kind, and nothing else is.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { differenceOf, isWorse } from './diff.ts';
import type { ComplianceReport } from './model.ts';
import { makeReport } from './report.ts';
import { FACTS, sampleRun } from './sample.fixture.ts';

const made = () => structuredClone(makeReport(sampleRun('bad'), FACTS, REQUIREMENTS));
const one = (report: ComplianceReport, verdict: string) => report.scenarios.find((each) => each.verdict === verdict)!;

describe('between two runs', () => {
  it('of one kind there is no difference', () => {
    expect(differenceOf(made(), made())).toEqual({ setting: [], requirements: [], changes: [] });
  });

  it.each<[string, (report: ComplianceReport) => void, boolean]>([
    ['broken', (r) => (one(r, 'passed').verdict = 'failed'), true],
    ['mended', (r) => (one(r, 'failed').verdict = 'passed'), false],
    ['other-reason', (r) => (one(r, 'failed').findings[0]!.text = { en: 'Another.', zh: '另一个。' }), false],
    ['other-reason', (r) => (one(r, 'failed').verdict = 'inconclusive'), false],
    ['other-verdict', (r) => (one(r, 'passed').verdict = 'not-applicable'), false],
    ['slower', (r) => (one(r, 'passed').durationMs = 700), false],
    ['gone', (r) => r.scenarios.splice(r.scenarios.indexOf(one(r, 'passed')), 1), true],
    ['new', (r) => r.scenarios.push({ ...one(r, 'passed'), name: 'Another scenario', id: 'en/x-1' }), false],
  ])('something is %s', (kind, change, worse) => {
    const after = made();
    change(after);
    const difference = differenceOf(made(), after);
    expect(difference.changes.map((each) => each.kind)).toEqual([kind]);
    expect(isWorse(difference)).toBe(worse);
  });

  it('a little more time is nothing, nor is a scenario that moved in its file', () => {
    const after = made();
    const passed = one(after, 'passed');
    passed.durationMs = passed.durationMs * 2 + 300;
    for (const each of after.scenarios) each.line += 40;
    expect(differenceOf(made(), after).changes).toEqual([]);
  });

  it('another version, terminal, profile or declaration is told first, and requirements with their level', () => {
    const after = made();
    after.tool.version = '9';
    after.terminal.model = 'Other';
    after.run.profile = 'smart';
    after.run.declaration = { functions: ['sale'] };
    after.requirements[0]!.verdict = 'passed';
    const { setting, requirements } = differenceOf(made(), after);
    expect(setting.map(({ what }) => what)).toEqual(['tillproof', 'model', 'profile', 'declaration']);
    expect(requirements).toMatchObject([{ id: after.requirements[0]!.id, after: 'passed' }]);
  });
});
