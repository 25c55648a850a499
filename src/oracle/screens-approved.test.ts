// What stands beside "approved": another amount or card in place of that of the transaction, and all else that may stand there.
import { describe, expect, it } from 'vitest';
import { announced, books, byCode, entry, SETTING } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { violating } from './violating.fixture.ts';

const TEXT = 'GUIDE-A-STEP-5d';
/** The sale of CNY 128.50 ended with these screens; nobody looks for slips while a function is in progress. */
const shown = (...screens: string[]): Partial<Books> => ({
  results: [announced({ screens: screens.map((screen) => screen.split('\n')) })],
  idle: false,
});
const found = (changes: Partial<Books>) =>
  inspect(books(changes)).filter(({ rule }) => ['screen-amount', 'screen-card'].includes(rule));

violating({
  'another amount by itself': [
    shown('Approved\nCNY 1.28\nVoucher 000007'),
    'screen-amount',
    TEXT,
    /^wrong amount on the screen: the sale 000007 is told as approved with CNY 1\.28, it is of CNY 128\.50/,
    /^屏幕金额不符：消费 000007 显示成功，金额为1\.28 元，实为 128\.50 元/,
  ],
  'another amount behind its label': [
    shown('Sale approved\nAmount: 1,128.50'),
    'screen-amount',
    TEXT,
    /1128\.50/,
    /1128\.50/,
  ],
  'another amount beside the word': [shown('Approved 12.85'), 'screen-amount', TEXT, /with CNY 12\.85/, /12\.85/],
  'two other amounts, on the screen alone': [
    shown('Approved', 'Approved\n12.85\n1.28'),
    'screen-amount',
    TEXT,
    /CNY 12\.85 and CNY 1\.28/,
    /12\.85 元 和 1\.28 元/,
  ],
  'another amount in Chinese': [
    shown('交易成功 Approved\n金额：12.85元'),
    'screen-amount',
    TEXT,
    /12\.85/,
    /金额为12\.85 元/,
  ],
  'another amount in words of its own': [
    {
      ...shown('Went through Approved\nTo pay 12.85'),
      setting: { ...SETTING, ownWords: { Amount: ['To pay'], Approved: ['Went through'] } },
    },
    'screen-amount',
    TEXT,
    /12\.85/,
    /12\.85/,
  ],
  'another card': [
    shown('Approved\nCNY 128.50\n621234******9999'),
    'screen-card',
    TEXT,
    /^wrong card on the screen: .* with a card that ends in 9999, it is of one that ends in 1232/,
    /卡号末四位为 9999，实为 1232/,
  ],
  'the end of another card': [shown('Approved\nCard **** 9999'), 'screen-card', TEXT, /9999/, /9999/],
});

describe('beside "approved" may stand', () => {
  it.each([
    ['nothing', 'Approved'],
    ['its amount', 'Approved\nCNY 128.50'],
    ['its amount without a currency, with that of another line', '交易成功\n128.50\n1.28'],
    ['a balance', 'Approved\nBalance 871.50'],
    ['a balance below its label', 'Approved\nBalance\nCNY 871.50'],
    ['a tip', 'Approved\nTip: 10.00'],
    ['a sum', 'Approved\nTotal 1280.00\n总计：99.00元'],
    ['what is left to pay', 'Approved\n28.50 are left'],
    ['change', 'Approved\n找零 1.50元'],
    ['a limit', 'Approved\nPIN-free up to CNY 1000.00'],
    ['another currency', 'Approved\nHKD 140.10\n$ 18.20'],
    ['a rate', 'Approved\n0.60%'],
    ['a date, a time, a version and an address', 'Approved\n18.07.2026\n12.00.08\n1.0.01\n10.00.00.12'],
    ['an amount that goes back', 'Approved\n-128.50'],
    ['an amount without fen', 'Approved\n128'],
    ['its card', 'Approved\n621234******1232'],
    ['the end of its card', 'Approved\nCard •••• 1232'],
    ['a telephone number that the slip goes to', 'Approved\nSent to 138****5678'],
    ['another number', 'Approved\nAccount ****5678'],
    ['an amount that nobody calls approved', 'Processing\n1.28'],
  ])('%s', (_, screen) => {
    expect(found(shown(screen))).toEqual([]);
  });

  it.each([
    ['after a decline', { results: [announced({ outcome: 'declined', screens: [['Approved', '1.28']] })] }],
    ['of what is in no journal', { results: [announced({ voucher: '000099', screens: [['Approved', '1.28']] })] }],
    ['where nobody saw the screens', { results: [announced()] }],
    ['the part that was approved', { journal: [entry('000007', { amountMinor: 128 })], ...shown('Approved\n1.28') }],
    [
      'the last digits of a code',
      {
        journal: [byCode.entry('000007')],
        results: [announced({ function: 'qr-sale', screens: [['Approved', 'Card ****9999']] })],
      },
    ],
  ])('anything %s', (_, changes) => {
    expect(found({ idle: false, ...changes })).toEqual([]);
  });
});
