// The card of a sale: how it is read, and what is not taken.
import { describe, expect, it } from 'vitest';
import { CHIP_CARD, FOREIGN_BRAND, OTHER_CARD, STRIPE_CARD } from '../testing/cards.ts';
import { Till } from '../testing/till.ts';

describe('the card', () => {
  const atCard = async (profile: Parameters<typeof Till.signedIn>[0] = {}) => {
    const till = await Till.signedIn(profile);
    await till.choose('sale');
    await till.enter('5.00');
    return till;
  };

  it('that cannot be read is asked for again, and after the last attempt nothing is sent', async () => {
    const till = await atCard();
    await till.present('insert', CHIP_CARD, 'unreadable');
    expect(till.state.prompt).toBe('card');
    expect(await till.shown()).toContain('could not be read, please try again');
    await till.present('insert', CHIP_CARD, 'unreadable');
    await till.present('tap', CHIP_CARD, 'unreadable');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(till.host.received('0200')).toEqual([]);
  });

  it('that leaves the field too early or comes with another one costs nothing and can be tapped again', async () => {
    const till = await atCard();
    await till.present('tap', CHIP_CARD, 'torn');
    expect(await till.shown()).toContain('removed too early');
    await till.present('tap', CHIP_CARD, 'two-cards');
    expect(await till.shown()).toContain('one card only');
    await till.present('tap');
    expect(till.host.received('0200')).toHaveLength(1);
  });

  it('with a chip is not taken by its stripe: insert or tap is asked for', async () => {
    const till = await atCard();
    await till.present('swipe');
    expect(till.state.prompt).toBe('card');
    expect(await till.shown()).toContain('please insert or tap the card');
    expect((await till.of('prompt')).at(-1)?.interfaces).toEqual(['insert', 'tap']);
    await till.present('swipe');
    expect(till.host.received('0200')).toEqual([]);
    await till.present('insert');
    expect(till.state.prompt).toBe('pin');
  });

  it('with a chip that failed is swiped where the profile allows fallback, and the request says so', async () => {
    const till = await atCard({ profile: { fallback: true } });
    await till.present('insert', CHIP_CARD, 'unreadable');
    await till.present('swipe');
    await till.finish();
    const [request] = till.host.received('0200');
    expect(request?.fields[22]).toBe('021');
    expect(request?.fields[60]?.[12]).toBe('2');
  });

  it('with nothing but a stripe is swiped, and its track goes out', async () => {
    const till = await atCard();
    await till.present('swipe', STRIPE_CARD);
    await till.finish();
    expect(till.host.received('0200')[0]?.fields).toMatchObject({
      22: '021',
      35: `${STRIPE_CARD.pan}D30121200000000000`,
    });
    expect(till.host.received('0200')[0]?.fields[55]).toBeUndefined();
  });

  it('can be keyed in', async () => {
    const till = await atCard();
    await till.present('key');
    await till.finish();
    expect(till.host.received('0200')[0]?.fields[22]).toBe('011');
    expect((await till.slips())[0]?.elements?.entryLetter).toBe('M');
  });

  it('outside the configuration is refused without a message', async () => {
    const till = await atCard();
    await till.present('insert', FOREIGN_BRAND);
    expect(await till.result()).toMatchObject({
      outcome: 'refused',
      lines: ['Card not supported', 'Nothing was charged'],
    });
    expect(till.host.received('0200')).toEqual([]);
  });

  it('is not read by a reader that is off', async () => {
    const till = await atCard({ profile: { interfaces: ['insert'] } });
    await till.present('tap');
    expect(till.state.prompt).toBe('card');
    expect(await till.shown()).toContain('not available');
  });

  it('is shown masked and confirmed where the profile says so', async () => {
    const till = await atCard({ profile: { confirmCard: true } });
    await till.present('insert');
    expect(till.state.prompt).toBe('confirm-card');
    expect(till.state.screen).toContain('Card: 621234******1232');
    await till.press('clear');
    expect(till.state.prompt).toBe('confirm-card');
    await till.press('confirm');
    expect(till.state.prompt).toBe('pin');
  });

  it('must be taken before the terminal goes on', async () => {
    const till = await atCard();
    await till.present('insert');
    await till.pin();
    await till.press('cancel');
    await till.act({ command: 'choose-function', function: 'sale' });
    await till.present('insert', OTHER_CARD);
    expect(till.state).toMatchObject({ prompt: 'remove-card', cardInserted: true, function: 'sale' });
  });
});
