// Payments by code: paid once, asked about when nobody knows, never reversed, never paid again blindly.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answering, declining, garbling, hanging, silent, unreachable, vanishing } from '../testing/fake-host.ts';
import { PAYMENT_CODE, Till } from '../testing/till.ts';

const MASKED = '**************3450';
const queries = (till: Till) => till.host.received('0820').filter(({ fields }) => fields[60]?.endsWith('900'));
const everything = async (till: Till) =>
  JSON.stringify([await till.terminal.events(0, 0), await till.terminal.journal(), await till.terminal.log()]);

describe('a payment by code', () => {
  it('asks for amount and code and nothing else, and is approved', async () => {
    const till = await Till.signedIn();
    await till.qrSale();
    expect(await till.prompts()).toEqual(['amount', 'confirm-amount', 'payment-code']);
    expect(await till.result()).toMatchObject({ function: 'qr-sale', outcome: 'approved', amountMinor: 2500 });
    expect(till.state).toMatchObject({ function: null, owed: [] });
  });

  it('goes out as a sale with 22 = 032 and the code in 59, without card, PIN or chip', async () => {
    const till = await Till.signedIn();
    await till.qrSale();
    const { mti, fields } = till.host.received('0200')[0] ?? { mti: '', fields: {} };
    expect(mti).toBe('0200');
    expect(fields).toMatchObject({ 3: '000000', 4: '000000002500', 22: '032', 25: '00', 59: `A3018${PAYMENT_CODE}` });
    expect(fields[60]).toMatch(/^22/);
    for (const field of [2, 14, 23, 26, 35, 52, 53, 55]) expect(fields[field as 2]).toBeUndefined();
  });

  it('is on slips and in the journal by the last four digits of its code and its payment voucher', async () => {
    const till = await Till.signedIn();
    await till.qrSale();
    const [merchant, cardholder] = await till.slips();
    expect(merchant?.elements).toMatchObject({ cardNumber: MASKED, entryLetter: 'Q', issuer: 'Example Bank' });
    for (const slip of [merchant, cardholder]) {
      expect(slip?.signatureLine).toBe(false);
      expect(slip?.lines).toContain('Payment by code: no signature required');
      expect(slip?.lines).toContain('Payment voucher: 20260718000000000001');
    }
    expect(await till.entry()).toMatchObject({ function: 'qr-sale', entry: 'qr', cardNumber: MASKED });
    expect(await everything(till)).not.toContain(PAYMENT_CODE);
  });

  it.each(['51', '14', '54', '94'])('that is declined with %s ends there: nothing is owed or asked', async (code) => {
    const till = await Till.signedIn();
    till.host.next('0200', declining(code));
    await till.qrSale();
    expect(await till.result()).toMatchObject({ outcome: 'declined', responseCode: code });
    expect(till.state.owed).toEqual([]);
    expect(queries(till)).toEqual([]);
    expect(await till.slips()).toEqual([]);
  });

  it('sends nothing for what is no payment code, and gives up after the attempts of a card', async () => {
    const till = await Till.signedIn();
    await till.qrSale('25.00', '12345');
    expect(till.state.prompt).toBe('payment-code');
    expect(till.state.screen.join()).toContain('no payment code');
    await till.scan('https://example.com/pay');
    await till.scan('62123456789012345X');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(till.host.received('0200')).toEqual([]);
  });

  it('takes a good code after a bad one', async () => {
    const till = await Till.signedIn();
    await till.qrSale('25.00', '12345');
    await till.scan(PAYMENT_CODE);
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });

  it('that could not be sent is neither owed nor asked about', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', unreachable);
    await till.qrSale();
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(await till.entry()).toMatchObject({ status: 'cancelled' });
    expect(till.state.owed).toEqual([]);
  });

  it('is not offered by a profile without it', async () => {
    const till = await Till.poweredOn({ profile: { functions: ['sale'] } });
    await expect(till.choose('qr-sale')).rejects.toMatchObject({ code: 'not-offered' });
  });

  it('is refused by a profile whose scanner is off', async () => {
    const till = await Till.signedIn({ profile: { interfaces: ['insert'] } });
    await till.qrSale();
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
  });
});

describe('a payment by code whose answer does not come', () => {
  it('is asked about at once, by its batch and voucher, with a MAC', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', silent);
    await till.qrSale();
    const { fields } = queries(till)[0] ?? { fields: {} };
    const sale = till.host.received('0200')[0]?.fields[11] ?? '';
    expect(fields).toMatchObject({ 60: '00000001900', 61: `000001${sale}` });
    expect(fields[64 as keyof typeof fields]).toBeDefined();
    expect(fields[11 as keyof typeof fields]).not.toBe(sale);
    expect(till.host.received('0400')).toEqual([]);
  });

  it.each([
    ['silence', silent],
    ['garbage', garbling],
    ['the voucher of another', answering({ 11: '999999' })],
    ['another amount', answering({ 4: '000000000001' })],
    ['a wrong MAC', answering({ 64: '0'.repeat(16) })],
  ])('because of %s is approved when the host says that it was paid', async (_what, reaction) => {
    const till = await Till.signedIn();
    till.host.next('0200', reaction);
    await till.qrSale();
    expect(await till.result()).toMatchObject({ outcome: 'approved', responseCode: '00', amountMinor: 2500 });
    expect(await till.entry()).toMatchObject({ status: 'approved', reference: '000000000001' });
    expect((await till.slips())[0]?.lines).toContain('Payment voucher: 20260718000000000001');
    expect(till.state.owed).toEqual([]);
    expect(till.host.received('0200')).toHaveLength(1);
  });

  it('is not paid when the host does not know it', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', vanishing);
    await till.qrSale();
    expect(await till.result()).toMatchObject({ outcome: 'declined', responseCode: '25' });
    expect((await till.result())?.lines).toContain('The host was asked: nothing was paid');
    expect(till.state.owed).toEqual([]);
    expect(await till.slips()).toEqual([]);
  });

  it('is declined with its own code when the host says that it was', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', vanishing);
    till.host.next('0820', answering({ 39: '51', 48: '2' }));
    await till.qrSale();
    expect(await till.result()).toMatchObject({ outcome: 'declined', responseCode: '51' });
  });

  it('is asked about as often as a reversal is sent, and then says: ask before selling again', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', silent);
    till.host.next('0820', silent, silent, silent);
    await till.qrSale();
    expect(queries(till)).toHaveLength(3);
    expect(await till.result()).toMatchObject({ outcome: 'no-answer' });
    expect((await till.result())?.lines).toContain('Outcome not known: ask before selling again');
    expect(await till.entry()).toMatchObject({ status: 'unknown' });
    expect(till.state.owed).toEqual([{ kind: 'qr-query', voucher: '000002', batch: '000001' }]);
    expect(await till.slips()).toEqual([]);
  });

  it.each<[string, Record<number, string | undefined>]>([
    ['says nothing of the payment', { 39: '96', 48: undefined, 4: undefined }],
    ['names another payment', { 61: '000001000099' }],
    ['names another amount', { 4: '000000000001' }],
    ['is a decline with the mark of an approval', { 39: '51' }],
    ['has a wrong MAC', { 64: '0'.repeat(16) }],
  ])('is asked about again when the answer %s', async (_what, change) => {
    const till = await Till.signedIn();
    till.host.next('0200', silent);
    till.host.next('0820', answering(change));
    await till.qrSale();
    expect(queries(till)).toHaveLength(2);
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });

  it('may turn out to be paid in part', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', silent);
    till.host.next('0820', answering({ 39: '10', 4: '000000001000' }));
    await till.qrSale();
    expect(await till.result()).toMatchObject({ outcome: 'approved', responseCode: '10', amountMinor: 1000 });
  });
});

describe('a payment by code that stays unknown', () => {
  const unknown = async (change = {}) => {
    const till = await Till.signedIn(change);
    till.host.next('0200', silent);
    till.host.next('0820', silent, silent, silent);
    await till.qrSale();
    return till;
  };

  it('is asked about before the next sale, gets its slips then, and the cashier is told before anybody pays again', async () => {
    const till = await unknown();
    await till.choose('sale');
    await till.enter('1.00');
    await till.present('tap');
    expect(till.state.prompt).toBe('confirm-original');
    expect(till.state.screen.join('\n')).toContain('25.00');
    expect((await till.slips()).map(({ elements }) => elements?.voucher)).toEqual(['000002', '000002']);
    await till.press('confirm');
    expect(await till.result()).toMatchObject({ outcome: 'approved', amountMinor: 100 });
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['approved', 'approved']);
    expect(till.state.owed).toEqual([]);
  });

  it('is asked about before the amount of the next payment by code, which the cashier may then leave', async () => {
    const till = await unknown();
    await till.choose('qr-sale');
    expect(till.state.prompt).toBe('confirm-original');
    await till.press('cancel');
    expect(await till.result()).toMatchObject({ outcome: 'cancelled' });
    expect(till.host.received('0200')).toHaveLength(1);
  });

  it('stops every sale while the host does not answer', async () => {
    const till = await unknown();
    till.host.next('0820', silent, silent, silent);
    await till.sale('1.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(till.host.received('0200')).toHaveLength(1);
    expect(till.state.owed).toHaveLength(1);
  });

  it('stops nothing in a profile that drops what was not answered', async () => {
    const till = await unknown({ profile: { reversalExhausted: 'drop' } });
    till.host.next('0820', silent, silent, silent);
    await till.sale('1.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
    expect(till.state.owed).toEqual([]);
  });

  it('lets the next payment go on when nothing was paid', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', vanishing);
    till.host.next('0820', silent, silent, silent);
    await till.qrSale();
    await till.qrSale();
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['declined', 'approved']);
  });

  it('is asked about under the new keys after a sign-in that the host asked for', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', silent);
    till.host.next('0820', answering({ 39: '77', 48: undefined, 4: undefined }));
    await till.qrSale();
    expect(queries(till)).toHaveLength(1);
    expect(till.state).toMatchObject({ signedIn: false, owed: [{ kind: 'qr-query' }] });
    await till.signIn();
    await till.choose('settlement');
    expect(await till.result()).toMatchObject({ outcome: 'done' });
    expect(till.state.owed).toEqual([]);
  });

  it('is shown in the query as not known, not as to be reversed', async () => {
    const till = await unknown();
    await till.choose('query');
    expect(till.state.screen.join('\n')).toContain('outcome not known');
  });

  it('is settled before the batch is', async () => {
    const till = await unknown();
    await till.choose('settlement');
    expect(await till.result()).toMatchObject({ outcome: 'done' });
    expect((await till.of('slip')).some(({ slip }) => slip.elements?.voucher === '000002')).toBe(true);
    expect(till.host.received('0500')[0]?.fields[48]?.slice(0, 15)).toBe('000000002500001');
  });

  it('survives the loss of power before the answer, in a file as in memory', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-qr-'));
    try {
      const till = await Till.signedIn({}, { storeFile: path.join(folder, 'store.sqlite') });
      till.host.next('0200', hanging);
      await till.choose('qr-sale');
      await till.enter('25.00');
      await till.terminal.execute({ command: 'present-code', code: PAYMENT_CODE });
      await till.act({ command: 'power-off' });
      await till.act({ command: 'restart' });
      expect(till.state.owed).toEqual([{ kind: 'qr-query', voucher: '000002', batch: '000001' }]);
      expect(till.state.screen.join('\n')).toContain('not known');
      await till.qrSale('1.00');
      expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['approved', 'approved']);
      expect(queries(till)).toHaveLength(1);
      await till.terminal.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a payment by code given back', () => {
  it('is voided without a card, by its reference and payment voucher', async () => {
    const till = await Till.signedIn();
    await till.qrSale();
    await till.startVoid('000002');
    expect(await till.result()).toMatchObject({ function: 'void', outcome: 'approved', amountMinor: 2500 });
    expect(await till.prompts()).not.toContain('card');
    const { fields } = till.host.received('0200')[1] ?? { fields: {} };
    expect(fields).toMatchObject({ 3: '200000', 22: '032', 37: '000000000001', 59: 'A402020260718000000000001' });
    expect(fields[2 as keyof typeof fields]).toBeUndefined();
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['voided', 'approved']);
    expect((await till.slips())[0]?.signatureLine).toBe(false);
  });

  it('whose void has no answer owes a reversal: only the payment itself is never reversed', async () => {
    const till = await Till.signedIn();
    await till.qrSale();
    till.host.next('0200', silent);
    await till.startVoid('000002');
    expect(till.state.owed).toMatchObject([{ kind: 'reversal', voucher: '000003' }]);
    await till.sale('1.00', 'tap');
    const [reversal] = till.host.received('0400');
    expect(reversal?.fields).toMatchObject({ 11: '000003', 22: '032' });
    expect(reversal?.fields[2]).toBeUndefined();
  });

  it('is refunded by the voucher of its slip in place of a card', async () => {
    const till = await Till.signedIn();
    await till.choose('refund');
    await till.enter('123456');
    expect(till.state.screen.join('\n')).toContain('payment voucher');
    await till.scan('short');
    expect(till.state.prompt).toBe('card');
    await till.scan('20260718000000000001');
    await till.enter('000000000001');
    await till.enter('0718');
    await till.enter('10.00');
    expect(await till.result()).toMatchObject({ outcome: 'approved', amountMinor: 1000 });
    const { fields } = till.host.received('0220')[0] ?? { fields: {} };
    expect(fields).toMatchObject({ 22: '032', 37: '000000000001', 59: 'A402020260718000000000001' });
  });

  it('has a slip that can be printed again', async () => {
    const till = await Till.signedIn();
    await till.qrSale();
    await till.choose('reprint');
    await till.press('confirm');
    expect((await till.slips())[0]).toMatchObject({ reprint: true, elements: { cardNumber: MASKED } });
  });
});
