// Cards of a scenario go into the acquirer's book as their issuer knows them, and no further.
import { beforeEach, describe, expect, it } from 'vitest';
import type { AcquirerConfiguration } from '../simulator/admin/client.ts';
import type { Configuration } from '../src/terminal/index.ts';
import { Deck } from './deck.ts';
import { Plan } from './plan.ts';

let plan: Plan;
let deck: Deck;
beforeEach(() => {
  plan = new Plan({} as Configuration, { cards: [] } as unknown as AcquirerConfiguration);
  deck = new Deck(plan, 'en');
});

describe('a deck', () => {
  it('puts a dealt card into the book with its balance and issuer', () => {
    deck.deal('debit chip', 'ICBC', 12_345);
    expect(plan.acquirer.cards).toMatchObject([{ issuer: 'ICBC', availableMinor: 12_345 }]);
  });

  it('understands the Chinese name of a card', () => {
    deck.deal('借记芯片卡', '工商银行', 1);
    expect(deck.current.image.label).toBe('debit chip');
  });

  it('keeps a card without an issuer out of the book', () => {
    deck.deal('debit of an unconnected issuer', 'Unconnected Bank', 1);
    expect(plan.acquirer.cards).toEqual([]);
  });

  it('gives a wrong PIN of the right length, and keeps it secret as well', () => {
    deck.deal('debit chip', 'ICBC', 1);
    const wrong = deck.wrongPin();
    expect(wrong).toHaveLength(deck.current.pin.length);
    expect(wrong).not.toBe(deck.current.pin);
    expect(deck.pins).toEqual(expect.arrayContaining([wrong, deck.current.pin, deck.other.pin]));
  });

  it('changes a card until the scenario runs, and not afterwards', () => {
    deck.deal('debit chip', 'ICBC', 1);
    deck.change({ pin: '864209', status: 'lost' });
    expect(deck.current.pin).toBe('864209');
    expect(plan.acquirer.cards[0]).toMatchObject({ pin: '864209', status: 'lost' });
    plan.close();
    expect(() => deck.change({ status: 'active' })).toThrow('before the first When');
  });

  it('refuses a card that does not exist, and a scenario without one', () => {
    expect(() => deck.current).toThrow('no card yet');
    expect(() => deck.deal('golden', 'ICBC', 1)).toThrow('golden');
  });
});
