// Everybody can use the page: axe finds nothing on any view, in both languages, on light and dark ground, on a desk and on a phone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../../definitions/requirements/index.ts';
import { NIGHTLY } from '../../../nightly.fixture.ts';
import { makeReport } from '../../report.ts';
import { FACTS, sampleRun } from '../../sample.fixture.ts';
import { axeFindings, bringAxe, EVERY_PAIR, launchBrowser, openPage } from './browser.fixture.ts';
import { complianceHtml } from './index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-axe-'));
const problems: string[] = [];
let browser: Browser;
const pages: Record<string, Page> = {};

beforeAll(async () => {
  browser = await launchBrowser();
  for (const kind of ['good', 'bad'] as const) {
    const file = path.join(folder, `${kind}.html`);
    writeFileSync(file, complianceHtml(makeReport(sampleRun(kind), FACTS, REQUIREMENTS)));
    pages[kind] = await openPage(browser, { file }, problems);
    await bringAxe(pages[kind]);
  }
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const LOST = '/scenario/en/timeout-and-reversal/lost-answer-1';
/** What each view has when it is drawn. */
const VIEWS = [
  ['bad', '/', '.causes'],
  ['good', '/', '.map'],
  ['bad', '/causes', '.causes'],
  ['bad', '/causes/1', '.failures'],
  ['bad', '/requirements', '.requirements'],
  ['bad', '/scenarios', '.runs'],
  ['good', '/proof', '.matrix'],
  ['bad', LOST, '.fields'],
  ['bad', `${LOST}?tab=ledger`, 'tfoot'],
  ['bad', `${LOST}?tab=journal`, '.right .data'],
  ['bad', `${LOST}?tab=log`, '.right .log'],
  ['bad', '/scenario/en/settlement/totals-1', '.steps'],
] as const;

/** By day on a desk; at night on a phone, too. */
const PAIRS = EVERY_PAIR.filter(([, width]) => NIGHTLY || width === 1440);

describe.each(PAIRS)('in %s at %i pixels on %s ground', (language, width, colorScheme) => {
  it('axe finds nothing', async () => {
    const found: string[] = [];
    for (const [kind, view, selector] of VIEWS) {
      const page = pages[kind]!;
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const address = `#${view}${view.includes('?') ? '&' : '?'}lang=${language}`;
      await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
      await page.locator(`html[lang^="${language}"] ${selector}`).first().waitFor();
      found.push(...(await axeFindings(page)).map((words) => `${kind} ${view} ${words}`));
    }
    expect(found).toEqual([]);
  }, 120_000);
});

it('axe finds nothing in the help, and the page has said nothing', async () => {
  const page = pages.bad!;
  await page.keyboard.press('?');
  await page.locator('#help[open]').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(problems).toEqual([]);
}, 60_000);

it('axe would notice: a picture without words is found', async () => {
  const page = pages.good!;
  await page.evaluate("document.querySelector('main').append(new Image(20, 20))");
  expect(await axeFindings(page)).toEqual([expect.stringContaining('image-alt: ')]);
}, 60_000);
