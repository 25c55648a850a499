// What bitmaps announce. Terminals send few kinds of messages, so the bitmaps of those are remembered.
import type { Field } from './field.ts';
import type { Fields } from './message.ts';
import type { Plan } from './plan.ts';

/** What one bitmap announces. */
type Announced = {
  /** Field numbers, ascending. */
  readonly numbers: readonly number[];
  /** Their fields; undefined where the dialect has no row. */
  readonly fields: readonly (Field | undefined)[];
  /** Field of the MAC; 0 when the dialect has none. */
  readonly macField: number;
  /** Every field with an empty value: a copy of an object that has its keys is far quicker to fill than one that has none. */
  readonly blank: Fields;
};

/** Four words of a bitmap, fields 1 to 32, 33 to 64, 65 to 96 and 97 to 128, and what they announce. */
type Kept = { first: number; second: number; third: number; fourth: number; announced: Announced };

/** Bitmaps remembered at most; others are looked at anew each time, as are those of fields above 128. */
const MOST = 64;

/** Tells what bitmaps of a dialect announce. */
export class Announcements {
  readonly #plan: Plan;
  readonly #kept: Kept[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** What the first `count` bytes of the bitmaps announce. */
  of(bits: Uint8Array, count: number): Announced {
    if (count > 16) return announcedBy(this.#plan, bits, count);
    const first = word(bits, 0);
    const second = word(bits, 4);
    const third = count > 8 ? word(bits, 8) : 0;
    const fourth = count > 8 ? word(bits, 12) : 0;
    const kept = this.#kept;
    for (let i = 0; i < kept.length; i++) {
      const each = kept[i]!;
      if (each.first !== first || each.second !== second || each.third !== third || each.fourth !== fourth) continue;
      if (i > 0) this.#moveForward(i);
      return each.announced;
    }
    const announced = announcedBy(this.#plan, bits, count);
    if (kept.length < MOST) kept.push({ first, second, third, fourth, announced });
    return announced;
  }

  /** One place forward at each use, so that frequent bitmaps come to stand in front. */
  #moveForward(i: number): void {
    const each = this.#kept[i]!;
    this.#kept[i] = this.#kept[i - 1]!;
    this.#kept[i - 1] = each;
  }
}

const word = (bits: Uint8Array, from: number): number =>
  (bits[from]! << 24) | (bits[from + 1]! << 16) | (bits[from + 2]! << 8) | bits[from + 3]!;

function announcedBy(plan: Plan, bits: Uint8Array, count: number): Announced {
  const numbers: number[] = [];
  for (let bit = 0; bit < count * 8; bit++) if ((bits[bit >> 3]! & (0x80 >> (bit & 7))) !== 0) numbers.push(bit + 1);
  return {
    numbers,
    fields: numbers.map((number) => plan.fields[number]),
    macField: plan.macFieldOf(numbers.at(-1) ?? 0),
    // From text, because then it takes no more room than it needs, and so do its copies.
    blank: JSON.parse(JSON.stringify(Object.fromEntries(numbers.map((number) => [number, ''])))) as Fields,
  };
}
