// Bytes that may be shown: whatever the message and however it is damaged, no card data is among them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../../src/definitions/dialects/index.ts';
import { compileDialect } from '../../src/iso8583/index.ts';
import { hiddenHex } from './hidden-hex.ts';

const PAN = '6212345678901232';
const TRACK = `${PAN}=35122010000000000`;
const PIN_BLOCK = 'B91D020C871DFFC1';
const message = {
  mti: '0200',
  fields: { 2: PAN, 3: '000000', 4: '000000000100', 11: '000001', 35: TRACK, 41: 'TP000001', 52: PIN_BLOCK },
};

describe.each(Object.entries(DIALECTS))('in %s', (_name, dialect) => {
  const codec = compileDialect(dialect);
  const bytes = codec.encode(dialect.name.includes('1993') ? { ...message, mti: '1200' } : message);
  const hex = bytes.toString('hex').toUpperCase();
  /** Card data as it looks in hex where digits are packed, and where they are characters. */
  const secrets = [PAN, TRACK.slice(17), PIN_BLOCK].flatMap((text) => [
    text,
    Buffer.from(text).toString('hex').toUpperCase(),
  ]);

  test('a whole message shows every public byte in its place, and card number, track and PIN block as **', () => {
    const shown = hiddenHex(codec, bytes);
    expect(shown).toHaveLength(hex.length);
    for (let i = 0; i < hex.length; i += 2) expect(['**', hex.slice(i, i + 2)]).toContain(shown.slice(i, i + 2));
    for (const secret of secrets) expect(shown).not.toContain(secret);
    const { trace } = codec.inspect(bytes);
    for (const { field, offset, bytes: length } of trace) {
      const part = shown.slice(2 * offset, 2 * (offset + length));
      expect(part.includes('*')).toBe([2, 35, 52].includes(field));
    }
  });

  test('bytes before the message are shown', () => {
    expect(hiddenHex(codec, Buffer.concat([Buffer.from('0102', 'hex'), bytes]), 2)).toBe(
      `0102${hiddenHex(codec, bytes)}`,
    );
  });

  test('a damaged one shows nothing behind its bitmap', () => {
    const damage = fc.oneof(
      fc.nat({ max: bytes.length - 1 }).map((length) => bytes.subarray(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 20 }).map((more) => Buffer.concat([bytes, more])),
      fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] ?? 0) ^ by;
        return copy;
      }),
    );
    fc.assert(
      fc.property(damage, (spoilt) => {
        const shown = hiddenHex(codec, spoilt);
        expect(shown).toHaveLength(2 * spoilt.length);
        const { error, trace } = codec.inspect(spoilt);
        if (error === null) return;
        expect(shown.slice(2 * (trace[0]?.offset ?? 0))).toMatch(/^\**$/);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

test('card numbers in a batch upload are hidden with the field that holds them', () => {
  const codec = compileDialect(DIALECTS['unionpay-pos']);
  const bytes = codec.encode({
    mti: '0320',
    fields: { 11: '000001', 48: `0100000001${PAN.padStart(20, '0')}000000000100`, 60: '00000001201' },
  });
  expect(bytes.toString('hex')).toContain(PAN);
  expect(hiddenHex(codec, bytes)).not.toContain(PAN);
});
