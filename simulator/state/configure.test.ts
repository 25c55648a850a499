// Changes that an operator makes: the accounts of a card are its own, also after another one was removed.
import { describe, expect, test } from 'vitest';
import { card, configuration, NOW, pan } from '../acquirer/test-kit.ts';
import { applyChange } from './change.ts';
import { createState, putCard } from './configure.ts';
import type { Change } from './rows.ts';

/** Three numbers that look the same once they are masked. */
const TWINS = Array.from({ length: 100 }, (_, i) => pan(`621234${String(i).padStart(5, '0')}0012`))
  .filter((number) => number.endsWith('0'))
  .slice(0, 3);

function book(cards = configuration().cards) {
  const state = createState(configuration({ cards }));
  return {
    state,
    add: (number: string, availableMinor: number) => apply(putCard(state, card({ pan: number, availableMinor }), NOW)),
  };
  function apply(change: Change): void {
    applyChange(state, change);
  }
}

describe('the accounts of cards', () => {
  test('are numbered on after one was removed, so that no card gets those of another', () => {
    const { state, add } = book([]);
    const [first = '', second = '', third = ''] = TWINS;
    add(first, 100);
    add(second, 200);
    applyChange(state, { effects: [{ collection: 'cards', key: first, row: null }] });
    add(third, 400);
    const accounts = [...state.cards.values()].map(({ account }) => account);
    expect(new Set(accounts).size).toBe(2);
    expect(accounts.map((account) => account.split('#')[1])).toEqual(['2', '3']);
    expect(accounts.map((account) => state.balances.get(account))).toEqual([200, 400]);
  });

  test('are new for a card that comes back, and what was on the old ones stays in the books', () => {
    const { state, add } = book([]);
    const [first = ''] = TWINS;
    add(first, 100);
    const before = state.cards.get(first)?.account ?? '';
    applyChange(state, { effects: [{ collection: 'cards', key: first, row: null }] });
    add(first, 300);
    const after = state.cards.get(first)?.account ?? '';
    expect(after).not.toBe(before);
    expect([state.balances.get(before), state.balances.get(after)]).toEqual([100, 300]);
  });

  test('are kept when the card is changed', () => {
    const { state, add } = book([]);
    const [first = ''] = TWINS;
    add(first, 100);
    const { account } = state.cards.get(first) ?? {};
    add(first, 700);
    expect(state.cards.get(first)?.account).toBe(account);
    expect(state.balances.get(account ?? '')).toBe(700);
  });

  test('of a configuration are numbered from 1', () => {
    const { state } = book();
    expect([...state.cards.values()].map(({ account }) => account.split('#')[1])).toEqual(['1', '2', '3', '4']);
  });
});
