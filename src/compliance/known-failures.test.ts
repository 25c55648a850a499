// The list of known failures is held to what happens: a pass, another failure, an entry that nobody needs and one that is over fail the run.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import type { CollectedRun, CollectedScenario } from './collected.ts';
import { type KnownFailure, KnownFailureFile, KnownFailures } from './known-failures.ts';
import { makeReport } from './report.ts';
import { REPORTS } from './reports/index.ts';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';

const MUST = 'GUIDE-B-FAQ-2a';
const TEXT = { en: 'The terminal was to show 5 of "x".', zh: '终端应显示5个“x”。' };
const scenario = (number: number, failing: string | null, changes: Partial<CollectedScenario> = {}) =>
  sampleScenario('en', { chapter: 'declines', file: 'known', number }, `Number ${number}`, {
    case: `TP-${number}`,
    tags: [`@${MUST}`],
    ...(failing === null
      ? {}
      : {
          outcomes: failingAt(1, { name: 'ExpectationFailed', message: failing }),
          findings: [{ verdict: 'failed' as const, text: failing === TEXT.en ? TEXT : { en: failing, zh: failing } }],
        }),
    ...changes,
  });
const ROW: KnownFailure = {
  scenario: 'TP-1',
  failure: ['The terminal was to show 7 of "x".'],
  reason: 'Mended in 2.1.',
  owner: 'terminal team',
  expires: '2026-12-31',
};
const FACTS = {
  ...{ version: '1', seed: 1, order: 'defined', parallel: 1, profile: 'classic', wire: 'json-http' },
  ...{ acquirer: 'unionpay', defects: [], terminal: 'x', attestations: [], leftOut: [] },
};

function reportOf(scenarios: CollectedScenario[], rows: KnownFailure[], today = '2026-12-31', leftOut: string[] = []) {
  const run: CollectedRun = { startedAt: null, durationMs: 1, versions: {}, problems: [], scenarios, leftOut };
  return makeReport(run, { ...FACTS, knownFailures: new KnownFailures(rows, today) }, REQUIREMENTS);
}
const statuses = (...given: Parameters<typeof reportOf>) =>
  reportOf(...given).knownFailures.map(({ status }) => status);

describe('a known failure', () => {
  it('that fails as listed is none of the run, whatever its numbers; the MUST behind it is named and no certificate given', () => {
    const report = reportOf([scenario(1, TEXT.en), scenario(2, null)], [ROW]);
    expect(report.scenarios.map(({ verdict }) => verdict)).toEqual(['known-failure', 'passed']);
    expect(report.knownFailures).toMatchObject([
      { status: 'known', musts: [MUST], scenarios: [report.scenarios[0]?.id] },
    ]);
    expect(report.exitCode).toBe(0);
    expect(report.headline.en).toContain(`waived: ${MUST}`);
    expect(report.headline.zh).toContain(`豁免：${MUST}`);
    expect(report.certificate.eligible).toBe(false);
    expect(report.requirements.find(({ id }) => id === MUST)?.verdict).toBe('known-failure');
  });

  it('that passes fails the run', () => {
    const report = reportOf([scenario(1, null), scenario(2, null)], [ROW]);
    expect(report.scenarios[0]).toMatchObject({ verdict: 'failed' });
    expect(report.scenarios[0]?.findings[0]?.text.en).toContain('it passed: take it off the list');
    expect(report.knownFailures).toMatchObject([{ status: 'unexpected-pass' }]);
    expect(report.exitCode).toBe(1);
  });

  it('that fails for another reason fails the run, also when the known one is there too', () => {
    const other = reportOf([scenario(1, 'Money was lost.'), scenario(2, null)], [ROW]);
    expect(other.scenarios[0]?.verdict).toBe('failed');
    expect(other.knownFailures).toMatchObject([{ status: 'other-failure' }]);
    expect(other.exitCode).toBe(1);
    const findings = [TEXT.en, 'Money was lost.'].map((en) => ({ verdict: 'failed' as const, text: { en, zh: en } }));
    const both = reportOf([scenario(1, TEXT.en, { findings }), scenario(2, null)], [ROW]);
    expect(both.scenarios[0]?.verdict).toBe('failed');
    expect(both.exitCode).toBe(1);
  });

  it('counts up to the end of its last day, and fails the run on the next', () => {
    const run = [scenario(1, TEXT.en), scenario(2, null)];
    expect(reportOf(run, [ROW], '2026-12-31').exitCode).toBe(0);
    const late = reportOf(run, [ROW], '2027-01-01');
    expect(late.exitCode).toBe(1);
    expect(late.scenarios[0]?.verdict).toBe('failed');
    expect(late.knownFailures).toMatchObject([{ status: 'expired' }]);
    // Also when there is nothing left to accept.
    expect(reportOf([scenario(1, null), scenario(2, null)], [ROW], '2027-01-01').exitCode).toBe(1);
  });

  it('that no scenario is about fails a run that left nothing out, and no other', () => {
    const rows = [{ ...ROW, scenario: 'TP-404' }];
    expect(reportOf([scenario(1, null)], rows)).toMatchObject({ exitCode: 1, knownFailures: [{ status: 'unused' }] });
    expect(statuses([scenario(1, null)], rows, undefined, [`@${MUST}`])).toEqual(['not-run']);
    expect(reportOf([scenario(1, null)], rows, undefined, [`@${MUST}`]).exitCode).toBe(0);
  });

  it('of the guide is no matter of a run of own features', () => {
    const own = [scenario(1, null, { case: 'shop-1a2b3c' })];
    expect(statuses(own, [{ ...ROW, scenario: 'TP-404' }])).toEqual(['not-run']);
    expect(statuses(own, [{ ...ROW, scenario: 'shop-ffffff' }])).toEqual(['unused']);
  });

  it('excuses no inconclusive scenario', () => {
    const cutOff = { en: 'The worker died.', zh: '线程中断。' };
    expect(reportOf([scenario(1, null, { cutOff }), scenario(2, null)], [ROW]).scenarios[0]?.verdict).toBe(
      'inconclusive',
    );
  });

  it.each([
    ['declines/known-1', 'known'],
    ['en/declines/known-1', 'known'],
    ['zh-CN/declines/known-1', 'not-run'],
  ])('may be named %s', (name, status) => {
    expect(statuses([scenario(1, TEXT.en), scenario(2, null)], [{ ...ROW, scenario: name }])).toEqual([status]);
  });

  it('names an outline as a whole, or one row of it', () => {
    const rows = [
      scenario(1, TEXT.en, { case: 'TP-9.1' }),
      scenario(2, TEXT.en, { case: 'TP-9.2' }),
      scenario(3, null),
    ];
    expect(reportOf(rows, [{ ...ROW, scenario: 'TP-9' }]).exitCode).toBe(0);
    expect(reportOf(rows, [{ ...ROW, scenario: 'TP-9.2' }]).exitCode).toBe(1);
  });
});

describe('a waived requirement', () => {
  const { scenario: _, ...rest } = ROW;
  const waiver: KnownFailure = { ...rest, requirement: MUST };

  it('lets all of its scenarios fail as listed, and others pass', () => {
    const report = reportOf([scenario(1, TEXT.en), scenario(2, TEXT.en), scenario(3, null)], [waiver]);
    expect(report.scenarios.map(({ verdict }) => verdict)).toEqual(['known-failure', 'known-failure', 'passed']);
    expect(report.knownFailures).toMatchObject([{ status: 'known', musts: [MUST] }]);
    expect(report.exitCode).toBe(0);
  });

  it('that is met, or expired, fails the run', () => {
    expect(reportOf([scenario(1, null)], [waiver])).toMatchObject({
      exitCode: 1,
      knownFailures: [{ status: 'unexpected-pass' }],
    });
    expect(reportOf([scenario(1, TEXT.en), scenario(2, null)], [waiver], '2027-01-01').exitCode).toBe(1);
  });
});

describe('a part of a run', () => {
  const { scenario: _, ...rest } = ROW;
  const waiver: KnownFailure = { ...rest, requirement: MUST };
  const ofPart = (scenarios: CollectedScenario[], rows: KnownFailure[], leftOut: string[]) => {
    const run: CollectedRun = { startedAt: null, durationMs: 1, versions: {}, problems: [], scenarios, leftOut };
    const knownFailures = new KnownFailures(rows, '2026-12-31', { isPart: true });
    return makeReport(run, { ...FACTS, knownFailures }, REQUIREMENTS);
  };

  it('blames no waiver whose failures may be in another part', () => {
    expect(ofPart([scenario(1, null)], [waiver], [`@${MUST}`])).toMatchObject({
      exitCode: 0,
      knownFailures: [{ status: 'not-run' }],
    });
    expect(ofPart([scenario(1, null)], [waiver], [])).toMatchObject({
      exitCode: 1,
      knownFailures: [{ status: 'unexpected-pass' }],
    });
  });

  it('blames no entry for a row of an outline that does not apply, when another row is in another part', () => {
    const passed = scenario(1, null);
    const excluded = scenario(1, null, {
      case: 'TP-9.1',
      outcomes: passed.outcomes.map((each) => ({ ...each, status: 'skipped' as const })),
      findings: [{ verdict: 'not-applicable', text: { en: 'It has no reader.', zh: '没有读卡器。' } }],
    });
    expect(ofPart([excluded], [{ ...ROW, scenario: 'TP-9' }], [])).toMatchObject({
      knownFailures: [{ status: 'not-run' }],
    });
  });
});

it.each(['compliance.html', 'summary.md', 'junit.xml', 'compliance.json'] as const)(
  '%s tells of every entry',
  (name) => {
    const rows = [ROW, { ...ROW, scenario: 'TP-404', owner: 'service desk' }];
    const text = REPORTS[name](reportOf([scenario(1, TEXT.en), scenario(2, null)], rows));
    expect(text).toContain('terminal team');
    expect(text).toContain('service desk');
  },
);

// To publish a change: UPDATE_SCHEMAS=1 npx vitest run src/compliance/known-failures.test.ts && npx biome check --write docs/schemas
it('has its schema published', () => {
  const published = fileURLToPath(new URL('../../docs/schemas/known-failures.schema.json', import.meta.url));
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...JSON.parse(JSON.stringify(KnownFailureFile)),
  };
  if (process.env.UPDATE_SCHEMAS) writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
  const found = JSON.parse(readFileSync(published, 'utf8'));
  expect(found).toEqual(schema);
  expect(new Ajv({ strict: true }).compile(found)([ROW])).toBe(true);
});
