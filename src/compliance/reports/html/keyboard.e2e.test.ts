// By keyboard alone from the verdict to the cause, to the scenario, to a field and its bytes: in both languages, on a desk and on a phone, on
// light and on dark ground. With UPDATE_SCREENS=<folder> each of the views is left there as a picture.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../../definitions/requirements/index.ts';
import { makeReport } from '../../report.ts';
import { FACTS, sampleRun } from '../../sample.fixture.ts';
import { launchBrowser, openPage } from './browser.fixture.ts';
import { complianceHtml } from './index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-keys-'));
const file = path.join(folder, 'compliance.html');
const ID = 'en/timeout-and-reversal/lost-answer-1';
/** A sign-out as a UnionPay-style terminal sends it: 41, 42 and 60 behind TPDU and header. */
const BYTES =
  '0034600003000060310031000008200000000000c0001054503030303030313839383331303035383132303030310011000000013010';
const MESSAGE = { mti: '0820', fields: { 41: 'TP000001', 42: '898310058120001', 60: '00000001301' } };
/** More stops of the tab key than these to one thing, and nobody finds it. */
const MOST_STOPS = 60;
/** A busy machine draws late. */
const PATIENT = { timeout: 20_000 };
const SCREENS = process.env.UPDATE_SCREENS;
let browser: Browser;

beforeAll(async () => {
  const run = sampleRun('bad');
  const failed = run.scenarios.filter(({ pair }) => pair === 'timeout-and-reversal/lost-answer-1');
  for (const { evidence } of failed)
    for (const exchange of evidence!.exchanges) Object.assign(exchange, { request: MESSAGE, requestHex: BYTES });
  writeFileSync(file, complianceHtml(makeReport(run, FACTS, REQUIREMENTS)));
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Presses the tab key until what has the focus fits the selector; it must be in sight, with a ring around it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    const place = (await page.evaluate(`(() => {
      const focused = document.activeElement;
      if (!focused.matches(${JSON.stringify(selector)})) return null;
      const { top, bottom } = focused.getBoundingClientRect();
      return { isSeen: bottom > 0 && top < innerHeight, outline: getComputedStyle(focused).outlineStyle };
    })()`)) as { isSeen: boolean; outline: string } | null;
    if (place === null) continue;
    expect(place).toEqual({ isSeen: true, outline: 'solid' });
    return;
  }
  throw new Error(`The tab key does not come to ${selector}.`);
}

const WORDS = {
  en: { verdict: 'Not compliant', cause: 'Charged twice', finding: 'charged twice: CNY 128.50' },
  zh: { verdict: '不符合要求', cause: '重复扣款', finding: '重复扣款' },
} as const;

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    'at %i pixels on %s ground',
    async (width, colorScheme) => {
      const problems: string[] = [];
      const view = { file, hash: `#/?lang=${language}`, width, height: 900, colorScheme };
      const page = await openPage(browser, view, problems);
      const words = WORDS[language];
      const shown = async (name: string) => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        if (SCREENS !== undefined)
          await page.screenshot({ path: path.join(SCREENS, `${name}-${language}-${width}-${colorScheme}.png`) });
      };
      await page.locator('h1.verdict', { hasText: words.verdict }).waitFor();
      await shown('1-verdict');

      await tabTo(page, '.cause .name a');
      await page.keyboard.press('Enter');
      await page.locator('h1', { hasText: words.cause }).waitFor();
      await shown('2-cause');

      await tabTo(page, '.failures .name a:not(.tag)');
      await page.keyboard.press('Enter');
      await page.locator('article .finding', { hasText: words.finding }).first().waitFor();
      expect(page.url()).toContain(encodeURI(ID.replace('en/', '')));
      await shown('3-scenario');

      const moment = () => page.locator('[role="slider"]').getAttribute('aria-valuenow');
      const before = Number(await moment());
      await page.keyboard.press('ArrowLeft');
      await expect.poll(moment, PATIENT).toBe(String(before - 1));
      await page.keyboard.press('ArrowRight');
      await expect.poll(moment, PATIENT).toBe(String(before));

      await tabTo(page, '.which-side a');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.fields thead th').count(), PATIENT).toBe(4);
      expect(page.url()).toContain('side=request');

      await tabTo(page, '.fields a');
      await page.keyboard.press('Enter');
      await page.locator('.bytes .lit').first().waitFor();
      await tabTo(page, '.bytes');
      expect(await page.locator('.bytes .lit').first().textContent()).toBe('54 50 30 30 30 30 30 31');
      expect(page.url()).toContain('field=41');
      await shown('4-bytes');
      expect(problems).toEqual([]);
      await page.close();
    },
    120_000,
  );
});
