// Which keys may have left the memory: told without a look into the store, never wrongly that one has not.

/** 1 MiB: with half a million keys one new key in fifteen is looked for in vain. */
const BITS = 2 ** 23;

/** The keys that left the memory, where that was seen from the beginning; of another key it may say the same. */
export class Gone {
  readonly #seen: boolean;
  #bits: Uint32Array | null = null;

  /** Where it was not `seen` which keys left, all may have. */
  constructor(seen: boolean) {
    this.#seen = seen;
  }

  add(key: string): void {
    if (!this.#seen) return;
    const at = placeOf(key);
    this.#bits ??= new Uint32Array(BITS / 32);
    this.#bits[at >>> 5]! |= 1 << (at & 31);
  }

  mayHave(key: string): boolean {
    if (!this.#seen) return true;
    if (this.#bits === null) return false;
    const at = placeOf(key);
    return (this.#bits[at >>> 5]! & (1 << (at & 31))) !== 0;
  }
}

/** FNV-1a, and Murmur3's finalizer, because keys differ in their last digits. */
function placeOf(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) % BITS;
}
