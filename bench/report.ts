// What the report costs its reader: size of the file, time to open and to filter, elements and tab stops, pages of paper.
// node bench/report.ts [compliance.json] measures the report of the last run, and the same with its scenarios as often as makes ten thousand. Each figure is said as a ratio
// to its limit: up to 1 it holds.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import type { ComplianceReport } from '../src/compliance/model.ts';
import { complianceHtml } from '../src/compliance/reports/html/index.ts';

/** The report of the last run, and the same with so many scenarios. */
const MANY = 10_000;
/** The page is opened so often, and the quickest counts. */
const OPENED = 4;
/** What the tab key stops at. */
const STOPS = 'a[href]:not([tabindex="-1"]), button, input, summary, [tabindex="0"]:not(a)';
/** Its limit is what a reader does not feel, on two cores. */
type Measured = [name: string, value: number, limit: number, unit: string];

function multiplied(report: ComplianceReport): ComplianceReport {
  const times = Math.ceil(MANY / Math.max(1, report.scenarios.length));
  const copies = Array.from({ length: times }, (_, copy) =>
    report.scenarios.map((scenario) => ({
      ...scenario,
      id: `${scenario.id}-${copy}`,
      pair: `${scenario.pair}-${copy}`,
    })),
  );
  return { ...report, scenarios: copies.flat() };
}

/** Milliseconds until the page shows what the address asks for, as it sees it itself; `holds` is an expression. */
async function shownAfter(page: Page, address: string, holds: string): Promise<number> {
  const looks = `new Promise((done) => {
    const start = performance.now();
    location.hash = ${JSON.stringify(address)};
    const look = () => (${holds} ? done(performance.now() - start) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  })`;
  return (await page.evaluate(looks)) as number;
}

/** How long it takes until the page has drawn itself, by its own clock; whatever else the machine does makes it longer, never shorter. */
async function openedTimes(browser: Browser, file: string): Promise<number[]> {
  const times: number[] = [];
  for (let time = 0; time < OPENED; time++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    await page.addInitScript(`new MutationObserver((_, observer) => {
      if (document.querySelector('#search') === null) return;
      document.documentElement.dataset.opened = String(performance.now());
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true })`);
    await page.goto(pathToFileURL(file).href);
    await page.locator('html[data-opened]').waitFor();
    times.push(Number(await page.locator('html').getAttribute('data-opened')));
    await page.close();
  }
  return times;
}

const there = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;

async function measure(browser: Browser, file: string, of: number): Promise<Measured[]> {
  const opened = Math.min(...(await openedTimes(browser, file)));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  await page.goto(pathToFileURL(file).href);
  await page.locator('h1.verdict').waitFor();
  const list = await shownAfter(page, '#/scenarios', there('.runs'));
  const elements = await page.locator('*').count();
  const row = (await page.locator('.run a').first().getAttribute('href')) ?? '';
  const count = `${there('.shown-count')}.textContent`;
  const filter = await shownAfter(page, '#/scenarios?q=reversal', `${count} !== '${of}'`);
  const requirements = await shownAfter(page, '#/requirements?level=MUST', there('.requirements'));
  const rows = await page.locator('*').count();
  const stops = await page.locator(`main :is(${STOPS})`).count();
  const scenario = await shownAfter(page, row, there('.steps'));
  await shownAfter(page, '#/', there('h1.verdict'));
  const head = await page.locator(`header :is(${STOPS})`).count();
  const paper =
    (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  await page.close();
  const isLarge = of > 1000;
  return [
    ['file', statSync(file).size / 1e6, isLarge ? 4 : 0.6, 'MB'],
    ['open the summary', opened, isLarge ? 1000 : 400, 'ms'],
    ['list of scenarios', list, 100, 'ms'],
    ['narrow it', filter, 100, 'ms'],
    ['requirements, narrowed', requirements, 100, 'ms'],
    ['open a scenario', scenario, Number.POSITIVE_INFINITY, 'ms'],
    ['elements, list of scenarios', elements, 3000, ''],
    ['elements, requirements', rows, 3000, ''],
    ['tab stops of the head', head, 12, ''],
    ['tab stops of the requirements', stops, 20, ''],
    ['pages of paper', paper, 25, ''],
  ];
}

const source = process.argv[2] ?? 'reports/compliance.json';
if (!existsSync(source)) {
  console.log(`There is no ${source} to measure; "npm run certify" writes one.`);
  process.exit(0);
}
const report = JSON.parse(readFileSync(source, 'utf8')) as ComplianceReport;
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-bench-'));
const args = chromium.args.filter((argument) => argument !== '--single-process');
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
try {
  for (const each of [report, multiplied(report)]) {
    const file = path.join(folder, 'compliance.html');
    writeFileSync(file, complianceHtml(each));
    const pairs = new Set(each.scenarios.map(({ pair }) => pair)).size;
    console.log(`${each.scenarios.length} scenarios`);
    for (const [name, value, limit, unit] of await measure(browser, file, pairs)) {
      const shown = `${Number.isInteger(value) ? value : value.toFixed(unit === 'MB' ? 2 : 0)} ${unit}`;
      const ratio = (value / limit).toFixed(2);
      const held =
        limit === Number.POSITIVE_INFINITY ? '' : `${ratio} of ${limit} ${unit}${value <= limit ? '' : '  ABOVE'}`;
      console.log(`  ${name.padEnd(32)} ${shown.padEnd(10)} ${held}`);
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
