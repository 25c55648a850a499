// Sentences are read strictly: what is not exactly of the form is refused with its place and what there is to choose from.
import { describe, expect, it } from 'vitest';
import { PHRASES } from './catalogue.ts';
import { FORMS } from './forms.ts';
import { faultsOf } from './strict.ts';

const check = (text: string, tags: string[] = [], language: 'en' | 'zh-CN' = 'en') =>
  faultsOf({ uri: 'my.feature', line: 3, language, tags, steps: [{ text, line: 7 }] });

describe('a sentence', () => {
  it.each([
    ['the cashier enters the amount CNY 100,01', '"100,01" is not an amount'],
    ['the cashier enters the amount CNY 1000', '"1000" is not an amount'],
    ['the cashier enters the amount CNY １００.00', '"１００.00" is not an amount'],
    ['收银员输入金额100,01元', '"100,01" is not an amount'],
    ['a "debit chip" card issued by "ICBCC" with balance CNY 100.00', '"ICBCC" is not a bank'],
    ['a "debit chipp" card issued by "ICBC" with balance CNY 100.00', '"debit chipp" is not a test card'],
    ['the card status is "expirred"', '"expirred" is not a card status'],
    ['the card PIN is "12a456"', '"12a456" is not a PIN'],
    ['the cashier chooses "Sail" on the main screen', '"Sail" is not a function'],
    ['the POS centre received 1.5 sale requests', '"1.5" is not a number'],
    ['the contracted fee rate is 0,60 percent', '"0,60" is not a percentage'],
    ['the business day is "2026-02-30"', '"2026-02-30" is not a day'],
    ['the clock of the POS centre stands at "2026-12-31 24:00:00"', 'is not a day and time'],
    ['the sales slip is dated "02-30 12:00:00"', 'is not a day and time without the year'],
    ['the transaction is declined with code "5I"', '"5I" is not an answer code'],
    ['the POS centre received a reversal with reason "99"', '"99" is not a reason of a reversal'],
    ['the terminal has the transaction in its journal as "aproved"', '"aproved" is not a state of a transaction'],
    ['the terminal asks to "insert a card"', '"insert a card" is not something that a terminal asks for'],
    ['the acquirer profile is "classic"', '"classic" is not an acquirer'],
    ['the terminal profile is "Lakala-style"', '"Lakala-style" is not a terminal profile'],
    ['the agreed settlement cycle is "T+2"', '"T+2" is not a settlement cycle'],
    ['the cashier enters the original voucher "12"', '"12" is not a voucher'],
    ['the terminal shows "Insuficient funds"', '"Insuficient funds" is not a text of the table of words'],
    ['the terminal does not show ""', '"" is not a text of the table of words'],
  ])('"%s" is refused', (text, reason) => {
    const [fault, ...more] = check(text);
    expect(more).toEqual([]);
    expect(fault?.en).toContain(`my.feature:7: `);
    expect(fault?.en).toContain(reason);
  });

  it('that is wrong twice is told twice', () => {
    expect(check('a "gold" card issued by "Gringotts" with balance CNY 1')).toHaveLength(3);
  });

  it('names what there is to choose from, in the language of the feature', () => {
    expect(check('a "debit chip" card issued by "ICBCC" with balance CNY 100.00')[0]?.en).toMatch(
      /There are: "ICBC", /,
    );
    const [fault] = check('一张“借记芯片卡”，发卡行“工行”，余额100.00元', [], 'zh-CN');
    expect(fault?.zh).toMatch(/^my\.feature:7：“工行”不是银行。\n可用：“工商银行”、/);
    expect(fault?.zh).not.toContain('ICBC');
    expect(check('the terminal shows "Insuficient funds"')[0]?.en).toMatch(/The nearest are: "Insufficient funds"/);
  });

  it('may look for a text of its own when the scenario says that it is meant literally', () => {
    expect(check('the terminal shows "Golden Lotus Club"')).toHaveLength(1);
    expect(check('the terminal shows "Golden Lotus Club"', ['@literal'])).toEqual([]);
    expect(check('the terminal shows " "', ['@literal'])).toHaveLength(1);
    expect(check('the cashier chooses "Sail" on the main screen', ['@literal'])).toHaveLength(1);
  });

  it('that nobody knows is left to Cucumber', () => {
    expect(check('the cashier sings "Sail"')).toEqual([]);
  });
});

describe('a tag', () => {
  it.each([['@needs:observe-nothing'], ['@needs:chip'], ['@profile:classical']])('%s is refused', (tag) => {
    expect(check('the cashier cancels', [tag])[0]?.en).toContain(`my.feature:3: there is no tag ${tag}.\nThe`);
  });

  it('with a known value, or that is the author’s own, is taken', () => {
    const tags = [
      '@needs:insert',
      '@needs:refund',
      '@needs:paper-receipt',
      '@needs:observe-paper',
      '@profile:esign',
      '@mine:x',
    ];
    expect(check('the cashier cancels', tags)).toEqual([]);
  });
});

it('every example of the catalogue is exactly of the form', () => {
  const faults = PHRASES.flatMap(({ exampleEn, exampleZh }) => [...check(exampleEn), ...check(exampleZh, [], 'zh-CN')]);
  expect(faults.map(({ en }) => en)).toEqual([]);
});

it('no place of a sentence takes just anything', () => {
  const named = new Set(PHRASES.flatMap(({ en }) => [...en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)));
  expect([...named].filter((name) => !(name! in FORMS))).toEqual([]);
  expect(Object.entries(FORMS).filter(([, form]) => form.holds('') || form.holds('§'))).toEqual([]);
});
