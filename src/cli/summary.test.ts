// The closing words of a run name the reports that are there, and no others.
import { expect, it } from 'vitest';
import { makeReport } from '../compliance/report.ts';
import { REPORTS } from '../compliance/reports/index.ts';
import { FACTS, sampleRun } from '../compliance/sample.fixture.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { summary } from './summary.ts';

const report = makeReport(sampleRun('good'), FACTS, REQUIREMENTS);

it('names every report that was written', () => {
  const { text, json } = summary(report, 'reports', { allure: true });
  expect(text).toMatch(
    /reports\/compliance\.html {3}open this one\n {2}reports\/compliance\.json, .*, reports\/allure-results\/$/,
  );
  const { reports } = json as { reports: Record<string, string> };
  expect(Object.keys(reports).sort()).toEqual(['allure-results', ...Object.keys(REPORTS)].sort());
  expect(reports).toMatchObject({ 'summary.md': 'reports/summary.md' });
});

it('names none for Allure where it was left away, and none at all where nothing could be written', () => {
  const { text, json } = summary(report, 'reports', { allure: false });
  expect(text).toMatch(/reports\/junit\.xml, reports\/ctrf\.json, reports\/summary\.md/);
  expect(JSON.stringify(json)).not.toContain('allure');
  expect(summary(report, null, { allure: true }).text).not.toContain('compliance.html');
});

it('says what to mend first, worst first, with an example and its place', () => {
  const bad = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
  const { text, json } = summary(bad, null, { allure: false });
  const lines = text.split('\n');
  const at = lines.indexOf('  fix first');
  expect(lines.slice(at + 1, at + 4)).toEqual([
    '    1  money     Charged twice  (1 scenario, GUIDE-A-FAQ-3a)',
    '                 for example: A lost answer is reversed before the next sale  (features/en/timeout-and-reversal/lost-answer.feature:10)',
    '    2  MUST      The screen does not say that the funds are insufficient  (1 scenario, GUIDE-B-FAQ-2a)',
  ]);
  expect(text).toContain(
    '    3  language  The languages of one scenario disagree  (1 scenario, GUIDE-B-FAQ-2a, follows from 2)',
  );
  expect(json).toMatchObject({
    causes: [{ kind: 'money' }, { kind: 'MUST' }, { kind: 'language' }, { kind: 'harness' }],
  });
  expect(summary(report, null, { allure: false }).text).not.toContain('fix first');
});
