// The console in a browser: its first minute, a refund, a query, a slip that would be a script, keys alone, both languages, phone width.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../compliance/reports/html/browser.fixture.ts';
import type { Terminal } from '../terminal/index.ts';
import { type TestConsole, testConsole } from './console.fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-console-test-'));
const problems: string[] = [];
let browser: Browser;
let shown: TestConsole;
let page: Page;

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

beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  shown = await testConsole(scripted);
  page = await open();
}, 60_000);
afterEach(async () => {
  await page?.close();
  await shown?.close();
  expect(problems.splice(0)).toEqual([]);
});

async function open({ lang = 'en', width = 1440, at = '/', url = shown.url } = {}): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-US' });
  opened.setDefaultTimeout(10_000);
  opened.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
  opened.on('pageerror', (error) => problems.push(error.message));
  opened.on('request', (asked) => {
    if (!asked.url().startsWith(shown.base) && !asked.url().startsWith('blob:'))
      problems.push(`fetched ${asked.url()}`);
  });
  await opened.goto(url.replace('#/?', `#${at}?lang=${lang}&`));
  await opened.locator('.top').waitFor();
  return opened;
}

const shows = (selector: string, text: string) => page.locator(selector, { hasText: text }).first().waitFor();

/** A sale with the keys alone, but for the card that is chosen already. */
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

describe('the first minute', () => {
  it('goes from a till that is ready to a lost answer, a reversal by itself, and a scenario that passes', async () => {
    await shows('.screen', 'Ready');
    await page.locator('nav a', { hasText: 'Faults' }).click();
    await page.locator('.switch button', { hasText: 'answer lost after commit' }).click();
    await shows('.band.amber', 'Disarm');
    await page.locator('nav a', { hasText: 'Till' }).click();
    await shows('.band.amber', 'answer lost after commit');
    await sale('128.50');
    await shows('tr.o-lost', 'answer lost');
    await shows('tr.o-lost', '−128.50');
    await shows('.screen', 'Timed out');
    await shows('.books-now .badge', 'a reversal is owed');
    await page.keyboard.press('r');
    await sale('30.00');
    await shows('.wire tr', '0400');
    await shows('.wire tr', 'reason 98');
    await shows('.books-now .badge.a-agree', 'ledger sum 0.00');
    await page.locator('button', { hasText: 'Record as scenario' }).click();
    await shows('.feature', 'the cardholder is charged CNY 30.00 in all');
    const english = (await page.locator('.feature').textContent()) ?? '';
    expect(english).toContain('@GUIDE-A-FAQ-3d');
    expect(english).toContain('the POS centre will not answer the next request');
    expect(english).toContain('Then the transaction is not approved\n    And the terminal owes a reversal');
    expect(english).toContain('the POS centre received a reversal with reason "98"');
    expect(english).toContain('the cardholder is charged CNY 30.00 in all');
    expect(english).not.toContain('123456');
    await page.locator('.recording button', { hasText: '中文' }).click();
    await shows('.feature', '# language: zh-CN');
    const chinese = (await page.locator('.feature').textContent()) ?? '';
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
    expect(await page.locator('.roll script').count()).toBe(0);
  }, 60_000);

  it('refunds a settled sale that was found in the back office', async () => {
    await sale('88.00');
    await shows('.next', 'takes the card');
    await page.keyboard.press('r');
    await page.locator('.menu .item', { hasText: 'Settlement' }).click();
    await shows('.wire tr', '0500');
    await page.locator('nav a', { hasText: 'Back office' }).click();
    await page.locator('tbody tr a', { hasText: 'Sale' }).click();
    await page.locator('a', { hasText: 'Refund at the till' }).click();
    // Password, reference and date are filled in where the terminal asks for them.
    await shows('.next', 'Choose a card');
    await page.keyboard.press('i');
    await shows('.next', 'Type an amount');
    for (const key of '30.00') await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await answerAll();
    await shows('.wire tr', '0220');
    await shows('.books-now tr', 'Refund approved');
    await shows('.books-now .badge.a-agree', 'ledger sum 0.00');
  }, 60_000);

  /** Confirms and shows the card for as long as the terminal asks. */
  async function answerAll(): Promise<void> {
    const now = async () => (await shown.whole()).terminal.state;
    for (;;) {
      const { prompt, function: of, screen } = await now();
      if (of === null || prompt === 'remove-card' || prompt === 'signature') return;
      if (prompt === 'card') await shown.act({ do: 'present', interface: 'insert', card: 'debit chip' });
      else if (prompt === 'pin') await shown.act({ do: 'right-pin' });
      else if (prompt !== null) await shown.act({ do: 'press', key: 'confirm' });
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
    await shown.close();
    await other.locator('.band.lost').waitFor();
    await shows('.band.lost', 'connection to the console is lost');
    // What was lost is told in the browser's own words.
    for (let at = problems.length; at-- > 0; ) if (/ERR_|net::/.test(problems[at] ?? '')) problems.splice(at, 1);
    await other.close();
    await page.close();
    for (let at = problems.length; at-- > 0; ) if (/ERR_|net::/.test(problems[at] ?? '')) problems.splice(at, 1);
  }, 60_000);

  it('does nothing for a page without the token, and says why', async () => {
    const other = await browser.newPage();
    await other.goto(`${shown.base}/#/?lang=en`);
    await other.locator('.band', { hasText: 'open the address that the console printed' }).waitFor();
    await other.close();
  }, 60_000);
});

describe('a line that is cut', () => {
  /** Connections of a page, through somebody who can cut them; `asked` are the heads of what came over them. */
  async function cuttable(): Promise<{ url: string; asked: string[]; cut(): void; join(): void; close(): void }> {
    const { hostname, port } = new URL(shown.base);
    const open = new Set<Socket>();
    const asked: string[] = [];
    let isCut = false;
    const server = createServer((near) => {
      if (isCut) return near.destroy();
      const far = connect(Number(port), hostname);
      for (const socket of [near, far]) {
        open.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          open.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.on('data', (data) => asked.push(data.toString('latin1')));
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const own = (server.address() as AddressInfo).port;
    return {
      url: shown.url.replace(`:${port}`, `:${own}`),
      asked,
      cut() {
        isCut = true;
        for (const socket of open) socket.destroy();
      },
      join() {
        isCut = false;
      },
      close() {
        for (const socket of open) socket.destroy();
        server.close();
      },
    };
  }

  it('is said, and the page goes on with what it missed, and nothing twice', async () => {
    const line = await cuttable();
    const other = await browser.newPage();
    await other.goto(line.url);
    await other.locator('.dot.on').waitFor();
    await sale('12.00');
    await other.locator('.wire tr', { hasText: '0200' }).waitFor();
    line.cut();
    await other.locator('.band.lost').waitFor();
    await shows('.next', 'takes the card');
    await page.keyboard.press('r');
    await sale('34.00');
    await shows('.wire tr', '34.00');
    line.join();
    await other.locator('.band.lost').waitFor({ state: 'detached' });
    await other.locator('.wire tr', { hasText: '34.00' }).waitFor();
    const rows = (at: Page) => at.locator('.wire tbody tr td:first-child').allTextContents();
    expect(await rows(other)).toEqual(await rows(page));
    const streams = line.asked.join('').match(/GET \/admin\/stream[\s\S]*?\r\n\r\n/g) ?? [];
    expect(streams[0]).not.toMatch(/last-event-id/i);
    expect(streams.at(-1)).toMatch(/last-event-id: \w+-\d+/i);
    await other.close();
    line.close();
  }, 60_000);
});

describe('keys alone', () => {
  /** Goes from one stop of the tab key to the next until that one has the focus. */
  async function tabTo(words: string): Promise<void> {
    for (let stop = 0; stop < 200; stop++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(`(({ activeElement: at }) =>
        at.matches('button, a, input, textarea, select') ? at.textContent + (at.ariaLabel ?? '') : '')(document)`);
      if (String(here).includes(words)) return;
    }
    throw new Error(`the tab key does not lead to ${words}`);
  }

  it('arm a fault, lose an answer, see the reversal, change a message and send it again', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('4');
    await shows('h1', 'Fault switchboard');
    await tabTo('answer lost after commit');
    await page.keyboard.press('Space');
    await shows('.band.amber', 'Disarm');
    await page.keyboard.press('g');
    await page.keyboard.press('1');
    await sale('128.50');
    await shows('.books-now .badge', 'a reversal is owed');
    await page.keyboard.press('r');
    await sale('30.00');
    await shows('.books-now .badge.a-agree', 'ledger sum 0.00');
    await page.keyboard.press('r');
    await page.keyboard.press('g');
    await page.keyboard.press('2');
    await tabTo('0800');
    await page.keyboard.press('Enter');
    await tabTo('Send again, edited');
    await page.keyboard.press('Enter');
    await page.locator('.edit').waitFor();
    for (let stop = 0; stop < 20; stop++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.ariaLabel')) === 'field 11') break;
    }
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('000777');
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Shift+Tab');
      if ((await page.evaluate('document.activeElement.textContent')) === 'Send') break;
    }
    await page.keyboard.press('Enter');
    await shows('.wire tr', 'yours');
    await shows('.wire tr', '000777');
    await page.keyboard.press('g');
    await page.keyboard.press('6');
    await tabTo('A dialect in YAML or JSON');
    await page.keyboard.type('name: mine');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.dialect pre').waitFor();
  }, 90_000);
});

describe('colours', () => {
  it('are those that the reader chose, and stay so', async () => {
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.locator('select.theme').selectOption('dark');
    await expect.poll(ground).not.toBe(light);
    await page.reload();
    await page.locator('.top').waitFor();
    expect(await ground()).not.toBe(light);
    expect(await page.locator('select.theme').inputValue()).toBe('dark');
    await page.locator('select.theme').selectOption('system');
    await expect.poll(ground).toBe(light);
  }, 60_000);
});

describe('files of the wire', () => {
  it('are what is shown and no more', async () => {
    await sale('12.00');
    await page.locator('nav a', { hasText: 'Wire' }).click();
    await page.locator('[data-find]').fill('mti:0200');
    await shows('.wire tbody tr', '0200');
    await expect.poll(() => page.locator('.wire tbody tr').count()).toBe(1);
    for (const [name, expected] of [
      ['HEX', /^# 2 .* 0200 to the acquirer\n[\s\S]*# 2 .* 0210 to the terminal\n/],
      ['PCAP', /^\xd4\xc3\xb2\xa1[\s\S]*"0200"/],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a', { hasText: name }).click()]);
      const text = readFileSync(await file.path(), 'latin1');
      expect(text).toMatch(expected);
      expect(text).not.toContain('0800');
    }
  }, 60_000);

  it('hold still while the view is paused, however much comes', async () => {
    await page.locator('nav a', { hasText: 'Wire' }).click();
    await shows('.wire tbody tr', '0800');
    await page.keyboard.press('Space');
    for (let n = 0; n < 3; n++)
      await shown.message({
        mti: '0800',
        fields: { 11: '000900', 41: 'NOBODY00', 42: '000000000000000', 60: '00000000003', 63: '01 ' },
      });
    await shows('.tools', '3 new');
    expect(await page.locator('.wire tbody tr').count()).toBe(1);
    await page.locator('button', { hasText: 'Go on' }).click();
    await expect.poll(() => page.locator('.wire tbody tr').count()).toBe(4);
  }, 60_000);
});

describe('the back office', () => {
  it('finds by date, amount, voucher and last four, and tells the whole story', async () => {
    await sale('12.00');
    await shows('.next', 'takes the card');
    await page.keyboard.press('r');
    await sale('34.00');
    await shows('.next', 'takes the card');
    await page.locator('nav a', { hasText: 'Back office' }).click();
    await shows('.totals', '2 transactions · debit 2 / 46.00');
    const ask = async (name: string, value: string, expected: string) => {
      await page.locator(`input[name="${name}"]`).fill(value);
      await page.locator(`input[name="${name}"]`).dispatchEvent('change');
      await shows('.totals', expected);
      await page.locator(`input[name="${name}"]`).fill('');
      await page.locator(`input[name="${name}"]`).dispatchEvent('change');
      await shows('.totals', '2 transactions');
    };
    await ask('amount', '34', '1 transaction ');
    await ask('voucher', '2', '1 transaction ');
    await ask('lastFour', '9999', '0 transactions');
    await ask('from', '2035-01-01', '0 transactions');
    await ask('to', '2035-01-01', '2 transactions');
    await page.locator('tbody tr a', { hasText: 'Sale' }).first().click();
    await shows('.story', '0200');
    await shows('.story .postings', '−12.00');
    await shows('.ledger .badge', 'sum of all accounts 0.00');
  }, 60_000);
});

describe('views', () => {
  it('explain a pasted message in a drawer, and what is wrong with a damaged one', async () => {
    await page.keyboard.press('~');
    await page
      .locator('[data-dump]')
      .fill(
        '60000300006031003100000820000000000000c0001054503030303030313839383331303035383132303030310011000000013010',
      );
    await page.locator('.drawer button', { hasText: 'Explain' }).click();
    await page.locator('.explained').waitFor();
    await page.keyboard.press('Escape');
  }, 60_000);

  it.each(['en', 'zh'])(
    'fit a phone and have names for everything, in %s',
    async (lang) => {
      for (const at of ['/', '/wire', '/office', '/faults', '/runs', '/cards']) {
        const phone = await open({ lang, width: 390, at });
        await phone.locator('main h1').first().waitFor({ state: 'attached' });
        const over = await phone.evaluate(OVERFLOW);
        expect(over, `${at} is wider than the phone`).toBeLessThanOrEqual(0);
        const nameless = await phone.evaluate(NAMELESS);
        expect(nameless, at).toBe(0);
        if (lang === 'zh') expect(await phone.locator('nav').textContent()).not.toMatch(/Till|Wire|Faults/);
        await phone.close();
      }
    },
    60_000,
  );
});
