// The closing words of a run name the reports that are there, and no others.
import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { expect, it, vi } from 'vitest';
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
    '    1  money      Charged twice  (1 scenario, GUIDE-A-FAQ-3a)',
    '                  for example: A lost answer is reversed before the next sale  (features/en/timeout-and-reversal/lost-answer.feature:10)',
    '    2  MUST       The screen does not say that the funds are insufficient  (1 scenario, GUIDE-B-FAQ-2a)',
  ]);
  expect(text).toContain(
    '    3  language   The languages of one scenario disagree  (1 scenario, GUIDE-B-FAQ-2a, seen only with 2)',
  );
  expect(json).toMatchObject({
    causes: [{ kind: 'money' }, { kind: 'MUST' }, { kind: 'language' }, { kind: 'harness' }],
  });
  expect(summary(report, null, { allure: false }).text).not.toContain('fix first');
});

it('says the same in Chinese, in columns', () => {
  const bad = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
  const lines = summary(bad, 'reports', { allure: true, speech: 'zh' }).text.split('\n');
  expect(lines[1]).toMatch(/^【不符合要求】/);
  expect(lines.slice(2, 4)).toEqual([
    expect.stringMatching(/^ {2}终端 {10}.*，类型classic，通信方式json-http，收单方unionpay$/),
    expect.stringMatching(/^ {2}场景 {10}通过\d+，失败\d+/),
  ]);
  expect(lines).toContain('  优先处理');
  expect(lines.join('\n')).toMatch(/ {4}1 {2}资金 {4}\S.*（1个场景，GUIDE-A-FAQ-3a）\n {14,}例如: /);
  expect(lines.join('\n')).toContain('reports/compliance.html   请先打开此文件');
});

it('has colours only where its stream shows them', () => {
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    getColorDepth: () => WriteStream.prototype.getColorDepth(),
  });
  const paper = new PassThrough();
  expect(summary(report, null, { allure: false, stream: paper }).text).not.toContain('\u001b');
  for (const name of ['NO_COLOR', 'NODE_DISABLE_COLORS', 'FORCE_COLOR', 'CI']) vi.stubEnv(name, undefined);
  vi.stubEnv('TERM', 'xterm-256color');
  try {
    expect(summary(report, null, { allure: false, stream: terminal }).text).toContain('\u001b[32mPASSED');
    vi.stubEnv('NO_COLOR', '1');
    expect(summary(report, null, { allure: false, stream: terminal }).text).not.toContain('\u001b');
  } finally {
    vi.unstubAllEnvs();
  }
});
