// Whatever is wrong with a terminal, its report says so on the first screen: for every deliberate fault of ours, of which some are taken
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
import { DEFECTS, type DefectId } from '../reference/defects/index.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const NIGHT = process.env.TILLPROOF_NIGHTLY !== undefined;
const HEIGHT = 900;
const all = Object.keys(DEFECTS) as DefectId[];
const sample = all.filter((id, at) => NIGHT || id === 'no-reversal' || at % 31 === 7);

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-first-'));
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays the scenarios of the requirement that the fault breaks. */
async function reportOn(id: DefectId): Promise<string> {
  const reports = path.join(folder, id);
  const flags = ['--defect', id, '--requirement', DEFECTS[id].requirement, '--language', 'en', '--parallel', '1'];
  const child = spawn(process.execPath, [COMMAND, 'certify', ...flags, '--no-allure', '--reports', reports], {
    stdio: 'ignore',
  });
  expect(await once(child, 'exit')).toEqual([1, null]);
  return reports;
}

it.each(sample)('%s', { timeout: 180_000 }, async (id) => {
  const reports = await reportOn(id);
  const { causes } = JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8')) as ComplianceReport;
  const file = path.join(reports, 'compliance.html');
  const problems: string[] = [];
  const page = await openPage(browser, { file, hash: '#/?lang=en', width: 1440, height: HEIGHT }, problems);
  await page.locator('.cause').first().waitFor();
  const bottoms = (await page.evaluate(
    "[...document.querySelectorAll('.cause')].map((cause) => cause.getBoundingClientRect().bottom)",
  )) as number[];
  const seen = causes.filter((_, at) => (bottoms[at] ?? Number.POSITIVE_INFINITY) <= HEIGHT);
  // Only a broken requirement is a cause of this terminal; a test system that broke is none.
  const ours = seen.filter(
    ({ kind, requirements }) => kind !== 'harness' && requirements.includes(DEFECTS[id].requirement),
  );
  expect(ours.map(({ text }) => text.en)).not.toEqual([]);
  expect(problems).toEqual([]);
  await page.close();
});
