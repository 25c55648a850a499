// A device on a desk in a browser: a person is asked, does it, says what it shows; with the keyboard alone, on a desk and on a phone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, bringAxe, launchBrowser } from '../compliance/reports/html/browser.fixture.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { Attended } from './attended.ts';
import { type TestConsole, testConsole } from './console.fixture.ts';

let browser: Browser;
let shown: TestConsole;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const WORDS = {
  en: {
    ...{ sale: 'Sale', choose: 'Choose “Sale” in the menu.', type: 'Type 10.50', confirm: 'Confirm' },
    ...{
      press: 'Press Confirm.',
      card: 'Choose a card',
      insert: 'Insert the card “debit chip”.',
      approved: 'Transaction approved',
    },
    ...{ recorded: 'the terminal shows "Transaction approved"', runs: 'here a person does' },
  },
  zh: {
    ...{ sale: '消费', choose: '在菜单中选择“消费”。', type: '输入10.50', confirm: '确认' },
    ...{ press: '按“确认”键。', card: '选一张卡', insert: '插入卡片“借记芯片卡”。', approved: '交易成功' },
    ...{ recorded: '终端显示“交易成功”', runs: '此处由人工操作' },
  },
} as const;

const ALL = [
  ['zh', 390],
  ['en', 1440],
] as const;

it.each(NIGHTLY ? ALL : ALL.slice(0, 1))(
  'asks, is told, and records it, in %s at %i pixels',
  async (language, width) => {
    const words = WORDS[language];
    shown = await testConsole(undefined, {
      attended: new Attended(null),
      language: language === 'en' ? 'en' : 'zh-CN',
    });
    const page: Page = await browser.newPage({ viewport: { width, height: 900 } });
    const shows = (selector: string, text: string) => page.locator(selector, { hasText: text }).first().waitFor();
    await page.goto(shown.url.replace('#/?', `#/?lang=${language}&`));
    await page.locator('.menu .item', { hasText: words.sale }).first().click();
    await shows('.asked', words.choose);
    await bringAxe(page);
    // What was asked for last has the focus at the device: Enter is "done".
    await page.keyboard.press('Enter');
    await page.locator('.typing input').waitFor();
    await page.locator('.asked').waitFor({ state: 'detached' });
    await page.locator('.typing input').fill('10.50');
    await page.keyboard.press('Enter');
    await shows('.asked', words.type);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.asked .main').click();
    await page.locator('.asked').waitFor({ state: 'detached' });
    await page.locator('.typing button', { hasText: words.confirm }).click();
    await shows('.asked', words.press);
    await page.locator('.asked .main').click();
    await shows('.next', words.card);
    await page.keyboard.press('i');
    await shows('.asked', words.insert);
    await page.locator('.asked .main').click();
    await page.locator('.next .main').click();
    await page.locator('.asked .main').click();
    await page.locator('.asked').waitFor({ state: 'detached' });
    await page.locator('.told input[name="screen"]').fill(words.approved);
    await page.locator('.told select[name="outcome"]').selectOption('approved');
    await page.locator('.told .main').click();
    await shows('.screen', words.approved);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.locator('.record button').click();
    await shows('.feature', words.recorded);
    await page.evaluate(`location.hash = '#/runs?lang=${language}'`);
    await shows('.pad', words.runs);
    expect(await page.locator('.panel .head .main').isDisabled()).toBe(true);
    await page.close();
    await shown.close();
  },
  120_000,
);
