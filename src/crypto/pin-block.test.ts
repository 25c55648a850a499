// PIN blocks against published vectors; blocks that are no ISO 9564-1 PIN blocks are listed.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aesDecrypt } from './aes.ts';
import { tdesEncrypt, xor } from './des.ts';
import {
  decipherPin4,
  decodePinBlock,
  decodePinField4,
  encipherPin4,
  encodePinBlock0,
  encodePinBlock1,
  encodePinBlock2,
  encodePinBlock3,
  panField4,
  pinField4,
} from './pin-block.ts';
import { bytes, hex, type Vector, vectorsOf } from './vectors-fixture.ts';

const VECTORS = vectorsOf('pin-block');

/** Vectors that are not reproduced, by kind or name, and why. */
const NOT_REPRODUCED: Record<string, string> = {
  'legacy-clear':
    'proprietary formats (OEM-1, VISA-2, VISA-3, ECI) that are no ISO 9564-1 format; the product offers none of them',
};

/** Bytes for the random fill of a vector. */
const fill = (text: string) => (count: number) => bytes(text.padEnd(count * 2, '0')).subarray(0, count);

function encode({ format, pin, pan, fill: given = '' }: Vector): Buffer {
  if (format === 0) return encodePinBlock0(pin, pan);
  if (format === 1) return encodePinBlock1(pin, fill(given));
  if (format === 2) return encodePinBlock2(pin);
  // The fill of format 3 is made of bytes modulo 6, from A on.
  return encodePinBlock3(pin, pan, () => Uint8Array.from(given, (digit: string) => Number.parseInt(digit, 16) - 10));
}

const CHECKS: Record<string, (vector: Vector) => void> = {
  clear(vector) {
    expect(hex(encode({ fill: '', ...vector }))).toBe(vector.clearBlock);
    expect(decodePinBlock(vector.format, bytes(vector.clearBlock), vector.pan)).toBe(vector.pin);
  },
  encrypted(vector) {
    expect(hex(tdesEncrypt(bytes(vector.key), encode(vector)))).toBe(vector.encrypted);
  },
  'format4-pin-field'({ pin, pinFieldFirst8 }) {
    expect(hex(pinField4(pin, fill('')).subarray(0, 8))).toBe(pinFieldFirst8);
  },
  'format4-pan-field'({ pan, panField }) {
    expect(hex(panField4(pan))).toBe(panField);
  },
  'format4-xor'({ pin, pan, first8 }) {
    expect(hex(xor(pinField4(pin, fill('')), panField4(pan)).subarray(0, 8))).toBe(first8);
  },
  'format4-encrypted'({ key, pin, pan, pinField, panField, encrypted }) {
    expect(hex(pinField4(pin, fill(pinField.slice(16))))).toBe(pinField);
    expect(hex(panField4(pan))).toBe(panField);
    expect(hex(encipherPin4(bytes(key), pin, pan, fill(pinField.slice(16))))).toBe(encrypted);
    expect(decipherPin4(bytes(key), bytes(encrypted), pan)).toBe(pin);
  },
  'encode-error'(vector) {
    expect(() => encode({ fill: '', ...vector })).toThrow(RangeError);
  },
  'decode-error'({ format, block, pan, key, encrypted }) {
    if (encrypted !== undefined) expect(decipherPin4(bytes(key), bytes(encrypted), pan)).toBeNull();
    else if (format === 4) expect(decodePinField4(bytes(block))).toBeNull();
    else expect(decodePinBlock(format, bytes(block), pan)).toBeNull();
  },
  // Where sources differ the house reads strictly: the block is refused, whatever a lenient reader makes of it.
  policy({ format, block, clearBlock, pan }) {
    expect(decodePinBlock(format, bytes(block ?? clearBlock), pan)).toBeNull();
  },
};

describe('published PIN blocks', () => {
  for (const vector of VECTORS) {
    if (NOT_REPRODUCED[vector.kind] === undefined) it(vector.name, () => CHECKS[vector.kind]?.(vector));
  }

  it('are reproduced or named with a reason', () => {
    const unknown = VECTORS.filter(({ kind }) => CHECKS[kind] === undefined && NOT_REPRODUCED[kind] === undefined);
    expect(unknown).toEqual([]);
    const page = readFileSync(new URL('../../docs/vectors.md', import.meta.url), 'utf8');
    for (const { name, kind } of VECTORS)
      if (NOT_REPRODUCED[kind] !== undefined) expect(page, NOT_REPRODUCED[kind]).toContain(name);
  });
});

describe('PIN blocks', () => {
  it('never show the PIN in an error', () => {
    for (const work of [() => encodePinBlock0('97', '6212345678901232'), () => encodePinBlock0('9876', '635')])
      try {
        work();
        expect.unreachable();
      } catch (error) {
        expect(String(error)).not.toMatch(/97|9876|635/);
      }
  });

  it('of format 4 differ each time under the same key, because half of them is random', () => {
    let calls = 0;
    const random = (count: number) => new Uint8Array(count).fill(++calls);
    const key = bytes('00112233445566778899AABBCCDDEEFF');
    const blocks = [1, 2].map(() => hex(encipherPin4(key, '1234', '6212345678901232', random)));
    expect(new Set(blocks).size).toBe(2);
    expect(aesDecrypt(key, bytes(blocks[0]!))).toHaveLength(16);
  });
});
