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
  expect(text).toMatch(/reports\/junit\.xml, reports\/summary\.md/);
  expect(JSON.stringify(json)).not.toContain('allure');
  expect(summary(report, null, { allure: true }).text).not.toContain('compliance.html');
});
