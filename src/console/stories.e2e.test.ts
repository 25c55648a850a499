// What people do with the console, from beginning to end, in each language, on a desk and on a phone, on light and dark ground. At night
// in all of these; by day in two that have all of them between them. SCREENSHOTS=<folder> keeps a picture of each moment.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../compliance/reports/html/browser.fixture.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { type TestConsole, testConsole } from './console.fixture.ts';

const WORDS = {
  en: {
    ...{ till: 'Till', wire: 'Wire', office: 'Back office', faults: 'Faults', runs: 'Runs' },
    ...{ ready: 'Ready', choose: 'Choose a function', amount: 'Type an amount', card: 'Choose a card' },
    ...{ pin: 'enters the PIN', take: 'takes the card', unknown: 'Timed out' },
    ...{ lostFault: 'answer lost after commit', disarm: 'Disarm', lost: 'answer lost', owed: 'a reversal is owed' },
    ...{ agrees: 'agree · ledger sum 0.00', record: 'Record as scenario', reason: 'reason 98' },
    ...{ charged: 'the cardholder is charged CNY 30.00 in all', settlement: 'Settlement', sale: 'Sale' },
    ...{
      refund: 'Refund at the till',
      refunded: 'Refund approved',
      arrives: 'will be on the card on',
      none: '0 transactions',
    },
    ...{
      cut: 'Cut the day',
      statement: 'Statement',
      report: 'Open the report',
      watch: 'watch: again',
      watched: 'watched',
    },
    ...{ stop: 'Stop', failed: 'failed', confirm: 'Confirm', insert: 'Insert', remove: 'Remove', verdict: 'Passed' },
  },
  zh: {
    ...{ till: '收银台', wire: '报文', office: '后台', faults: '故障', runs: '运行' },
    ...{ ready: '就绪', choose: '请选择功能', amount: '输入金额', card: '选一张卡' },
    ...{ pin: '持卡人在键盘上输入密码', take: '持卡人取走卡片', unknown: '交易超时' },
    ...{ lostFault: '入账后应答丢失', disarm: '解除', lost: '入账后应答丢失', owed: '待冲正' },
    ...{ agrees: '一致 · 总账合计 0.00', record: '录成场景', reason: '原因 98' },
    ...{ charged: '持卡人累计扣款30.00元', settlement: '批结算', sale: '消费' },
    ...{ refund: '到收银台退货', refunded: '退货 成功', arrives: '到账', none: '0 笔交易' },
    ...{ cut: '日切', statement: '对账单', report: '打开报告', watch: '监视', watched: '监视中' },
    ...{ stop: '停止', failed: '失败', confirm: '确认', insert: '插卡', remove: '取卡', verdict: '通过' },
  },
} as const;
const ALL = (['en', 'zh'] as const).flatMap((language) =>
  ([1440, 390] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((ground) => ({ language, width, ground })),
  ),
);
const BY_DAY = [ALL[0], ALL[7]].filter((each) => each !== undefined);
const PICTURES = process.env.SCREENSHOTS;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

it('are told in every language, width and ground', () => {
  expect(new Set(ALL.map(({ language, width, ground }) => `${language} ${width} ${ground}`)).size).toBe(8);
  for (const part of ['language', 'width', 'ground'] as const)
    expect(new Set(BY_DAY.map((each) => each[part])), part).toEqual(new Set(ALL.map((each) => each[part])));
});

describe.each(NIGHTLY ? ALL : BY_DAY)(
  'in $language at $width pixels on $ground ground',
  ({ language, width, ground }) => {
    const words = WORDS[language];
    const problems: string[] = [];
    const features = mkdtempSync(path.join(tmpdir(), 'tillproof-watched-'));
    let shown: TestConsole;
    let page: Page;
    let pictures = 0;

    beforeAll(async () => {
      shown = await testConsole(undefined, {
        ...{ features, runFlags: ['--defect', 'always-insufficient-funds', '--language', 'both'] },
        language: language === 'en' ? 'en' : 'zh-CN',
      });
      page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: ground, hasTouch: width === 390 });
      page.setDefaultTimeout(30_000);
      page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(shown.url.replace('#/?', `#/?lang=${language}&`));
    }, 60_000);
    afterAll(async () => {
      await page?.close();
      await shown?.close();
      rmSync(features, { recursive: true, force: true });
    });

    const shows = (selector: string, text: string) => page.locator(selector, { hasText: text }).first().waitFor();
    const goTo = (view: string) => page.locator('nav a', { hasText: view }).first().click();
    async function picture(name: string): Promise<void> {
      // Nothing is wider than the window, whatever is shown.
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), name).toBeLessThanOrEqual(0);
      pictures += 1;
      const file = `${language}-${width}-${ground}-${String(pictures).padStart(2, '0')}-${name}.png`;
      if (PICTURES !== undefined) await page.screenshot({ path: path.join(PICTURES, file) });
    }
    /** Keys of a keyboard on a desk, and those of the terminal under a thumb. */
    async function type(text: string): Promise<void> {
      for (const key of text) {
        if (width === 1440) await page.keyboard.press(key);
        else await page.locator('.keys .key', { hasText: new RegExp(`^${key === '.' ? '\\.' : key}$`) }).click();
      }
    }
    const confirm = () =>
      width === 1440 ? page.keyboard.press('Enter') : page.locator('.keys .key', { hasText: words.confirm }).click();
    async function sale(amount: string): Promise<void> {
      await shows('.next', words.choose);
      await page.locator('.menu .item', { hasText: words.sale }).first().click();
      await shows('.next', words.amount);
      await type(amount);
      await shows('.screen', amount);
      await confirm();
      await shows('.next', words.card);
      await page.locator('.wallet .main', { hasText: words.insert }).click();
      await shows('.next', words.pin);
      await type('123456');
      await shows('.screen', '••••••');
      await confirm();
    }
    const takeCard = async () => {
      await shows('.next', words.take);
      await page.locator('.next .main').click();
      await shows('.next', words.choose);
    };

    it('loses an answer in the first minute, sees the reversal by itself, and keeps it as a scenario', async () => {
      await shows('.screen', words.ready);
      await picture('ready');
      await goTo(words.faults);
      await page.locator('.switch button', { hasText: words.lostFault }).click();
      await shows('.band.amber', words.disarm);
      await picture('armed');
      await goTo(words.till);
      await sale('128.50');
      await shows('tr.o-lost', '−128.50');
      await shows('.screen', words.unknown);
      await shows('.books-now .badge', words.owed);
      await picture('unknown');
      await takeCard();
      await sale('30.00');
      await shows('.wire tr', '0400');
      await shows('.wire tr', words.reason);
      await shows('.books-now .badge.a-agree', words.agrees);
      await picture('reversed');
      await takeCard();
      await page.locator('button', { hasText: words.record }).click();
      await shows('.feature', words.charged);
      await picture('recorded');
      await page.locator('.recording .head button').click();
    }, 120_000);

    it('finds a sale by its date, and shows when the money of its refund arrives', async () => {
      await page.locator('.menu .item', { hasText: words.settlement }).first().click();
      await shows('.wire tr', '0500');
      await goTo(words.office);
      await page.locator('.wide-table tbody tr').nth(1).waitFor();
      const ask = async (value: string) => {
        await page.locator('input[name="from"]').fill(value);
        await page.locator('input[name="from"]').dispatchEvent('change');
      };
      await ask('2099-01-01');
      await shows('.totals', words.none);
      await ask('2020-01-01');
      await page.locator('.wide-table tbody tr', { hasText: '30.00' }).locator('a').click();
      await page.locator('.story').waitFor();
      await picture('story');
      await page.locator('a', { hasText: words.refund }).click();
      await shows('.next', words.card);
      await page.locator('.wallet .main', { hasText: words.insert }).click();
      await shows('.next', words.amount);
      await type('30.00');
      await confirm();
      for (;;) {
        const { prompt, function: of } = (await shown.whole()).terminal.state;
        if (of === null) break;
        if (prompt === 'pin') await shown.act({ do: 'right-pin' });
        else if (prompt === 'remove-card') await shown.act({ do: 'remove' });
        else if (prompt === 'signature') await shown.act({ do: 'sign' });
        else if (prompt !== null) await shown.act({ do: 'press', key: 'confirm' });
        await shown.atRest();
      }
      await shows('.books-now tr', words.refunded);
      await picture('refunded');
      await goTo(words.office);
      await page.locator('button', { hasText: words.cut }).click();
      await page.locator('.wide-table tbody tr', { hasText: '30.00' }).first().locator('a').click();
      await shows('.story .refunds', words.arrives);
      await page.locator('button', { hasText: words.statement }).click();
      await page.locator('.statement tbody tr').nth(1).waitFor();
      await picture('statement');
    }, 120_000);

    it('starts a run, watches it while it goes and go again when a feature changes, and opens its report', async () => {
      await goTo(words.runs);
      await page.locator('.tick', { hasText: words.watch }).locator('input').check();
      await page.locator('.tick', { hasText: 'insufficient-balance' }).locator('input').check();
      await page.locator('.panel .head .main').click();
      await shows('.run .badge', words.watched);
      await page.locator('.run .playing, .run .causes').first().waitFor();
      await picture('running');
      await page.locator('.run a', { hasText: words.report }).waitFor({ timeout: 120_000 });
      await page.locator('.run .causes li').first().waitFor();
      await picture('done');
      writeFileSync(path.join(features, 'changed.feature'), '# changed');
      await page.locator('.run', { hasText: words.watched }).nth(0).locator('h2', { hasText: '2' }).waitFor();
      await page.locator('.panel .head button.danger', { hasText: words.stop }).click();
      await page.locator('.run .badge', { hasText: words.watched }).waitFor({ state: 'detached' });
      const [report] = await Promise.all([
        page.context().waitForEvent('page'),
        page.locator('.run a', { hasText: words.report }).last().click(),
      ]);
      await report.locator('.verdict').first().waitFor({ timeout: 60_000 });
      await report.close();
      expect(problems).toEqual([]);
    }, 240_000);
  },
);
