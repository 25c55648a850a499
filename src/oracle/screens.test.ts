// What the screen says in the wrong language, and what it may say all the same.
import { describe, expect, it } from 'vitest';
import { BATCH, books, exchange, SETTING, signIn, texts } from './books.fixture.ts';
import { inspect } from './index.ts';
import { violating } from './violating.fixture.ts';

const chinese = { ...SETTING, language: 'zh-CN' } as const;
const TEXT = 'GUIDE-A-STEP-5d';

const STATE = { menu: ['sale', 'refund', 'query'], operator: '01', cardInserted: false };
const stated = (changes: Partial<typeof STATE>) => ({ state: { ...STATE, ...changes } });

violating({
  'a telephone number that nobody told it': [
    { texts: texts('display', 'Please contact the acquirer\nService line 400-000-0001') },
    'service-line-is-told',
    'GUIDE-S-ADV-4',
    /sends people to 400-000-0001, the terminal was told 95516/,
    /显示 400-000-0001，配置为 95516/,
  ],
  'a function that its profile has not': [
    stated({ menu: [...STATE.menu, 'void'] }),
    'state-is-true',
    'GUIDE-A-STEP-2c',
    /its menu: query, refund, sale, void; it should be query, refund, sale$/,
    /菜单报为/,
  ],
  'a function less': [
    stated({ menu: ['sale'] }),
    'state-is-true',
    'GUIDE-A-STEP-2c',
    /its menu: sale;/,
    /菜单报为sale/,
  ],
  'another operator': [
    { ...stated({ operator: '02' }), exchanges: [signIn(6), exchange('000007')] },
    'state-is-true',
    'GUIDE-A-STEP-6e',
    /its operator: 02; it should be 01/,
    /操作员报为02/,
  ],
  'a card that nobody put in': [
    stated({ cardInserted: true }),
    'state-is-true',
    'GUIDE-S-STEP-6a',
    /card in the reader: true/,
    /读卡器中有卡报为true/,
  ],
  'a reversal of what is in no journal': [
    { owed: [{ kind: 'reversal', voucher: '999999', batch: BATCH }] },
    'state-is-true',
    'GUIDE-A-FAQ-3e',
    /owed messages: reversal 999999; it should be none/,
    /待发报文报为reversal 999999/,
  ],
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

  it.each([
    ['its own number', { texts: texts('display', 'Service line: 955-16') }],
    ['the name of the line alone', { texts: texts('display', 'Call the service line') }],
    [
      'a number where none was told',
      { texts: texts('display', 'Hotline 400-000'), setting: { ...SETTING, serviceLine: null } },
    ],
    ['a number on a slip', { texts: texts('slip', 'Hotline 400-000-0001') }],
    [
      'nobody at work',
      { ...stated({}), state: { ...STATE, operator: null }, exchanges: [signIn(6), exchange('000007')] },
    ],
    ['a card that was put in', { ...stated({ cardInserted: true }), cardWasInserted: true }],
    ['nothing, switched off', { state: null }],
    ['a reversal of what the journal has', { owed: [{ kind: 'reversal', voucher: '000007', batch: BATCH }] }],
  ])('%s', (_, changes) => {
    const own = ['service-line-is-told', 'state-is-true'];
    expect(inspect(books(changes)).filter(({ rule }) => own.includes(rule))).toEqual([]);
  });

  it('asks slips and logs for nothing', () => {
    expect(inspect(books({ texts: [...texts('log', '余额不足'), ...texts('slip', '余额不足')] }))).toEqual([]);
  });
});
