// Functions that refer to an earlier transaction: void, refund, completion.
import { describe, expect, it } from 'vitest';
import { CHIP_CARD, OTHER_CARD } from '../testing/cards.ts';
import { declining, silent } from '../testing/fake-host.ts';
import { Till } from '../testing/till.ts';

describe('a void', () => {
  const sold = async () => {
    const till = await Till.signedIn();
    await till.sale('88.00');
    return till;
  };

  it('goes from supervisor to voucher, original, card and PIN, for the full amount', async () => {
    const till = await sold();
    await till.choose('void');
    expect(till.state.prompt).toBe('supervisor-password');
    await till.enter('123456');
    expect(till.state.prompt).toBe('original-voucher');
    await till.enter('2');
    expect(till.state.prompt).toBe('confirm-original');
    expect(till.state.screen).toEqual(expect.arrayContaining(['Amount: CNY 88.00', 'Card: 621234******1232']));
    await till.press('confirm');
    await till.present('insert');
    expect(till.state.prompt).toBe('pin');
    await till.finish();
    expect(await till.result()).toMatchObject({ outcome: 'approved', amountMinor: 8800 });
    expect(till.host.received('0200')[1]?.fields).toMatchObject({
      3: '200000',
      4: '000000008800',
      25: '00',
      37: '000000000001',
      38: 'A12345',
      60: '23000001000600',
      61: '0000010000020718',
    });
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['voided', 'approved']);
    expect((await till.slips())[0]?.elements).toMatchObject({ originalVoucher: '000002', transaction: 'Void' });
    expect((await till.slips())[0]?.lines).toContain('Original voucher: 000002');
  });

  it('stops at a wrong supervisor password', async () => {
    const till = await sold();
    await till.choose('void');
    await till.enter('654321');
    expect(await till.result()).toMatchObject({ outcome: 'refused', lines: ['Wrong supervisor password'] });
    expect(till.state.function).toBeNull();
  });

  it('needs the card of the original', async () => {
    const till = await sold();
    await till.startVoid('000002');
    await till.present('insert', OTHER_CARD);
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(await till.shown()).toContain('not the one of the original');
    expect(till.host.received('0200')).toHaveLength(1);
  });

  it('is refused for a voucher that is not there, and for what has been voided or declined', async () => {
    const till = await sold();
    await till.startVoid('999');
    expect(await till.shown()).toContain('Original transaction not found');
    await till.startVoid('2');
    await till.present('tap');
    await till.finish();
    await till.startVoid('2');
    expect(await till.shown()).toContain('already voided');
    till.host.next('0200', declining('51'));
    await till.sale('1.00');
    await till.startVoid('4');
    expect(await till.shown()).toContain('cannot be voided');
    await till.startVoid('3');
    expect(await till.shown()).toContain('cannot be voided');
  });

  it('that is declined leaves the sale as it was', async () => {
    const till = await sold();
    till.host.next('0200', declining('12'));
    await till.startVoid('2');
    await till.present('insert');
    await till.finish();
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['approved', 'declined']);
  });

  it('without an answer is reversed, and its reversal names the original too', async () => {
    const till = await sold();
    till.host.next('0200', silent);
    await till.startVoid('2');
    await till.present('insert');
    await till.finish();
    await till.sale('1.00', 'tap');
    expect(till.host.received('0400')[0]?.fields).toMatchObject({ 3: '200000', 11: '000003', 61: '0000010000020718' });
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['approved', 'reversed', 'approved']);
  });
});

describe('a refund', () => {
  it('goes from supervisor to card, reference, date and amount, without PIN', async () => {
    const till = await Till.signedIn();
    await till.refund('30.00', '071812345678');
    expect(await till.prompts()).not.toContain('pin');
    const [request] = till.host.received('0220');
    expect(request?.fields).toMatchObject({
      2: CHIP_CARD.pan,
      3: '200000',
      4: '000000003000',
      22: '052',
      25: '00',
      37: '071812345678',
      60: '25000001000600',
      61: '0000000000000718',
      63: 'CUP',
    });
    expect(await till.result()).toMatchObject({ outcome: 'approved', amountMinor: 3000 });
    const [slip] = await till.slips();
    expect(slip?.lines).toEqual(expect.arrayContaining(['Original reference: 071812345678', 'Original date: 0718']));
    expect(await till.entry()).toMatchObject({
      function: 'refund',
      original: { voucher: null, reference: '071812345678', date: '0718' },
    });
  });

  it('takes no date that no calendar has', async () => {
    const till = await Till.signedIn();
    await till.choose('refund');
    await till.enter('123456');
    await till.present('insert');
    await till.enter('071812345678');
    await till.enter('1332');
    expect(till.state.prompt).toBe('original-date');
    expect(await till.shown()).toContain('Invalid entry');
  });

  it('over the limit of the terminal is refused without a message, at the limit it is sent', async () => {
    const till = await Till.signedIn();
    await till.refund('5000.01');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(await till.shown()).toContain('refund limit of CNY 5000.00');
    expect(till.host.received('0220')).toEqual([]);
    await till.refund('5000.00');
    expect(till.host.received('0220')).toHaveLength(1);
  });

  it('without an answer is not reversed: the operator is told to ask', async () => {
    const till = await Till.signedIn();
    till.host.next('0220', silent);
    await till.refund('30.00');
    expect(await till.result()).toMatchObject({ outcome: 'no-answer' });
    expect(await till.shown()).toContain('ask the acquirer before trying again');
    expect(till.state.owed).toEqual([]);
  });
});

describe('the pre-authorisation family', () => {
  const authorised = async () => {
    const till = await Till.signedIn();
    await till.choose('pre-authorisation');
    await till.enter('500.00');
    await till.present('insert');
    await till.finish();
    return till;
  };
  const name = async (till: Till, chosen: 'completion' | 'pre-authorisation-void', code: string, amount: string) => {
    await till.choose(chosen);
    if (till.state.prompt === 'supervisor-password') await till.enter('123456');
    await till.present('insert');
    await till.enter('0718');
    await till.enter(code);
    await till.enter(amount);
    await till.press('confirm');
    await till.finish();
  };

  it('holds with 0100, without PIN for a small tap', async () => {
    const till = await authorised();
    expect(till.host.received('0100')[0]?.fields).toMatchObject({ 3: '030000', 25: '06', 60: '10000001000600' });
    await till.choose('pre-authorisation');
    await till.enter('500.00');
    await till.present('tap');
    expect(await till.prompts()).not.toContain('pin');
  });

  it('completes by authorisation code and date, naming the voucher when it is in this batch', async () => {
    const till = await authorised();
    await name(till, 'completion', 'A12345', '450.00');
    expect(till.host.received('0200')[0]?.fields).toMatchObject({
      3: '000000',
      4: '000000045000',
      25: '06',
      37: '000000000001',
      38: 'A12345',
      60: '20000001000600',
      61: '0000010000020718',
    });
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });

  it('completes one of an earlier batch by code and date alone', async () => {
    const till = await Till.signedIn();
    await name(till, 'completion', 'B54321', '450.00');
    expect(till.host.received('0200')[0]?.fields).toMatchObject({ 38: 'B54321', 61: '0000000000000718' });
    expect(till.host.received('0200')[0]?.fields[37]).toBeUndefined();
  });

  it('is voided by a supervisor', async () => {
    const till = await authorised();
    await name(till, 'pre-authorisation-void', 'A12345', '500.00');
    expect(await till.prompts()).toContain('supervisor-password');
    expect(till.host.received('0100')[1]?.fields).toMatchObject({
      3: '200000',
      25: '06',
      38: 'A12345',
      60: '11000001000600',
    });
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['voided', 'approved']);
  });

  it('takes a completion back', async () => {
    const till = await authorised();
    await name(till, 'completion', 'A12345', '450.00');
    await till.startVoid('3', 'completion-void');
    await till.present('insert');
    await till.finish();
    expect(till.host.received('0200')[1]?.fields).toMatchObject({
      3: '200000',
      25: '06',
      60: '21000001000600',
      61: '0000010000030718',
    });
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['approved', 'voided', 'approved']);
  });
});

describe('a balance inquiry', () => {
  it('asks for card and PIN without an amount, shows the balance, prints and keeps nothing', async () => {
    const till = await Till.signedIn();
    await till.choose('balance-inquiry');
    await till.present('insert');
    expect((await till.of('prompt')).at(-1)).toMatchObject({ prompt: 'pin' });
    expect((await till.of('prompt')).at(-1)?.amountMinor).toBeUndefined();
    await till.finish();
    expect(await till.result()).toMatchObject({
      outcome: 'approved',
      lines: ['Approved', 'Available balance: CNY 987.65'],
    });
    expect(till.host.received('0200')[0]?.fields[4]).toBeUndefined();
    expect(await till.slips()).toEqual([]);
    expect(await till.terminal.journal()).toEqual([]);
  });

  it('that is declined or not answered says so and owes nothing', async () => {
    const till = await Till.signedIn();
    const ask = async () => {
      await till.choose('balance-inquiry');
      await till.present('insert');
      await till.finish();
    };
    till.host.next('0200', declining('55'), silent);
    await ask();
    expect(await till.result()).toMatchObject({ outcome: 'declined', responseCode: '55' });
    await ask();
    expect(await till.result()).toMatchObject({ outcome: 'no-answer' });
    expect(till.state.owed).toEqual([]);
  });
});
