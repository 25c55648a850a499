// The page of one scenario in a browser: what is taken along from its wire, the log of the terminal, and its clock on a phone.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../../definitions/requirements/index.ts';
import { makeReport } from '../../report.ts';
import { FACTS, sampleRun } from '../../sample.fixture.ts';
import { complianceHtml } from './index.ts';
import { reportPages } from './report-page.fixture.ts';

const { folder, open } = reportPages();

describe('what is taken along from the wire', () => {
  it('is the message, as JSON and to be explained, and the command that opens a case of the guide in the console', async () => {
    const run = sampleRun('bad');
    for (const scenario of run.scenarios) if (scenario.chapter === 'result') scenario.case = 'TP-042';
    const numbered = path.join(folder, 'numbered.html');
    writeFileSync(numbered, complianceHtml(makeReport(run, FACTS, REQUIREMENTS)));
    const page = await open({ file: numbered, hash: '#/scenario/en/result/approval-2?lang=en&x=1' });
    const pane = page.locator('.right');
    await pane.locator('.again', { hasText: 'npx tillproof console --name TP-042 --language en' }).waitFor();
    const copies = (name: string) => pane.getByRole('button', { name }).first().getAttribute('data-copy');
    expect(await copies('copy console command')).toBe('npx tillproof console --name TP-042 --language en');
    const json = (await copies('copy JSON')) ?? '';
    expect(JSON.parse(json)).toMatchObject({ mti: '0200', fields: { 11: '000007' } });
    expect(await copies('copy as explain command')).toBe(`npx tillproof explain '${json}'`);
    await page.keyboard.press('l');
    await pane.locator('.again', { hasText: '请在控制台中打开本场景' }).waitFor();
    expect(await pane.getByRole('button', { name: '复制JSON' }).count()).toBe(2);
    await page.close();
  });

  it('is no command where the console has no such case', async () => {
    const page = await open({ hash: '#/scenario/en/timeout-and-reversal/lost-answer-1?lang=en' });
    await page.locator('.right .fields').waitFor();
    expect(await page.locator('.again').count()).toBe(0);
    await page.close();
  });
});

describe('the log of the terminal', () => {
  const APPROVED = '#/scenario/en/result/approval-2?tab=log';

  it('is a tab of a scenario that did not pass, reached by its keys, and says how much of it is there', async () => {
    const page = await open({ hash: '#/scenario/en/timeout-and-reversal/lost-answer-1?lang=en&tab=journal' });
    await page.locator('.right .data').waitFor();
    await page.keyboard.press(']');
    const pane = page.locator('.right');
    await pane.locator('.log', { hasText: 'no answer: timeout' }).waitFor();
    expect(await pane.locator('.log').textContent()).toMatch(/^18:00:01 sent 0200 .*\n.*\n18:00:05 sent 0200 /);
    expect(await pane.textContent()).toContain('12 earlier lines are not kept');
    expect(page.url()).toContain('tab=log');
    await page.keyboard.press('l');
    await pane.locator('p', { hasText: '更早的12行未保留' }).waitFor();
    await page.close();
  });

  it('says of one that passed that it is not kept', async () => {
    const page = await open({ hash: `${APPROVED}&lang=en` });
    await page.locator('.right p', { hasText: 'kept of scenarios that did not pass' }).waitFor();
    await page.keyboard.press('l');
    await page.locator('.right p', { hasText: '只保留未通过场景的终端日志' }).waitFor();
    expect(await page.locator('.log').count()).toBe(0);
    await page.close();
  });
});

describe('its clock on a phone', () => {
  it('shows the moment at which something went wrong, of a clock that is wider than the phone', async () => {
    const run = sampleRun('bad');
    for (const { evidence } of run.scenarios)
      for (let ms = 900; ms > 0; ms -= 45) {
        const at = `2026-11-22T18:00:00.${String(ms).padStart(3, '0')}+08:00`;
        evidence?.timeline.unshift({ at, step: 0, kind: 'display', lines: [`Screen ${ms}`], detail: null });
      }
    const long = path.join(folder, 'long.html');
    writeFileSync(long, complianceHtml(makeReport(run, FACTS, REQUIREMENTS)));
    const hash = '#/scenario/en/timeout-and-reversal/lost-answer-1?lang=en';
    const page = await open({ file: long, hash, width: 390 });
    await page.locator('.box[aria-current="true"]').waitFor();
    const [from, scrolled] = (await page.evaluate(`(() => {
      const { left } = document.querySelector('.box[aria-current="true"]').getBoundingClientRect();
      return [left, document.querySelector('.lanes').scrollLeft];
    })()`)) as [number, number];
    expect(scrolled).toBeGreaterThan(0);
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThan(350);
    expect(await page.evaluate('scrollY')).toBe(0);
    await page.close();
  });
});
