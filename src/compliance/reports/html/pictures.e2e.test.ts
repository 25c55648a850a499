// The READMEs open with the first screen of a failed report. `certify --defect no-reversal`, then this test with UPDATE_PICTURES=1
// makes the pictures anew, on a machine that has Chinese letters and was fit for the run: a visitor shall not be shown that it was busy.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { ComplianceReport } from '../../model.ts';
import { packageRoot } from '../../package-root.ts';
import { launchBrowser, openPage } from './browser.fixture.ts';

const [WIDTH, HEIGHT] = [1280, 900];
const PICTURES = [
  ['docs/report-en.png', 'README.md', 'en'],
  ['docs/report-zh.png', 'README.zh-CN.md', 'zh'],
] as const;
type Told = Pick<ComplianceReport, 'run' | 'counts' | 'verdict'>;
const file = (name: string) => path.join(packageRoot(), name);

it.each(PICTURES)(
  '%s opens %s',
  async (picture, readme, language) => {
    if (process.env.UPDATE_PICTURES === '1') {
      const { run, counts, verdict } = JSON.parse(readFileSync(file('reports/compliance.json'), 'utf8')) as Told;
      expect(verdict).toBe('not-compliant');
      expect(run.fitness, 'a calm run: nothing late, nothing played again').toMatchObject({ fit: true, repeated: 0 });
      expect(counts).toMatchObject({ flaky: 0, scenarios: { inconclusive: 0 } });
      const browser = await launchBrowser();
      const view = { file: file('reports/compliance.html'), hash: `#/?lang=${language}`, width: WIDTH, height: HEIGHT };
      const page = await openPage(browser, view, []);
      await page.locator(`html[lang^="${language}"] .cause`).first().waitFor();
      writeFileSync(file(picture), await page.screenshot());
      await browser.close();
    }
    const bytes = readFileSync(file(picture));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([WIDTH, HEIGHT]);
    expect(bytes.length).toBeLessThan(250_000);
    const lines = readFileSync(file(readme), 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes(`](${picture})`));
    expect(at).toBeGreaterThan(0);
    expect(lines.findIndex((line) => line.startsWith('## '))).toBeGreaterThan(at);
  },
  60_000,
);
