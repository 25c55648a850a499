// The report as a whole: counts, certificate, order, and the last net under all of it.
import { expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { makeReport } from './report.ts';
import { allureResults } from './reports/allure.ts';
import { REPORTS } from './reports/index.ts';
import { FACTS, sampleRun } from './sample.fixture.ts';
import { requirementsOf } from './tags.ts';

const good = makeReport(sampleRun('good'), FACTS, REQUIREMENTS);
const asked = new Set(sampleRun('good').scenarios.flatMap(({ tags }) => requirementsOf(tags)));
/** A catalogue of which nothing is left out. */
const PROVED = REQUIREMENTS.filter(({ id }) => asked.has(id));
const whole = makeReport(sampleRun('good'), FACTS, PROVED);
const bad = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);

it('counts scenarios by verdict and requirements by level and verdict', () => {
  expect(bad.counts.scenarios).toEqual({
    passed: 9,
    failed: 3,
    'not-applicable': 2,
    'not-assessable': 0,
    inconclusive: 1,
    'known-failure': 0,
    attested: 0,
  });
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
  expect(sum(bad.counts.requirements)).toBe(REQUIREMENTS.length);
  const ofTheTerminal = REQUIREMENTS.filter(({ party }) => party === 'terminal');
  expect(sum(bad.counts.levels.MUST)).toBe(ofTheTerminal.filter(({ level }) => level === 'MUST').length);
  expect(sum(bad.counts.others)).toBe(REQUIREMENTS.length - ofTheTerminal.length);
});

it('says compliant or passed with exit code 0, and not compliant with exit code 1', () => {
  expect([whole.verdict, whole.exitCode]).toEqual(['compliant', 0]);
  expect([good.verdict, good.exitCode]).toEqual(['passed', 0]);
  expect([bad.verdict, bad.exitCode]).toEqual(['not-compliant', 1]);
});

it('gives no certificate while a MUST is open', () => {
  expect(good.certificate.eligible).toBe(false);
  expect(good.certificate.open).toContain('GUIDE-A-FAQ-3a');
  expect(good.certificate.open).not.toContain('GUIDE-A-STEP-5d');
  expect(good.certificate.open).not.toContain('GUIDE-A-STEP-3d');
  expect(whole.certificate).toMatchObject({ eligible: true, open: [], flaky: [] });
});

it('takes the terminal from its evidence, and its configured name when there is none', () => {
  expect(good.terminal).toEqual({ vendor: 'Tillproof', model: 'Reference', version: '0.1.0' });
  const silent = { ...sampleRun('good'), scenarios: [] };
  expect(makeReport(silent, FACTS, REQUIREMENTS).terminal).toEqual({ vendor: '', model: 'reference', version: '' });
});

it('puts the chapters in reading order', () => {
  expect(bad.chapters.map(({ id }) => id)).toEqual([
    'start-up',
    'card-reading',
    'pin',
    'result',
    'declines',
    'timeout-and-reversal',
    'settlement',
  ]);
});

it('is inconclusive when a feature file cannot be read', () => {
  const run = { ...sampleRun('good'), problems: ['features/en/x.feature: expected: #EOF'] };
  const report = makeReport(run, FACTS, REQUIREMENTS);
  expect([report.verdict, report.exitCode, report.problems[0]?.en]).toEqual([
    'inconclusive',
    3,
    'features/en/x.feature: expected: #EOF',
  ]);
});

it('writes no card number, though something upstream forgot to mask one', () => {
  const run = sampleRun('good');
  run.scenarios[1]!.evidence!.slips[0]!.lines.push('CARD 6212 3456 7890 1232');
  run.scenarios[1]!.steps[0]!.text = 'a card 6212345678901232';
  const text = JSON.stringify(makeReport(run, FACTS, REQUIREMENTS));
  expect(text).toContain('a card 621234******1232');
  expect(text).not.toMatch(/6212 ?3456/);
});

it('is written whatever a clock did that stepped back', () => {
  const run = sampleRun('good');
  const [first, ...others] = run.scenarios;
  const outcomes = first!.outcomes.map((outcome) => ({ ...outcome, durationMs: -3_600_000 }));
  const odd = { ...first!, durationMs: -1, outcomes, startedAt: '1969-12-31T23:59:59.000Z' };
  const report = makeReport({ ...run, durationMs: Number.NaN, scenarios: [odd, ...others] }, FACTS, REQUIREMENTS);
  for (const format of Object.values(REPORTS)) expect(format(report).length).toBeGreaterThan(100);
  const times = [...allureResults(report)]
    .filter(([, content]) => content.startsWith('{'))
    .map(([, content]) => JSON.parse(content) as { start: number; stop: number });
  expect(times.length).toBeGreaterThan(0);
  expect(times.filter(({ start, stop }) => !(stop >= start))).toEqual([]);
  expect(REPORTS['junit.xml'](report)).not.toMatch(/time="(-|NaN)/);
});

it('is inconclusive when the run was broken off, whatever failed or passed before', () => {
  const reason = { en: 'The run was interrupted.', zh: '运行被中断。' };
  for (const kind of ['good', 'bad'] as const) {
    const report = makeReport({ ...sampleRun(kind), brokenOff: reason }, FACTS, REQUIREMENTS);
    expect([report.verdict, report.exitCode, report.problems[0]]).toEqual(['inconclusive', 3, reason]);
    expect(report.certificate.eligible).toBe(false);
  }
});
