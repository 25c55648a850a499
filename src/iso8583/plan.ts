// Reading plans: for each bitmap seen, the fields in order; terminals send few kinds of messages, so plans are kept.
import { ENCODINGS } from './encodings/index.ts';
import { type Field, typeIsChecked } from './field.ts';
import type { Fields } from './message.ts';
import { PREFIXES } from './prefixes/index.ts';

/** How a step of a plan reads: `call` asks the field, the others are done in place. */
export const STEP = {
  call: 0,
  text: 1,
  digits: 2,
  track: 3,
  packedLeft: 4,
  packedRight: 5,
  packedTrack: 6,
  bytes: 7,
} as const;
/** How a step reads its length prefix. */
export const PREFIX = { none: 0, ascii: 1, packed: 2 } as const;

/** One field of a plan. `length` is the fixed or the largest one. */
export type Step = {
  number: number;
  step: number;
  prefix: number;
  prefixBytes: number;
  length: number;
  /** Characters of fixed length: the commonest and quickest of all. */
  isPlain: boolean;
};

/** What a bitmap announces. */
export type Plan = {
  /** Field numbers, ascending. */
  numbers: readonly number[];
  /** How each is read. */
  steps: readonly Step[];
  /** Their readers; undefined where the dialect has no row. */
  readers: readonly (Field | undefined)[];
  /** Field of the MAC; 0 when the dialect has none. */
  macField: number;
  /** An object that has every field already, with empty values. */
  blank: Fields;
};

type WordMap<T> = Map<number, T>;

const word = (bits: Uint8Array, from: number): number =>
  (bits[from]! << 24) | (bits[from + 1]! << 16) | (bits[from + 2]! << 8) | bits[from + 3]!;

/** The map under that word, made when there is none. */
function at<T>(map: WordMap<WordMap<T>>, key: number): WordMap<T> {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made: WordMap<T> = new Map();
  map.set(key, made);
  return made;
}

/** Plans kept at most; bitmaps beyond that are planned anew each time. */
const KEPT = 256;

const STEP_OF = {
  text: STEP.text,
  'packed-left': STEP.packedLeft,
  'packed-right': STEP.packedRight,
  'packed-track': STEP.packedTrack,
  bytes: STEP.bytes,
} as const;

/** The kind of step that reads values of a field; `call` where a field needs its own strategies. */
function kindOf({ resolved, variants }: Field): number {
  const { row, encoding, padding, ratio } = resolved;
  const kernel = ENCODINGS[encoding].kernel;
  if (kernel === undefined || variants !== null || ratio !== 1 || padding === 'right-spaces-trimmed') return STEP.call;
  if (!typeIsChecked(resolved)) return STEP_OF[kernel];
  if (kernel !== 'text') return STEP.call;
  return row.type === 'n' ? STEP.digits : row.type === 'z' ? STEP.track : STEP.call;
}

/** How a field is read, and written, where that needs no call for each part. */
export function stepOf(number: number, field: Field | undefined): Step {
  let step: number = field === undefined ? STEP.call : kindOf(field);
  let prefix: number = PREFIX.none;
  let prefixBytes = 0;
  if (field?.resolved.prefix != null) {
    const { family, width } = field.resolved.prefix;
    const { kernel, bytes } = PREFIXES[family](width);
    if (kernel === undefined) step = STEP.call;
    else prefix = PREFIX[kernel];
    prefixBytes = bytes;
  }
  const isPlain = prefix === PREFIX.none && (step === STEP.text || step === STEP.digits);
  return { number, step, prefix, prefixBytes, length: field?.resolved.row.length ?? 0, isPlain };
}

/** The plans of one codec. */
export class Plans {
  readonly #fields: readonly (Field | undefined)[];
  readonly #macFieldOf: (highest: number) => number;
  /** By four words of 32 bits: fields 1 to 32, 33 to 64, 65 to 96, 97 to 128. */
  readonly #byWords: WordMap<WordMap<WordMap<WordMap<Plan>>>> = new Map();
  #kept = 0;
  #last: { first: number; second: number; third: number; fourth: number; plan: Plan } | null = null;

  constructor(fields: readonly (Field | undefined)[], macFieldOf: (highest: number) => number) {
    this.#fields = fields;
    this.#macFieldOf = macFieldOf;
  }

  /** The plan of the bits in the first `count` bytes. */
  of(bits: Uint8Array, count: number): Plan {
    if (count > 16) return this.#make(bits, count);
    const first = word(bits, 0);
    const second = word(bits, 4);
    const third = count > 8 ? word(bits, 8) : 0;
    const fourth = count > 8 ? word(bits, 12) : 0;
    const last = this.#last;
    if (
      last !== null &&
      last.first === first &&
      last.second === second &&
      last.third === third &&
      last.fourth === fourth
    )
      return last.plan;
    const plan = this.#byWords.get(first)?.get(second)?.get(third)?.get(fourth);
    if (plan !== undefined) {
      this.#last = { first, second, third, fourth, plan };
      return plan;
    }
    const made = this.#make(bits, count);
    if (this.#kept >= KEPT) return made;
    this.#kept++;
    at(at(at(this.#byWords, first), second), third).set(fourth, made);
    return made;
  }

  #make(bits: Uint8Array, count: number): Plan {
    const numbers: number[] = [];
    for (let bit = 0; bit < count * 8; bit++) if ((bits[bit >> 3]! & (0x80 >> (bit & 7))) !== 0) numbers.push(bit + 1);
    const blank: Fields = {};
    for (const number of numbers) blank[number] = '';
    const macField = this.#macFieldOf(numbers.at(-1) ?? 0);
    const readers = numbers.map((number) => this.#fields[number]);
    const steps = numbers.map((number, i) => stepOf(number, readers[i]));
    return { numbers, steps, readers, macField, blank };
  }
}
