// For tests: the page of a report in a browser that all tests of a file share; what the page complains of fails the test in which it did.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { REQUIREMENTS } from '../../../definitions/requirements/index.ts';
import { makeReport } from '../../report.ts';
import { FACTS, sampleRun } from '../../sample.fixture.ts';
import { launchBrowser, openPage, type View } from './browser.fixture.ts';
import { complianceHtml } from './index.ts';

type ReportPages = {
  folder: string;
  /** The page of a run that failed, and that of one that passed. */
  file: string;
  passed: string;
  /** A view of the page of the run that failed, or of another file. */
  open: (view?: Partial<View>) => Promise<Page>;
};

/** To be called once, at the top of a file of tests. */
export function reportPages(): ReportPages {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-page-'));
  const file = path.join(folder, 'compliance.html');
  const passed = path.join(folder, 'passed.html');
  const problems: string[] = [];
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(file, complianceHtml(makeReport(sampleRun('bad'), FACTS, REQUIREMENTS)));
    writeFileSync(passed, complianceHtml(makeReport(sampleRun('good'), FACTS, REQUIREMENTS)));
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => {
    expect(problems.splice(0)).toEqual([]);
  });
  return { folder, file, passed, open: (view = {}) => openPage(browser, { file, ...view }, problems) };
}
