// From the wire of a report's scenario to the console: the command that the report gives opens the page with the messages of that scenario, and
// there each can be changed and sent again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makeReport } from '../compliance/report.ts';
import { launchBrowser } from '../compliance/reports/html/browser.fixture.ts';
import { FACTS, sampleRun } from '../compliance/sample.fixture.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { consoleCommand } from '../views/report/rerun.ts';

const COMMAND = fileURLToPath(new URL('tillproof.js', import.meta.url));
const { run } = makeReport(sampleRun('bad'), { ...FACTS, defects: ['no-reversal'] }, REQUIREMENTS);
let browser: Browser;
let child: ChildProcess | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterEach(() => child?.kill());
afterAll(() => browser?.close());

/** Runs a command of the report, on any free port; gives what it prints on either stream once it ends or has an address to open. */
async function told(command: string): Promise<{ out: string; error: string }> {
  const [, , ...words] = command.split(' ');
  const flags = words[0] === 'console' ? ['--port', '0', '--json'] : [];
  child = spawn(process.execPath, [COMMAND, ...words, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = { out: '', error: '' };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    heard.error += text;
  });
  const first = new Promise<void>((resolve) => {
    child?.stdout?.setEncoding('utf8').on('data', (text: string) => {
      heard.out += text;
      if (heard.out.includes('\n')) resolve();
    });
  });
  await Promise.race([first, once(child, 'close')]);
  return heard;
}

it.each(NIGHTLY ? (['en', 'zh-CN'] as const) : (['zh-CN'] as const))(
  'the command of a report opens the console with the messages of the scenario, to be sent again (%s)',
  async (language) => {
    const command = consoleCommand({ run }, { case: 'TP-270', language }) ?? '';
    expect(command).toBe(`npx tillproof console --name TP-270 --language ${language} --defect no-reversal`);
    const { out, error } = await told(command);
    expect(error).toMatch(/^TP-270 .*: (failed|inconclusive)\n/);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    await page.goto((JSON.parse(out) as { console: string }).console);
    const rows = page.locator('.wire tbody tr');
    await rows.filter({ hasText: '0200' }).nth(1).waitFor();
    expect(await page.locator('h1').textContent()).toBe('Wire');
    const played = rows.filter({ hasText: '⚡' });
    expect(await played.locator('td').first().textContent()).toBe('2');
    await played.getByRole('button').click();
    await page.getByRole('button', { name: 'Send again, edited' }).click();
    await page.getByLabel('field 11', { exact: true }).fill('000777');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    // Where it came from is told when it has been answered.
    await rows.filter({ hasText: '000777' }).filter({ hasText: 'yours' }).waitFor();
    await page.close();
  },
  240_000,
);

it('is given for no case but those of the guide, which alone the console can play', () => {
  expect(consoleCommand({ run }, { case: 'TP-042.3', language: 'en' })).toContain('--name TP-042.3 ');
  expect(consoleCommand({ run }, { case: 'lost-answer-3f2a1b', language: 'en' })).toBeNull();
});

it.each([
  ['--db books.db', 'a case sets the acquirer up itself'],
  ['--language en', 'No scenario is left to run'],
])(
  'a case with %s is refused in words',
  async (flag, words) => {
    const { out, error } = await told(`npx tillproof console --name TP-99999 ${flag}`);
    expect(error).toContain(words);
    expect([out, child?.exitCode]).toEqual(['', 2]);
  },
  60_000,
);
