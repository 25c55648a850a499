// What a step of GitHub Actions is told: nothing is lost to a summary that cannot be written, in the language of the command.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { makeReport } from '../compliance/report.ts';
import { summaryMarkdown } from '../compliance/reports/summary.ts';
import { FACTS, sampleRun } from '../compliance/sample.fixture.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { tellGithub } from './github.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-github-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const file = path.join(folder, 'step.md');

function told(speech: 'en' | 'zh', summary: string | undefined, of: ComplianceReport = report): string[] {
  const lines: string[] = [];
  const env = { GITHUB_WORKSPACE: folder, GITHUB_STEP_SUMMARY: summary };
  tellGithub(of, { folder: path.join(folder, 'shop'), speech, say: (line) => lines.push(line) }, env);
  return lines;
}

it('names files as they lie in the repository, and adds the summary to that of the step', () => {
  const lines = told('en', file);
  expect(lines[0]).toContain('file=shop/features/en/');
  expect(lines.every((line) => line.startsWith('::'))).toBe(true);
  told('en', file);
  expect(readFileSync(file, 'utf8')).toBe(`${summaryMarkdown(report)}\n`.repeat(2));
});

it('says in the language of the command that the summary cannot be written, and tells the rest all the same', () => {
  const nowhere = path.join(folder, 'nowhere', 'step.md');
  const [english, chinese] = [told('en', nowhere), told('zh', nowhere)];
  expect(english.at(-1)).toBe('tillproof: the summary of the step cannot be written (ENOENT).');
  expect(chinese.at(-1)).toBe('tillproof: 无法写入步骤摘要（ENOENT）。');
  expect(english.length).toBe(told('en', undefined).length + 1);
});

it('adds no summary that GitHub would refuse whole', () => {
  const [scenario] = report.scenarios.filter(({ verdict }) => verdict === 'failed');
  const long = { ...report, scenarios: [{ ...scenario!, name: 'x'.repeat(1 << 20) }] };
  const before = readFileSync(file, 'utf8');
  expect(told('en', file, long).at(-1)).toBe('tillproof: the summary is too long for GitHub; it is in summary.md.');
  expect(told('zh', file, long).at(-1)).toMatch(/摘要超出GitHub的上限/);
  expect(readFileSync(file, 'utf8')).toBe(before);
});
