// Test cards of the project that uses Tillproof: files that its configuration names, checked before anything runs.
import { readYamlFile } from '../compliance/yaml-file.ts';
import { iccMasterKey } from '../crypto/emv/keys.ts';
import { CARD_STATUSES } from '../definitions/card.ts';
import { type OwnCardRow, plainName, TEST_CARDS, useOwnCards } from '../definitions/cards.ts';
import { TEST_CHIP_KEYS } from '../definitions/chip-keys.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { luhn, maskPan } from '../iso8583/mask.ts';
import { type Static, Type } from '../schema.ts';
import { CommandError } from './exit.ts';

const closed = { additionalProperties: false };
const oneOf = <const T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>({ enum: [...values], description });
const minor = (description: string) => Type.Integer({ minimum: 0, maximum: 999_999_999_999, description });
const NAME = { minLength: 2, maxLength: 60, pattern: '^[^\\s"“”{}][^"“”{}]*$' };

const CardRow = Type.Object(
  {
    en: Type.String({ ...NAME, description: 'its name in English sentences, without "card" at the end' }),
    zh: Type.String({ ...NAME, description: 'its name in Chinese sentences' }),
    pan: Type.String({
      pattern: '^[0-9]{16,19}$',
      description: 'a test number of one of the ranges of this file, in quotes; 16 to 19 digits, the last one checks',
    }),
    technology: oneOf(
      ['stripe', 'contact', 'dual', 'phone'],
      'how it can be read; contact and dual have a stripe too, a phone is tapped only',
    ),
    product: oneOf(['debit', 'credit', 'quasi-credit', 'prepaid'], 'what kind of account it is of'),
    issuer: Type.Object(
      { en: Type.String({ minLength: 2 }), zh: Type.String({ minLength: 2 }) },
      { ...closed, description: 'the bank, as slips name it; a scenario may name it as the bank of any card' },
    ),
    brand: Type.Optional(oneOf(['unionpay', 'visa', 'mastercard', 'jcb'], 'unionpay when absent')),
    foreign: Type.Optional(Type.Boolean({ description: 'issued abroad; no when absent' })),
    status: Type.Optional(oneOf(CARD_STATUSES, 'active when absent')),
    expiry: Type.Optional(Type.String({ pattern: '^[0-9]{2}(0[1-9]|1[0-2])$', description: 'YYMM; 3512 when absent' })),
    pin: Type.Optional(
      Type.String({ pattern: '^[0-9]{4,12}$', description: 'a test PIN, in quotes; 123456 when absent' }),
    ),
    pinTriesLeft: Type.Optional(Type.Integer({ minimum: 0, maximum: 9, description: '3 when absent' })),
    pinFree: Type.Optional(Type.Boolean({ description: 'small payments without a PIN are on; yes when absent' })),
    availableMinor: Type.Optional(minor('balance, or credit left, in fen; a scenario says its own')),
    limitMinor: Type.Optional(minor('largest single payment in fen; none when absent')),
    issuerConnected: Type.Optional(
      Type.Boolean({ description: 'no: the acquirer does not know the issuer, answer 15' }),
    ),
    known: Type.Optional(Type.Boolean({ description: 'no: the issuer has no record of the card, answer 14' })),
  },
  closed,
);

export const CardFile = Type.Object(
  {
    testRanges: Type.Array(
      Type.Object(
        {
          prefix: Type.String({
            pattern: '^[0-9]{8,18}$',
            description: 'what the numbers of the range begin with, in quotes: eight digits or more',
          }),
          source: Type.String({ minLength: 8, description: 'who says that these numbers are for tests, and where' }),
        },
        closed,
      ),
      { minItems: 1, description: 'number ranges that are for tests; a card outside of them is refused' },
    ),
    cards: Type.Array(CardRow, { minItems: 1 }),
  },
  {
    ...closed,
    $id: 'https://tillproof.dev/schemas/cards.json',
    title: 'Tillproof test cards',
    description: 'Test cards of your own: a YAML or JSON file that the run configuration names under "cards".',
  },
);
type CardFile = Static<typeof CardFile>;

/** A card with the place that it stands at. */
type Placed = CardFile['cards'][number] & { place: string; ranges: CardFile['testRanges'] };

/** Makes the cards of the files those of this thread, with keys for their chips. Throws a CommandError with every reason at once. */
export function takeOwnCards(files: readonly string[]): void {
  const reasons: Bilingual[] = [];
  const placed = files.flatMap((file) => {
    const read = readYamlFile<CardFile>(file, CardFile);
    if ('reasons' in read) {
      reasons.push(...read.reasons);
      return [];
    }
    const { cards, testRanges } = read.value;
    return cards.map((card, at) => ({ ...card, place: `${file}:${read.lineOf(['cards', at])}`, ranges: testRanges }));
  });
  for (const [at, card] of placed.entries())
    for (const { en, zh } of faultsOf(card, placed.slice(0, at)))
      reasons.push({ en: `${card.place}: ${en}`, zh: `${card.place}：${zh}` });
  if (reasons.length > 0) {
    const all = (language: 'en' | 'zh') => reasons.map((each) => `  ${each[language]}`).join('\n');
    throw new CommandError({
      en: `The test cards of your own do not count:\n${all('en')}\nThe schema is docs/schemas/cards.schema.json.`,
      zh: `自有测试卡无效：\n${all('zh')}\n其结构见docs/schemas/cards.schema.json。`,
    });
  }
  useOwnCards(placed.map(rowOf));
}

function rowOf({ place: _, ranges: _r, en, ...row }: Placed): OwnCardRow {
  const issuerKey = Buffer.from(TEST_CHIP_KEYS.issuerMasterKey, 'hex');
  // The sequence number of every chip is 01.
  const key = iccMasterKey(issuerKey, row.pan, '01', TEST_CHIP_KEYS.derivation).toString('hex').toUpperCase();
  return { kind: en, ...row, ...(row.technology === 'stripe' ? {} : { cryptogramKey: key }) };
}

/** What is wrong with a card, given those before it; its number is never told whole. */
function faultsOf({ en, zh, pan, ranges }: Placed, before: readonly Placed[]): Bilingual[] {
  const faults: Bilingual[] = [];
  const shown = maskPan(pan);
  if (!ranges.some(({ prefix }) => pan.startsWith(prefix)))
    faults.push({
      en: `the number ${shown} is in none of the test ranges of the file; take a number of one of them, or name its range under "testRanges" with who says that it is for tests. Never a card of a real person`,
      zh: `卡号${shown}不在本文件的任何测试号段内；请改用号段内的卡号，或在“testRanges”中写明其号段及测试用途的依据。不得使用真实持卡人的卡`,
    });
  if (!luhn(pan)) {
    const right = [...'0123456789'].find((digit) => luhn(pan.slice(0, -1) + digit));
    faults.push({
      en: `the number ${shown} does not check; its last digit would be ${right}`,
      zh: `卡号${shown}的校验位有误；末位应为${right}`,
    });
  }
  const others = [...Object.values(TEST_CARDS).map((card) => ({ ...card, en: card.kind })), ...before];
  const alike = others.find((card) => maskPan(card.pan) === shown);
  if (alike !== undefined)
    faults.push({
      en: `the number reads ${shown} in every report, as that of "${alike.en}" does; take one that differs in its first six or last four digits`,
      zh: `卡号在报告中显示为${shown}，与“${alike.zh}”相同；请换用前六位或后四位不同的卡号`,
    });
  const names = others.flatMap((card) => [card.en, card.zh].map(plainName));
  for (const name of [en, zh])
    if (names.includes(plainName(name)))
      faults.push({
        en: `there is a card called "${name}" already; take another name`,
        zh: `已有名为“${name}”的卡；请换一个名称`,
      });
  return faults;
}
