// Whatever is wrong with a terminal, its report says so on the first screen: for every deliberate fault of ours, of which one is taken
// in an ordinary run and all at night.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { launchBrowser, openPage } from '../compliance/reports/html/browser.fixture.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { DEFECTS, type DefectId } from '../reference/defects/index.ts';
import { isLate } from './kill.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const HEIGHT = 900;
const BY_DAY: DefectId[] = ['wrong-amount-on-slip'];
const faults = NIGHTLY ? (Object.keys(DEFECTS) as DefectId[]) : BY_DAY;

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-first-'));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A run in which the test system was late says nothing of the terminal; it is begun again so often at most. */
const MOST_RUNS = 3;

const reportIn = (reports: string) =>
  JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8')) as ComplianceReport;

/** Plays the scenarios of the requirement that the fault breaks. */
async function reportOn(id: DefectId): Promise<string> {
  const reports = path.join(folder, id);
  for (let runs = 1; ; runs++) {
    const exit = await played(id, reports);
    if (runs < MOST_RUNS && isLate(reportIn(reports))) continue;
    expect(exit).toBe(1);
    return reports;
  }
}

/** Plays them once, and gives the exit code. */
async function played(id: DefectId, reports: string): Promise<number> {
  const flags = ['--defect', id, '--requirement', DEFECTS[id].requirement, '--language', 'en', '--parallel', '1'];
  const child = spawn(process.execPath, [COMMAND, 'certify', ...flags, '--no-allure', '--reports', reports], {
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  return code as number;
}

it.each(faults)('%s', { timeout: 180_000 }, async (id) => {
  const reports = await reportOn(id);
  const { causes } = reportIn(reports);
  const file = path.join(reports, 'compliance.html');
  const problems: string[] = [];
  for (const language of ['en', 'zh'])
    for (const width of [1440, 390]) {
      const page = await openPage(browser, { file, hash: `#/?lang=${language}`, width, height: HEIGHT }, problems);
      await page.locator('.cause').first().waitFor();
      const bottoms = (await page.evaluate(
        "[...document.querySelectorAll('.cause')].map((cause) => cause.getBoundingClientRect().bottom)",
      )) as number[];
      // Only a broken requirement is a cause of this terminal; a test system that broke is none.
      const seen = causes.filter(({ kind }, at) => kind !== 'harness' && (bottoms[at] ?? HEIGHT + 1) <= HEIGHT);
      // A phone has room for the worst one, whichever requirement that names.
      const ours =
        width > 1000 ? seen.filter(({ requirements }) => requirements.includes(DEFECTS[id].requirement)) : seen;
      expect(
        ours.map(({ text }) => text.en),
        `${language} at ${width} pixels`,
      ).not.toEqual([]);
      await page.close();
    }
  expect(problems).toEqual([]);
});
