// A sale, from the amount to the slip, as people at the counter live it.
import { describe, expect, it } from 'vitest';
import { tdesDecrypt } from '../../crypto/des.ts';
import { decodePinBlock0 } from '../../crypto/pin-block.ts';
import { CHIP_CARD, FOREIGN_BRAND, OTHER_CARD, STRIPE_CARD } from '../testing/cards.ts';
import { answering, declining, silent, unreachable, WORK_KEYS } from '../testing/fake-host.ts';
import { Till } from '../testing/till.ts';

describe('a sale by inserted card with PIN', () => {
  it('asks for amount, card and PIN, is approved, and prints both copies', async () => {
    const till = await Till.signedIn();
    await till.choose('sale');
    expect(till.state.prompt).toBe('amount');
    await till.type('128.50');
    expect(till.state.prompt).toBe('confirm-amount');
    await till.press('confirm');
    expect(till.state.prompt).toBe('card');
    await till.present('insert');
    expect(till.state.prompt).toBe('pin');
    expect(till.state.screen.join('\n')).toContain('128.50');
    await till.pin();
    expect(till.state.prompt).toBe('remove-card');
    expect(await till.result()).toMatchObject({
      outcome: 'approved',
      responseCode: '00',
      amountMinor: 12850,
      voucher: '000002',
    });
    expect((await till.slips()).map(({ copy }) => copy)).toEqual(['merchant', 'cardholder']);
    await till.takeCard();
    expect(till.state).toMatchObject({ function: null, prompt: null, quiet: true, cardInserted: false, owed: [] });
  });

  it('sends field 22, the chip data, the enciphered PIN and a right amount', async () => {
    const till = await Till.signedIn();
    await till.sale();
    const [request] = till.host.received('0200');
    expect(request?.fields).toMatchObject({
      2: CHIP_CARD.pan,
      3: '000000',
      4: '000000012850',
      11: '000002',
      14: '3012',
      22: '051',
      23: '001',
      25: '00',
      26: '12',
      49: '156',
      53: '2600000000000000',
      60: '22000001000600',
    });
    expect(request?.fields[35]).toBeUndefined();
    for (const tag of ['9F26', '9F27', '9F10', '9F37', '9F36', '95', '9A', '9C', '9F02', '5F2A', '82', '9F1A', '9F33'])
      expect(request?.fields[55]).toContain(tag);
    const block = tdesDecrypt(Buffer.from(WORK_KEYS.pinKey, 'hex'), Buffer.from(request?.fields[52] ?? '', 'hex'));
    expect(decodePinBlock0(block, CHIP_CARD.pan)).toBe('123456');
  });

  it('prints every element that identifies the payment, with the card number masked', async () => {
    const till = await Till.signedIn();
    await till.sale();
    const [merchant, cardholder] = await till.slips();
    expect(merchant?.elements).toEqual({
      title: 'Sales slip',
      merchantName: 'Example Shop',
      merchantId: '898310058120001',
      terminalId: 'TP000001',
      operator: '01',
      issuer: 'Example Bank',
      acquirer: 'Example Acquirer',
      cardNumber: '621234******1232',
      entryLetter: 'I',
      transaction: 'Sale',
      batch: '000001',
      voucher: '000002',
      authorisationCode: 'A12345',
      reference: '000000000001',
      dateTime: '2026-07-18 10:15:30',
      amountMinor: 12850,
      applicationId: 'A000000333010101',
    });
    expect(merchant?.signatureLine).toBe(true);
    expect(merchant?.lines.join('\n')).toContain('I confirm the above transaction');
    expect(cardholder?.signatureLine).toBe(false);
    expect(cardholder?.lines.join('\n')).not.toContain('I confirm the above transaction');
  });

  it('keeps the payment in the journal', async () => {
    const till = await Till.signedIn();
    await till.sale();
    expect(await till.entry()).toMatchObject({
      voucher: '000002',
      batch: '000001',
      status: 'approved',
      amountMinor: 12850,
      cardNumber: '621234******1232',
      entry: 'insert',
      reference: '000000000001',
    });
  });

  it('speaks Chinese when the configuration says so', async () => {
    const till = await Till.signedIn({ language: 'zh-CN' });
    await till.sale();
    const result = await till.result();
    expect(result?.lines[0]).toBe('交易成功');
    expect((await till.slips())[0]?.lines).toContain('卡号：621234******1232 /I');
  });
});

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

describe('a terminal with electronic slips', () => {
  const esign = { profile: { name: 'esign', receipt: 'electronic' } } as const;

  it('takes the signature on the screen, then issues the slip with its feature code, then uploads', async () => {
    const till = await Till.signedIn(esign);
    await till.choose('sale');
    await till.enter('128.50');
    await till.present('insert');
    await till.pin();
    expect(till.state.prompt).toBe('signature');
    expect(till.state.screen.join('\n')).toContain('128.50');
    expect(await till.slips()).toEqual([]);
    await till.act({ command: 'sign' });
    const [slip, ...others] = await till.slips();
    expect(others).toEqual([]);
    expect(slip).toMatchObject({ copy: 'electronic', elements: { featureCode: '07190001' } });
    expect(slip?.lines.join('\n')).toContain('signed on the screen');
    const [upload] = till.host.received('0820');
    expect(upload?.fields).toMatchObject({ 11: '000002', 15: '0719', 37: '000000000001', 60: '07000001800' });
    expect(till.state.owed).toEqual([]);
  });

  it('sends a signature that got no answer before the next transaction', async () => {
    const till = await Till.signedIn(esign);
    till.host.next('0820', silent);
    await till.sale();
    expect(till.state.owed).toEqual([{ kind: 'signature', voucher: '000002', batch: '000001' }]);
    await till.sale('5.00', 'tap');
    expect(till.state.owed).toEqual([]);
    expect(till.host.requests.map(({ mti }) => mti)).toEqual(['0800', '0200', '0820', '0820', '0200']);
  });

  it('issues the slip unsigned when nobody signs', async () => {
    const till = await Till.signedIn({ ...esign, timers: { entryTimeoutMs: 60_000 } });
    await till.choose('sale');
    await till.enter('128.50');
    await till.present('insert');
    await till.pin();
    await till.press('cancel');
    expect((await till.slips())[0]?.lines.join('\n')).not.toContain('signed on the screen');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
    expect(till.host.received('0820')).toEqual([]);
  });
});
