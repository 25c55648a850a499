// One way to read bytes — a framing and a dialect — and how much speaks for it.
import type { Words } from '../../definitions/message-words.ts';
import type { Dialect, Framing } from '../../iso8583/dialect.ts';
import { CodecError } from '../../iso8583/errors.ts';
import type { Codec, Inspection } from '../../iso8583/index.ts';
import { cut, fits } from './framings.ts';
import { weigh, weighHeader, weighMti } from './plausible.ts';

/** A dialect that is tried. `known` when it has a name of its own; `cost` is how far-fetched it is, in points. */
export type Candidate = { dialect: Dialect; codec: () => Codec; known: boolean; words: Words; cost: number };

/** What is told and what may be guessed among. */
export type Choice = { told: Candidate | null; framing: Framing | null; named: readonly Candidate[] };

/** One message of a reading. `at` is where it begins in the bytes. */
export type Read = {
  at: number;
  payload: Buffer;
  inspection: Inspection;
  points: number;
  checked: number;
  good: number;
};

export type Reading = {
  candidate: Candidate;
  framing: Framing;
  /** The frames are all there is. */
  fits: boolean;
  messages: Read[];
  keepAlives: number;
  /** Every message decodes to its last byte. */
  whole: boolean;
  points: number;
};

/** Fields that most messages have some of; a bitmap full of others is probably none. */
const COMMON = new Set(
  '2 3 4 7 11 12 13 14 15 18 22 23 25 26 32 35 37 38 39 41 42 43 44 48 49 52 53 54 55 59 60 61 62 63 64 70 90 95 128'
    .split(' ')
    .map(Number),
);
/** Messages whose values are weighed; more of them say no more. */
const WEIGHED = 5;

/** What the codec reads of bytes; more than the dialect allows are not looked at. */
export function inspect({ dialect, codec }: Pick<Candidate, 'dialect' | 'codec'>, bytes: Buffer): Inspection {
  const most = dialect.maxBytes ?? 65535;
  if (bytes.length <= most) return codec().inspect(bytes);
  const error = new CodecError({
    code: 'message-too-long',
    expected: `at most ${most} bytes`,
    found: `${bytes.length} bytes`,
  });
  return { header: {}, mti: null, fields: {}, trace: [], error };
}

export const headerSize = (dialect: Dialect): number =>
  (dialect.header ?? []).reduce((sum, { bytes }) => sum + bytes, 0);

/** What speaks for and against one decoded message. */
export function weighMessage(dialect: Dialect, { header, mti, fields, error }: Inspection) {
  let points = weighHeader(header) + (mti === null ? -6 : weighMti(mti));
  let checked = 0;
  let good = 0;
  for (const [key, value] of Object.entries(fields)) {
    const row = dialect.fields[key];
    if (row === undefined) continue;
    const weight = weigh(Number(key), value, row.type, mti ?? '');
    points += weight + (COMMON.has(Number(key)) ? 0 : -0.3);
    if (weight !== 0) checked++;
    if (weight > 0) good++;
  }
  if (error !== null) points -= 15;
  return { points, checked, good };
}

function framingPoints(
  reading: Pick<Reading, 'framing' | 'fits' | 'messages' | 'candidate' | 'keepAlives'>,
  rank: number,
): number {
  if (reading.framing.length === 'none') return 0;
  if (!reading.fits) return -8;
  const own = reading.candidate.dialect.framing;
  const isOwn =
    own !== undefined && own.length === reading.framing.length && own.countsItself === reading.framing.countsItself;
  // Half of a longer length looks like a keep-alive before every message.
  const rests = Math.min(reading.keepAlives, reading.messages.length) * 1.5;
  return 4 - rests + Math.min(reading.messages.length, 4) - Math.min(rank * 0.2, 2) + (isOwn ? 0.5 : 0);
}

/** Reads bytes one way; `rank` is how unusual the framing is. */
export function readWith(bytes: Buffer, framing: Framing, candidate: Candidate, rank = 0): Reading {
  const { dialect } = candidate;
  const cutting = cut(bytes, framing, headerSize(dialect));
  const messages = cutting.frames.map(({ at, payload }, index): Read => {
    const inspection = inspect(candidate, payload);
    const weight = index < WEIGHED ? weighMessage(dialect, inspection) : { points: 0, checked: 0, good: 0 };
    return { at, payload, inspection, ...weight };
  });
  const reading: Reading = {
    candidate,
    framing,
    fits: fits(bytes, cutting),
    messages,
    keepAlives: cutting.keepAlives,
    whole: false,
    points: 0,
  };
  reading.whole = reading.fits && messages.every(({ inspection }) => inspection.error === null);
  reading.points =
    messages.reduce((sum, { points }) => sum + points, 0) + framingPoints(reading, rank) - candidate.cost;
  return reading;
}
