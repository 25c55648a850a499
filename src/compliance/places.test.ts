// Ids and chapters from where a feature file stands.
import type { Pickle } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { describeDocument, namesakes, placeOf } from './places.ts';

const FEATURE = {
  location: { line: 1, column: 1 },
  tags: [],
  keyword: 'Feature',
  name: 'x',
  description: '',
  children: [],
};

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

  it('tells files apart that have the same name below two folders, and keeps their twins', () => {
    const uris = ['a/en/x.feature', 'b/en/x.feature', 'b/zh-CN/x.feature', 'a/en/y.feature'];
    const documents = new Map(
      uris.map((uri) => {
        const language = uri.includes('zh-CN') ? 'zh-CN' : 'en';
        return [uri, describeDocument({ uri, comments: [], feature: { ...FEATURE, language } })];
      }),
    );
    expect([...namesakes(documents)]).toEqual(['a/en/x.feature', 'b/en/x.feature']);
    const ids = uris.slice(0, 2).map((uri) => placeOf(pickle(uri, 3), [], undefined, true).id);
    expect(ids).toEqual(['en/a/x-1', 'en/b/x-1']);
  });

  it('is the same in both languages but for the id', () => {
    const en = placeOf(pickle('features/en/pin/limit.feature', 3), [], undefined);
    const zh = placeOf(pickle('features/zh-CN/pin/limit.feature', 4, 'zh-CN'), [], undefined);
    expect(en.pair).toBe(zh.pair);
    expect(en.id).not.toBe(zh.id);
  });
});
