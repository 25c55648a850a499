// How a violation is told: in the language that is asked for, and with the card masked; and that every rule has books that break it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { books, CARD } from './books.fixture.ts';
import { inspect } from './index.ts';
import { RULES } from './rules/index.ts';

test('every rule is named by a test whose books break it', () => {
  const here = new URL('.', import.meta.url);
  const tests = readdirSync(here).filter((name) =>
    /^(money-|secrecy|requests|results|screens|slips).*\.test\.ts$/.test(name),
  );
  const text = tests.map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n');
  expect(Object.keys(RULES).filter((rule) => !text.includes(`'${rule}'`))).toEqual([]);
});

test('expected and actual are in the language that is asked for', () => {
  const [english] = inspect(books({ journal: [] }));
  const [chinese] = inspect(books({ journal: [] }), 'zh-CN');
  expect(english?.expected).toBe('voucher 000007 approved at the terminal, or reversed');
  expect(chinese?.expected).toBe('凭证号 000007 在终端为成功，或已冲正');
  expect({ ...chinese, expected: english?.expected, actual: english?.actual }).toEqual(english);
});

test('what no lateness of the test system brings about says so', () => {
  const lost = inspect(books({ journal: [] }));
  const leaked = inspect(books({ texts: [{ where: 'log', text: 'card 6212345678901232' }] }));
  expect(lost.map(({ rule, timeless }) => [rule, timeless])).toEqual([['posting-is-owned', undefined]]);
  expect(leaked.map(({ rule, timeless }) => [rule, timeless])).toEqual([['pan-is-masked', true]]);
});

test('the card that is named is always masked', () => {
  const violations = inspect(books({ journal: [], exchanges: [] }));
  expect(JSON.stringify(violations)).toContain(CARD);
  expect(JSON.stringify(violations)).not.toMatch(/\d{11}/);
});
