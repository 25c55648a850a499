// How a sale ends: nothing sent, approved or declined, in words, sound and light.
import { describe, expect, it } from 'vitest';
import { answering, declining, silent, unreachable } from '../testing/fake-host.ts';
import { Till } from '../testing/till.ts';

describe('before anything is sent', () => {
  it('a terminal without network refuses and says why', async () => {
    const till = await Till.signedIn();
    await till.act({ command: 'environment', network: 'down' });
    await till.choose('sale');
    expect(await till.result()).toMatchObject({ outcome: 'refused', lines: ['Not connected: check the network'] });
    expect(till.host.received('0200')).toEqual([]);
  });

  it('a terminal without sign-in refuses and says why', async () => {
    const till = await Till.poweredOn();
    await till.choose('sale');
    expect(await till.result()).toMatchObject({ outcome: 'refused', lines: ['Please sign in first'] });
    expect(till.host.requests).toEqual([]);
  });

  it('a host that cannot be reached costs nothing and leaves nothing owed', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', unreachable);
    await till.sale();
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(await till.shown()).toContain('Connection to the host failed');
    expect(till.state.owed).toEqual([]);
    expect(await till.entry()).toMatchObject({ status: 'cancelled' });
  });
});

describe('the result', () => {
  it.each(['00', '11', 'A2', 'A4', 'A5', 'A6'])('of code %s is an approval', async (code) => {
    const till = await Till.signedIn();
    till.host.next('0200', answering({ 39: code }));
    await till.sale();
    expect(await till.result()).toMatchObject({ outcome: 'approved', responseCode: code });
  });

  it('of code 10 is an approval of the lower amount, and the rest is to be collected', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', answering({ 39: '10', 4: '000000010000' }));
    await till.sale();
    expect(await till.result()).toMatchObject({ outcome: 'approved', amountMinor: 10000 });
    expect(await till.shown()).toContain('remaining CNY 28.50');
    expect((await till.slips())[0]?.elements?.amountMinor).toBe(10000);
    expect(await till.entry()).toMatchObject({ amountMinor: 10000 });
  });

  it.each([
    ['51', 'Insufficient funds [51]', 'Please contact the issuing bank'],
    ['61', 'Over the amount limit [61]', 'Please contact the issuing bank'],
    ['91', 'System trouble: issuer not available [91]', 'Please contact the acquirer service line 95516'],
    ['41', 'Lost card, keep the card [41]', 'Keep the card'],
    ['ZZ', 'Transaction failed [ZZ]', 'Please contact the acquirer service line 95516'],
  ])(
    'of code %s is a decline in clear words, with the amount, no slip and no reversal',
    async (code, reason, advice) => {
      const till = await Till.signedIn();
      till.host.next('0200', declining(code));
      await till.sale();
      const result = await till.result();
      expect(result).toMatchObject({ outcome: 'declined', responseCode: code });
      expect(result?.lines).toEqual(expect.arrayContaining([reason, advice, 'Amount: CNY 128.50']));
      expect(await till.slips()).toEqual([]);
      expect(till.state.owed).toEqual([]);
      expect(await till.entry()).toMatchObject({ status: 'declined', responseCode: code });
    },
  );

  it.each(['77', '99', 'A0'])('of code %s asks for a new sign-in', async (code) => {
    const till = await Till.signedIn();
    till.host.next('0200', declining(code));
    await till.sale();
    expect(till.state.signedIn).toBe(false);
    expect(await till.shown()).toContain('sign in again');
    await till.choose('sale');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
  });

  it('sounds and shines differently for success and failure', async () => {
    const till = await Till.signedIn();
    await till.sale();
    const signals = async () => [
      (await till.of('sound')).map(({ sound }) => sound).filter((sound) => sound === 'success' || sound === 'failure'),
      (await till.of('indicator')).filter(({ indicator }) => indicator === 'result').map(({ value }) => value),
    ];
    expect(await signals()).toEqual([['success'], ['green']]);
    till.host.next('0200', silent);
    await till.sale();
    expect(await signals()).toEqual([['failure'], ['red']]);
  });

  it('comes after a processing text, and nothing else is started meanwhile', async () => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.enter('5.00');
    await till.present('insert');
    await till.terminal.execute({ command: 'enter-pin', pin: '123456' });
    await till.terminal.execute({ command: 'press', key: 'confirm' });
    await till.act({ command: 'choose-function', function: 'sale' });
    expect(await till.shown()).toContain('Processing, please wait');
    expect(till.host.received('0200')).toHaveLength(1);
  });
});
