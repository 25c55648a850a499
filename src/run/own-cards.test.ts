// Test cards of a project: what is taken, under which names, and what is refused, with its place and its remedy.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { FORMS } from '../../steps/forms.ts';
import { faultsOf } from '../../steps/strict.ts';
import { mergeFlags } from '../cli/certify.ts';
import { iccMasterKey } from '../crypto/emv/keys.ts';
import { cardAccount, findTestCard, ownCardRows, TEST_CARDS, testCards, useOwnCards } from '../definitions/cards.ts';
import { worldParameters } from './cucumber.ts';
import { CommandError, EXIT } from './exit.ts';
import { CardFile, takeOwnCards } from './own-cards.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-own-cards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => useOwnCards([]));

const GOLD = {
  en: 'gold debit',
  zh: '金卡借记卡',
  pan: '6212349900000011',
  technology: 'dual',
  product: 'debit',
  issuer: { en: 'Harbour Bank', zh: '海港银行' },
  pin: '482915',
};
const RANGE = { prefix: '62123499', source: 'Test guide of the acquirer, page 12' };
const SILVER = { ...GOLD, en: 'silver debit', zh: '银卡借记卡', pan: '6212349900000029' };

function file(cards: object[], testRanges: object[] = [RANGE]): string {
  const at = path.join(folder, 'cards.yaml');
  writeFileSync(at, stringify({ testRanges, cards }));
  return at;
}
/** Why the cards are refused, in both languages. */
function refusal(cards: object[], testRanges?: object[]): { en: string; zh: string } {
  try {
    takeOwnCards([file(cards, testRanges)]);
  } catch (error) {
    expect(error).toBeInstanceOf(CommandError);
    expect((error as CommandError).exitCode).toBe(EXIT.usage);
    return (error as CommandError).words;
  }
  throw new Error('The cards are not refused.');
}

// To publish a change: UPDATE_SCHEMAS=1 npx vitest run src/run/own-cards.test.ts && npx biome check --write docs/schemas
it('have a schema that is published as it is', () => {
  const published = new URL('../../docs/schemas/cards.schema.json', import.meta.url);
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...CardFile };
  if (process.env.UPDATE_SCHEMAS) writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  expect(new Ajv2020({ strict: true }).compile(schema)({ testRanges: [RANGE], cards: [GOLD] })).toBe(true);
});

describe('a card of a project', () => {
  it('is found by both of its names, with the key of its chip, beside those that come along', () => {
    takeOwnCards([file([GOLD, { ...SILVER, technology: 'stripe' }])]);
    const card = findTestCard('Gold debit card');
    expect(findTestCard('金卡借记卡')).toBe(card);
    const key = iccMasterKey(Buffer.from('0123456789ABCDEFFEDCBA9876543210', 'hex'), GOLD.pan, '01', 'B');
    expect(card?.image).toMatchObject({
      pan: GOLD.pan,
      chip: true,
      contactless: true,
      cryptogramKey: key.toString('hex').toUpperCase(),
    });
    expect(cardAccount(card as (typeof TEST_CARDS)['debit chip'], 'zh-CN')).toMatchObject({
      issuer: '海港银行',
      pin: '482915',
    });
    expect(findTestCard('silver debit')?.image.cryptogramKey).toBeUndefined();
    expect(testCards()).toHaveLength(Object.keys(TEST_CARDS).length + 2);
  });

  it('and its bank are choices of scenarios', () => {
    const said = (language: 'en' | 'zh-CN', text: string) =>
      faultsOf({ uri: 'own.feature', language, tags: [], steps: [{ text, line: 4 }] });
    const given = 'a "gold debit" card issued by "Harbour Bank" with balance CNY 100.00';
    expect(said('en', given)).toHaveLength(2);
    takeOwnCards([file([GOLD])]);
    expect(said('en', given)).toEqual([]);
    expect(said('zh-CN', '一张“金卡借记卡”，发卡行“海港银行”，余额100.00元')).toEqual([]);
    const [fault] = said('en', 'a "gold debti" card issued by "ICBC" with balance CNY 100.00');
    expect(fault?.en).toContain('own.feature:4: "gold debti" is not a test card.');
    expect(fault?.en).toContain('"gold debit"');
    expect(FORMS.bank.choices).toContainEqual(GOLD.issuer);
  });

  it('reaches the threads that play: whoever reads the configuration has it checked', async () => {
    const config = path.join(folder, 'run.yaml');
    writeFileSync(config, `cards: [${JSON.stringify(file([GOLD]))}]\n`);
    const told = worldParameters(await mergeFlags({ config, allure: true }));
    expect(told.own?.cards).toEqual(ownCardRows());
    expect(told.own?.cards.map(({ kind }) => kind)).toEqual(['gold debit']);
  });
});

describe('what is refused, with its place and its remedy', () => {
  it.each([
    [
      'a number outside of every test range',
      [{ ...GOLD, pan: '6212345600123459' }],
      /cards\.yaml:\d+: the number 621234\*+3459 is in none of the test ranges of the file; take a number of one of them/,
      /621234\*+3459不在本文件的任何测试号段内；请改用号段内的卡号/,
    ],
    [
      'a wrong check digit',
      [{ ...GOLD, pan: '6212349900000017' }],
      /the number 621234\*+0017 does not check; its last digit would be 1/,
      /校验位有误；末位应为1/,
    ],
    [
      'a number that reads like that of a card that comes along',
      [{ ...GOLD, pan: '6212345600021232' }],
      /as that of "debit chip" does; take one that differs/,
      /与“借记芯片卡”相同；请换用/,
      [{ ...RANGE, prefix: '62123456' }],
    ],
    [
      'the number of another card of the file',
      [GOLD, { ...SILVER, pan: GOLD.pan }],
      /as that of "gold debit" does/,
      /与“金卡借记卡”相同/,
    ],
    [
      'the name of a card that comes along, in either language',
      [{ ...GOLD, en: 'Debit chip card', zh: '信用芯片卡' }],
      /there is a card called "Debit chip card" already; take another name\n.*"信用芯片卡" already/,
      /已有名为“Debit chip card”的卡；请换一个名称/,
    ],
    ['the name of another card', [GOLD, { ...SILVER, zh: GOLD.zh }], /called "金卡借记卡" already/, /换一个名称/],
  ] as [string, (typeof GOLD)[], RegExp, RegExp, object[]?][])('%s', (_, cards, en, zh, ranges) => {
    const words = refusal(cards, ranges);
    expect(words.en).toMatch(en);
    expect(words.zh).toMatch(zh);
    for (const { pan } of cards) expect(words.en).not.toContain(pan);
  });

  it.each([
    ['no test range at all', [GOLD], [], /testRanges: the list is too short/],
    [
      'a whole issuer as a range',
      [GOLD],
      [{ ...RANGE, prefix: '621234' }],
      /testRanges\[0\]\.prefix: it has the wrong form; it must be 8 to 18 digits/,
    ],
    ['a range that nobody stands for', [GOLD], [{ prefix: '62123499' }], /testRanges\[0\]: source is missing/],
    ['a number that is no text', [{ ...GOLD, pan: 6212349900000011 }], [RANGE], /cards\[0\]\.pan: it is not a text/],
    ['a word that there is not', [{ ...GOLD, colour: 'gold' }], [RANGE], /there is no setting "colour"/],
    ['a technology that there is not', [{ ...GOLD, technology: 'nfc' }], [RANGE], /is none of stripe, contact/],
  ])('%s', (_, cards, ranges, reason) => {
    const { en, zh } = refusal(cards, ranges);
    expect(zh).not.toMatch(/[a-z]{2,},? [a-z]{2,}/i);
    expect(en).toMatch(/cards\.yaml:\d+: /);
    expect(en).toMatch(reason);
    expect(en).toContain('docs/schemas/cards.schema.json');
  });

  it('a file that is not there, and nothing of it is kept', () => {
    expect(() => takeOwnCards([path.join(folder, 'none.yaml')])).toThrow(/none\.yaml: there is no such file/);
    expect(ownCardRows()).toEqual([]);
  });
});
