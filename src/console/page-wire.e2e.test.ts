// The console in a browser, further: a line that is cut, keys alone, colours, files of the wire, and a view that is held.
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consolePages } from './page.fixture.ts';

const on = consolePages();
const { shows, view, lead, sale } = on;

describe('a line that is cut', () => {
  /** Connections of a page, through somebody who can cut them; `asked` are the heads of what came over them. */
  async function cuttable(): Promise<{ url: string; asked: string[]; cut(): void; join(): void; close(): void }> {
    const { hostname, port } = new URL(on.shown.base);
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
      url: on.shown.url.replace(`:${port}`, `:${own}`),
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
    const other = await on.browser.newPage();
    await other.goto(line.url);
    await other.locator('.dot.on').waitFor();
    await sale('12.00');
    await other.locator('.wire tr', { hasText: '0200' }).waitFor();
    line.cut();
    await other.locator('.band.lost').waitFor();
    await shows('.next', 'takes the card');
    await on.page.keyboard.press('r');
    await sale('34.00');
    await shows('.wire tr', '34.00');
    line.join();
    await other.locator('.band.lost').waitFor({ state: 'detached' });
    await other.locator('.wire tr', { hasText: '34.00' }).waitFor();
    const rows = (at: Page) => at.locator('.wire tbody tr td:first-child').allTextContents();
    expect(await rows(other)).toEqual(await rows(on.page));
    const streams = line.asked.join('').match(/GET \/admin\/stream[\s\S]*?\r\n\r\n/g) ?? [];
    expect(streams[0]).not.toMatch(/last-event-id/i);
    expect(streams.at(-1)).toMatch(/last-event-id: \w+-\d+/i);
    await other.close();
    line.close();
  }, 60_000);
});

/** Goes from one stop of the tab key to the next until that one has the focus. */
async function tabTo(words: string): Promise<void> {
  for (let stop = 0; stop < 200; stop++) {
    await on.page.keyboard.press('Tab');
    const here = await on.page.evaluate(`(({ activeElement: at }) =>
        at.matches('button, a, input, textarea, select') ? at.textContent + (at.ariaLabel ?? '') : '')(document)`);
    if (String(here).includes(words)) return;
  }
  throw new Error(`the tab key does not lead to ${words}`);
}

describe('keys alone', () => {
  it('arm a fault, lose an answer, see the reversal, change a message and send it again', async () => {
    await lead(4, 'Fault switchboard');
    await tabTo('answer lost after commit');
    await on.page.keyboard.press('Space');
    await shows('.band.amber', 'Disarm');
    await lead(1, 'Till');
    await sale('128.50');
    await shows('.books-now .badge', 'a reversal is owed');
    await on.page.keyboard.press('r');
    await sale('30.00');
    await shows('.books-now .badge.a-agree', 'ledger sum 0.00');
    await on.page.keyboard.press('r');
    await lead(2, 'Wire');
    await tabTo('0800');
    await on.page.keyboard.press('Enter');
    await tabTo('Send again, edited');
    await on.page.keyboard.press('Enter');
    await on.page.locator('.edit').waitFor();
    for (let stop = 0; stop < 20; stop++) {
      await on.page.keyboard.press('Tab');
      if ((await on.page.evaluate('document.activeElement.ariaLabel')) === 'field 11') break;
    }
    await on.page.keyboard.press('ControlOrMeta+a');
    await on.page.keyboard.type('000777');
    for (let stop = 0; stop < 40; stop++) {
      await on.page.keyboard.press('Shift+Tab');
      if ((await on.page.evaluate('document.activeElement.textContent')) === 'Send') break;
    }
    await on.page.keyboard.press('Enter');
    await shows('.wire tr', 'yours');
    await shows('.wire tr', '000777');
    await lead(6, 'Cards');
    await tabTo('A dialect in YAML or JSON');
    await on.page.keyboard.type('name: mine');
    await on.page.locator('.dialect button:enabled').waitFor();
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.press('Enter');
    await on.page.locator('.dialect pre').waitFor();
  }, 90_000);
});

describe('a message that is sent again', () => {
  it('is what was typed last, though the page has not been drawn since', async () => {
    await lead(2, 'Wire');
    await on.page.locator('.wire button', { hasText: '0800' }).click();
    await on.page.locator('button', { hasText: 'Send again, edited' }).click();
    const field = on.page.locator('.edit input[aria-label="field 11"]');
    await field.fill('000776');
    // A machine that is so busy that no frame comes.
    const [drawn, held] = ['requestAnimationFrame', 'held'].map((name) => `globalThis.${name}`);
    await on.page.evaluate(`${held} = ${drawn}, ${drawn} = () => 0`);
    await field.fill('000777');
    await on.page.evaluate(`document.querySelector('.edit button.main').click(), ${drawn} = ${held}`);
    const sent = async () => (await on.shown.whole()).exchanges.map(({ request }) => request?.fields['11']);
    await expect.poll(async () => (await sent()).length).toBe(2);
    expect((await sent()).at(-1)).toBe('000777');
  }, 60_000);
});

describe('the messages of an exchange', () => {
  it('are shown one or both, by keyboard, and the address keeps which', async () => {
    await lead(2, 'Wire');
    await tabTo('0800');
    await on.page.keyboard.press('Enter');
    await shows('.fields thead', 'Answer');
    expect(on.page.url()).toMatch(/[?&]x=1(&|$)/);
    await tabTo('answer');
    await on.page.keyboard.press('Enter');
    await on.page.waitForURL(/side=answer/);
    await expect.poll(() => on.page.locator('.fields').textContent()).not.toContain('0800');
    await shows('.fields tbody', '0810');
    await on.page.reload();
    await shows('.fields tbody', '0810');
    expect(await on.page.locator('.which-side [aria-current="true"]').textContent()).toBe('answer');
    await on.page.locator('.which-side a', { hasText: 'both' }).click();
    await shows('.fields tbody', '0800');
  }, 60_000);
});

describe('a search', () => {
  it('is in every head, finds what there is, leads to its row, and goes back', async () => {
    await sale('12.00');
    await shows('.next', 'takes the card');
    await on.page.keyboard.press('r');
    await on.page.keyboard.press('/');
    await on.page.keyboard.type('amount:12');
    await shows('.finds', 'Exchanges');
    await shows('.finds', 'Transactions');
    await on.page.waitForURL(/#\/search\?lang=en&q=amount%3A12$/);
    await on.page.locator('.finds a', { hasText: '0200' }).click();
    await shows('.wire tr.here', '0200');
    await on.page.goBack();
    await view('Search');
    await on.page.locator('.finds a', { hasText: 'Sale 12.00' }).click();
    await shows('.story', '0200');
    await on.page.goBack();
    await view('Search');
    await shows('.finds', 'Exchanges');
    expect(await on.page.locator('[data-seek]').inputValue()).toBe('amount:12');
    await on.page.locator('[data-seek]').fill('card:1232');
    await on.page.locator('.finds a', { hasText: /^debit chip$/ }).click();
    await shows('[data-found]', 'debit chip');
    await on.page.goBack();
    await view('Search');
    await on.page.locator('[data-seek]').fill('fault:drop-answer');
    await on.page.locator('.finds a', { hasText: 'answer lost after commit' }).click();
    await shows('.switch.here', 'answer lost after commit');
    // However much was typed, the way back is one step to where one was.
    await on.page.goBack();
    await view('Search');
    await on.page.goBack();
    await shows('.screen', 'Ready');
  }, 60_000);

  it('shows what it finds when all of it is there, and nothing moves under who points at it', async () => {
    const { promise: come, resolve: letCome } = Promise.withResolvers<void>();
    await on.page.route('**/admin/transactions?*', async (route) => {
      await come;
      await route.continue();
    });
    await on.page.locator('[data-seek]').fill('card:1232');
    await on.page.waitForURL(/q=card%3A1232$/);
    await view('Search');
    expect(await on.page.locator('.finds').count()).toBe(0);
    letCome();
    await shows('.finds', 'debit chip');
  }, 60_000);
});

describe('colours', () => {
  it('are those that the reader chose, and stay so', async () => {
    const ground = () => on.page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await on.page.locator('select.theme').selectOption('dark');
    await expect.poll(ground).not.toBe(light);
    await on.page.reload();
    await on.page.locator('.top').waitFor();
    expect(await ground()).not.toBe(light);
    expect(await on.page.locator('select.theme').inputValue()).toBe('dark');
    await on.page.locator('select.theme').selectOption('system');
    await expect.poll(ground).toBe(light);
  }, 60_000);
});

describe('files of the wire', () => {
  it('are what is shown and no more', async () => {
    await sale('12.00');
    await on.page.locator('nav a', { hasText: 'Wire' }).click();
    await view('Wire');
    await on.page.locator('[data-find]').fill('mti:0200');
    await shows('.wire tbody tr', '0200');
    await expect.poll(() => on.page.locator('.wire tbody tr').count()).toBe(1);
    for (const [name, expected] of [
      ['HEX', /^# 2 .* 0200 to the acquirer\n[\s\S]*# 2 .* 0210 to the terminal\n/],
      ['PCAP', /^\xd4\xc3\xb2\xa1[\s\S]*"0200"/],
    ] as const) {
      const [file] = await Promise.all([
        on.page.waitForEvent('download'),
        on.page.locator('a', { hasText: name }).click(),
      ]);
      const text = readFileSync(await file.path(), 'latin1');
      expect(text).toMatch(expected);
      expect(text).not.toContain('0800');
    }
  }, 60_000);

  it('hold still while the view is paused, however much comes', async () => {
    await on.page.locator('nav a', { hasText: 'Wire' }).click();
    await view('Wire');
    await shows('.wire tbody tr', '0800');
    await on.page.keyboard.press('Space');
    for (let n = 0; n < 3; n++)
      await on.shown.message({
        mti: '0800',
        fields: { 11: '000900', 41: 'NOBODY00', 42: '000000000000000', 60: '00000000003', 63: '01 ' },
      });
    await shows('.tools', '3 new');
    expect(await on.page.locator('.wire tbody tr').count()).toBe(1);
    await on.page.locator('button', { hasText: 'Go on' }).click();
    await expect.poll(() => on.page.locator('.wire tbody tr').count()).toBe(4);
  }, 60_000);
});
