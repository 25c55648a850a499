// A chip card and its issuer: the cryptogram of one is what the other computes, and nothing else is.
import { describe, expect, it } from 'vitest';
import { bytes } from '../vectors-fixture.ts';
import { chipCryptogram, chipCryptogramMatches } from './chip.ts';
import { CRYPTOGRAM_TAGS, cryptogramType } from './cryptogram.ts';
import { iccMasterKey } from './keys.ts';

/** The published scenario of Visa cryptogram version 18. */
const CARD_KEY = iccMasterKey(bytes('0123456789ABCDEFFEDCBA9876543210'), '1234567890123456', '00', 'B');
const VALUES: Record<string, string> = {
  '9F02': '000000004000',
  '9F03': '000000000000',
  '9F1A': '0124',
  95: '8000048000',
  '5F2A': '0124',
  '9A': '191105',
  '9C': '01',
  '9F37': '52BF4585',
  82: '1800',
  '9F36': '001C',
  '9F10': '06011203A0B800',
};
const signed: Record<string, string> = { ...VALUES, '9F26': '7A788EA6B8A3E733' };

describe('a chip cryptogram', () => {
  it('is the published one', () => {
    expect(chipCryptogram(CARD_KEY, VALUES)).toBe('7A788EA6B8A3E733');
    expect(chipCryptogramMatches(CARD_KEY, signed)).toBe(true);
  });

  it.each(CRYPTOGRAM_TAGS)('no longer matches when tag %s changes or is missing', (tag) => {
    const last = signed[tag]!.slice(-1);
    const other = signed[tag]!.slice(0, -1) + (last === '0' ? '1' : '0');
    expect(chipCryptogramMatches(CARD_KEY, { ...signed, [tag]: other })).toBe(false);
    const { [tag]: _, ...without } = signed;
    expect(chipCryptogramMatches(CARD_KEY, without)).toBe(false);
  });

  it('does not match under the key of another card, or when there is none', () => {
    const other = iccMasterKey(bytes('0123456789ABCDEFFEDCBA9876543210'), '1234567890123457');
    expect(chipCryptogramMatches(other, signed)).toBe(false);
    expect(chipCryptogramMatches(CARD_KEY, VALUES)).toBe(false);
  });
});

describe('cryptogram information data', () => {
  it('says which cryptogram it is', () => {
    expect([0x80, 0x40, 0x00, 0xc0, 0x81].map(cryptogramType)).toEqual(['ARQC', 'TC', 'AAC', null, 'ARQC']);
  });
});
