// A sale, from the amount to the slip, as people at the counter live it.
import { describe, expect, it } from 'vitest';
import { tdesDecrypt } from '../../crypto/des.ts';
import { decodePinBlock0 } from '../../crypto/pin-block.ts';
import { CHIP_CARD } from '../testing/cards.ts';
import { WORK_KEYS } from '../testing/fake-host.ts';
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
