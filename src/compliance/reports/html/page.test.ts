// The page in a browser: no errors, one click from the summary to a failed scenario, the language switch, filters, phone width, paper.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../../definitions/requirements/index.ts';
import { makeReport } from '../../report.ts';
import { FACTS, sampleRun } from '../../sample.fixture.ts';
import { visible } from '../../visible.ts';
import { NASTY } from '../readers.fixture.ts';
import { complianceHtml } from './index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-page-'));
const file = path.join(folder, 'compliance.html');
const problems: string[] = [];
let browser: Browser;

beforeAll(async () => {
  writeFileSync(file, complianceHtml(makeReport(sampleRun('bad'), FACTS, REQUIREMENTS)));
  // One process for all pages would end with the first page that is closed.
  const args = chromium.args.filter((argument) => argument !== '--single-process');
  browser = await playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  expect(problems.splice(0)).toEqual([]);
});

async function open(
  options: { file?: string; hash?: string; width?: number; locale?: string; colorScheme?: 'light' | 'dark' } = {},
): Promise<Page> {
  const { file: name = file, hash = '', width = 1280, locale = 'en-US', colorScheme = 'light' } = options;
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale, colorScheme });
  page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('data:'))
      problems.push(`fetched ${request.url()}`);
  });
  await page.goto(`${pathToFileURL(name)}${hash}`);
  return page;
}

describe('from the summary to a failed scenario', () => {
  it('is one click, which opens it with finding, steps, slip, messages and ledger', async () => {
    const page = await open();
    await page.locator('.failures a:visible', { hasText: 'A lost answer is reversed' }).click();
    const run = page.locator('details[id="en/timeout-and-reversal/lost-answer-1"]');
    await run.locator('.detail .finding', { hasText: 'charged twice: CNY 128.50' }).waitFor();
    expect(await run.locator('.steps > li').count()).toBe(5);
    expect(await run.locator('.slip').count()).toBe(1);
    expect(await run.locator('.exchange').count()).toBe(2);
    expect(await run.locator('tfoot').textContent()).toContain('0.00');
    expect(page.url()).toContain('to=en/timeout-and-reversal/lost-answer-1');
    await page.close();
  });

  it('can be sent to somebody as an address', async () => {
    const page = await open({ hash: '#lang=zh&to=zh-CN/timeout-and-reversal/lost-answer-1' });
    await page
      .locator('details[id="zh-CN/timeout-and-reversal/lost-answer-1"][open] .finding', { hasText: '重复扣款' })
      .waitFor();
    await page.close();
  });

  it('works by keyboard', async () => {
    const page = await open();
    await page.locator('.failures a:visible').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('details.run[open] .finding').first().waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY');
    await page.keyboard.press('Enter');
    expect(await page.locator('details.run[open]').count()).toBe(0);
    await page.close();
  });
});

describe('the language', () => {
  const heading = (page: Page) => page.locator('h1 > span:visible').last().textContent();

  it('is that of the browser until somebody chooses', async () => {
    const english = await open({ locale: 'en-GB' });
    expect(await heading(english)).toContain('Not compliant');
    await english.close();
    const chinese = await open({ locale: 'zh-CN' });
    expect(await heading(chinese)).toContain('不符合要求');
    expect(await chinese.title()).toContain('不符合要求');
    await chinese.close();
  });

  it('is switched by one click, kept in the address, and leaves nothing of the other language', async () => {
    const page = await open();
    await page.getByRole('button', { name: '中文' }).click();
    expect(await heading(page)).toContain('不符合要求');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(page.url()).toContain('#lang=zh');
    expect(await page.locator('.e:visible').count()).toBe(0);
    await page.reload();
    expect(await heading(page)).toContain('不符合要求');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('.z:visible').count()).toBe(0);
    await page.close();
  });

  it('shows each scenario once when the languages agree', async () => {
    const page = await open({ hash: '#lang=en' });
    expect(await page.locator('details.run:visible').count()).toBe(9);
    expect(await page.locator('details.run:visible', { hasText: 'A tap of exactly the limit' }).count()).toBe(1);
    await page.close();
  });
});

describe('filters', () => {
  it('narrow the requirements by level, verdict and words, and say how many are left', async () => {
    const page = await open({ hash: '#lang=en' });
    const rows = page.locator('#requirement-rows > tr:visible');
    const shown = () => page.locator('.shown-count').textContent();
    expect(await rows.count()).toBe(REQUIREMENTS.length);
    await page.locator('[data-filters=verdict]').getByRole('button', { name: 'failed' }).click();
    expect([await rows.count(), await shown()]).toEqual([3, '3']);
    await page.locator('#search').fill('guide-b-faq-2a');
    expect([await rows.count(), await shown()]).toEqual([1, '1']);
    await page.locator('[data-filters=level]').getByRole('button', { name: 'SHOULD' }).click();
    expect([await rows.count(), await shown()]).toEqual([0, '0']);
    await page.close();
  });

  it('leave only the scenarios that did not pass', async () => {
    const page = await open({ hash: '#lang=en' });
    await page.getByRole('button', { name: 'only what did not pass' }).click();
    const verdicts = await page.locator('details.run:visible .outcome').allInnerTexts();
    expect(verdicts.sort()).toEqual(['failed', 'failed', 'inconclusive', 'not applicable']);
    expect(await page.locator('.chapter:visible').count()).toBe(4);
    await page.close();
  });
});

describe('on a phone, in the dark and on paper', () => {
  it.each(['#lang=en', '#lang=zh'])('is no wider than a phone, opened scenario included (%s)', async (hash) => {
    const page = await open({ hash, width: 375, colorScheme: 'dark' });
    await page.locator('.failures a:visible').first().click();
    await page.locator('details.run[open] .exchange summary').first().click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
    await page.close();
  });

  it('prints with the failed scenarios open, and closes them afterwards', async () => {
    const page = await open();
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details.run[open]').count()).toBe(3);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('details.run[open]').count()).toBe(0);
    await page.close();
  });

  it.each(['light', 'dark'] as const)('keeps a contrast of 4.5 between words and ground (%s)', async (colorScheme) => {
    const page = await open({ colorScheme });
    const colours = (await page.evaluate(
      `['--ink','--muted','--accent','--pass','--fail','--warn','--grey','--known','--bg','--card','--tint'].map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue(name).trim()])`,
    )) as [string, string][];
    const grounds = colours.filter(([name]) => ['--bg', '--card', '--tint'].includes(name));
    const weak = colours
      .filter((colour) => !grounds.includes(colour))
      .flatMap(([name, words]) => grounds.map(([ground, colour]) => [name, ground, contrast(words, colour)] as const))
      .filter(([, , ratio]) => ratio < 4.5);
    expect(weak).toEqual([]);
    await page.close();
  });
});

/** Contrast ratio of two colours such as `#fff` or `#1c1e21` (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [bright, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('a nasty text', () => {
  it('is read by the browser as text: nothing is fetched, run or added', async () => {
    const run = sampleRun('bad');
    const failed = run.scenarios.find(({ outcomes }) => outcomes.some(({ status }) => status === 'failed'))!;
    failed.name = NASTY;
    failed.outcomes.find(({ status }) => status === 'failed')!.error!.message = NASTY;
    failed.evidence!.timeline.push({
      ...failed.evidence!.timeline[0]!,
      kind: 'display',
      lines: [NASTY],
      detail: NASTY,
    });
    const nasty = path.join(folder, 'nasty.html');
    writeFileSync(nasty, complianceHtml(makeReport(run, FACTS, REQUIREMENTS)));
    const page = await open({ file: nasty });
    const shown = await page.locator('details', { hasText: 'evil.example' }).first();
    await shown.evaluate((element) => element.setAttribute('open', ''));
    await shown.locator('.detail').waitFor();
    const text = (await shown.textContent())!.replace(/\s+/g, ' ');
    expect(text.split(visible(NASTY).replace(/\s+/g, ' ')).length).toBeGreaterThan(2);
    expect(await page.locator('img, [onerror], a[href*="evil"], a[href^="javascript"], em').count()).toBe(0);
    await page.close();
  });
});
