// The page in a browser: no errors, one click from the summary to a failed scenario and back, the language, filters, phone width, paper.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../../definitions/requirements/index.ts';
import { makeReport } from '../../report.ts';
import { FACTS, sampleRun } from '../../sample.fixture.ts';
import { visible } from '../../visible.ts';
import { NASTY } from '../readers.fixture.ts';
import { complianceHtml } from './index.ts';
import { reportPages } from './report-page.fixture.ts';

const { folder, file, passed, open } = reportPages();

describe('from the summary to a failed scenario', () => {
  it('is one click, which shows it with finding, steps, slip, messages and ledger', async () => {
    const page = await open();
    await page.locator('.causes .example a', { hasText: 'A lost answer is reversed' }).click();
    const run = page.locator('article[id="en/timeout-and-reversal/lost-answer-1"]');
    await run.locator('.finding', { hasText: 'charged twice: CNY 128.50' }).waitFor();
    expect(await run.locator('.steps > li').count()).toBe(5);
    expect(await run.locator('.slip').count()).toBe(1);
    expect(await run.locator('.exchanges a').count()).toBe(2);
    expect(page.url()).toContain('#/scenario/en/timeout-and-reversal/lost-answer-1');
    await run.locator('.tabs a', { hasText: 'Ledger' }).click();
    await run.locator('tfoot', { hasText: '0.00' }).waitFor();
    expect(page.url()).toContain('tab=ledger');
    await page.close();
  });

  it('goes by way of the cause, which shows every scenario that has it', async () => {
    const page = await open();
    await page.locator('.cause .name a', { hasText: 'Charged twice' }).click();
    await page.locator('h1', { hasText: 'Charged twice' }).waitFor();
    expect(page.url()).toContain('#/causes/1');
    await page.locator('.failures a', { hasText: 'A lost answer is reversed' }).click();
    await page.locator('article').waitFor();
    await page.goBack();
    await page.goBack();
    await page.locator('h1.verdict').waitFor();
    await page.close();
  });

  it('is reached, and left for the next one, by keys alone', async () => {
    const run = sampleRun('bad');
    const [first] = run.scenarios.filter(({ id }) => id === 'en/timeout-and-reversal/lost-answer-1');
    run.scenarios.push({
      ...first!,
      id: 'en/timeout-and-reversal/lost-answer-2',
      pair: 'timeout-and-reversal/lost-answer-2',
      name: 'Another',
    });
    const two = path.join(folder, 'two.html');
    writeFileSync(two, complianceHtml(makeReport(run, FACTS, REQUIREMENTS)));
    const page = await open({ file: two });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.locator('.cause .name a').first().focus();
    await press('Enter');
    await page.locator('.failures a:not(.tag)').first().focus();
    await press('Enter');
    await page.locator('h1', { hasText: 'A lost answer is reversed' }).waitFor();
    await press('j');
    await page.locator('h1', { hasText: 'Another' }).waitFor();
    expect(await page.locator('.kicker').textContent()).toContain('Charged twice 2 / 2');
    await press('k');
    await page.locator('h1', { hasText: 'A lost answer is reversed' }).waitFor();
    await press(']');
    await page.locator('.tabs [aria-current="true"]', { hasText: 'Ledger' }).waitFor();
    await press('[', 'l');
    await page.locator('h2', { hasText: '经过' }).waitFor();
    await press('?');
    await page.locator('#help[open]').waitFor();
    await press('Escape');
    expect(await page.locator('#help[open]').count()).toBe(0);
    await press('Escape');
    await page.locator('.runs').waitFor();
    await press('/', 'j', 'k');
    expect(await page.locator('#search').inputValue()).toBe('jk');
    await page.close();
  });

  it('is found on the map of requirements, which is one stop of the tab key and has arrows', async () => {
    const page = await open();
    expect(await page.locator('.cell').count()).toBe(REQUIREMENTS.length);
    expect(await page.locator('.cell[tabindex="0"]').count()).toBe(1);
    await page.locator('.cell[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate("[...document.querySelectorAll('.cell')].indexOf(document.activeElement)")).toBe(1);
    expect(await page.locator('.cell[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('tr.requirement').count()).toBe(1);
    await page.close();
  });

  it('can be sent to somebody as an address', async () => {
    const page = await open({ hash: '#/scenario/zh-CN/timeout-and-reversal/lost-answer-1?lang=zh' });
    await page.locator('article .finding', { hasText: '重复扣款' }).waitFor();
    await page.close();
  });

  it('works by keyboard: the heading of the new view has the focus', async () => {
    const page = await open();
    await page.locator('.causes .example a').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('article .finding').first().waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.close();
  });

  it('leads back to where the reader was, and forward again', async () => {
    const page = await open({ height: 300 });
    const link = page.locator('.causes .example a').last();
    await link.scrollIntoViewIfNeeded();
    const from = await page.evaluate('scrollY');
    expect(from).toBeGreaterThan(200);
    await link.click();
    await page.locator('article').waitFor();
    expect(await page.evaluate('scrollY')).toBe(0);
    await page.goBack();
    await page.locator('.causes').first().waitFor();
    expect(await page.evaluate('scrollY')).toBe(from);
    await page.goForward();
    await page.locator('article').waitFor();
    await page.close();
  });

  it('says of an address that there is no such scenario', async () => {
    const page = await open({ hash: '#/scenario/en/nothing-1' });
    await page.locator('h1', { hasText: 'There is no such scenario' }).waitFor();
    await page.close();
  });
});

describe('a run that passed', () => {
  it('has every view, one after the other, without a word on the console', async () => {
    const page = await open({ file: passed });
    await page.locator('h1', { hasText: 'Passed' }).waitFor();
    await page.locator('nav a', { hasText: 'Requirements' }).click();
    await page.locator('.requirements').waitFor();
    await page.locator('nav a', { hasText: 'Scenarios' }).click();
    await page.locator('.run a', { hasText: 'A tap of exactly the limit' }).click();
    await page.locator('article .steps').waitFor();
    await page.close();
  });
});

describe('the language', () => {
  const heading = (page: Page) => page.locator('h1').textContent();

  it('is that of the browser until somebody chooses', async () => {
    const english = await open({ locale: 'en-GB' });
    expect(await heading(english)).toContain('Not compliant');
    await english.close();
    const chinese = await open({ locale: 'zh-CN' });
    expect(await heading(chinese)).toContain('不符合要求');
    expect(await chinese.title()).toContain('不符合要求');
    await chinese.close();
  });

  it('is switched by one click, kept in the address, and goes along to other views', async () => {
    const page = await open();
    await page.getByRole('link', { name: '中文' }).click();
    await page.locator('h1', { hasText: '不符合要求' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(page.url()).toContain('#/?lang=zh');
    await page.reload();
    await page.locator('h1', { hasText: '不符合要求' }).waitFor();
    await page.locator('nav a', { hasText: '场景' }).click();
    await page.locator('.run').first().waitFor();
    expect(page.url()).toContain('#/scenarios?lang=zh');
    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('h1', { hasText: 'Scenarios' }).waitFor();
    await page.close();
  });

  it('shows each scenario once when the languages agree', async () => {
    const page = await open({ hash: '#/scenarios?lang=en' });
    expect(await page.locator('.run').count()).toBe(9);
    expect(await page.locator('.run', { hasText: 'A tap of exactly the limit' }).count()).toBe(1);
    await page.close();
  });
});

describe('filters', () => {
  it('narrow the requirements by level, verdict and words, say how many are left, and stand in the address', async () => {
    const page = await open({ hash: '#/requirements?lang=en' });
    const rows = page.locator('tr.requirement');
    await expect.poll(() => page.evaluate('scrollY')).toBe(0);
    const shown = () => page.locator('.shown-count').textContent();
    expect(await rows.count()).toBe(REQUIREMENTS.length);
    await page.locator('.group a', { hasText: /^failed$/ }).click();
    await expect.poll(() => rows.count()).toBe(3);
    expect(await shown()).toBe('3');
    await page.locator('#search').fill('guide-b-faq-2a');
    expect([await rows.count(), await shown()]).toEqual([1, '1']);
    expect(page.url()).toContain('verdict=failed&q=guide-b-faq-2a');
    await page.getByRole('link', { name: 'SHOULD', exact: true }).click();
    await expect.poll(() => rows.count()).toBe(0);
    await page.goBack();
    await expect.poll(() => rows.count()).toBe(1);
    expect(await page.locator('#search').inputValue()).toBe('guide-b-faq-2a');
    await page.close();
  });

  it('leave only the scenarios that did not pass', async () => {
    const page = await open({ hash: '#/scenarios?lang=en' });
    await page.getByRole('link', { name: 'only what did not pass' }).click();
    await expect.poll(() => page.locator('.run').count()).toBe(4);
    const verdicts = await page.locator('.run .outcome').allInnerTexts();
    expect(verdicts.sort()).toEqual(['failed', 'failed', 'inconclusive', 'not applicable']);
    expect(await page.locator('.group-head').count()).toBe(4);
    await page.close();
  });
});

describe('without JavaScript', () => {
  it('the summary and every requirement are there, in one language at a time', async () => {
    const page = await open({ javaScript: false });
    expect(await page.locator('h1 i[lang="en"]:visible').textContent()).toContain('Not compliant');
    expect(await page.locator('tr.requirement:visible').count()).toBe(REQUIREMENTS.length);
    expect(await page.locator(':is(.z, i[lang="zh-CN"]):visible').count()).toBe(0);
    await page.getByRole('link', { name: '中文' }).click();
    expect(await page.locator('h1 i[lang="zh-CN"]:visible').textContent()).toContain('不符合要求');
    expect(await page.locator(':is(.e, i[lang="en"]):visible').count()).toBe(0);
    await page.close();
  });
});

describe('on a phone, in the dark and on paper', () => {
  it.each(['lang=en', 'lang=zh'])('is no wider than a phone, a scenario included (%s)', async (language) => {
    const page = await open({ hash: `#/?${language}`, width: 375, colorScheme: 'dark' });
    const width = () => page.evaluate('document.documentElement.scrollWidth');
    expect(await width()).toBeLessThanOrEqual(375);
    await page.locator('.causes .example a').first().click();
    expect(await width()).toBeLessThanOrEqual(375);
    for (const view of ['requirements', 'scenarios']) {
      await page.goto(`${pathToFileURL(file)}#/${view}?${language}`);
      await page
        .locator(view === 'scenarios' ? '.run' : '.requirements')
        .first()
        .waitFor();
      expect(await width()).toBeLessThanOrEqual(375);
      if (view === 'scenarios') continue;
      // The words have the whole width, not that of a column.
      for (const part of ['th', '.links']) {
        const box = await page.locator(`tr.requirement ${part}`).first().boundingBox();
        expect(box?.width).toBeGreaterThan(320);
      }
    }
    await page.close();
  });

  it('prints the summary and every requirement, and shows afterwards what it showed before', async () => {
    const page = await open({ hash: '#/scenarios?lang=en' });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('h1.verdict').count()).toBe(1);
    expect(await page.locator('tr.requirement').count()).toBe(REQUIREMENTS.length);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    await page.locator('.run').first().waitFor();
    expect(await page.locator('h1.verdict').count()).toBe(0);
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
    await page.locator('.causes .example a', { hasText: 'evil.example' }).first().click();
    await page.locator('article .face').waitFor();
    const text = (await page.locator('article').textContent())!.replace(/\s+/g, ' ');
    expect(text.split(visible(NASTY).replace(/\s+/g, ' ')).length).toBeGreaterThan(2);
    const acting = 'img, [onerror], a[href*="evil.example/"], a[href^="javascript"], em, article script';
    expect(await page.locator(acting).count()).toBe(0);
    await page.close();
  });
});
