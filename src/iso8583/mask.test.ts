// Masking: what is shown of a message, and that short or odd values are hidden wholly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhn, maskMessage, maskPan, maskText } from './mask.ts';

describe('a card number', () => {
  it('shows its first six and last four digits', () => {
    expect(maskPan('6212345678901232')).toBe('621234******1232');
    expect(maskPan('6212345678901')).toBe('621234***8901');
  });

  it('that is too short, too long or no number is hidden wholly', () => {
    for (const odd of ['621234567890', '62123456789012345678', '62123456789O1232', ''])
      expect(maskPan(odd)).toBe('*'.repeat(odd.length));
  });

  it('is masked in free text when its check digit is right, other long numbers are not touched', () => {
    expect(maskText('card 4111111111111111 at terminal 00000001')).toBe('card 411111******1111 at terminal 00000001');
    expect(maskText('reference 1234567890123')).toBe('reference 1234567890123');
  });

  it('never shows more than ten digits, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,30}$/), (digits) => {
        const masked = maskPan(digits);
        return masked.length === digits.length && masked.replaceAll('*', '').length <= 10;
      }),
      { seed: 8583 },
    );
  });
});

describe('a message', () => {
  it('shows lengths only of tracks, PIN block, chip data and keys', () => {
    const fields = {
      2: '6212345678901232',
      4: '000000012345',
      35: '6212345678901232=2912',
      52: '0123456789ABCDEF',
      55: '9F26',
      62: 'AA',
    };
    expect(maskMessage({ mti: '0200', fields }).fields).toEqual({
      2: '621234******1232',
      4: '000000012345',
      35: '[21 hidden]',
      52: '[16 hidden]',
      55: '[4 hidden]',
      62: '[2 hidden]',
    });
  });
});

describe('a value as long as a card number that is none', () => {
  /** MACs whose codes pass the check digit: they were shown as card numbers once. */
  const macsLikeCards = () =>
    Array.from({ length: 4096 }, (_, i) =>
      Buffer.from((i * 0x1010101).toString(16).padStart(8, '0').slice(-8).toUpperCase()),
    )
      .map((characters) => characters.toString('hex'))
      .filter((hex) => luhn(hex));
  const [mac = ''] = macsLikeCards();

  it('is none of the MACs whose check digit happens to be right', () => {
    expect(macsLikeCards().length).toBeGreaterThan(100);
    for (const each of macsLikeCards())
      expect(maskMessage({ mti: '0200', fields: { 64: each } }).fields[64]).toBe(each);
  });

  it('is shown: the MAC as the codes of hex characters, and the security control information', () => {
    const fields = { 53: '2600000000000000', 64: mac, 128: '3030303030303030' };
    expect(maskMessage({ mti: '0200', fields }).fields).toEqual(fields);
  });

  it('is shown: the codes of a transaction with a card, whatever their check digit', () => {
    const codes = Array.from({ length: 60 }, (_, batch) => `11${String(batch + 1).padStart(6, '0')}000600`);
    expect(codes.filter((each) => luhn(`${each}0`)).length).toBeGreaterThan(0);
    for (const each of codes)
      for (const value of [each, `${each}0`])
        expect(maskMessage({ mti: '0100', fields: { 60: value } }).fields[60]).toBe(value);
    expect(maskMessage({ mti: '0100', fields: { 60: '4111111111111111' } }).fields[60]).toBe('411111******1111');
  });

  it('is masked when it is any other, or the card number of the message', () => {
    const other = '4111111111111111';
    expect(maskMessage({ mti: '0200', fields: { 64: other } }).fields[64]).toBe('411111******1111');
    const own = macsLikeCards()[0]!;
    expect(maskMessage({ mti: '0200', fields: { 2: own, 64: own } }).fields[64]).toBe(maskPan(own));
  });
});

describe('the check digit', () => {
  it('is right or wrong, and nothing has none', () => {
    expect(luhn('4111111111111111')).toBe(true);
    expect(luhn('4111111111111112')).toBe(false);
    expect(luhn('')).toBe(false);
  });
});
