// Limits of merchants (GUIDE-P-LKL-5): above them the answer is 61 and nothing is posted.
import { describe, expect, test } from 'vitest';
import { MERCHANT_TYPES, type MerchantType } from '../../../src/definitions/merchant-types.ts';
import type { Merchant } from '../../model/index.ts';
import { card, contracted, signedInTill, type Till } from '../test-kit.ts';

const RICH = { cards: [card({ availableMinor: 99_999_999 })] };
const shop = (merchant: Partial<Merchant>): Till => signedInTill({ ...RICH, ...contracted({}, merchant) });
const limited = Object.entries(MERCHANT_TYPES).filter(([, { singleMinor }]) => singleMinor !== null);

describe('the limit of one payment', () => {
  test.each(limited.map(([type, { singleMinor }]) => [type as MerchantType, singleMinor ?? 0] as const))(
    'of a merchant of type %s is that of its type, inclusive',
    (type, single) => {
      const till = shop({ type });
      expect(till.ask('sale', { amount: single }).code).toBe('00');
      expect(till.ask('sale', { amount: single + 1 })).toMatchObject({ code: '61', postings: [] });
    },
  );

  test('of a company is none', () => {
    expect(shop({ type: 'company' }).ask('sale', { amount: 90_000_000 }).code).toBe('00');
  });

  test('is the merchant’s own where it has one', () => {
    const till = shop({ type: 'small-micro', limits: { singleMinor: 500, dailyMinor: null } });
    expect(till.ask('sale', { amount: 501 }).code).toBe('61');
    expect(till.ask('pre-authorisation', { amount: 501 }).code).toBe('61');
    expect(till.payByCode(till.issueCode(), { amount: 501 }).code).toBe('61');
    expect(till.ask('sale', { amount: 500 }).code).toBe('00');
  });
});

describe('the limit of a day', () => {
  const daily = { limits: { singleMinor: null, dailyMinor: 10_000 } };

  test('holds for the payments of the day together, inclusive', () => {
    const till = shop(daily);
    expect(till.ask('sale', { amount: 6_000 }).code).toBe('00');
    expect(till.ask('sale', { amount: 4_001 }).code).toBe('61');
    expect(till.ask('sale', { amount: 4_000 }).code).toBe('00');
    expect(till.ask('sale', { amount: 1 }).code).toBe('61');
  });

  test('begins anew with the next day', () => {
    const till = shop(daily);
    till.ask('sale', { amount: 10_000 });
    till.now = '2026-07-19T00:00:00+08:00';
    expect(till.ask('sale', { amount: 10_000 }).code).toBe('00');
  });

  test('does not count what was voided, reversed or declined', () => {
    const till = shop(daily);
    till.about('void', till.ask('sale', { amount: 9_000 }), { amount: 9_000 });
    const message = till.sign(till.card('sale', { amount: 9_000 }));
    till.send(message);
    till.reverse(message);
    till.ask('sale', { amount: 9_000, pin: '000000' });
    expect(till.ask('sale', { amount: 10_000 }).code).toBe('00');
  });
});
