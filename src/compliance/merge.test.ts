// Reports of shards become one, or are refused with every reason.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { MergeError, mergeReports, type Part, recomputed } from './merge.ts';
import type { ComplianceReport } from './model.ts';
import { makeReport } from './report.ts';
import { FACTS, sampleRun } from './sample.fixture.ts';

const OF = 3;

/** Part `index` of a run, as its machine would report it. */
function part(index: number, kind: 'good' | 'bad', change: (report: ComplianceReport) => void = () => {}): Part {
  const run = sampleRun(kind);
  const shard = { index, of: OF, scenarios: run.scenarios.length, plan: 'p', leftOut: ['GUIDE-B-FAQ-5a'] };
  const scenarios = run.scenarios.filter((_, at) => at % OF === index - 1);
  const report = makeReport(
    { ...run, scenarios },
    { ...FACTS, shard, leftOut: ['GUIDE-B-FAQ-5a', 'GUIDE-A-STEP-5d'] },
    REQUIREMENTS,
  );
  change(report);
  return { name: `shard-${index}`, folder: `/r/${index}`, report };
}

describe.each(['good', 'bad'] as const)('the shards of a %s run', (kind) => {
  const whole = makeReport(sampleRun(kind), { ...FACTS, leftOut: ['GUIDE-B-FAQ-5a'] }, REQUIREMENTS);

  it('give the report of the whole run, in whatever order they come', () => {
    const { report } = mergeReports([part(2, kind), part(3, kind), part(1, kind)]);
    const timeless = (each: ComplianceReport) => ({ ...each, run: { ...each.run, durationMs: 0, parallel: 0 } });
    expect(timeless(report)).toEqual(timeless(whole));
    expect(report.run.parallel).toBe(OF * 2);
  });

  it('are nothing else than what their scenarios give', () => {
    expect(recomputed(whole)).toEqual(whole);
  });
});

describe('a merge is refused', () => {
  const reasonsOf = (parts: Part[]): readonly { en: string; zh: string }[] => {
    try {
      mergeReports(parts);
    } catch (error) {
      if (error instanceof MergeError) return error.reasons;
      throw error;
    }
    return [];
  };
  const [one, two, three] = [part(1, 'good'), part(2, 'good'), part(3, 'good')];
  const changed = (change: (report: ComplianceReport) => void) => [one, two, part(3, 'good', change)];

  it.each<[string, Part[], RegExp]>([
    ['without a report', [], /no report/],
    ['when one is missing', [one, three], /^shard 2\/3 is missing$/],
    [
      'when one is there twice',
      [one, two, three, { ...two, name: 'again' }],
      /^again and shard-2 are both shard 2\/3$/,
    ],
    [
      'when one is of another version',
      changed((r) => (r.tool.version = '9')),
      /^shard-3 is of version 9, shard-1 of 0\.1\.0$/,
    ],
    [
      'when one has another setting',
      changed((r) => (r.run.shard!.plan = 'q')),
      /^shard-3 has other scenarios or another setting/,
    ],
    ['when one is of another terminal', changed((r) => (r.terminal.version = '2')), /^shard-3 is of another terminal/],
    ['when one has another catalogue', changed((r) => r.requirements.pop()), /^shard-3 has another catalogue/],
    [
      'when one was spread otherwise',
      changed((r) => (r.run.shard!.of = 4)),
      /^shard-3 is one of 4 shards, shard-1 one of 3$/,
    ],
    [
      'when one lost a scenario',
      changed((r) => r.scenarios.pop()),
      /^the shards have 9 scenarios together, and the run has 10$/,
    ],
    [
      'when one has another list of known failures',
      changed((r) =>
        r.knownFailures.push({
          scenario: 'x',
          requirement: null,
          failure: [],
          reason: '',
          owner: '',
          expires: '',
          status: 'not-run',
          musts: [],
          scenarios: [],
          text: { en: '', zh: '' },
        }),
      ),
      /^shard-3 has another list of known failures than shard-1$/,
    ],
    ['when one is of no shard', changed((r) => delete r.run.shard), /^shard-3 is of no shard/],
  ])('%s', (_, parts, reason) => {
    expect(reasonsOf(parts)).toEqual([
      { en: expect.stringMatching(reason), zh: expect.stringMatching(/\p{Script=Han}/u) },
    ]);
  });

  it('with all reasons at once', () => {
    expect(reasonsOf([one, { ...one, name: 'again' }])).toHaveLength(3);
  });
});
