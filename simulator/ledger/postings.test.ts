// Posting sets: each sums to zero and takes no more from an account than stands on it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardAccounts, merchantAccount } from './accounts.ts';
import {
  adjust,
  type CardFunds,
  charge,
  chargeAgain,
  complete,
  giveBack,
  hold,
  holdAgain,
  release,
  sumOf,
} from './postings.ts';

const ACCOUNTS = cardAccounts('6212345678901232', 3);
const MERCHANT = merchantAccount('898310058120001');
const funds = (availableMinor: number, debtMinor = 0): CardFunds => ({ ...ACCOUNTS, availableMinor, debtMinor });

test('accounts are named without a full card number', () => {
  expect(ACCOUNTS).toEqual({
    account: 'cardholder/621234******1232#3',
    holdAccount: 'hold/621234******1232#3',
    debtAccount: 'debt/621234******1232#3',
  });
});

test('every set sums to zero and has no empty posting', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(amount, amount, amount, amount, (available, debt, first, second) => {
      const card = funds(available, -debt);
      const sets = [
        charge(card, MERCHANT, first),
        giveBack(card, MERCHANT, first),
        chargeAgain(card, MERCHANT, first),
        hold(card, first),
        release(card, first),
        complete(card, MERCHANT, first, second),
        holdAgain(card, MERCHANT, first, second),
        adjust(card.account, first - second),
      ];
      for (const set of sets) {
        expect(sumOf(set)).toBe(0);
        expect(set.every(({ amountMinor }) => amountMinor !== 0)).toBe(true);
      }
    }),
    { seed: 1 },
  );
});

describe('a card that owes', () => {
  test('owes what a forced charge did not find', () => {
    expect(chargeAgain(funds(30), MERCHANT, 100)).toEqual([
      { account: ACCOUNTS.account, amountMinor: -30 },
      { account: ACCOUNTS.debtAccount, amountMinor: -70 },
      { account: MERCHANT, amountMinor: 100 },
    ]);
  });

  test('pays back first when money comes', () => {
    expect(giveBack(funds(0, -70), MERCHANT, 100)).toEqual([
      { account: MERCHANT, amountMinor: -100 },
      { account: ACCOUNTS.debtAccount, amountMinor: 70 },
      { account: ACCOUNTS.account, amountMinor: 30 },
    ]);
  });
});

test('a completion below the hold releases the rest, one above it takes the rest from the card', () => {
  expect(complete(funds(0), MERCHANT, 100, 60)).toContainEqual({ account: ACCOUNTS.account, amountMinor: 40 });
  expect(complete(funds(50), MERCHANT, 100, 120)).toContainEqual({ account: ACCOUNTS.account, amountMinor: -20 });
});
