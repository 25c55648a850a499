// Damaged BER-TLV: a bad data object costs that object, and those before and after it are read.
import { CodecError } from './errors.ts';
import { readTlvAt, readTlvHead, type Tlv } from './tlv.ts';

/** Bytes that are no data object. `tag` and `said` are what its head says, as far as it has one; `found` is the bytes behind the head. */
export type BadTlv = { at: number; bytes: number; tag: string | null; said: number | null; found: number };

/** Data objects and what lies between them, in their order. `at` counts bytes from the first. */
type SalvagedTlv = { objects: Tlv[]; parts: ({ at: number; object: Tlv } | BadTlv)[]; bad: BadTlv[] };

/** Points for a tag with a value of so many bytes: above zero where it looks like one of those that may stand there. */
type WeighTag = (tag: string, length: number) => number;

/** What a bad object costs, so that no more of them are assumed than need be, and each byte of it. */
const BAD = 3;
const BYTE = 0.02;
/** Longer data are not searched: each byte of them might begin an object. */
const LONGEST = 1024;

type Choice = { kind: 'object'; object: Tlv; next: number } | { kind: 'gap' | 'padding'; next: number };

function objectAt(bytes: Buffer, at: number): { object: Tlv; next: number } | null {
  try {
    return readTlvAt(bytes, at);
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}

function badAt(bytes: Buffer, at: number, next: number): BadTlv {
  try {
    const { tag, length, from } = readTlvHead(bytes, at, next);
    return { at, bytes: next - at, tag, said: length, found: next - from };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return { at, bytes: next - at, tag: null, said: null, found: next - at };
  }
}

/** From the last byte to the first: the best way to go on from each. */
function choices(bytes: Buffer, weigh: WeighTag): Choice[] {
  const { length } = bytes;
  const best = new Float64Array(length + 1);
  const made: Choice[] = [];
  const anchors: number[] = [length];
  for (let at = length - 1; at >= 0; at--) {
    let choice: Choice = { kind: 'gap', next: length };
    let score = Number.NEGATIVE_INFINITY;
    const offer = (points: number, other: Choice) => {
      if (points > score) [score, choice] = [points, other];
    };
    const read = bytes[at] === 0 ? null : objectAt(bytes, at);
    const weight = read === null ? 0 : weigh(read.object.tag, read.object.value.length / 2);
    if (read !== null) offer(weight + best[read.next]!, { kind: 'object', ...read });
    if (bytes[at] === 0) offer(best[at + 1]!, { kind: 'padding', next: at + 1 });
    for (const next of anchors) offer(best[next]! - BAD - BYTE * (next - at), { kind: 'gap', next });
    best[at] = score;
    made[at] = choice;
    if (read !== null && weight > 0) anchors.push(at);
  }
  return made;
}

/** As it stands, where nothing is wrong with it; null otherwise. */
function whole(bytes: Buffer): SalvagedTlv | null {
  const parts: { at: number; object: Tlv }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const read = bytes[at] === 0 ? { next: at + 1 } : objectAt(bytes, at);
    if (read === null) return null;
    if ('object' in read) parts.push({ at, object: read.object });
    at = read.next;
  }
  return { objects: parts.map(({ object }) => object), parts, bad: [] };
}

/** Data objects of bytes that may be damaged, zero bytes between them passed over; null of a text that is not hexadecimal, and where they are too many to be searched. */
export function salvageTlv(input: Uint8Array | string, weigh: WeighTag): SalvagedTlv | null {
  if (typeof input === 'string' && !/^([\dA-F]{2})*$/i.test(input)) return null;
  const bytes = typeof input === 'string' ? Buffer.from(input, 'hex') : Buffer.from(input);
  const strict = whole(bytes);
  const weights = (strict?.objects ?? []).map(({ tag, value }) => weigh(tag, value.length / 2));
  const isPrivate = !weights.some((weight) => weight > 0);
  const isWell = strict !== null && (isPrivate || weights.every((weight) => weight >= 0));
  // A wrong length may leave bytes that read as objects of tags that nobody knows.
  return isWell || bytes.length > LONGEST ? strict : searched(bytes, weigh);
}

function searched(bytes: Buffer, weigh: WeighTag): SalvagedTlv {
  const made = choices(bytes, weigh);
  const salvaged: SalvagedTlv = { objects: [], parts: [], bad: [] };
  for (let at = 0; at < bytes.length; ) {
    const choice = made[at]!;
    if (choice.kind === 'object') {
      salvaged.objects.push(choice.object);
      salvaged.parts.push({ at, object: choice.object });
    } else if (choice.kind === 'gap') {
      const bad = badAt(bytes, at, choice.next);
      salvaged.bad.push(bad);
      salvaged.parts.push(bad);
    }
    at = choice.next;
  }
  return salvaged;
}
