// Working keys of a sign-in: wrapped and unwrapped, with TDES and with SM4, and refused when a check value is wrong.
import { describe, expect, it } from 'vitest';
import { sm4Decrypt, sm4Encrypt } from './sm4.ts';
import { bytes, hex } from './vectors-fixture.ts';
import { type KeyCipher, keyCheckValue, unwrapWorkKeys, wrapWorkKeys } from './work-keys.ts';

const TMK = '0123456789ABCDEFFEDCBA9876543210';
const KEYS = {
  pinKey: '11111111111111112222222222222222',
  macKey: '33333333333333334444444444444444',
  trackKey: '55555555555555556666666666666666',
};

describe('SM4', () => {
  it('agrees with the example of GB/T 32907', () => {
    const block = bytes('0123456789ABCDEFFEDCBA9876543210');
    expect(hex(sm4Encrypt(block, block))).toBe('681EDF34D206965E86B3E94F536E4246');
    expect(hex(sm4Decrypt(block, bytes('681EDF34D206965E86B3E94F536E4246')))).toBe(hex(block));
  });

  it('takes keys of 16 bytes only', () => {
    expect(() => sm4Encrypt(Buffer.alloc(8), Buffer.alloc(16))).toThrow(RangeError);
  });
});

describe.each<KeyCipher>(['tdes', 'sm4'])('working keys under %s', (cipher) => {
  it('come back as they went, in the lengths of key modes 003 and 004', () => {
    const { trackKey: _, ...two } = KEYS;
    expect(wrapWorkKeys(TMK, two, cipher)).toHaveLength(80);
    expect(wrapWorkKeys(TMK, KEYS, cipher)).toHaveLength(120);
    expect(unwrapWorkKeys(TMK, wrapWorkKeys(TMK, two, cipher), cipher)).toEqual({ keys: two });
    expect(unwrapWorkKeys(TMK, wrapWorkKeys(TMK, KEYS, cipher), cipher)).toEqual({ keys: KEYS });
  });

  it('are refused by the name of the key whose check value is wrong', () => {
    const field = wrapWorkKeys(TMK, KEYS, cipher);
    const spoilt = (at: number) => `${field.slice(0, at)}${field[at] === '0' ? '1' : '0'}${field.slice(at + 1)}`;
    expect(unwrapWorkKeys(TMK, spoilt(35), cipher)).toEqual({ bad: 'pinKey' });
    expect(unwrapWorkKeys(TMK, spoilt(75), cipher)).toEqual({ bad: 'macKey' });
    expect(unwrapWorkKeys(TMK, spoilt(119), cipher)).toEqual({ bad: 'trackKey' });
    expect(unwrapWorkKeys(TMK, field.slice(1), cipher)).toEqual({ bad: 'length' });
  });
});

describe('check values', () => {
  it('are those of F-15', () => {
    expect(keyCheckValue('0123456789ABCDEF')).toBe('D5D44FF7');
    expect(keyCheckValue(TMK)).toBe('08D7B4FB');
  });
});
