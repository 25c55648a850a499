// The test cards: right check digits, no two alike, and every kind of card that the features need.
import { describe, expect, test } from 'vitest';
import { CARD_STATUSES } from './card.ts';
import { cardAccount, findTestCard, TEST_CARDS, type TestCard } from './cards.ts';

const all = Object.values(TEST_CARDS);
const some = (is: (card: TestCard) => boolean) => all.some(is);

/** ISO/IEC 7812-1 annex B, written independently of the product's own check. */
function checkDigitIsRight(pan: string): boolean {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const digits = [...pan].reverse().map(Number);
  return digits.reduce((sum, digit, i) => sum + (i % 2 === 1 ? doubled[digit]! : digit), 0) % 10 === 0;
}

describe('the test cards', () => {
  test('are at least 26, each labelled with its kind', () => {
    expect(all.length).toBeGreaterThanOrEqual(26);
    expect(Object.entries(TEST_CARDS).filter(([kind, c]) => c.kind !== kind || c.image.label !== kind)).toEqual([]);
  });

  test.each(all.map((card) => [card.kind, card] as const))(
    '%s has a card number of 16 to 19 digits that checks',
    (_, card) => {
      expect(card.pan).toMatch(/^[0-9]{16,19}$/);
      expect(checkDigitIsRight(card.pan)).toBe(true);
      expect(card.image.pan).toBe(card.pan);
      expect(card.expiry).toMatch(/^[0-9]{2}(0[1-9]|1[0-2])$/);
      expect(card.pin).toMatch(/^[0-9]{4,12}$/);
    },
  );

  test('never share a number, a masked number or a name', () => {
    const distinct = (values: string[]) => new Set(values).size;
    expect(distinct(all.map((card) => card.pan))).toBe(all.length);
    expect(distinct(all.map((card) => card.pan.slice(0, 6) + card.pan.slice(-4)))).toBe(all.length);
    expect(distinct(all.map((card) => card.zh))).toBe(all.length);
  });

  test('cover every product, every status and every way to be read', () => {
    const products = ['debit', 'credit', 'quasi-credit', 'prepaid'];
    expect(products.filter((product) => !some((c) => c.product === product && c.status === 'active'))).toEqual([]);
    expect(CARD_STATUSES.filter((status) => !some((card) => card.status === status))).toEqual([]);
    for (const technology of ['stripe', 'contact', 'dual', 'phone']) {
      expect(some((card) => card.technology === technology)).toBe(true);
    }
    expect(some((card) => card.foreign && card.brand === 'unionpay')).toBe(true);
    expect(some((card) => card.foreign && card.brand === 'visa')).toBe(true);
    expect(some((card) => !card.issuerConnected)).toBe(true);
    expect(some((card) => !card.known)).toBe(true);
    expect(some((card) => card.limitMinor !== null)).toBe(true);
  });

  test('have debit and credit cards with and without PIN-free among those that can be tapped', () => {
    for (const product of ['debit', 'credit']) {
      for (const pinFree of [true, false]) {
        expect(some((c) => c.product === product && c.pinFree === pinFree && c.image.contactless && !c.foreign)).toBe(
          true,
        );
      }
    }
  });

  test('do not all have the same PIN', () => {
    expect(new Set(all.map((card) => card.pin)).size).toBeGreaterThan(3);
  });

  test('tell by the service code whether a chip must be used (F-50)', () => {
    for (const { image } of all) {
      expect([image.label, image.serviceCode[0]]).toEqual([image.label, image.chip || image.contactless ? '2' : '1']);
      expect([image.label, image.aid === undefined]).toEqual([image.label, image.serviceCode[0] === '1']);
    }
  });

  test('carry the UnionPay application of their product (F-48)', () => {
    expect(TEST_CARDS['debit chip'].image.aid).toBe('A000000333010101');
    expect(TEST_CARDS['credit chip'].image.aid).toBe('A000000333010102');
    expect(TEST_CARDS['quasi-credit chip'].image.aid).toBe('A000000333010103');
  });

  test('an issuer that is not connected shares its number prefix with no other card', () => {
    const prefixes = all.filter((card) => !card.issuerConnected).map((card) => card.pan.slice(0, 6));
    expect(all.filter((card) => card.issuerConnected && prefixes.includes(card.pan.slice(0, 6)))).toEqual([]);
  });

  test.each([
    ['debit chip', 'debit chip'],
    ['Debit chip card', 'debit chip'],
    ['借记芯片卡', 'debit chip'],
    ['信用双界面卡', 'credit dual-interface'],
    ['手机闪付贷记卡', 'credit phone'],
    ['已过期借记卡', 'expired debit'],
  ])('"%s" is found as %s', (name, kind) => {
    expect(findTestCard(name)?.kind).toBe(kind);
  });

  test('a name that no card has finds nothing', () => {
    expect(findTestCard('gold')).toBeNull();
    expect(findTestCard('constructor')).toBeNull();
  });

  test('the account of a PIN-locked card has no tries left, that of others three', () => {
    expect(cardAccount(TEST_CARDS['PIN-locked debit'], 'en')).toMatchObject({ status: 'pin-locked', pinTriesLeft: 0 });
    expect(cardAccount(TEST_CARDS['debit chip'], 'zh-CN')).toEqual({
      pan: '6212345678901232',
      issuer: '示例银行',
      product: 'debit',
      foreign: false,
      chip: true,
      expiry: '3512',
      sequenceNumber: '001',
      status: 'active',
      pin: '123456',
      pinTriesLeft: 3,
      availableMinor: 1_000_000,
      pinFree: true,
      limitMinor: null,
      chipKeys: { issuerMasterKey: '0123456789ABCDEFFEDCBA9876543210', derivation: 'B', session: 'emv-common' },
    });
  });
});
