// DUKPT with TDES, single DES and AES against published vectors.
import { describe, expect, it } from 'vitest';
import { aesDecrypt, aesEncrypt } from './aes.ts';
import { aesCmac, tdesCmac } from './cmac.ts';
import { tdesCbcEncrypt, tdesEncrypt } from './des.ts';
import {
  type AesDukptKey,
  type AesDukptUse,
  aesDukptHostKey,
  aesDukptInitialKey,
  aesDukptSerial,
  aesDukptTransactionKey,
  aesDukptWorkingKey,
} from './dukpt-aes.ts';
import { singleDukptDecipher, singleDukptEncipher } from './dukpt-des.ts';
import {
  bitCount,
  type DukptUse,
  dukptHostKey,
  dukptInitialKey,
  dukptNextSerial,
  dukptTransactionKey,
  dukptWorkingKey,
} from './dukpt-tdes.ts';
import { hmacSha256, retailMac } from './mac.ts';
import { encipherPin4, encodePinBlock0 } from './pin-block.ts';
import { bytes, hex, type Vector, vectorsOf } from './vectors-fixture.ts';

const VECTORS = vectorsOf('dukpt');

const TDES: Record<string, (vector: Vector) => void> = {
  transaction({ bdk, initialKey, ksn, transactionKey, pin, mac, cmac, data }) {
    expect(hex(dukptInitialKey(bytes(bdk), bytes(ksn)))).toBe(initialKey);
    const key = dukptTransactionKey(bytes(initialKey), bytes(ksn));
    expect(hex(key)).toBe(transactionKey);
    const clear = encodePinBlock0(pin.pin, pin.pan);
    expect(hex(clear)).toBe(pin.clearBlock);
    expect(hex(tdesEncrypt(dukptWorkingKey(key, 'pin'), clear))).toBe(pin.encrypted);
    for (const side of ['request', 'response'] as const) {
      const macKey = dukptWorkingKey(key, `mac-${side}`);
      const whole = hex(retailMac(macKey, Buffer.from(mac.dataAscii)));
      expect(whole.slice(0, 8)).toBe(mac[side]);
      if (mac[`${side}8`] !== undefined) expect(whole).toBe(mac[`${side}8`]);
      expect(hex(tdesCmac(macKey, Buffer.from(cmac.dataAscii)))).toBe(cmac[side]);
      if (data[side] !== undefined)
        expect(hex(tdesCbcEncrypt(dukptWorkingKey(key, `data-${side}`), bytes(data.clearHex)))).toBe(data[side]);
    }
  },
  pin({ bdk, ksn, pin }) {
    const key = dukptHostKey(bytes(bdk), bytes(ksn), 'pin');
    expect(hex(tdesEncrypt(key, encodePinBlock0(pin.pin, pin.pan)))).toBe(pin.encrypted);
  },
  'working-key'({ bdk, ksn, usage, key }) {
    expect(hex(dukptHostKey(bytes(bdk), bytes(ksn), usage as DukptUse))).toBe(key);
  },
  data({ bdk, ksn, key, clearHex, encrypted }) {
    const uses: DukptUse[] = ['pin', 'data-request'];
    const keys = uses.map((use) => dukptHostKey(bytes(bdk), bytes(ksn), use));
    const found = keys.filter((each) => hex(tdesCbcEncrypt(each, bytes(clearHex))) === encrypted);
    expect(found).toHaveLength(1);
    if (key !== undefined) expect(hex(found[0]!)).toBe(key);
  },
  'ksn-space'({ counterBits, maxSetBits, count }) {
    expect(combinations(counterBits, maxSetBits)).toBe(count);
  },
};

const SINGLE: Record<string, (vector: Vector) => void> = {
  pin({ initialKey, ksn, pin }) {
    const clear = encodePinBlock0(pin.pin, pin.pan);
    expect(hex(singleDukptEncipher(bytes(initialKey), bytes(ksn), clear))).toBe(pin.encrypted);
    expect(hex(singleDukptDecipher(bytes(initialKey), bytes(ksn), bytes(pin.encrypted)))).toBe(hex(clear));
  },
};

const USE: Record<string, AesDukptUse> = {
  'PIN encryption': 'pin',
  'MAC generation': 'mac-generation',
  'MAC verification': 'mac-verification',
  'data encryption (encrypt)': 'data-encryption',
  'data encryption (decrypt)': 'data-decryption',
};

const AES: Record<string, (vector: Vector) => void> = {
  transaction(vector) {
    AES['transaction-key']?.(vector);
    const { bdk, ksn, workingKeys, pin, mac, data } = vector;
    for (const [name, expected] of Object.entries(workingKeys)) {
      const [, use = '', type = ''] = /^(.*) (\w+)$/.exec(name) ?? [];
      expect(USE).toHaveProperty([use]);
      expect(hex(aesDukptHostKey(bytes(bdk), bytes(ksn), USE[use]!, type as AesDukptKey))).toBe(expected);
    }
    const keyOf = (use: AesDukptUse, type: AesDukptKey) => aesDukptHostKey(bytes(bdk), bytes(ksn), use, type);
    if (pin !== undefined)
      for (const [type, encrypted] of Object.entries(pin.encrypted))
        expect(
          hex(encipherPin4(keyOf('pin', type as AesDukptKey), pin.pin, pin.pan, () => bytes(pin.pinField.slice(16)))),
        ).toBe(encrypted);
    if (mac !== undefined) {
      const input = Buffer.from(mac.dataAscii);
      expect(hex(aesCmac(keyOf('mac-generation', 'AES128'), input))).toBe(mac.cmacRequest);
      expect(hex(aesCmac(keyOf('mac-verification', 'AES128'), input))).toBe(mac.cmacResponse);
      expect(hex(hmacSha256(keyOf('mac-generation', 'HMAC128'), input))).toBe(mac.hmacSha256Request);
      expect(hex(hmacSha256(keyOf('mac-verification', 'HMAC128'), input))).toBe(mac.hmacSha256Response);
    }
    if (data !== undefined) {
      const zero = Buffer.alloc(16);
      const clear = bytes(data.clearHex);
      expect(hex(aesEncrypt(keyOf('data-encryption', 'AES128'), clear, zero))).toBe(data.request);
      expect(hex(aesDecrypt(keyOf('data-decryption', 'AES128'), bytes(data.response), zero))).toBe(data.clearHex);
    }
  },
  'transaction-key'({ bdk, ikid, ksn, transactionKey }) {
    expect(ksn.slice(0, 16)).toBe(ikid);
    const initial = aesDukptInitialKey(bytes(bdk), bytes(ikid));
    expect(hex(aesDukptTransactionKey(initial, bytes(ikid), Number.parseInt(ksn.slice(16), 16)))).toBe(transactionKey);
  },
  'update-key'({ initialKey, ikid, counter, algorithm, key }) {
    const count = Number.parseInt(counter, 16);
    const transactionKey = aesDukptTransactionKey(bytes(initialKey), bytes(ikid), count);
    expect(hex(aesDukptWorkingKey(transactionKey, bytes(ikid), count, 'key-encryption', algorithm))).toBe(key);
  },
  'intermediate-key'({ bdk, ikid, counter, key }) {
    const initial = aesDukptInitialKey(bytes(bdk), bytes(ikid));
    expect(hex(aesDukptTransactionKey(initial, bytes(ikid), Number.parseInt(counter, 16)))).toBe(key);
  },
  data({ bdk, ksn, clearHex, encrypted }) {
    expect(hex(aesEncrypt(aesDukptHostKey(bytes(bdk), bytes(ksn), 'data-encryption', 'AES128'), bytes(clearHex)))).toBe(
      encrypted,
    );
  },
  'ksn-parse'({ ksn, counter, ikid }) {
    const found = aesDukptSerial(bytes(ksn));
    expect({ counter: found.counter, ikid: hex(found.id) }).toEqual({ counter, ikid });
  },
  'ksn-space': ({ counterBits, maxSetBits, count }) => expect(combinations(counterBits, maxSetBits)).toBe(count),
};

/** How many numbers of that many bits have at least one and at most that many set. */
function combinations(bits: number, most: number): number {
  let total = 0;
  let choose = 1;
  for (let set = 1; set <= most; set++) {
    choose = (choose * (bits - set + 1)) / set;
    total += choose;
  }
  return total;
}

const checksOf = ({ scheme }: Vector) =>
  scheme.startsWith('X9.24-3') ? AES : scheme.includes('single') ? SINGLE : TDES;

describe('published DUKPT vectors', () => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(checksOf(vector)).toHaveProperty(vector.kind);
    checksOf(vector)[vector.kind]?.(vector);
  });
});

describe('TDES DUKPT serial numbers', () => {
  it('go on to the next count that has at most ten set bits, and end', () => {
    expect(hex(dukptNextSerial(bytes('FFFF9876543210E00001'))!)).toBe('FFFF9876543210E00002');
    expect(hex(dukptNextSerial(bytes('FFFF9876543210E003FF'))!)).toBe('FFFF9876543210E00400');
    expect(hex(dukptNextSerial(bytes('FFFF9876543210E00BFE'))!)).toBe('FFFF9876543210E00C00');
    expect(dukptNextSerial(bytes('FFFF9876543210FFFFFF'))).toBeNull();
  });

  it('never count with more than ten set bits', () => {
    let ksn = bytes('FFFF9876543210E00000');
    for (let i = 0; i < 5000; i++) {
      const next = dukptNextSerial(ksn);
      expect(next).not.toBeNull();
      ksn = next!;
      expect(bitCount(ksn.readUInt32BE(6) & 0x1fffff)).toBeLessThanOrEqual(10);
    }
  });
});
