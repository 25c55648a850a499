// Words about requests and chips, and the rules about a chip, each alone: what breaks it, and the nearest that does not.
import { describe, expect, it, test } from 'vitest';
import { BATCH, books, CHIP, exchange, OTHER_CARD, otherwise } from './books.fixture.ts';
import type { Exchange } from './books.ts';
import { fieldWords, isHidden, requestsOf, sameAsShown, sentWords } from './requests.ts';
import type { Rule } from './rule.ts';
import { chipCryptogram } from './rules/chip-cryptogram.ts';
import { chipFollowsRequest } from './rules/chip-follows-request.ts';
import { chipIsTheCards } from './rules/chip-is-the-cards.ts';

const sale = exchange('000007');
const found = (rule: Rule, ...exchanges: Exchange[]) => rule(books({ exchanges }));

describe('a request in words', () => {
  const words = (each: Exchange) => sentWords(requestsOf(books({ exchanges: [each] }))[0]!);
  it('has its name and its number, where there is one', () => {
    expect(words(sale)).toEqual({ en: 'the sale 000007', zh: '消费 000007' });
    expect(words(otherwise(sale, { '11': undefined }))).toEqual({ en: 'the sale', zh: '消费' });
    expect(words(otherwise(sale, { '3': '990000' }))).toEqual({ en: 'the 0200 000007', zh: '0200 000007' });
  });

  it('has fields with their names, where the dialect has one', () => {
    expect(fieldWords(49)).toEqual({
      en: expect.stringMatching(/^field 49 \(.+\)$/),
      zh: expect.stringMatching(/^第 49 域（.+）$/),
    });
    expect(fieldWords(999)).toEqual({ en: 'field 999', zh: '第 999 域' });
  });

  it('is none that the harness sent, or nobody could read', () => {
    const exchanges = [{ ...sale, ours: true }, { ...sale, request: null }, sale];
    expect(requestsOf(books({ exchanges })).map((request) => request.exchange)).toEqual([sale]);
    const all = books();
    expect(requestsOf(all)).toBe(requestsOf(all));
  });
});

test.each([
  ['1234', '1234', true],
  ['12**', '1234', true],
  ['1234', '**34', true],
  ['1234', '1235', false],
  ['12**', '1334', false],
  ['123', '1234', false],
  ['1234', '123', false],
])('%j and %j are the same as far as they are shown: %j', (left, right, same) => {
  expect(sameAsShown(left, right)).toBe(same);
});

test.each([
  ['12**', true],
  ['1234', false],
  [undefined, false],
])('%j is hidden: %j', (value, is) => {
  expect(isHidden(value)).toBe(is);
});

describe('the cryptogram of a void', () => {
  const voided = (objects: Record<string, string | undefined>, fields: Record<string, string | undefined> = {}) => ({
    ...otherwise({ ...sale, transaction: 'void' }, { '3': '200000', '60': `23${BATCH}000600`, ...fields }),
    requestChip: Object.fromEntries(
      Object.entries({ ...CHIP, ...objects }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>,
  });
  const wrong = { '9F02': '000000000001' };
  const times = (each: Exchange) => found(chipCryptogram, each).length;
  it('is over the values that are sent', () => {
    expect(times(voided(wrong))).toBe(1);
    expect(times({ ...sale, requestChip: { ...CHIP, ...wrong } })).toBe(0);
  });

  it.each(['9F26', '9F10', '9F37', '9F36', '95', '9A', '9C', '5F2A', '82', '9F1A', '9F03'])(
    'is not worked out without %s',
    (tag) => {
      expect(times(voided({ ...wrong, [tag]: undefined }))).toBe(0);
      expect(times(voided({ ...wrong, [tag]: '[6 hidden]' }))).toBe(0);
    },
  );

  it('is not worked out over less of 9F10, nor for a card that nobody knows', () => {
    for (const data of ['07010103A000', 'x07010103A0000001']) expect(times(voided({ ...wrong, '9F10': data }))).toBe(0);
    expect(times(voided(wrong, { '2': '629999******9999' }))).toBe(0);
    expect(times(voided(wrong, { '2': OTHER_CARD }))).toBeLessThanOrEqual(1);
  });
});

describe('a chip beside its message', () => {
  const chipped = (objects: Record<string, string>, fields: Record<string, string | undefined> = {}) => ({
    ...otherwise(sale, fields),
    requestChip: { ...CHIP, ...objects },
  });
  const wanted = (each: Exchange) => found(chipFollowsRequest, each).map(({ expected }) => [expected.en, expected.zh]);
  it('says whether a PIN travels along', () => {
    expect(wanted(chipped({ '9F34': '420300' }))).toEqual([]);
    expect(wanted(chipped({ '9F34': '020300' }))).toEqual([]);
    expect(wanted(chipped({ '9F34': '1F0002' }))).toEqual([
      ['online PIN (42 or 02), result 00', '联机PIN（42或02），结果00'],
    ]);
    expect(wanted(chipped({ '9F34': '420302' }))).toEqual([
      ['online PIN (42 or 02), result 00', '联机PIN（42或02），结果00'],
    ]);
    expect(wanted(chipped({ '9F34': '1F0002' }, { '52': undefined }))).toEqual([]);
    expect(wanted(chipped({ '9F34': '420300' }, { '52': undefined }))).toEqual([
      ['another method than an online PIN', '联机PIN以外的方法'],
    ]);
    expect(wanted(chipped({ '9F34': '[6 hidden]' }))).toEqual([]);
    expect(wanted(chipped({ '9F02': '[12 hidden]' }))).toEqual([]);
  });

  it('says the amount of the message, and none where that has none', () => {
    expect(wanted(chipped({ '9F02': '000000000001' }))).toEqual([['000000012850', '000000012850']]);
    expect(wanted(chipped({ '9F02': '000000000001' }, { '4': undefined }))).toEqual([['000000000000', '000000000000']]);
  });

  it('names the application of its card, where that is known', () => {
    const times = (aid: string, fields = {}) => found(chipIsTheCards, chipped({ '84': aid }, fields)).length;
    expect(times('A0000000000000')).toBe(1);
    expect(times('A0000000000000', { '2': undefined })).toBe(0);
    expect(times('A0000000000000', { '2': '629999******9999' })).toBe(0);
    expect(found(chipIsTheCards, chipped({}))).toEqual([]);
    const [breach] = found(chipIsTheCards, chipped({ '84': 'A0000000000000' }));
    expect(times(breach?.expected.en ?? '')).toBe(0);
  });
});
