// What the screen says in the wrong language, and what it may say all the same.
import { describe, expect, it } from 'vitest';
import { books, SETTING, texts } from './books.fixture.ts';
import { inspect } from './index.ts';
import { violating } from './violating.fixture.ts';

const chinese = { ...SETTING, language: 'zh-CN' } as const;
const TEXT = 'GUIDE-A-STEP-5d';

violating({
  'Chinese on a terminal that was told to speak English': [
    { texts: texts('display', '余额不足\nCNY 12.00') },
    'screen-language',
    TEXT,
    /"Insufficient funds" is not said in English/,
    /“余额不足”没有以终端所设的英文显示/,
  ],
  'English on a terminal that was told to speak Chinese': [
    { texts: texts('display', '金额\nInsufficient funds'), setting: chinese },
    'screen-language',
    TEXT,
    /"Insufficient funds" is not said in Chinese/,
    /“余额不足”没有以终端所设的中文显示/,
  ],
});

describe('screens that are right', () => {
  it.each([
    ['both languages', '余额不足\nInsufficient funds', SETTING],
    ['both languages, told Chinese', '余额不足 Insufficient funds', chinese],
    ['a name in Chinese', '示例商店 Example Shop\nReady', SETTING],
    ['letters that everybody uses', '请输入PIN\nCNY 12.00', chinese],
    ['its own words', '钱不够\nInsufficient funds', { ...chinese, ownWords: { 'Insufficient funds': ['钱不够'] } }],
  ] as const)('%s', (_, text, setting) => {
    expect(inspect(books({ texts: texts('display', text), setting })).map(({ rule }) => rule)).toEqual([]);
  });

  it('asks slips and logs for nothing', () => {
    expect(inspect(books({ texts: [...texts('log', '余额不足'), ...texts('slip', '余额不足')] }))).toEqual([]);
  });
});
