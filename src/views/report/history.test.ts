// What a reader sees of earlier runs: nothing where there were none, and for causes and scenarios since when.
import { describe, expect, it } from 'vitest';
import { plainHtml } from '../plain.ts';
import { readerOf } from '../reader.ts';
import { historyPart } from './history.ts';
import { reportOf, type Summary } from './model.ts';

const row = (id: string, verdict: string) => ({ id, pair: id, name: `Case ${id}`, language: 'en', verdict });
const run = (day: number, verdict: string) => ({
  ...{
    startedAt: `2026-01-0${day}T10:00:00.000Z`,
    verdict,
    terminal: 'Shop One',
    passed: 1,
    failed: 1,
    inconclusive: 0,
  },
});
const summary = (history?: object) =>
  ({
    scenarios: [row('a', 'failed'), row('b', 'failed'), row('c', 'passed')],
    causes: [
      { text: { en: 'Money is lost', zh: '资金丢失' }, scenarios: ['a', 'b'] },
      { text: { en: 'A text is wrong', zh: '文字有误' }, scenarios: ['b'] },
    ],
    ...(history === undefined ? {} : { history }),
  }) as unknown as Summary;

describe('the runs before', () => {
  const history = {
    runs: [run(1, 'passed'), run(2, 'not-compliant'), run(3, 'not-compliant')],
    broken: ['b'],
    still: [{ id: 'a', since: '2026-01-02T10:00:00.000Z', runs: 2 }],
    mended: ['c'],
  };
  const shown = (language: 'en' | 'zh-CN', told?: object) =>
    plainHtml(historyPart(readerOf(language, {}), reportOf(summary(told))))
      .replace(/<[^>]*>|\s+/g, ' ')
      .replace(/ +/g, ' ');

  it('are told run by run, cause by cause and scenario by scenario', () => {
    const text = shown('en', history);
    expect(text).toContain('✓ ✕ ✕');
    expect(text).toContain('Money is lost since 2026-01-02 10:00 UTC, 2 runs');
    expect(text).toContain('A text is wrong new');
    expect(text).toMatch(/New 1 Case b .*Still wrong 1 Case a since 2026-01-02 10:00 UTC, 2 runs .*Mended 1 Case c/);
    expect(shown('zh-CN', history)).toContain('资金丢失 自2026-01-02 10:00 UTC起，已2次运行');
  });

  it('are nothing where there were none', () => {
    expect(shown('en')).toBe('');
  });
});
