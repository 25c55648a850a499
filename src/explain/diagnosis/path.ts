// The likeliest way through the fields of a damaged message: as the dialect says wherever that works, otherwise where needed and nowhere else.
import { Reader } from '../../iso8583/cursor.ts';
import type { FieldRow } from '../../iso8583/dialect.ts';
import { CodecError } from '../../iso8583/errors.ts';
import { weigh } from '../guess/plausible.ts';
import { withoutStacks } from '../guess/quiet.ts';
import { CAUSES, type CauseId } from './causes.ts';
import type { Deviations, Option } from './deviations.ts';
import { foresee } from './foresight.ts';

/** One field on the way. `value` is null where it could not be read. */
export type Step = {
  field: number;
  at: number;
  next: number;
  value: string | null;
  /** What is wrong here; null when nothing is. */
  cause: CauseId | null;
  option: Option | null;
};

/** How the way ends: at the last byte; within a field for which bytes are missing; or with bytes left over. */
export type End = { kind: 'exact' } | { kind: 'cut-off'; field: number; at: number } | { kind: 'trailing'; at: number };

/** `cost` is what the causes cost less what speaks for the values; the least is the likeliest. */
export type Path = { cost: number; steps: Step[]; end: End };

type Node = { cost: number; step: Step | null; rest: Node | null; end: End };
const NOWHERE: Node = { cost: Number.POSITIVE_INFINITY, step: null, rest: null, end: { kind: 'exact' } };

/** Longest field that is looked for by its end, in bytes. */
const LONGEST = 512;
/** A field that may be there though its bit is not set must speak for itself. */
const UNANNOUNCED = [64, 128, 52, 55, 38, 39, 37, 14, 23, 62, 63, 60];

/** Field reads that are still allowed; several searches may share them. */
export type Budget = { reads: number };

/** What fills up packed digits. */
const FILLERS = [0x00, 0x0f, 0xf0, 0xff];

/** A field that could not be read, and the bytes that are missing for it, if that is why. */
type Missed = { missing: number };
const NOT_READ: Missed = { missing: 0 };

/** More bytes than this are rarely missing: the length that wants them is rather wrong. */
const FAR = 255;

type Settings = {
  numbers: readonly number[];
  deviations: Deviations;
  mti: string;
  /** Deviations allowed. */
  most: 1 | 2;
  /** When it is used up, only the dialect's own ways are tried. */
  budget: Budget;
};

/** Deviations left after a field whose end was looked for: nothing else may be wrong then. */
const STRICT = -1;

class Search {
  readonly #bytes: Buffer;
  readonly #reader: Reader;
  readonly #settings: Settings;
  readonly #memo = new Map<number, Node>();

  constructor(bytes: Buffer, settings: Settings) {
    this.#bytes = bytes;
    this.#reader = new Reader(bytes);
    this.#settings = settings;
  }

  best(i: number, at: number, left: number): Node {
    const key = (i * (this.#bytes.length + 1) + at) * 4 + left + 1;
    const known = this.#memo.get(key);
    if (known !== undefined) return known;
    const made = this.#make(i, at, left);
    this.#memo.set(key, made);
    return made;
  }

  #make(i: number, at: number, left: number): Node {
    const { numbers } = this.#settings;
    const field = numbers[i];
    if (field === undefined) return this.#ending(at, left);
    let best = NOWHERE;
    const offer = (node: Node) => {
      if (node.cost < best.cost) best = node;
    };
    const [own, ...others] = this.#settings.deviations.of(field);
    let ran = false;
    if (own !== undefined) {
      const read = this.#read(field, at, own);
      if ('next' in read) {
        ran = true;
        offer(this.#join(read, this.best(i + 1, read.next, left), own.surcharge));
      } else if (read.missing > 0 && left > 0)
        offer({
          cost: CAUSES['cut-off'].cost + (read.missing > FAR ? 4 : 0),
          step: null,
          rest: null,
          end: { kind: 'cut-off', field, at },
        });
    }
    if (left === STRICT || this.#settings.budget.reads < 0) return best;
    for (const option of others) {
      // A value of the wrong characters leaves the rest in its place, so it uses up no deviation.
      const damaged = option.cause === 'value-damaged';
      if (damaged ? ran : left === 0) continue;
      const read = this.#read(field, at, option);
      if ('next' in read)
        offer(
          this.#join(
            read,
            this.best(i + 1, read.next, damaged ? left : left - 1),
            option.surcharge + this.#doubt(read),
          ),
        );
    }
    if (left === 0) return best;
    for (const { surcharge, ...step } of this.#oddLengths(field, at, own))
      offer(this.#join(step, this.best(i + 1, step.next, left - 1), surcharge));
    offer(this.#join(blank(field, at, at, 'field-absent'), this.best(i + 1, at, left - 1), 0));
    for (const node of this.#unannounced(i, at, left)) offer(node);
    if (left === 1 && this.#settings.most === 1) offer(this.#otherLength(i, at, field));
    return best;
  }

  #ending(at: number, left: number): Node {
    const rest = this.#bytes.length - at;
    if (rest === 0) return { cost: 0, step: null, rest: null, end: { kind: 'exact' } };
    if (left <= 0) return NOWHERE;
    const [field] = this.#unannounced(this.#settings.numbers.length, at, left);
    if (field !== undefined) return field;
    return { cost: CAUSES['trailing-bytes'].cost, step: null, rest: null, end: { kind: 'trailing', at } };
  }

  #join(step: Step, rest: Node, surcharge: number): Node {
    if (rest.cost === Number.POSITIVE_INFINITY) return NOWHERE;
    const cause = step.cause === null ? 0 : CAUSES[step.cause].cost;
    const row = step.option?.row;
    const speaks =
      step.value === null || row === undefined || step.cause === 'value-damaged'
        ? 0
        : weighStep(step.field, step.value, row, step.cause, this.#settings.mti);
    return { cost: cause + surcharge - speaks + rest.cost, step, rest, end: rest.end };
  }

  /** The field read in one way; or why it could not be. */
  #read(field: number, at: number, option: Option): Step | Missed {
    this.#settings.budget.reads--;
    const foreseen = foresee(option.field.resolved, this.#bytes, at);
    if (foreseen !== 'maybe') return foreseen === 'no' ? NOT_READ : { missing: foreseen };
    const reader = this.#reader;
    reader.at = at;
    try {
      const value = option.field.read(reader);
      return { field, at, next: reader.at, value, cause: option.cause, option };
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      return NOT_READ;
    }
  }

  /** What speaks for a way of reading beside its value, and against it, in points. */
  #doubt({ cause, value, option, at, next }: Step): number {
    // A prefix that says just the length that the field has by its dialect is no accident, another one is.
    if (cause === 'fixed-as-variable') return value?.length === option?.row.length ? -2 : 4;
    // Digits in ASCII read as packed ones too: 3, the digit, 3, the next one.
    const isText =
      cause === 'packed-for-ascii' && this.#bytes.subarray(at, next).every((byte) => byte >= 0x30 && byte <= 0x39);
    return isText ? 5 : 0;
  }

  /** A packed value that takes a byte less or more than its digits need. */
  #oddLengths(field: number, at: number, own: Option | undefined): (Step & { surcharge: number })[] {
    if (own === undefined || !/^(bcd|track-bcd|nibbles)/.test(own.field.resolved.encoding)) return [];
    const read = this.#read(field, at, own);
    if (!('next' in read)) return [];
    const digits = read.value?.length ?? 0;
    const nexts =
      digits % 2 === 1 ? [read.next - 1, read.next + 1] : own.row.prefix === undefined ? [] : [read.next + 1];
    return nexts
      .filter((next) => next > at && next <= this.#bytes.length)
      .map((next) => ({
        ...blank(field, at, next, 'odd-length'),
        value: next < read.next ? (read.value ?? '').slice(0, -1) : read.value,
        option: own,
        surcharge: this.#oddSurcharge(read.next, next, own),
      }));
  }

  /** A byte too many is a filler, anything else is hardly part of the value; a fixed field that begins with its filler rarely loses a byte. */
  #oddSurcharge(end: number, next: number, { field, row }: Option): number {
    if (next > end) return FILLERS.includes(this.#bytes[end]!) ? 0 : 5;
    return row.prefix === undefined && field.resolved.encoding.endsWith('right') ? 3 : 0;
  }

  /** A field that stands here though its bit is not set: before field `i`, of a number between its neighbours. */
  #unannounced(i: number, at: number, left: number): Node[] {
    const { numbers, deviations } = this.#settings;
    const before = numbers[i - 1] ?? 1;
    const after = numbers[i] ?? 193;
    const found: Node[] = [];
    for (const field of UNANNOUNCED) {
      if (field <= before || field >= after) continue;
      const own = deviations.of(field)[0];
      if (own === undefined || own.cause !== null) continue;
      const read = this.#read(field, at, own);
      if (!('next' in read) || read.value === '') continue;
      const last = (field === 64 || field === 128) && read.next === this.#bytes.length;
      const cause: CauseId = last ? 'mac-unannounced' : 'field-unannounced';
      found.push(
        this.#join({ ...read, cause }, this.best(i, read.next, left - 1), unexpected(field, this.#settings.mti)),
      );
    }
    return found.filter(({ cost }) => cost < Number.POSITIVE_INFINITY).sort((a, b) => a.cost - b.cost);
  }

  /** The field ends somewhere else, so that all after it reads as the dialect says. */
  #otherLength(i: number, at: number, field: number): Node {
    let best = NOWHERE;
    const last = Math.min(this.#bytes.length, at + LONGEST);
    for (let next = at + 1; next <= last && this.#settings.budget.reads > 0; next++) {
      const node = this.#join(blank(field, at, next, 'field-length'), this.best(i + 1, next, STRICT), 0);
      if (node.cost < best.cost) best = node;
    }
    return best;
  }
}

/** What only answers have is hardly in a request, and the other way round. */
function unexpected(field: number, mti: string): number {
  const isAnswer = Number(mti[2]) % 2 === 1;
  const ofAnswers = field === 38 || field === 39;
  if (isAnswer && field === 39) return -1;
  return ofAnswers === isAnswer || field === 64 || field === 128 || (isAnswer && field === 37) ? 0 : 1.5;
}

/** A length that counts bytes takes in the filler of an odd count, so the value speaks with or without its last digit. */
function weighStep(field: number, value: string, { type }: FieldRow, cause: CauseId | null, mti: string): number {
  const whole = weigh(field, value, type, mti);
  // A value that misses its last digit, or has some too many, speaks for itself, not against itself.
  if (cause === 'odd-length' || cause === 'longer-than-row') return Math.max(0, whole);
  return cause === 'counted-in-bytes' ? Math.max(whole, weigh(field, value.slice(0, -1), type, mti)) : whole;
}

const blank = (field: number, at: number, next: number, cause: CauseId): Step => ({
  field,
  at,
  next,
  value: null,
  cause,
  option: null,
});

/** The likeliest way through the fields from `at` to the end of the bytes; null when there is none. */
export function findPath(bytes: Buffer, at: number, settings: Settings): Path | null {
  const first = withoutStacks(() => new Search(bytes, settings).best(0, at, settings.most));
  if (first.cost === Number.POSITIVE_INFINITY) return null;
  const steps: Step[] = [];
  for (let node: Node | null = first; node !== null; node = node.rest) if (node.step !== null) steps.push(node.step);
  return { cost: first.cost, steps, end: first.end };
}
