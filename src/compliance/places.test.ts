// Ids and chapters from where a feature file stands.
import type { Pickle } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { placeOf } from './places.ts';

const pickle = (uri: string, line: number, language = 'en'): Pickle => ({
  id: `${uri}:${line}`,
  uri,
  location: { line, column: 1 },
  name: 'x',
  language,
  steps: [],
  tags: [],
  astNodeIds: [],
});

describe('the place of a scenario', () => {
  it.each([
    ['features/en/pin/limit.feature', 'en', 'en/pin/limit-1', 'pin'],
    ['features/zh-CN/pin/limit.feature', 'zh-CN', 'zh-CN/pin/limit-1', 'pin'],
    ['features\\en\\pin\\limit.feature', 'en', 'en/pin/limit-1', 'pin'],
    ['../shop/checks/own.feature', 'en', 'en/shop/checks/own-1', 'checks'],
    ['own.feature', 'zh-CN', 'zh-CN/own-1', 'own'],
    ['/abs/own.feature.md', 'en', 'en/abs/own-1', 'abs'],
  ])('%s in %s: %s, chapter %s', (uri, language, id, chapter) => {
    const one = pickle(uri, 3, language);
    expect(placeOf(one, [one], undefined)).toMatchObject({ id, chapter, language });
  });

  it('numbers the scenarios of a file by their lines, whatever order they come in', () => {
    const siblings = [30, 10, 20].map((line) => pickle('features/en/pin/limit.feature', line));
    expect(siblings.map((one) => placeOf(one, siblings, undefined).pair)).toEqual([
      'pin/limit-3',
      'pin/limit-1',
      'pin/limit-2',
    ]);
  });

  it('is the same in both languages but for the id', () => {
    const en = placeOf(pickle('features/en/pin/limit.feature', 3), [], undefined);
    const zh = placeOf(pickle('features/zh-CN/pin/limit.feature', 4, 'zh-CN'), [], undefined);
    expect(en.pair).toBe(zh.pair);
    expect(en.id).not.toBe(zh.id);
  });
});
