// A browser for tests of the page: what it says on its console, and what it would fetch, are problems.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

export type View = {
  file: string;
  hash?: string;
  width?: number;
  height?: number;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  javaScript?: boolean;
};

/**
 * One process for all pages would end with the first page that is closed. Nothing is drawn in three dimensions: what does that without a
 * graphics card takes two fifths of the processor time of these tests.
 */
export async function launchBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  const args = chromium.args.filter((argument) => argument !== '--single-process');
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}

/** Every pair of language, width and ground once: what is wrong with one of them, or with two together, is found by half of all eight. */
export const EVERY_PAIR = [
  ['en', 1440, 'light'],
  ['en', 390, 'dark'],
  ['zh', 1440, 'dark'],
  ['zh', 390, 'light'],
] as const;

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Brings axe into a page. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
}

/** What axe finds on the page as it is now, in words. */
export async function axeFindings(page: Page): Promise<string[]> {
  type Found = { id: string; nodes: { target: string[]; failureSummary: string }[] };
  const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  return (found as { violations: Found[] }).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

/** Opens a page and waits until it is drawn; whatever it says or fetches is added to `problems`. */
export async function openPage(browser: Browser, view: View, problems: string[]): Promise<Page> {
  const { file, hash = '', width = 1280, height = 900, locale = 'en-US', colorScheme = 'light' } = view;
  const viewport = { width, height };
  const page = await browser.newPage({ viewport, locale, colorScheme, javaScriptEnabled: view.javaScript ?? true });
  page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('data:'))
      problems.push(`fetched ${request.url()}`);
  });
  await page.goto(`${pathToFileURL(file)}${hash}`);
  if (view.javaScript ?? true) await page.locator('#search').waitFor();
  return page;
}
