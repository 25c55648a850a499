// MACs, paddings, wrapped keys and check values against published vectors.
import { describe, expect, it } from 'vitest';
import { aesCmac, tdesCmac } from './cmac.ts';
import { tdesDecrypt, tdesEncrypt } from './des.ts';
import { cbcMac, hmacSha256, retailMac, sameMac, unionPayMac } from './mac.ts';
import { type PaddingMethod, padBlocks } from './padding.ts';
import { bytes, hex, type Vector, vectorsOf } from './vectors-fixture.ts';
import { keyCheckValue } from './work-keys.ts';

const VECTORS = vectorsOf('mac');
const CMAC = { TDES2: tdesCmac, TDES3: tdesCmac, AES128: aesCmac, AES192: aesCmac, AES256: aesCmac } as const;

/** The vector's MAC may be the first bytes of ours. */
const begins = (ours: Buffer, { mac }: Vector) => expect(hex(ours).slice(0, mac.length)).toBe(mac);

const CHECKS: Record<string, (vector: Vector) => void> = {
  padding({ algorithm, blockLength, dataHex, padded }) {
    expect(hex(padBlocks(bytes(dataHex), Number(algorithm.slice(-1)) as PaddingMethod, blockLength))).toBe(padded);
  },
  cbc: (vector) => begins(cbcMac(bytes(vector.key), bytes(vector.dataHex), vector.padding ?? 1), vector),
  retail: (vector) => begins(retailMac(bytes(vector.key), bytes(vector.dataHex), vector.padding ?? 1), vector),
  message: (vector) => begins(retailMac(bytes(vector.key), bytes(vector.dataHex)), vector),
  cmac(vector) {
    const cipher = /\((\w+)\)/.exec(vector.algorithm)?.[1] as keyof typeof CMAC;
    begins(CMAC[cipher](bytes(vector.key), bytes(vector.dataHex)), vector);
  },
  hmac: (vector) => begins(hmacSha256(bytes(vector.key), bytes(vector.dataHex)), vector),
  'cup-ecb': (vector) => begins(unionPayMac(bytes(vector.key), bytes(vector.dataHex)), vector),
  'key-wrap'({ key, clearKey, encryptedKey }) {
    expect(hex(tdesEncrypt(bytes(key), bytes(clearKey)))).toBe(encryptedKey);
    expect(hex(tdesDecrypt(bytes(key), bytes(encryptedKey)))).toBe(clearKey);
  },
  kcv({ key, kcv }) {
    expect(keyCheckValue(key).slice(0, kcv.length)).toBe(kcv);
  },
};

describe('published MACs and check values', () => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(CHECKS).toHaveProperty(vector.kind);
    CHECKS[vector.kind]?.(vector);
  });
});

describe('MACs', () => {
  it('are compared whole: one bit or one byte less is another MAC', () => {
    const mac = bytes('0102030405060708');
    expect(sameMac(mac, bytes('0102030405060708'))).toBe(true);
    expect(sameMac(mac, bytes('0102030405060709'))).toBe(false);
    expect(sameMac(mac, mac.subarray(0, 7))).toBe(false);
  });

  it('of the UnionPay way agree with the worked example of F-15, single and double length', () => {
    const message = bytes('0200302004C020C098114355502D4D41432D44454D4F');
    expect(unionPayMac(bytes('0123456789ABCDEF'), message).toString()).toBe('7E1D3955');
    expect(unionPayMac(bytes('0123456789ABCDEFFEDCBA9876543210'), message).toString()).toBe('0FF5FD3F');
  });
});
