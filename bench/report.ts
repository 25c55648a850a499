// What the report costs its reader: size of the file, time to open and to filter, elements and tab stops, pages of paper.
// node bench/report.ts [compliance.json] measures the report of the last run, and the same with its scenarios fifteen times.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import type { ComplianceReport } from '../src/compliance/model.ts';
import { complianceHtml } from '../src/compliance/reports/html/index.ts';

const TIMES = 15;
/** Ways into a page that the tab key stops at. */
const STOPS = 'a[href]:not([tabindex="-1"]), button, input, summary, [tabindex="0"]';

function multiplied(report: ComplianceReport): ComplianceReport {
  const copies = Array.from({ length: TIMES }, (_, copy) =>
    report.scenarios.map((scenario) => ({
      ...scenario,
      id: `${scenario.id}-${copy}`,
      pair: `${scenario.pair}-${copy}`,
    })),
  );
  return { ...report, scenarios: copies.flat() };
}

/** Milliseconds until the page shows what the address asks for. */
async function shownAfter(page: Page, address: string, selector: string): Promise<number> {
  const start = performance.now();
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
  await page.locator(selector).first().waitFor();
  return performance.now() - start;
}

async function measure(browser: Browser, file: string): Promise<Record<string, string>> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const start = performance.now();
  await page.goto(pathToFileURL(file).href);
  await page.locator('h1.verdict').waitFor();
  const opened = performance.now() - start;
  const list = await shownAfter(page, '#/scenarios', '.runs');
  const elements = await page.locator('*').count();
  const filter = await shownAfter(page, '#/scenarios?q=reversal', '.shown-count:text-matches("^(?!9990|5000)")');
  const requirements = await shownAfter(page, '#/requirements?level=MUST', '#requirement-rows');
  const scenario = await shownAfter(page, `#/scenario/${await firstScenario(page)}`, 'article .steps');
  await shownAfter(page, '#/', 'h1.verdict');
  const stops = await page.locator(`nav ${STOPS}`).count();
  const paper = await page.pdf();
  await page.close();
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return {
    file: `${(statSync(file).size / 1e6).toFixed(2)} MB`,
    'open the summary': ms(opened),
    'list of scenarios': ms(list),
    'narrow it': ms(filter),
    'requirements, narrowed': ms(requirements),
    'open a scenario': ms(scenario),
    'elements, list of scenarios': String(elements),
    'tab stops of the head': String(stops),
    'pages of paper': String(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0),
  };
}

async function firstScenario(page: Page): Promise<string> {
  await shownAfter(page, '#/scenarios', '.runs');
  const href = await page.locator('.run a').first().getAttribute('href');
  return (href ?? '').replace('#/scenario/', '');
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
    console.log(`${each.scenarios.length} scenarios`);
    for (const [name, value] of Object.entries(await measure(browser, file)))
      console.log(`  ${name.padEnd(28)} ${value}`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
