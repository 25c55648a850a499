// Reports of shards become one, or are refused with every reason.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import type { CollectedScenario } from './collected.ts';
import { type KnownFailure, KnownFailures } from './known-failures.ts';
import { MergeError, mergeReports, recomputed } from './merge.ts';
import type { Part } from './merge-faults.ts';
import type { ComplianceReport } from './model.ts';
import { makeReport } from './report.ts';
import { FACTS, sampleRun } from './sample.fixture.ts';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';

const OF = 3;

/** Part `index` of a run, as its machine would report it. */
function part(index: number, kind: 'good' | 'bad', change: (report: ComplianceReport) => void = () => {}): Part {
  const run = sampleRun(kind);
  const shard = {
    index,
    of: OF,
    scenarios: run.scenarios.length,
    plan: 'p',
    content: 'c',
    setting: {},
    leftOut: ['GUIDE-B-FAQ-5a'],
  };
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

it.each([0, 1, 2])('a shard that saw nothing of the terminal (%i) keeps nothing from being merged', (blind) => {
  const parts = [1, 2, 3].map((index) =>
    part(index, 'good', (report) => {
      report.run.declaration = { vendor: 'V' };
      if (index !== blind + 1) return;
      report.terminal = { vendor: '', model: '', version: '' };
      delete report.run.declaration;
      for (const each of report.scenarios) each.evidence = null;
    }),
  );
  const { report } = mergeReports(parts);
  expect(report.terminal).toEqual(parts[(blind + 1) % OF]!.report.terminal);
  expect(report.run.declaration).toEqual({ vendor: 'V' });
});

describe('known failures in shards', () => {
  const MUST = 'GUIDE-B-FAQ-2a';
  const DARK = { verdict: 'failed', text: { en: 'The lamp stays dark.', zh: '指示灯不亮。' } } as const;
  const scenario = (number: number, isFailing: boolean) =>
    sampleScenario('en', { chapter: 'declines', file: 'known', number }, `Number ${number}`, {
      case: `TP-${number}`,
      tags: [`@${MUST}`],
      ...(isFailing ? { outcomes: failingAt(1, { name: 'ExpectationFailed', message: 'x' }), findings: [DARK] } : {}),
    });
  const SCENARIOS = [scenario(1, true), scenario(2, false)];
  const ROW = { failure: [DARK.text.en], reason: 'r', owner: 'o', expires: '2026-12-31' };
  const run = { ...sampleRun('good'), leftOut: [] };
  /** One report of both scenarios, and of two shards with one each. */
  const reportsOf = (row: KnownFailure, days: [string, string, string], isFiltered = false) => {
    const made = (scenarios: CollectedScenario[], today: string, isPart: boolean, index?: number) => {
      const shard =
        index === undefined
          ? {}
          : {
              shard: {
                index,
                of: 2,
                scenarios: 2,
                plan: 'p',
                content: 'c',
                setting: {},
                leftOut: [],
                ...(isFiltered ? { part: true as const } : {}),
              },
            };
      const knownFailures = new KnownFailures([row], today, { isPart });
      const leftOut = index === undefined ? [] : [MUST];
      return makeReport(
        { ...run, scenarios },
        { ...FACTS, ...shard, attestations: [], leftOut, knownFailures },
        REQUIREMENTS,
      );
    };
    const shards = [0, 1].map((at) => made([SCENARIOS[at]!], days[at]!, true, at + 1));
    const parts = shards.map((report, at) => ({ name: `shard-${at + 1}`, folder: '/r', report }));
    return { whole: made(SCENARIOS, days[2], isFiltered), shards, merged: mergeReports(parts).report };
  };
  const IN_TIME: [string, string, string] = ['2026-12-31', '2026-12-31', '2026-12-31'];

  it.each<[string, KnownFailure, string[]]>([
    ['one that fails as listed', { ...ROW, scenario: 'TP-1' }, ['known', 'not-run', 'known']],
    ['one that passes', { ...ROW, scenario: 'TP-2' }, ['not-run', 'unexpected-pass', 'unexpected-pass']],
    ['another failure', { ...ROW, scenario: 'TP-1', failure: ['x'] }, ['other-failure', 'not-run', 'other-failure']],
    ['one that nobody has', { ...ROW, scenario: 'TP-404' }, ['not-run', 'not-run', 'unused']],
    ['a waiver of what fails in one shard only', { ...ROW, requirement: MUST }, ['known', 'not-run', 'known']],
    ['one that is over', { ...ROW, scenario: 'TP-1', expires: '2026-01-01' }, ['expired', 'expired', 'expired']],
  ])('%s: merged it is what one run says', (_, row, statuses) => {
    const { whole, shards, merged } = reportsOf(row, IN_TIME);
    expect([...shards, merged].map(({ knownFailures }) => knownFailures[0]?.status)).toEqual(statuses);
    expect(merged.knownFailures).toEqual(whole.knownFailures);
    expect([merged.exitCode, merged.verdict]).toEqual([whole.exitCode, whole.verdict]);
    expect(merged.exitCode).toBe(statuses[2] === 'known' ? 0 : 1);
  });

  it.each([0, 1])('one whose day is over between the shards is over, whichever came first (%i)', (late) => {
    const days: [string, string, string] = ['2026-12-31', '2026-12-31', '2027-01-01'];
    days[late] = '2027-01-01';
    const { merged } = reportsOf({ ...ROW, scenario: 'TP-1' }, days);
    expect([merged.exitCode, merged.knownFailures[0]?.status]).toEqual([1, 'expired']);
  });

  it('one that a filter left out of all shards was not run', () => {
    const { merged, whole } = reportsOf({ ...ROW, scenario: 'TP-404' }, IN_TIME, true);
    expect([merged, whole].map(({ knownFailures }) => knownFailures[0]?.status)).toEqual(['not-run', 'not-run']);
    expect(recomputed(merged).knownFailures).toEqual(merged.knownFailures);
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
      /^shard-3 has other scenarios than shard-1$/,
    ],
    [
      'when one has another setting, with what is other in it',
      changed((r) => Object.assign(r.run.shard!, { plan: 'q', setting: { wire: 'unionpay-tcp' } })),
      /^shard-3 has another setting \(wire="unionpay-tcp"\) than shard-1$/,
    ],
    [
      'when one took other files, each by its name and nothing else of them',
      changed((r) => {
        r.run.shard!.content = 'd';
        r.run.project = [{ setting: 'cards', path: 'shop/cards.yaml', sha256: 'a' }];
      }),
      /^shard-3 took shop\/cards\.yaml, shard-1 did not$/,
    ],
    ['when one is of another commit', changed((r) => (r.run.shard!.content = 'd')), /^shard-3 is of another commit/],
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

  it.each(['steps', 'cards', 'dialect', 'requirements', 'features'] as const)(
    'when one took another file of %s',
    (setting) => {
      const took = (part: Part, sha256: string): Part => {
        const report = structuredClone(part.report);
        report.run.project = [{ setting, path: `shop/${setting}`, sha256 }];
        if (sha256 === 'b') {
          report.run.shard!.content = 'd';
          if (setting === 'requirements') report.requirements.pop();
        }
        return { ...part, report };
      };
      expect(reasonsOf([took(one, 'a'), took(two, 'b'), took(three, 'a')]).map(({ en }) => en)).toEqual([
        `shard-2 took another shop/${setting} than shard-1`,
      ]);
    },
  );

  it('with all reasons at once', () => {
    expect(reasonsOf([one, { ...one, name: 'again' }])).toHaveLength(3);
  });
});
