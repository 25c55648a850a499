import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tdesDecrypt, tdesEncrypt } from '../des.ts';
import { unionPayMac } from '../mac.ts';
import { decodePinBlock0, encodePinBlock0 } from '../pin-block.ts';
import { pinOfBlock0, unionPayMacHex } from './soft-crypto.ts';
import { softTdes } from './soft-des.ts';

const bytes = (...lengths: number[]) =>
  fc.constantFrom(...lengths).chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));

test('triple DES is that of OpenSSL, both ways, for every key length', () => {
  fc.assert(
    fc.property(bytes(8, 16, 24), bytes(0, 8, 16, 64), (key, data) => {
      expect(Buffer.from(softTdes('encipher', key, data))).toEqual(tdesEncrypt(key, data));
      expect(Buffer.from(softTdes('decipher', key, data))).toEqual(tdesDecrypt(key, data));
    }),
    { seed: 1, numRuns: 50 },
  );
});

test('keys and data of a wrong length are refused', () => {
  expect(() => softTdes('encipher', new Uint8Array(7), new Uint8Array(8))).toThrow(RangeError);
  expect(() => softTdes('encipher', new Uint8Array(8), new Uint8Array(7))).toThrow(RangeError);
});

test('the MAC is that of node:crypto, whatever the data', () => {
  fc.assert(
    fc.property(bytes(8), fc.uint8Array({ maxLength: 300 }), (key, data) => {
      expect(unionPayMacHex(Buffer.from(key).toString('hex'), data)).toBe(
        unionPayMac(key, data).toString('hex').toUpperCase(),
      );
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('a PIN block is read as src/crypto reads it, right or wrong', () => {
  const pan = '6212345678901232';
  const right = fc.stringMatching(/^\d{4,12}$/).map((pin) => encodePinBlock0(pin, pan));
  const spoilt = fc.tuple(right, fc.nat({ max: 7 }), fc.integer({ min: 1, max: 255 })).map(([block, at, by]) => {
    const copy = Buffer.from(block);
    copy[at] = (copy[at] ?? 0) ^ by;
    return copy;
  });
  fc.assert(
    fc.property(fc.oneof(right, spoilt, bytes(8)), (block) => {
      expect(pinOfBlock0(block, pan)).toBe(decodePinBlock0(block, pan));
    }),
    { seed: 4, numRuns: 300 },
  );
});
