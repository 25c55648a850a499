// The console in a browser: its first minute, a refund, a query, a slip that would be a script, both languages, phone width.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../terminal/index.ts';
import { consolePages } from './page.fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-console-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Our terminal with a line on every slip that would be a script where text is not escaped. */
const scripted = (terminal: Terminal): Terminal => ({
  capabilities: () => terminal.capabilities(),
  execute: (command) => terminal.execute(command),
  state: () => terminal.state(),
  journal: () => terminal.journal(),
  log: () => terminal.log(),
  close: () => terminal.close(),
  events: async (since, waitMs) =>
    (await terminal.events(since, waitMs)).map((event) =>
      event.kind === 'slip'
        ? { ...event, slip: { ...event.slip, lines: ['<script>window.hacked = 1</script>', ...event.slip.lines] } }
        : event,
    ),
});

/** How much wider than the window the page is, in pixels. */
const OVERFLOW = 'document.documentElement.scrollWidth - innerWidth';
/** How many things that can be used have no name. */
const NAMELESS = `[...document.querySelectorAll('button, a, input, select, textarea')].filter((each) =>
  !(each.textContent?.trim() || each.getAttribute('aria-label') || each.closest('label')?.textContent?.trim())).length`;

const on = consolePages(scripted);
const { open, shows, lead, sale, problems } = on;

describe('the first minute', () => {
  it('goes from a till that is ready to a lost answer, a reversal by itself, and a scenario that passes', async () => {
    await shows('.screen', 'Ready');
    await on.page.locator('nav a', { hasText: 'Faults' }).click();
    await on.page.locator('.switch button', { hasText: 'answer lost after commit' }).click();
    await shows('.band.amber', 'Disarm');
    await on.page.locator('nav a', { hasText: 'Till' }).click();
    await shows('.band.amber', 'answer lost after commit');
    await sale('128.50');
    await shows('tr.o-lost', 'answer lost');
    await shows('tr.o-lost', '−128.50');
    await shows('.screen', 'Timed out');
    await shows('.books-now .badge', 'a reversal is owed');
    await on.page.keyboard.press('r');
    await sale('30.00');
    await shows('.wire tr', '0400');
    await shows('.wire tr', 'reason 98');
    await shows('.books-now .badge.a-agree', 'ledger sum 0.00');
    await on.page.locator('button', { hasText: 'Record as scenario' }).click();
    await shows('.feature', 'the cardholder is charged CNY 30.00 in all');
    const english = (await on.page.locator('.feature').textContent()) ?? '';
    expect(english).toContain('@GUIDE-A-FAQ-3d');
    expect(english).toContain('the POS centre will not answer the next request');
    expect(english).toContain('Then the transaction is not approved\n    And the terminal owes a reversal');
    expect(english).toContain('the POS centre received a reversal with reason "98"');
    expect(english).toContain('the cardholder is charged CNY 30.00 in all');
    expect(english).not.toContain('123456');
    await on.page.locator('.recording button', { hasText: '中文' }).click();
    await shows('.feature', '# language: zh-CN');
    const chinese = (await on.page.locator('.feature').textContent()) ?? '';
    expect(chinese).toContain('# language: zh-CN');
    expect(chinese).toContain('POS中心收到冲正，冲正原因码为“98”');
    expect(await certified({ 'recorded.feature': english, 'recorded.zh-CN.feature': chinese })).toBe(0);
  }, 90_000);

  /** The exit code of `certify` for these features. */
  function certified(features: Record<string, string>): Promise<number | null> {
    const files = Object.entries(features).map(([name, text]) => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    });
    const args = ['certify', '--features', ...files, '--reports', path.join(folder, 'reports'), '--no-allure'];
    const child = spawn(process.execPath, [path.resolve('src/cli/tillproof.js'), ...args], { stdio: 'ignore' });
    return new Promise((resolve) => child.once('close', resolve));
  }
});

describe('the till', () => {
  it('shows a slip as text, whatever stands on it', async () => {
    await sale('12.00');
    await shows('.roll', '<script>window.hacked = 1</script>');
    expect(await on.page.locator('.roll script').count()).toBe(0);
  }, 60_000);

  it('refunds a settled sale that was found in the back office', async () => {
    await sale('88.00');
    await shows('.next', 'takes the card');
    await on.page.keyboard.press('r');
    await on.page.locator('.menu .item', { hasText: 'Settlement' }).click();
    await shows('.wire tr', '0500');
    await on.page.locator('nav a', { hasText: 'Back office' }).click();
    await on.page.locator('tbody tr a', { hasText: 'Sale' }).click();
    await on.page.locator('a', { hasText: 'Refund at the till' }).click();
    // Password, reference and date are filled in where the terminal asks for them.
    await shows('.next', 'Choose a card');
    await on.page.keyboard.press('i');
    await shows('.next', 'Type an amount');
    for (const key of '30.00') await on.page.keyboard.press(key);
    await on.page.keyboard.press('Enter');
    await answerAll();
    await shows('.wire tr', '0220');
    await shows('.books-now tr', 'Refund approved');
    await shows('.books-now .badge.a-agree', 'ledger sum 0.00');
  }, 60_000);

  /** Confirms and shows the card for as long as the terminal asks. */
  async function answerAll(): Promise<void> {
    const now = async () => (await on.shown.whole()).terminal.state;
    for (;;) {
      const { prompt, function: of, screen } = await now();
      if (of === null || prompt === 'remove-card' || prompt === 'signature') return;
      if (prompt === 'card') await on.shown.act({ do: 'present', interface: 'insert', card: 'debit chip' });
      else if (prompt === 'pin') await on.shown.act({ do: 'right-pin' });
      else if (prompt !== null) await on.shown.act({ do: 'press', key: 'confirm' });
      await expect
        .poll(async () => JSON.stringify([(await now()).prompt, (await now()).screen]), { timeout: 20_000 })
        .not.toBe(JSON.stringify([prompt, screen]));
    }
  }

  it('is the same in every tab, and says when the line is lost', async () => {
    const other = await open({ lang: 'zh', width: 390 });
    await sale('12.00');
    await other.locator('.wire tr', { hasText: '消费' }).waitFor();
    await other.locator('.books-now .badge', { hasText: '一致' }).waitFor();
    expect(await other.evaluate(OVERFLOW)).toBeLessThanOrEqual(0);
    await on.shown.close();
    await other.locator('.band.lost').waitFor();
    await shows('.band.lost', 'connection to the console is lost');
    // What was lost is told in the browser's own words.
    for (let at = problems.length; at-- > 0; ) if (/ERR_|net::/.test(problems[at] ?? '')) problems.splice(at, 1);
    await other.close();
    await on.page.close();
    for (let at = problems.length; at-- > 0; ) if (/ERR_|net::/.test(problems[at] ?? '')) problems.splice(at, 1);
  }, 60_000);

  it('does nothing for a page without the token, and says why', async () => {
    const other = await on.browser.newPage();
    await other.goto(`${on.shown.base}/#/?lang=en`);
    await other.locator('.band', { hasText: 'open the address that the console printed' }).waitFor();
    await other.close();
  }, 60_000);
});

describe('the back office', () => {
  it('finds by date, amount, voucher, last four, merchant and terminal, and tells the whole story', async () => {
    await sale('12.00');
    await shows('.next', 'takes the card');
    await on.page.keyboard.press('r');
    await sale('34.00');
    await shows('.next', 'takes the card');
    await on.page.locator('nav a', { hasText: 'Back office' }).click();
    await shows('.totals', '2 transactions · debit 2 / 46.00');
    const csv = on.page.locator('.ask a', { hasText: 'CSV' });
    const change = async (name: string, value: string, expected: string) => {
      const before = await csv.getAttribute('href');
      await on.page.locator(`input[name="${name}"]`).fill(value);
      await on.page.locator(`input[name="${name}"]`).dispatchEvent('change');
      // The page shows what is asked for now, also where as many transactions are found.
      await expect.poll(() => csv.getAttribute('href')).not.toBe(before);
      await shows('.totals', expected);
    };
    const ask = async (name: string, value: string, expected: string) => {
      await change(name, value, expected);
      await change(name, '', '2 transactions');
    };
    await ask('amount', '34', '1 transaction ');
    await ask('voucher', '2', '1 transaction ');
    await ask('lastFour', '9999', '0 transactions');
    await ask('from', '2035-01-01', '0 transactions');
    await ask('to', '2035-01-01', '2 transactions');
    const [{ terminalId, merchantId } = { terminalId: '', merchantId: '' }] = (await on.shown.whole()).about.terminals;
    await ask('terminalId', terminalId, '2 transactions');
    await ask('terminalId', 'ZZ999999', '0 transactions');
    await ask('merchantId', merchantId, '2 transactions');
    await ask('merchantId', '999999999999999', '0 transactions');
    await on.page.locator('tbody tr a', { hasText: 'Sale' }).first().click();
    await shows('.story', '0200');
    await shows('.story .postings', '−12.00');
    await shows('.ledger .badge', 'sum of all accounts 0.00');
  }, 60_000);

  it('keeps in its address what was asked for, says what it left out, and goes back', async () => {
    await sale('12.00');
    await shows('.next', 'takes the card');
    await lead(3, 'Back office');
    await shows('.totals', '1 transaction ');
    const [{ merchantId } = { merchantId: '' }] = (await on.shown.whole()).about.terminals;
    const type = async (name: string, value: string) => {
      await on.page.locator(`input[name="${name}"]`).fill(value);
      await on.page.keyboard.press('Enter');
    };
    // Somebody who types faster than the acquirer answers.
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await on.page.route('**/admin/transactions?**', async (route) => {
      await answered;
      await route.continue();
    });
    await type('merchantId', merchantId);
    await on.page.waitForURL(`**/#/office?lang=en&merchantId=${merchantId}`);
    await type('terminalId', 'ZZ999999');
    answer();
    await shows('.totals', '0 transactions');
    const csv = on.page.locator('.ask a', { hasText: 'CSV' });
    await expect
      .poll(() => csv.getAttribute('href'))
      .toBe(`/admin/transactions.csv?merchantId=${merchantId}&terminalId=ZZ999999`);
    await on.page.unrouteAll({ behavior: 'wait' });
    await on.page.reload();
    await shows('.totals', '0 transactions');
    expect(await on.page.locator('input[name="terminalId"]').inputValue()).toBe('ZZ999999');
    await on.page.goBack();
    await shows('.totals', '1 transaction ');
    expect(await on.page.locator('input[name="terminalId"]').inputValue()).toBe('');
    await type('terminalId', '1');
    await shows('.bad-text', 'left out, for it does not look like one: terminal');
    expect(await on.page.locator('[aria-invalid="true"]').getAttribute('name')).toBe('terminalId');
    await on.page.locator('tbody tr a', { hasText: 'Sale' }).click();
    await shows('.story', merchantId);
    expect(on.page.url()).toContain(`merchantId=${merchantId}`);
  }, 60_000);
});

describe('views', () => {
  it('explain a pasted message in a drawer, and what is wrong with a damaged one', async () => {
    await on.page.keyboard.press('~');
    await on.page
      .locator('[data-dump]')
      .fill(
        '60000300006031003100000820000000000000c0001054503030303030313839383331303035383132303030310011000000013010',
      );
    await on.page.locator('.drawer button', { hasText: 'Explain' }).click();
    await on.page.locator('.explained').waitFor();
    await on.page.keyboard.press('Escape');
  }, 60_000);

  it('give a fault as the call that arms the same, for the same messages', async () => {
    await lead(4, 'Fault switchboard');
    await on.page.locator('.scope input[aria-label="amount"]').fill('12.50');
    await on.page.locator('.scope select[aria-label="terminal"]').selectOption('TP000001');
    await shows('.keep', '"when":{"amountMinor":1250,"terminalId":"TP000001"}');
    await on.page.locator('.switch button', { hasText: 'answer lost after commit' }).click();
    await shows('.band.amber', 'TP000001');
    const [{ rule } = { rule: { when: {} } }] = await on.shown.admin.rules();
    expect(rule.when).toEqual({ amountMinor: 1250, terminalId: 'TP000001' });
  }, 60_000);

  it.each(['en', 'zh'])(
    'fit a phone and have names for everything, in %s',
    async (lang) => {
      for (const at of ['/', '/wire', '/office', '/faults', '/runs', '/cards', '/search?q=card:1232']) {
        const phone = await open({ lang, width: 390, at });
        await phone.locator('main h1').first().waitFor({ state: 'attached' });
        const over = await phone.evaluate(OVERFLOW);
        expect(over, `${at} is wider than the phone`).toBeLessThanOrEqual(0);
        const nameless = await phone.evaluate(NAMELESS);
        expect(nameless, at).toBe(0);
        if (lang === 'zh') {
          expect(await phone.locator('nav').textContent()).not.toMatch(/Till|Wire|Faults/);
          if (at === '/runs') expect(await phone.locator('.ticks').textContent()).toContain('余额不足');
          if (at === '/cards') expect(await phone.locator('.facts').textContent()).toContain('插卡');
        }
        await phone.close();
      }
    },
    60_000,
  );
});
