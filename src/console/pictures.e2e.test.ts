// The READMEs show the console after its first minute. This test with UPDATE_PICTURES=1 makes the pictures anew, on a machine that has Chinese letters.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../compliance/package-root.ts';
import { launchBrowser } from '../compliance/reports/html/browser.fixture.ts';
import { testConsole } from './console.fixture.ts';

const [WIDTH, HEIGHT] = [1440, 900];
const PICTURES = [
  ['docs/console-en.png', 'README.md', 'en'],
  ['docs/console-zh.png', 'README.zh-CN.md', 'zh-CN'],
] as const;
const file = (name: string) => path.join(packageRoot(), name);
const sale = (amount: string) => [
  { do: 'choose', function: 'sale' },
  { do: 'type', text: amount },
  { do: 'press', key: 'confirm' },
  { do: 'present', interface: 'insert', card: 'debit chip' },
  { do: 'right-pin' },
];

/** A sale, one whose answer is lost, and the next, before which it is reversed; then another fault is armed. */
async function played(language: 'en' | 'zh-CN'): Promise<Buffer> {
  const shown = await testConsole(undefined, { language });
  const browser = await launchBrowser();
  try {
    const lost = { do: 'arm', fault: 'drop-answer', scope: 'next' };
    const late = { do: 'arm', fault: 'late-answer', scope: 'next' };
    const remove = { do: 'remove' };
    for (const act of [...sale('88.00'), remove, lost, ...sale('128.50'), remove, ...sale('30.00'), late]) {
      expect(await shown.act(act)).toBe(200);
      await shown.atRest();
    }
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    await page.goto(shown.url.replace('#/?', `#/?lang=${language.slice(0, 2)}&`));
    await page.locator('.wire tbody tr', { hasText: '0400' }).first().click();
    await page.locator('.message td').first().waitFor({ state: 'attached' });
    await page.evaluate('scrollTo(0, 0)');
    return await page.screenshot();
  } finally {
    await browser.close();
    await shown.close();
  }
}

it.each(PICTURES)(
  '%s stands in %s',
  async (picture, readme, language) => {
    if (process.env.UPDATE_PICTURES === '1') writeFileSync(file(picture), await played(language));
    const bytes = readFileSync(file(picture));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([WIDTH, HEIGHT]);
    expect(bytes.length).toBeLessThan(360_000);
    expect(readFileSync(file(readme), 'utf8')).toContain(`](${picture})`);
  },
  120_000,
);
