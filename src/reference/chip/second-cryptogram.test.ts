// The inserted card has the last word: only its issuer's answer makes it approve, and what it made of commands is told.
import { describe, expect, it } from 'vitest';
import { arpcMethod1 } from '../../crypto/emv/cryptogram.ts';
import { commandMac, commandMacInput } from '../../crypto/emv/secure-messaging.ts';
import { commonSessionKey } from '../../crypto/emv/session.ts';
import { parseTlv, tlvValues } from '../../iso8583/tlv.ts';
import { CHIP_CARD } from '../testing/cards.ts';
import { answering, declining, silent } from '../testing/fake-host.ts';
import { Till } from '../testing/till.ts';
import { chipData } from './chip-data.ts';
import { chipSessionKey } from './cryptogram.ts';
import { endOf } from './second-cryptogram.ts';

const KEY = '0123456789ABCDEFFEDCBA9876543210';
const CARD = { ...CHIP_CARD, cryptogramKey: KEY, transactionCounter: 3 };
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex').toUpperCase();

const { first } = chipData({
  card: CARD,
  amountMinor: 12_850,
  date: '260718',
  terminalId: 'TP000001',
  voucher: '000007',
  unpredictable: '11223344',
  pin: true,
});
const arqc = Buffer.from(first.cryptogram, 'hex');
const answer = (code: string) =>
  `910A${hex(arpcMethod1(chipSessionKey(KEY, 3), arqc, Buffer.from(code)))}${hex(Buffer.from(code))}`;
function command(header = '8424000004'): string {
  const key = commonSessionKey(Buffer.from(KEY, 'hex'), arqc);
  return header + hex(commandMac(key, commandMacInput(Buffer.from(header, 'hex'), 3, arqc)).subarray(0, 4));
}
const script = (template: string, value: string) => `${template}129F180400000001${`86${'09'}`}${value}`;

describe('the chip', () => {
  it('gives a certificate for an approval that its issuer answered rightly', () => {
    expect(endOf(first, answer('00'), '00', true)).toMatchObject({
      decision: 'TC',
      issuer: 'right',
      scriptResults: '',
    });
  });

  it('lives with an approval without an answer, from a host that knows no chips', () => {
    expect(endOf(first, undefined, '00', true)).toMatchObject({ decision: 'TC', issuer: 'absent' });
  });

  it.each([
    ['wrong', `910A${'0'.repeat(16)}3030`],
    ['for another code', answer('51')],
    ['broken off', answer('00').slice(0, -2)],
  ])('declines when the answer is %s', (_, field55) => {
    expect(endOf(first, field55, '00', true)).toMatchObject({ decision: 'AAC', issuer: 'wrong' });
  });

  it('declines what the host declined, with another cryptogram than that of an approval', () => {
    const end = endOf(first, answer('51'), '51', false);
    expect(end).toMatchObject({ decision: 'AAC', issuer: 'right' });
    expect(end.cryptogram).not.toBe(endOf(first, answer('00'), '00', true).cryptogram);
  });

  it('runs a command of its issuer and refuses one that is forged', () => {
    const field55 = `${answer('00')}${script('71', command())}${script('72', `8424000004${'0'.repeat(8)}`)}`;
    expect(endOf(first, field55, '00', true).scriptResults).toBe('2000000001' + '1100000001');
  });
});

describe('a terminal', () => {
  it('takes back an approval that the card declined, for reason 06, and prints nothing', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', answering({ 55: `910A${'0'.repeat(16)}3030` }));
    await till.sale();
    expect((await till.result())?.outcome).toBe('cancelled');
    expect(await till.slips()).toEqual([]);
    expect(till.state.owed).toMatchObject([{ kind: 'reversal' }]);
    await till.sale('1.00', 'tap');
    expect(till.host.received('0400')[0]?.fields[39]).toBe('06');
  });

  it('does not ask a tapped card that is gone', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', answering({ 55: `910A${'0'.repeat(16)}3030` }));
    await till.sale('5.00', 'tap');
    expect((await till.result())?.outcome).toBe('approved');
  });

  it('prints the certificate of the chip', async () => {
    const till = await Till.signedIn();
    await till.sale();
    expect((await till.slips())[0]?.lines.join('\n')).toMatch(/TC [\dA-F]{16}/);
  });

  it('owes a notice of a command, also after a decline and over a restart, until it is answered', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', answering({ 39: '51', 38: undefined, 55: script('72', command()) }));
    await till.sale('5.00', 'insert', CARD);
    await till.act({ command: 'restart' });
    expect(till.state.owed).toMatchObject([{ kind: 'script-notice', voucher: '000002' }]);
    till.host.next('0620', silent, declining('12'));
    await till.sale('1.00', 'tap');
    expect((await till.result())?.outcome).toBe('approved');
    expect(till.state.owed).toHaveLength(1);
    await till.sale('1.00', 'tap');
    expect(till.state.owed).toEqual([]);
    const [notice] = till.host.received('0620');
    expect(notice?.fields[60]).toBe('00000001951');
    expect(notice?.fields[61]?.slice(0, 12)).toBe('000001000002');
    expect(notice?.fields[11]).not.toBe('000002');
    expect(tlvValues(parseTlv(notice?.fields[55] ?? '')).DF31).toMatch(/^[12]\d00000001$/);
  });

  it('sells nothing more when the answer to the notice asks for a new sign-in', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', answering({ 55: script('72', command()) }));
    await till.sale('5.00', 'insert', CARD);
    till.host.next('0620', declining('77'));
    await till.sale('1.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(till.host.received('0200')).toHaveLength(1);
    expect(till.state).toMatchObject({ signedIn: false, owed: [] });
  });
});
