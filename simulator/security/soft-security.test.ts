import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tdesEncrypt } from '../../src/crypto/des.ts';
import { unionPayMac } from '../../src/crypto/mac.ts';
import { encodePinBlock0 } from '../../src/crypto/pin-block.ts';
import { wrapWorkKeys } from '../../src/crypto/work-keys.ts';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import { softSecurity } from './soft-security.ts';

const hex = (length: number) =>
  fc
    .uint8Array({ minLength: length / 2, maxLength: length / 2 })
    .map((b) => Buffer.from(b).toString('hex').toUpperCase());
const keys = fc.record({ pinKey: hex(32), macKey: hex(32) });

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
