// What a cardholder enters for a sale: PIN and verification code, or neither.
import { describe, expect, it } from 'vitest';
import { Till } from '../testing/till.ts';

describe('PIN-free and signature-free taps', () => {
  it('at the limit go without PIN and without signature, and the slip says so', async () => {
    const till = await Till.signedIn();
    await till.sale('1000.00', 'tap');
    expect(await till.prompts()).not.toContain('pin');
    expect(till.host.received('0200')[0]?.fields[22]).toBe('072');
    expect(till.host.received('0200')[0]?.fields[52]).toBeUndefined();
    const [slip] = await till.slips();
    expect(slip?.signatureLine).toBe(false);
    expect(slip?.lines).toContain('Amount not above CNY 1000.00: PIN-free and signature-free');
  });

  it('above the limit need both', async () => {
    const till = await Till.signedIn();
    await till.sale('1000.01', 'tap');
    expect(await till.prompts()).toContain('pin');
    expect(till.host.received('0200')[0]?.fields[22]).toBe('071');
    expect((await till.slips())[0]?.signatureLine).toBe(true);
  });

  it('need the PIN under the function with forced PIN, but no signature', async () => {
    const till = await Till.signedIn();
    await till.choose('force-pin-sale');
    await till.enter('5.00');
    await till.present('tap');
    expect(till.state.prompt).toBe('pin');
    await till.finish();
    expect((await till.slips())[0]?.lines).toContain('Amount not above CNY 1000.00: no signature required');
  });

  it('are off when the limits are null', async () => {
    const till = await Till.signedIn({ limits: { pinFreeMinor: null, signatureFreeMinor: null } });
    await till.sale('0.01', 'tap');
    expect(await till.prompts()).toContain('pin');
    expect((await till.slips())[0]?.signatureLine).toBe(true);
  });
});

describe('the PIN', () => {
  const atPin = async (amount = '5.00') => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.enter(amount);
    await till.present('insert');
    return till;
  };

  it('may be left out: the request then says so', async () => {
    const till = await atPin();
    await till.pin('');
    expect(till.host.received('0200')[0]?.fields[22]).toBe('052');
    expect(till.host.received('0200')[0]?.fields[52]).toBeUndefined();
  });

  it('is asked for again when it is too short, as often as configured', async () => {
    const till = await atPin();
    await till.pin('1');
    expect(till.state.prompt).toBe('pin');
    await till.pin('12');
    await till.pin('123');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(till.host.received('0200')).toEqual([]);
  });

  it('is never shown: only a count of stars', async () => {
    const till = await atPin();
    await till.pin('739164');
    const everything = JSON.stringify(await till.terminal.events(0, 0)) + (await till.terminal.log());
    expect(everything).not.toContain('739164');
    expect(await till.shown()).toContain('******');
  });

  it('entry ends the sale with nothing sent when it is cancelled', async () => {
    const till = await atPin();
    await till.press('cancel');
    expect(await till.result()).toMatchObject({ outcome: 'cancelled' });
    expect(till.host.received('0200')).toEqual([]);
    expect(till.state.prompt).toBe('remove-card');
  });

  it('entry ends the sale with nothing sent when nobody enters it in time', async () => {
    const till = await Till.signedIn({ timers: { entryTimeoutMs: 30 } });
    await till.choose('sale');
    await till.enter('5.00');
    await till.present('insert');
    await till.untilResult();
    expect(await till.result()).toMatchObject({ outcome: 'cancelled' });
    expect(await till.shown()).toContain('in time');
    expect(till.host.received('0200')).toEqual([]);
  });

  it('entry ends the sale with nothing sent when the card is pulled', async () => {
    const till = await atPin();
    await till.takeCard();
    expect(await till.result()).toMatchObject({ outcome: 'cancelled' });
    expect(till.host.received('0200')).toEqual([]);
    expect(till.state.function).toBeNull();
  });
});

describe('the verification code', () => {
  it('is asked for only under its profile, and stands nowhere', async () => {
    const till = await Till.signedIn({ profile: { verificationCode: true } });
    await till.choose('sale');
    await till.enter('5.00');
    await till.present('insert');
    expect(till.state.prompt).toBe('verification-code');
    await till.enter('4711');
    await till.finish();
    const everything = JSON.stringify(await till.events()) + (await till.terminal.log());
    expect(everything).not.toContain('4711');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });

  it.each(['12', '123456789', 'abc'])(
    'that is not of its form (%s) ends the sale, and nothing is sent',
    async (code) => {
      const till = await Till.signedIn({ profile: { verificationCode: true } });
      await till.choose('sale');
      await till.enter('5.00');
      await till.present('insert');
      await till.enter(code);
      await till.takeCard();
      expect(await till.result()).toMatchObject({ outcome: 'refused' });
      expect(await till.shown()).toContain('Wrong verification code');
      expect(till.host.received('0200')).toEqual([]);
    },
  );
});
