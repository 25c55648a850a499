// Cards of a scenario go into the acquirer's book as their issuer knows them, and no further.
import { beforeEach, describe, expect, it } from 'vitest';
import type { AcquirerConfiguration } from '../../simulator/admin/client.ts';
import type { Configuration } from '../../src/terminal/index.ts';
import { Plan } from './plan.ts';
import { Wallet } from './wallet.ts';

let plan: Plan;
let wallet: Wallet;
beforeEach(() => {
  plan = new Plan({} as Configuration, { cards: [] } as unknown as AcquirerConfiguration);
  wallet = new Wallet(plan, 'en');
});

describe('a wallet', () => {
  it('puts a dealt card into the book with its balance and issuer', () => {
    wallet.deal('debit chip', 'ICBC', 12_345);
    expect(plan.acquirer.cards).toMatchObject([{ issuer: 'ICBC', availableMinor: 12_345 }]);
  });

  it('understands the Chinese name of a card', () => {
    wallet.deal('借记芯片卡', '工商银行', 1);
    expect(wallet.current.image.label).toBe('debit chip');
  });

  it('keeps a card without an issuer out of the book', () => {
    wallet.deal('debit of an unconnected issuer', 'Unconnected Bank', 1);
    expect(plan.acquirer.cards).toEqual([]);
  });

  it('gives a wrong PIN of the right length, and keeps it secret as well', () => {
    wallet.deal('debit chip', 'ICBC', 1);
    const wrong = wallet.wrongPin();
    expect(wrong).toHaveLength(wallet.current.pin.length);
    expect(wrong).not.toBe(wallet.current.pin);
    expect(wallet.pins).toEqual(expect.arrayContaining([wrong, wallet.current.pin, wallet.other.pin]));
  });

  it('finds another card whose number ends alike, keeps it out of the book and its PIN secret', () => {
    wallet.deal('credit chip', 'ICBC', 1);
    const { image, pin } = wallet.alike();
    expect(image.pan).not.toBe(wallet.current.image.pan);
    expect(image.pan.slice(-4)).toBe(wallet.current.image.pan.slice(-4));
    expect(plan.acquirer.cards).toHaveLength(1);
    expect(wallet.pins).toContain(pin);
    expect(wallet.all.map((card) => card.image.pan)).toContain(image.pan);
    wallet.deal('debit chip', 'ICBC', 1);
    expect(() => wallet.alike()).toThrow('ends like');
  });

  it('changes a card until the scenario runs, and not afterwards', () => {
    wallet.deal('debit chip', 'ICBC', 1);
    wallet.change({ pin: '864209', status: 'lost' });
    expect(wallet.current.pin).toBe('864209');
    expect(plan.acquirer.cards[0]).toMatchObject({ pin: '864209', status: 'lost' });
    plan.close();
    expect(() => wallet.change({ status: 'active' })).toThrow('before the first When');
  });

  it('refuses a card that does not exist, and a scenario without one', () => {
    expect(() => wallet.current).toThrow('no card yet');
    expect(() => wallet.deal('golden', 'ICBC', 1)).toThrow('golden');
  });
});
