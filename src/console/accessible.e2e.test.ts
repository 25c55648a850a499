// Everybody can use the console: axe finds nothing on any view, in both languages, on light and dark ground, on a desk and on a phone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, bringAxe, EVERY_PAIR, launchBrowser } from '../compliance/reports/html/browser.fixture.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { type TestConsole, testConsole } from './console.fixture.ts';

let browser: Browser;
let shown: TestConsole;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  shown = await testConsole();
  const acts = [
    { do: 'choose', function: 'sale' },
    { do: 'type', text: '88.00' },
    { do: 'press', key: 'confirm' },
    { do: 'present', interface: 'insert', card: 'debit chip' },
    { do: 'right-pin' },
    { do: 'remove' },
    { do: 'arm', fault: 'late-answer', scope: 'next' },
    { do: 'environment', tamper: true },
  ];
  for (const act of acts) {
    expect(await shown.act(act)).toBe(200);
    await shown.atRest();
  }
  page = await browser.newPage();
  await page.goto(shown.url);
  await page.locator('.top').waitFor();
  await bringAxe(page);
  // What is opened stays so on the way through the views.
  await page.evaluate('location.hash = "#/wire?lang=en"');
  await page.locator('.wire tbody tr').first().click();
  await page.locator('button', { hasText: 'Send again, edited' }).click();
  await page.evaluate('location.hash = "#/office?lang=en"');
  await page.locator('button', { hasText: 'Statement' }).click();
  await page.evaluate('location.hash = "#/cards?lang=en"');
  await page.locator('.dialect textarea').fill('name: mine');
  await page.locator('.dialect button').click();
  await page.locator('.dialect pre').waitFor();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await shown?.close();
});

/** Each view with what it has when it is drawn. */
const VIEWS = [
  ['/', '.books-now tbody tr'],
  ['/wire', '.edit'],
  ['/office', '.statement'],
  ['/office?id=1', '.story, .t-account'],
  ['/faults', '.switch.on'],
  ['/runs', '.ticks'],
  ['/cards', '.dialect pre'],
  ['/search?q=88.00', '.finds + .finds'],
] as const;

/** By day on a phone; at night on a desk, too. */
const PAIRS = EVERY_PAIR.filter(([, width]) => NIGHTLY || width === 390);

describe.each(PAIRS)('in %s at %i pixels on %s ground', (language, width, colorScheme) => {
  it('axe finds nothing', async () => {
    const found: string[] = [];
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const [view, selector] of VIEWS) {
      await page.evaluate(
        `location.hash = ${JSON.stringify(`#${view}${view.includes('?') ? '&' : '?'}lang=${language}`)}`,
      );
      await page
        .locator(`html[lang^="${language}"] ${selector.replace(',', `, html[lang^="${language}"]`)}`)
        .first()
        .waitFor();
      found.push(...(await axeFindings(page)).map((words) => `${view} ${words}`));
    }
    expect(found).toEqual([]);
  }, 120_000);
});
