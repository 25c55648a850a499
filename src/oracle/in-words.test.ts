// What a finding wants is said in words: no regular expression is printed to somebody who reads what a terminal did wrong.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHIP_OBJECTS } from '../definitions/chip-objects.ts';

/** A class of characters, a count in braces, or an anchor: nobody writes these who writes words. */
const EXPRESSION = /\[[^\]\s]*-[^\]\s]*\]|\[[^\s\]]\]|\{\d|\\d|\(\?|\^|\$|\(\d(?:\/\d)+\)/;

describe('what is wanted', () => {
  it.each(CHIP_OBJECTS.map(({ tag, words }) => [tag, words] as const))('of %s is words', (_, { en, zh }) => {
    expect(en).not.toMatch(EXPRESSION);
    expect(zh).not.toMatch(EXPRESSION);
    expect(/[a-z]{2}/.test(en)).toBe(/\p{Script=Han}/u.test(zh));
  });

  it('is words in every finding about books that are not right', () => {
    const told = readFileSync(new URL('./distorted.fixture.txt', import.meta.url), 'utf8').split('\n');
    const wanted = told.flatMap((line) => / it should be ([^|]*) \|/.exec(line)?.[1] ?? []);
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((words) => EXPRESSION.test(words))).toEqual([]);
  });

  it.each(['[02468ACE]0[0-9A-F]', '26(0/1)0{13}', '[1]', '\\d{12}', '03(1/2)'])('%s is no words', (form) => {
    expect(form).toMatch(EXPRESSION);
  });
});
