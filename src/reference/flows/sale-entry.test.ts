// The amount of a sale, and whether amount or card comes first.
import { describe, expect, it } from 'vitest';
import { STRIPE_CARD } from '../testing/cards.ts';
import { Till } from '../testing/till.ts';

describe('the amount', () => {
  it('can be corrected with Clear, and the last confirmed one is sent', async () => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.type('12');
    await till.press('clear');
    expect(till.state.prompt).toBe('amount');
    await till.type('1');
    await till.type('28.5');
    await till.press('confirm');
    await till.present('insert');
    await till.finish();
    expect(till.host.received('0200')[0]?.fields[4]).toBe('000000012850');
  });

  it.each(['0', '0.00', ''])('of "%s" is refused and nothing is sent', async (amount) => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.enter(amount);
    expect(till.state.prompt).toBe('amount');
    expect(await till.shown()).toContain('Invalid amount');
    expect(till.host.received('0200')).toEqual([]);
  });

  it.each(['-5', '1.234', 'abc', '99999999999'])('does not take "%s"', async (text) => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.type(text);
    expect(till.state.prompt).toBe('amount');
    expect(await till.shown()).toContain('Invalid amount');
  });

  it('is not sent before Confirm, and Cancel ends the sale', async () => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.type('5.00');
    await till.press('cancel');
    expect(await till.result()).toMatchObject({ outcome: 'cancelled' });
    expect(till.host.received('0200')).toEqual([]);
  });

  it('typed on the idle screen begins a sale', async () => {
    const till = await Till.signedIn();
    await till.type('9.99');
    expect(till.state).toMatchObject({ function: 'sale', prompt: 'confirm-amount' });
  });
});

describe('the order of entry', () => {
  it('is card first where the profile says so, and a tap waits for the amount', async () => {
    const till = await Till.signedIn({ profile: { entryOrder: 'card-first' } });
    await till.choose('sale');
    expect(till.state.prompt).toBe('card');
    expect((await till.of('prompt')).at(-1)?.interfaces).toEqual(['insert', 'swipe', 'key']);
    await till.present('insert');
    expect(till.state.prompt).toBe('amount');
    await till.enter('1.00');
    expect(till.state.prompt).toBe('pin');
  });

  it('is amount first where a tap is all that the terminal can read', async () => {
    const till = await Till.signedIn({ profile: { entryOrder: 'card-first', interfaces: ['tap'] } });
    await till.sale('5.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });

  it('ends at once where no reader is on', async () => {
    const till = await Till.signedIn({ profile: { interfaces: ['qr'] } });
    await till.choose('sale');
    await till.enter('5.00');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
  });

  it('is card first when a card is inserted or swiped on the idle screen', async () => {
    const till = await Till.signedIn();
    await till.present('swipe', STRIPE_CARD);
    expect(till.state).toMatchObject({ function: 'sale', prompt: 'amount' });
    await till.enter('1.00');
    expect(till.state.prompt).toBe('pin');
  });

  it('takes a card that was inserted before it was asked for', async () => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.present('insert');
    await till.enter('1.00');
    expect(till.state.prompt).toBe('pin');
  });
});
