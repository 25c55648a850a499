// Triple DES without node:crypto (FIPS 46-3): it runs in a browser, and a single block costs a fraction of a call into OpenSSL.
// Not constant in time: test keys only.

const numbers = (text: string) => text.trim().split(/\s+/).map(Number);

/** Where the bits of the substitution boxes go: output bit i is input bit P[i], counted from 1 at the left. */
const P = numbers('16 7 20 21 29 12 28 17 1 15 23 26 5 18 31 10 2 8 24 14 32 27 3 9 19 13 30 6 22 11 4 25');
const PC1 = numbers(`57 49 41 33 25 17 9 1 58 50 42 34 26 18 10 2 59 51 43 35 27 19 11 3 60 52 44 36
  63 55 47 39 31 23 15 7 62 54 46 38 30 22 14 6 61 53 45 37 29 21 13 5 28 20 12 4`);
const PC2 = numbers(`14 17 11 24 1 5 3 28 15 6 21 10 23 19 12 4 26 8 16 7 27 20 13 2
  41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32`);
const SHIFTS = numbers('1 1 2 2 2 2 2 2 1 2 2 2 2 2 2 1');
/** Eight boxes of four rows of sixteen, each digit one value in hex. */
const S_BOXES = [
  'e4d12fb83a6c5907 0f74e2d1a6cb9538 41e8d62bfc973a50 fc8249175b3ea06d',
  'f18e6b34972dc05a 3d47f28ec01a69b5 0e7ba4d158c6932f d8a13f42b67c05e9',
  'a09e63f51dc7b428 d709346a285ecbf1 d6498f30b12c5ae7 1ad069874fe3b52c',
  '7de3069a1285bc4f d8b56f03472c1ae9 a690cb7df13e5284 3f06a1d8945bc72e',
  '2c417ab6853fd0e9 eb2c47d150fa3986 421bad78f9c5630e b8c71e2d6f09a453',
  'c1af92680d34e75b af427c9561de0b38 9ef528c3704a1db6 432c95fabe17608d',
  '4b2ef08d3c975a61 d0b7491ae35c2f86 14bdc37eaf680592 6bd814a7950fe23c',
  'd2846fb1a93e50c7 1fd8a374c56b0e92 7b419ce206adf358 21e74a8dfc90356b',
];

/** What six bits at the entry of a box become behind the permutation: 64 words for each of the eight boxes. */
const SUBSTITUTED = Int32Array.from({ length: 8 * 64 }, (_, at) => {
  const [box, bits] = [at >> 6, at & 63];
  const row = ((bits >> 4) & 2) | (bits & 1);
  const value = Number.parseInt(S_BOXES[box]?.split(' ')[row]?.[(bits >> 1) & 15] ?? '', 16);
  const word = value << (28 - 4 * box);
  return P.reduce((out, position, i) => out | (((word >>> (32 - position)) & 1) << (31 - i)), 0);
});

/** Six bits for each box and round; the even boxes' in one word, the odd boxes' in the next, eight bits apart. */
function schedule(key: Uint8Array, at: number): Int32Array {
  const bit = (position: number) => ((key[at + ((position - 1) >> 3)] ?? 0) >> (7 - ((position - 1) & 7))) & 1;
  let halves = [PC1.slice(0, 28).map(bit), PC1.slice(28).map(bit)];
  const words = new Int32Array(32);
  for (const [round, shift] of SHIFTS.entries()) {
    halves = halves.map((half) => [...half.slice(shift), ...half.slice(0, shift)]);
    const both = halves.flat();
    for (const [i, position] of PC2.entries()) {
      const box = Math.floor(i / 6);
      const place = 31 - 8 * (box >> 1) - (i % 6);
      words[2 * round + (box & 1)]! |= (both[position - 1] ?? 0) << place;
    }
  }
  return words;
}

/** The schedule of the opposite direction: the rounds from last to first. */
const reversed = (words: Int32Array): Int32Array =>
  Int32Array.from(words, (_, i) => words[30 - (i & ~1) + (i & 1)] ?? 0);

/** A key made ready. With equal parts TDES is single DES, so a key of 8 bytes takes one step. */
export type SoftKey = { encipher: Int32Array[]; decipher: Int32Array[] };

/** The key of 8, 16 or 24 bytes made ready; RangeError for another size. */
export function softKey(key: Uint8Array): SoftKey {
  if (![8, 16, 24].includes(key.length)) throw new RangeError(`DES key: ${key.length} bytes, expected 8, 16 or 24`);
  const first = schedule(key, 0);
  if (key.length === 8) return { encipher: [first], decipher: [reversed(first)] };
  const second = schedule(key, 8);
  const third = key.length === 16 ? first : schedule(key, 16);
  return { encipher: [first, reversed(second), third], decipher: [reversed(third), second, reversed(first)] };
}

/** One block from `data` to `out` at the same place. Bits are permuted by exchanging halves of pairs, as is usual. */
function block(steps: Int32Array[], data: Uint8Array, out: Uint8Array, at: number): void {
  let left = (data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!;
  let right = (data[at + 4]! << 24) | (data[at + 5]! << 16) | (data[at + 6]! << 8) | data[at + 7]!;
  let swap = ((left >>> 4) ^ right) & 0x0f0f0f0f;
  right ^= swap;
  left ^= swap << 4;
  swap = ((left >>> 16) ^ right) & 0xffff;
  right ^= swap;
  left ^= swap << 16;
  swap = ((right >>> 2) ^ left) & 0x33333333;
  left ^= swap;
  right ^= swap << 2;
  swap = ((right >>> 8) ^ left) & 0x00ff00ff;
  left ^= swap;
  right ^= swap << 8;
  swap = ((left >>> 1) ^ right) & 0x55555555;
  right ^= swap;
  left ^= swap << 1;
  for (const words of steps) {
    for (let i = 0; i < 32; i += 2) {
      // The expansion: each box gets its four bits and one of either neighbour.
      const even = ((right >>> 1) | (right << 31)) ^ words[i]!;
      const odd = ((right << 3) | (right >>> 29)) ^ words[i + 1]!;
      const changed =
        SUBSTITUTED[even >>> 26]! ^
        SUBSTITUTED[128 + ((even >>> 18) & 63)]! ^
        SUBSTITUTED[256 + ((even >>> 10) & 63)]! ^
        SUBSTITUTED[384 + ((even >>> 2) & 63)]! ^
        SUBSTITUTED[64 + (odd >>> 26)]! ^
        SUBSTITUTED[192 + ((odd >>> 18) & 63)]! ^
        SUBSTITUTED[320 + ((odd >>> 10) & 63)]! ^
        SUBSTITUTED[448 + ((odd >>> 2) & 63)]!;
      const next = left ^ changed;
      left = right;
      right = next;
    }
    const halves = left;
    left = right;
    right = halves;
  }
  swap = ((left >>> 1) ^ right) & 0x55555555;
  right ^= swap;
  left ^= swap << 1;
  swap = ((right >>> 8) ^ left) & 0x00ff00ff;
  left ^= swap;
  right ^= swap << 8;
  swap = ((right >>> 2) ^ left) & 0x33333333;
  left ^= swap;
  right ^= swap << 2;
  swap = ((left >>> 16) ^ right) & 0xffff;
  right ^= swap;
  left ^= swap << 16;
  swap = ((left >>> 4) ^ right) & 0x0f0f0f0f;
  right ^= swap;
  left ^= swap << 4;
  for (let i = 0; i < 4; i++) {
    out[at + i] = left >>> (24 - 8 * i);
    out[at + 4 + i] = right >>> (24 - 8 * i);
  }
}

/** TDES of one block of 8 bytes in its place. */
export function softTdesBlock(direction: 'encipher' | 'decipher', key: SoftKey, bytes: Uint8Array): void {
  block(key[direction], bytes, bytes, 0);
}

/** TDES in ECB mode over whole 8-byte blocks, without padding; the key as bytes (8, 16 or 24) or made ready. */
export function softTdes(direction: 'encipher' | 'decipher', key: Uint8Array | SoftKey, data: Uint8Array): Uint8Array {
  const steps = ('encipher' in key ? key : softKey(key))[direction];
  if (data.length % 8 !== 0) throw new RangeError(`DES data: ${data.length} bytes, expected whole blocks of 8`);
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 8) block(steps, data, out, at);
  return out;
}
