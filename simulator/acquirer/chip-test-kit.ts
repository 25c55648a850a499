// For tests: what a chip of the test cards says, made the way a chip makes it.
import { applicationCryptogram, cryptogramInput } from '../../src/crypto/emv/cryptogram.ts';
import { iccMasterKey } from '../../src/crypto/emv/keys.ts';
import { atcDiversifier, commonSessionKey } from '../../src/crypto/emv/session.ts';
import { TEST_CHIP_KEYS } from '../../src/definitions/chip-keys.ts';
import { buildTlv } from '../../src/iso8583/tlv.ts';
import { DEBIT } from './test-kit.ts';

export const bytes = (hex: string) => Buffer.from(hex, 'hex');
export const hex = (data: Buffer) => data.toString('hex').toUpperCase();
/** Master key and session key of a chip, for one value of its counter. */
export const sessionKey = (number: string, counter: number) => {
  const key = iccMasterKey(bytes(TEST_CHIP_KEYS.issuerMasterKey), number, '01', 'B');
  return { key, session: commonSessionKey(key, atcDiversifier(counter)) };
};

type Said = { counter?: number; amount?: number; number?: string; change?: Record<string, string>; leave?: string };

/** Field 55 as a right chip sends it, then `change`d. */
export function field55({ counter = 1, amount = 10_000, number = DEBIT, change = {}, leave = '' }: Said = {}): string {
  const values: Record<string, string> = {
    '9F02': String(amount).padStart(12, '0'),
    '9F03': '000000000000',
    '9F1A': '0156',
    '95': '0000008000',
    '5F2A': '0156',
    '9A': '260718',
    '9C': '00',
    '9F37': '11223344',
    '82': '7C00',
    '9F36': counter.toString(16).padStart(4, '0').toUpperCase(),
  };
  const cryptogram = hex(
    applicationCryptogram(sessionKey(number, counter).session, cryptogramInput(values, '03A00000')),
  );
  const all: Record<string, string> = { ...values, '9F26': cryptogram, '9F10': '07010103A0000001', ...change };
  return buildTlv(Object.entries(all).flatMap(([tag, value]) => (tag === leave ? [] : [{ tag, value }])));
}
