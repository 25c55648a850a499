// Right books with one thing in them made wrong, wherever there is one: which rules say so, and in which words. What it says now stands in
// distorted.fixture.txt; a change of a rule that is meant is published there with UPDATE_DISTORTED=1, and read line by line.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NIGHTLY } from '../nightly.fixture.ts';
import { distortions, valuesByKey } from './distortions.fixture.ts';
import { type Books, inspect } from './index.ts';

const read = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n');
/** Of a reversal that survived a power cut, a balance inquiry, a payment by code that was asked about, and a refund with an uploaded batch. */
const RIGHT: Books[] = read('right-books.fixture.jsonl').map((line) => JSON.parse(line));
const FILE = 'distorted.fixture.txt';
/** Ways of one rule to say it that are kept of each books. */
const MOST_WAYS = 5;
const UPDATED = (process.env.UPDATE_DISTORTED ?? '') !== '';
const values = valuesByKey(RIGHT);
const known: string[] = UPDATED ? [] : read(FILE);

/** One line for each thing made wrong that a rule notices, and one for each way that a rule has to say it. */
function* told(books: Books, number: number): Generator<string> {
  const ways = new Map<string, Set<string>>();
  for (const { at, how, books: wrong } of distortions(books, values)) {
    const found = inspect(wrong);
    if (found.length === 0) continue;
    yield `${number} ${at} ${how}: ${[...new Set(found.map(({ rule }) => rule))].join(' ')}`;
    const chinese = inspect(wrong, 'zh-CN');
    for (const [index, { rule, requirement, text, expected, actual, timeless }] of found.entries()) {
      const way = text.en.replaceAll(/[0-9A-F*]{2,}/g, '#');
      const before = ways.get(rule) ?? new Set();
      if (before.has(way) || before.size === MOST_WAYS) continue;
      ways.set(rule, before.add(way));
      const { expected: soll, actual: ist } = chinese[index] ?? {};
      const words = [rule, requirement, timeless, text.en, text.zh, expected, actual, soll, ist]
        .map(String)
        .join(' | ');
      yield `${number} ${words.replaceAll('\n', ' ')}`;
    }
  }
}

it.each(RIGHT.map((books, number) => [number, books] as const))('right books %i have nothing wrong', (_, books) => {
  expect(inspect(books)).toEqual([]);
});

/** The longest of the books are for the night. */
const BY_DAY = 3;

it.each(
  RIGHT.map((books, number) => [number, books] as const).filter(([number]) => NIGHTLY || UPDATED || number < BY_DAY),
)(
  'whatever is made wrong in right books %i is noticed as it was, by the same rules and in the same words',
  (number, books) => {
    if (UPDATED) return void known.push(...told(books, number));
    const wanted = known.filter((line) => line.startsWith(`${number} `)).values();
    for (const line of told(books, number)) {
      const { value } = wanted.next();
      // Most are alike, and an assertion for each would take longer than the rules.
      if (line !== value) expect(line).toBe(value);
    }
    expect(wanted.next().value).toBeUndefined();
  },
);

it.runIf(UPDATED)('is published', () => writeFileSync(new URL(FILE, import.meta.url), `${known.join('\n')}\n`));
