// A console in a browser for tests: a page of its own for each, which must say nothing on its console and fetch nothing from elsewhere.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser } from '../compliance/reports/html/browser.fixture.ts';
import type { Terminal } from '../terminal/index.ts';
import { type TestConsole, testConsole } from './console.fixture.ts';

type Asked = { lang?: string; width?: number; at?: string; url?: string };

type Pages = {
  readonly browser: Browser;
  readonly shown: TestConsole;
  readonly page: Page;
  /** What pages have said or fetched that they should not. */
  readonly problems: string[];
  /** One more page, at a view of the console. */
  open(asked?: Asked): Promise<Page>;
  /** Resolves when the page has something of that kind with these words. */
  shows(selector: string, text: string): Promise<void>;
  /** Resolves when the view with that heading is shown: until then what two views have in common is the old one's. */
  view(heading: string): Promise<void>;
  /** The view of that number by keys alone. */
  lead(number: number, heading: string): Promise<void>;
  /** A sale with the keys alone, but for the card that is chosen already. */
  sale(amount: string): Promise<void>;
};

/** @param through stands before our terminal */
export function consolePages(through?: (terminal: Terminal) => Terminal): Pages {
  const problems: string[] = [];
  let browser: Browser;
  let shown: TestConsole;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 120_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    shown = await testConsole(through);
    page = await open();
  }, 60_000);
  afterEach(async () => {
    await page?.close();
    await shown?.close();
    expect(problems.splice(0)).toEqual([]);
  });

  async function open({ lang = 'en', width = 1440, at = '/', url = shown.url }: Asked = {}): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-US' });
    opened.setDefaultTimeout(10_000);
    opened.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    opened.on('pageerror', (error) => problems.push(error.message));
    opened.on('request', (asked) => {
      if (!asked.url().startsWith(shown.base) && !asked.url().startsWith('blob:'))
        problems.push(`fetched ${asked.url()}`);
    });
    await opened.goto(url.replace('#/?', `#${at}${at.includes('?') ? '&' : '?'}lang=${lang}&`));
    await opened.locator('.top').waitFor();
    return opened;
  }

  const shows = (selector: string, text: string) => page.locator(selector, { hasText: text }).first().waitFor();

  const view = (heading: string) => shows('h1', heading);

  async function lead(number: number, heading: string): Promise<void> {
    await page.keyboard.press('g');
    await page.keyboard.press(String(number));
    await view(heading);
  }

  async function sale(amount: string): Promise<void> {
    await shows('.next', 'Choose a function');
    await page.keyboard.press('f');
    await shows('.next', 'Type an amount');
    for (const key of amount) await page.keyboard.press(key);
    await shows('.screen', amount);
    await page.keyboard.press('Enter');
    await shows('.next', 'Choose a card');
    await page.keyboard.press('i');
    await shows('.next', 'enters the PIN');
    for (const key of '123456') await page.keyboard.press(key);
    await shows('.screen', '••••••');
    await page.keyboard.press('Enter');
  }

  return {
    ...{ problems, open, shows, view, lead, sale },
    get browser() {
      return browser;
    },
    get shown() {
      return shown;
    },
    get page() {
      return page;
    },
  };
}
