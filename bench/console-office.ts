// The back office with many transactions in the books: how long a page that is asked for takes until it stands on the screen of a real browser.
// node bench/console-office.ts [--transactions 50000]; ends with 1 when one takes longer than its limit.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { fillBooks, RARE_CARD } from './console/books.ts';
import { loadConfiguration } from './console/load.ts';
import { startedBrowser, startedConsole } from './console/start.ts';
import { median } from './host/figures.ts';
import { processorSeconds } from './host/processor.ts';

const { values } = parseArgs({ options: { transactions: { type: 'string', default: '50000' } } });
const COUNT = Number(values.transactions);
const LIMIT_MS = 200;
const TIMES = 7;

/** Fills one field in and waits until the totals are others, as the page itself sees it; milliseconds. */
async function askedAfter(page: Page, name: string, value: string): Promise<{ ms: number; told: string }> {
  const looks = `new Promise((done) => {
    const totals = () => document.querySelector('.totals')?.textContent ?? '';
    const before = totals();
    const input = document.querySelector('input[name="${name}"]');
    const start = performance.now();
    input.value = ${JSON.stringify(value)};
    input.dispatchEvent(new Event('change', { bubbles: true }));
    const look = () => (totals() !== before ? done({ ms: performance.now() - start, told: totals() }) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  })`;
  return (await page.evaluate(looks)) as { ms: number; told: string };
}

/** Turns to the next page, and waits until its rows stand there. */
async function turnedAfter(page: Page): Promise<number> {
  const looks = `new Promise((done) => {
    const first = () => document.querySelector('.wide-table tbody td:nth-child(6)')?.textContent ?? '';
    const before = first();
    const start = performance.now();
    [...document.querySelectorAll('button')].find((each) => each.textContent === '→').click();
    const look = () => (first() !== before ? done(performance.now() - start) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  })`;
  return (await page.evaluate(looks)) as number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-bench-office-'));
const configuration = loadConfiguration();
const file = path.join(folder, 'acquirer.yaml');
const db = path.join(folder, 'till.db');
writeFileSync(file, JSON.stringify(configuration));
await fillBooks(db, configuration, COUNT);
const shown = await startedConsole(['--config', file, '--db', db]);
const browser = await startedBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(shown.url.replace('#/?', '#/office?lang=en&'));
  await page.locator('.totals').waitFor();
  const reference = (await page.locator('.wide-table tbody tr td:nth-child(6)').first().textContent()) ?? '';
  const ASKED = [
    ['date', 'from', '2026-10-20'],
    ['amount', 'amount', '12.34'],
    ['voucher', 'voucher', '000777'],
    ['reference', 'reference', reference],
    ['last four', 'lastFour', RARE_CARD.slice(-4)],
    ['merchant', 'merchantId', 'NOBODY000000000'],
    ['terminal', 'terminalId', 'NOBODY00'],
  ] as const;
  console.log(
    `${COUNT} transactions; milliseconds until the page stands, the middle and the slowest (limit of the middle ${LIMIT_MS}), and milliseconds of the server's processor for each`,
  );
  let isGood = true;
  let used = processorSeconds(shown.pid);
  const tell = (name: string, took: number[], told: string) => {
    const before = used;
    used = processorSeconds(shown.pid);
    const figures = [median(took), Math.max(...took), ((used - before) * 1000) / took.length];
    const middle = median(took);
    isGood &&= middle <= LIMIT_MS;
    console.log(`  ${name.padEnd(12)}${figures.map((ms) => ms.toFixed(0).padStart(6)).join('')}  ${told}`);
  };
  for (const [name, field, value] of ASKED) {
    const took: number[] = [];
    let said = '';
    for (let n = 0; n < TIMES; n++) {
      const { ms, told } = await askedAfter(page, field, value);
      took.push(ms);
      said = told;
      took.push((await askedAfter(page, field, '')).ms);
    }
    tell(name, took, said);
  }
  const turned: number[] = [];
  for (let n = 0; n < TIMES; n++) turned.push(await turnedAfter(page));
  tell('next page', turned, '');
  process.exitCode = isGood ? 0 : 1;
} finally {
  await browser.close();
  await shown.stop();
  rmSync(folder, { recursive: true, force: true });
}
