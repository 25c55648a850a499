// Seeded randomness without state: the same seed and label give the same digits, so a replay and a restart agree.

/** 32 bits out of a seed and a label: FNV-1a over the label, then Murmur3's finalizer. */
function bits(seed: number, label: string): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Decimal digits, at most 9. */
export function randomDigits(seed: number, label: string, length: number): string {
  return String(bits(seed, label) % 10 ** length).padStart(length, '0');
}

/** Upper-case hexadecimal digits, any number of them. Test keys only: this is not a cryptographic generator. */
export function randomHex(seed: number, label: string, length: number): string {
  let out = '';
  for (let part = 0; out.length < length; part++)
    out += bits(seed, `${label}/${part}`).toString(16).padStart(8, '0').toUpperCase();
  return out.slice(0, length);
}
