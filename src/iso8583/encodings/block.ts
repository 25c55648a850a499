// Eight bytes, the size of PIN blocks and MACs, as hexadecimal: most messages have no other bytes, so they are not worth a
// conversion of the whole message.

const DIGITS = '0123456789ABCDEF';
/** The code of the digit for the high and for the low half of every byte. */
const HIGH = Uint8Array.from({ length: 256 }, (_, byte) => DIGITS.charCodeAt(byte >> 4));
const LOW = Uint8Array.from({ length: 256 }, (_, byte) => DIGITS.charCodeAt(byte & 15));

/** The eight bytes from there on as upper-case hexadecimal. */
export function block(bytes: Buffer, at: number): string {
  const a = bytes[at]!;
  const b = bytes[at + 1]!;
  const c = bytes[at + 2]!;
  const d = bytes[at + 3]!;
  const e = bytes[at + 4]!;
  const f = bytes[at + 5]!;
  const g = bytes[at + 6]!;
  const h = bytes[at + 7]!;
  // biome-ignore format: one byte to a pair
  return String.fromCharCode(
    HIGH[a]!, LOW[a]!, HIGH[b]!, LOW[b]!, HIGH[c]!, LOW[c]!, HIGH[d]!, LOW[d]!,
    HIGH[e]!, LOW[e]!, HIGH[f]!, LOW[f]!, HIGH[g]!, LOW[g]!, HIGH[h]!, LOW[h]!,
  );
}
