// Opening, comparing and translating enciphered PINs, between all covers.
import { describe, expect, it } from 'vitest';
import { decipherPin, encipherPin, type PinCover, pinMatches, translatePin } from './pin-translation.ts';
import { bytes, hex } from './vectors-fixture.ts';

const PAN = '6212345678901232';
const KEY = bytes('0123456789ABCDEFFEDCBA9876543210');
const OTHER = bytes('11111111111111112222222222222222');
const COVERS: PinCover[] = ([0, 1, 3, 4] as const).map((format) => ({ format, key: KEY }));
const random = (count: number) => Uint8Array.from({ length: count }, (_, i) => 37 * (i + 1));

describe.each(COVERS)('PIN under format $format', (cover) => {
  const block = encipherPin(cover, '123456', PAN, random);

  it('is found again, and nothing is found under another key', () => {
    expect(decipherPin(cover, block, PAN)).toBe('123456');
    expect(decipherPin({ ...cover, key: OTHER }, block, PAN)).toBeNull();
    expect(decipherPin(cover, block.subarray(1), PAN)).toBeNull();
  });

  it('matches itself only', () => {
    expect(pinMatches(cover, block, PAN, '123456')).toBe(true);
    for (const wrong of ['123457', '12345', '1234567', '', '1234561234567'])
      expect(pinMatches(cover, block, PAN, wrong)).toBe(false);
  });

  it.each(COVERS)('goes over to format $format under another key', (to) => {
    const moved = translatePin({ ...cover, pan: PAN }, { ...to, key: OTHER, pan: PAN }, block, random);
    expect(moved).not.toBeNull();
    expect(decipherPin({ ...to, key: OTHER }, moved!, PAN)).toBe('123456');
  });

  it('does not go over when it cannot be opened', () => {
    expect(translatePin({ ...cover, key: OTHER, pan: PAN }, { ...cover, pan: PAN }, block, random)).toBeNull();
  });
});

describe('formats bound to a card number', () => {
  it.each(COVERS.filter(({ format }) => format !== 1))('format $format does not open for another card', (cover) => {
    const block = encipherPin(cover, '123456', PAN, random);
    expect(decipherPin(cover, block, '6212345678909999')).not.toBe('123456');
  });

  it('agrees with the worked example of F-15', () => {
    expect(hex(encipherPin({ format: 0, key: KEY }, '123456', PAN, random))).toBe('B91D020C871DFFC1');
  });
});
