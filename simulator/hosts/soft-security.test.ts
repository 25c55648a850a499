import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tdesDecrypt, tdesEncrypt } from '../../src/crypto/des.ts';
import { unionPayMac } from '../../src/crypto/mac.ts';
import { decodePinBlock0, encodePinBlock0 } from '../../src/crypto/pin-block.ts';
import { wrapWorkKeys } from '../../src/crypto/work-keys.ts';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import { pinOfBlock0, unionPayMacHex } from './soft-crypto.ts';
import { softTdes } from './soft-des.ts';
import { softSecurity } from './soft-security.ts';

const bytes = (...lengths: number[]) =>
  fc.constantFrom(...lengths).chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
const hex = (length: number) => bytes(length / 2).map((b) => Buffer.from(b).toString('hex').toUpperCase());
const keys = fc.record({ pinKey: hex(32), macKey: hex(32) });

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

test('MAC, wrapped keys and PIN of a message are those of node:crypto', () => {
  const fields = fc.dictionary(
    fc.integer({ min: 2, max: 128 }).map(String),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  fc.assert(
    fc.property(keys, hex(32), fields, fc.stringMatching(/^\d{4,12}$/), (found, masterKey, given, pin) => {
      const message = { mti: '0210', fields: given };
      const pan = '6212345678901232';
      const clear = encodePinBlock0(pin, pan);
      const block = tdesEncrypt(Buffer.from(found.pinKey, 'hex'), clear).toString('hex');
      const mac = unionPayMac(Buffer.from(found.macKey.slice(0, 16), 'hex'), jsonMacInput(message));
      expect(softSecurity.mac(found, message)).toBe(mac.toString('hex').toUpperCase());
      expect(softSecurity.wrapKeys(masterKey, found)).toBe(wrapWorkKeys(masterKey, found));
      expect(softSecurity.pin(found, block, pan)).toBe(pin);
      expect(softSecurity.isClearPinBlock(clear.toString('hex'), pan)).toBe(true);
    }),
    { seed: 2, numRuns: 10 },
  );
});

test('a track key is wrapped behind the others', () => {
  const three = { pinKey: '11'.repeat(16), macKey: '22'.repeat(16), trackKey: '33'.repeat(16) };
  const masterKey = '0123456789ABCDEFFEDCBA9876543210';
  expect(softSecurity.wrapKeys(masterKey, three)).toBe(wrapWorkKeys(masterKey, three));
});
