// The list of words: pages and command say the same, every text that our scenarios look for is in it, and a mapping cannot turn a wrong text right.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PHRASES } from '../../steps/catalogue.ts';
import { shows } from '../../steps/scene/wordings.ts';
import { TEST_CARDS } from '../definitions/cards.ts';
import { SEEN_KINDS, termOf } from '../definitions/glossary.ts';
import { wordsOver } from '../definitions/own-words.ts';
import { checkConfiguration } from '../run/configuration.ts';
import { PACKAGE_ROOT } from '../run/root.ts';
import { main } from './main.ts';
import { wordRows, wordsPage } from './words.ts';

const printed: string[] = [];
const print = async (...args: string[]) => {
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  const code = await main(['words', ...args]);
  return { code, text: printed.join('\n') };
};
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe('tillproof words', () => {
  it('lists every text with its accepted wordings in both languages', async () => {
    const { code, text } = await print();
    expect(code).toBe(0);
    expect(text).toContain('Insufficient funds · 余额不足');
    expect(text).toContain('Not enough money');
    expect(text).toContain('资金不足');
    expect(text).toContain('Test cards · 测试卡\n  debit chip · 借记芯片卡\n');
    const all = wordRows().length + Object.keys(TEST_CARDS).length;
    expect(text).toContain(`\n${all} texts and cards.`);
  });

  it('searches names and wordings, in one language', async () => {
    const { text } = await print('--search', 'tamper alarm', '--language', 'en');
    expect(text).toContain('Tampered');
    expect(text).not.toContain('Insufficient');
    expect(text).not.toContain('拆机报警');
  });

  it('prints JSON', async () => {
    const { text } = await print('--json', '--search', '对账不平');
    expect(JSON.parse(text)).toEqual([expect.objectContaining({ key: 'not-balanced', where: 'screen' })]);
  });

  it('says how many there are in the language of the console', async () => {
    vi.stubEnv('LC_ALL', 'zh_CN.UTF-8');
    const { text } = await print('--search', 'no such text');
    vi.unstubAllEnvs();
    expect(text.trim()).toMatch(/^共0项文字和卡片。/);
  });

  it('refuses a language that there is not', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect((await print('--language', 'de')).code).toBe(2);
  });
});

// To publish a change: for each language, npx tillproof words --markdown --language <language> > docs/words[.zh-CN].md
it.each([
  ['en', 'words.md'],
  ['zh-CN', 'words.zh-CN.md'],
] as const)('the page in %s is that of the table', async (language, page) => {
  expect(readFileSync(path.join(PACKAGE_ROOT, 'docs', page), 'utf8')).toBe(await wordsPage(language));
});

describe('every text that our scenarios look for', () => {
  const features = path.join(PACKAGE_ROOT, 'features');
  const lines = readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.feature'))
    .flatMap((name) => readFileSync(path.join(features, name), 'utf8').split('\n'));
  const sought = lines.flatMap(
    (line) =>
      /(?:the terminal (?:shows|does not show|has never shown)|contains|remind the cardholder to) "([^"<]+)"/.exec(
        line,
      )?.[1] ??
      /(?:终端(?:显示|不显示|从未显示)|印有|提醒持卡人)“([^”<]+)”/.exec(line)?.[1] ??
      [],
  );

  it('is a row of the table', () => {
    expect(sought.length).toBeGreaterThan(100);
    expect(sought.filter((text) => SEEN_KINDS.every((kind) => termOf(text, kind) === null))).toEqual([]);
  });

  it('is looked for literally by none of them', () => {
    expect(lines.filter((line) => line.includes('@literal'))).toEqual([]);
  });

  it('is looked for by a sentence whose place is a text of the table', () => {
    expect(
      PHRASES.filter(
        ({ en }) =>
          /shows? \{|contains \{|remind .*\{/.test(en) && !/\{(screen|print|reminder|secret|amount)\}/.test(en),
      ),
    ).toEqual([]);
  });
});

describe('a mapping of the terminal’s own wordings', () => {
  const configured = (words: Record<string, string[]>) => () => checkConfiguration({ words }, 'run.yaml');
  const till = (words: Record<string, string[]>) => ({ ownWords: words }) as unknown as Parameters<typeof shows>[0];

  it('lets a wording count for the text that it is mapped to, and for no other', () => {
    const reader = till({ 'Insufficient funds': ['Your account is too low'] });
    expect(shows(reader, ['Declined: your account is too low [51]'], '余额不足', 'screen')).toBe(true);
    expect(shows(till({}), ['Declined: your account is too low [51]'], '余额不足', 'screen')).toBe(false);
    expect(shows(reader, ['Your account is too low'], 'Wrong PIN', 'screen')).toBe(false);
    expect(shows(reader, ['Your account is too lowly'], 'Insufficient funds', 'screen')).toBe(false);
  });

  it('is taken when it contradicts nothing', () => {
    expect(configured({ 'Insufficient funds': ['Your account is too low'], 重打印: ['第二次打印'] })()).toBeDefined();
  });

  it.each([
    [
      'an unknown text',
      { 'Insuficient funds': ['Low'] },
      /no text of the table of words. The nearest are: Insufficient funds/,
    ],
    [
      'one wording for two opposites',
      { 'Transaction approved': ['Finished'], 'Transaction declined': ['Finished'] },
      /opposite/,
    ],
    [
      'a wording inside that of the opposite',
      { Balanced: ['All done'], 'Not balanced': ['Sorry, all done'] },
      /opposite/,
    ],
    [
      'the usual wording of the opposite',
      { 'Transaction approved': ['Payment declined'] },
      /also says "Transaction declined"/,
    ],
    ['a wording that is in everything', { 'Wrong PIN': ['a!'] }, /too short/],
  ])('is refused when it has %s', (_, words, reason) => {
    expect(configured(words as unknown as Record<string, string[]>)).toThrow(reason);
  });
});

describe('wordings that a terminal declares', () => {
  const declared = { 'Insufficient funds': ['Your account is too low'], 'Wrong PIN': ['PIN not right'] };

  it('count beside those of the run', () => {
    expect(wordsOver(declared, {})).toEqual(declared);
    expect(wordsOver(declared, { Balanced: ['All done'] })).toEqual({ ...declared, Balanced: ['All done'] });
  });

  it('do not count for a text that the run has wordings for, in whichever language it is named', () => {
    expect(wordsOver(declared, { 余额不足: ['Too poor'] })).toEqual({
      余额不足: ['Too poor'],
      'Wrong PIN': ['PIN not right'],
    });
  });

  it('do not count where they contradict those of the run, or where there is no such text', () => {
    const over = { Balanced: ['All done'] };
    expect(wordsOver({ 'Not balanced': ['Sorry, all done'], 'Weather is fine': ['Sun'] }, over)).toEqual(over);
  });
});
