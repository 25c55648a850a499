// Triple DES without node:crypto, for the acquirer in a browser. Slow and not constant in time: test keys only (FIPS 46-3).

const numbers = (text: string) => text.trim().split(/\s+/).map(Number);

/** Initial permutation: output bit i is input bit IP[i], counted from 1 at the left. */
const IP = numbers(`58 50 42 34 26 18 10 2 60 52 44 36 28 20 12 4 62 54 46 38 30 22 14 6 64 56 48 40 32 24 16 8
  57 49 41 33 25 17 9 1 59 51 43 35 27 19 11 3 61 53 45 37 29 21 13 5 63 55 47 39 31 23 15 7`);
const FINAL = IP.map((_, i) => IP.indexOf(i + 1) + 1);
const EXPANSION = numbers(`32 1 2 3 4 5 4 5 6 7 8 9 8 9 10 11 12 13 12 13 14 15 16 17
  16 17 18 19 20 21 20 21 22 23 24 25 24 25 26 27 28 29 28 29 30 31 32 1`);
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

type Bits = number[];

const toBits = (bytes: Uint8Array): Bits =>
  [...bytes].flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((n) => (byte >> n) & 1));
const toBytes = (bits: Bits): Uint8Array =>
  Uint8Array.from({ length: bits.length / 8 }, (_, i) =>
    bits.slice(8 * i, 8 * i + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  );
const permute = (bits: Bits, table: number[]): Bits => table.map((position) => bits[position - 1] ?? 0);
const exclusiveOr = (a: Bits, b: Bits): Bits => a.map((bit, i) => bit ^ (b[i] ?? 0));

/** The sixteen round keys of 8 key bytes; parity bits are not looked at. */
function roundKeys(key: Uint8Array): Bits[] {
  const bits = permute(toBits(key), PC1);
  let halves = [bits.slice(0, 28), bits.slice(28)];
  return SHIFTS.map((shift) => {
    halves = halves.map((half) => [...half.slice(shift), ...half.slice(0, shift)]);
    return permute(halves.flat(), PC2);
  });
}

function substitute(bits: Bits): Bits {
  return S_BOXES.flatMap((box, i) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bits.slice(6 * i, 6 * i + 6);
    const value = Number.parseInt(box.split(' ')[2 * a + f]?.[8 * b + 4 * c + 2 * d + e] ?? '0', 16);
    return [value >> 3, (value >> 2) & 1, (value >> 1) & 1, value & 1];
  });
}

function desBlock(block: Bits, keys: Bits[]): Bits {
  const mixed = permute(block, IP);
  let left = mixed.slice(0, 32);
  let right = mixed.slice(32);
  for (const key of keys) {
    const changed = permute(substitute(exclusiveOr(permute(right, EXPANSION), key)), P);
    [left, right] = [right, exclusiveOr(left, changed)];
  }
  return permute([...right, ...left], FINAL);
}

/** TDES (keys of 8, 16 or 24 bytes) in ECB mode over whole 8-byte blocks, without padding. */
export function softTdes(direction: 'encipher' | 'decipher', key: Uint8Array, data: Uint8Array): Uint8Array {
  if (![8, 16, 24].includes(key.length)) throw new RangeError(`DES key: ${key.length} bytes, expected 8, 16 or 24`);
  if (data.length % 8 !== 0) throw new RangeError(`DES data: ${data.length} bytes, expected whole blocks of 8`);
  const parts = [0, 8, 16].map((at) => roundKeys(key.subarray(at % key.length, (at % key.length) + 8)));
  const [first = [], second = [], third = []] = parts;
  const chain =
    direction === 'encipher' ? [first, second.toReversed(), third] : [third.toReversed(), second, first.toReversed()];
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 8) {
    const bits = chain.reduce(desBlock, toBits(data.subarray(at, at + 8)));
    out.set(toBytes(bits), at);
  }
  return out;
}
