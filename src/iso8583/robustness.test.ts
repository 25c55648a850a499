// Arbitrary bytes: decoding never throws anything but CodecError, never hangs, and never gives out more than it was given.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NIGHTLY } from '../nightly.fixture.ts';
import { type Codec, compileDialect } from './codec.ts';
import { parseDol } from './dol.ts';
import { CodecError } from './errors.ts';
import { compileFraming } from './frame.ts';
import { FRAME_LENGTHS, type FrameLengthName } from './framing/index.ts';
import { parseTlv } from './tlv.ts';
import { dialectOf, SAMPLES, type Sample } from './wire-fixture.ts';

/** Ten thousand inputs in every run; a million in the nightly set. */
const RUNS = NIGHTLY ? 1_000_000 : 10_000;
const TIMEOUT_MS = NIGHTLY ? 1_800_000 : 60_000;
const PARAMETERS = { numRuns: RUNS, seed: 8583 };

type Case = { codec: Codec; good: Buffer };
/** Every dialect of the samples, with a good message of it to spoil. */
const CASES: Case[] = [
  ...new Map(
    SAMPLES.filter(({ expect: outcome }) => outcome === undefined).map((sample): [string, Sample] => [
      sample.dialect,
      sample,
    ]),
  ).values(),
].map((sample) => ({
  codec: compileDialect(dialectOf(sample, { lengthAsHeader: true })),
  good: Buffer.from(sample.raw, 'hex'),
}));

const noise = fc.uint8Array({ maxLength: 300 });
const spoil = fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 0, max: 255 })), { maxLength: 6 });
const cut = fc.option(fc.nat(600), { nil: null });
/** Noise alone, noise behind a good beginning, or a good message with some bytes changed and its end cut off. */
const input = fc.tuple(
  fc.nat(CASES.length - 1),
  fc.oneof(
    fc.record({ kind: fc.constant('noise' as const), noise }),
    fc.record({ kind: fc.constant('tail' as const), noise, keep: fc.nat(60) }),
    fc.record({ kind: fc.constant('spoilt' as const), spoil, cut }),
  ),
);

function bytesOf(
  good: Buffer,
  how: { kind: string; noise?: Uint8Array; keep?: number; spoil?: [number, number][]; cut?: number | null },
): Buffer {
  if (how.kind === 'noise') return Buffer.from(how.noise ?? []);
  if (how.kind === 'tail') return Buffer.concat([good.subarray(0, how.keep), how.noise ?? Buffer.alloc(0)]);
  const bytes = Buffer.from(good);
  for (const [at, value] of how.spoil ?? []) if (at < bytes.length) bytes[at] = value;
  return how.cut == null ? bytes : bytes.subarray(0, how.cut);
}

/** Runs the work; anything but a CodecError escapes. */
function guarded<T>(work: () => T): T | CodecError {
  try {
    return work();
  } catch (error) {
    if (error instanceof CodecError) return error;
    throw error;
  }
}

describe('decoding of arbitrary bytes', () => {
  it(
    'ends in a message or a CodecError, in bounded size, and what it decodes goes round',
    () => {
      fc.assert(
        fc.property(input, ([which, how]) => {
          const { codec, good } = CASES[which]!;
          const bytes = bytesOf(good, how);
          const decoded = guarded(() => codec.decode(bytes));
          if (decoded instanceof CodecError) {
            if (decoded.message.length > 400) throw new Error('an error longer than a sentence');
            return;
          }
          const values = Object.values(decoded.message.fields);
          if (values.reduce((sum, value) => sum + value.length, 0) > bytes.length * 2)
            throw new Error('more out than in');
          // A filler nibble may differ, so the second round has to be like the first.
          const again = guarded(() => codec.encode(decoded.message, decoded.header));
          if (again instanceof CodecError) throw again;
          expect(codec.decode(again).message).toEqual(decoded.message);
        }),
        PARAMETERS,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'gives the same message, or the same error, when it is looked at piece by piece',
    () => {
      fc.assert(
        fc.property(input, ([which, how]) => {
          const { codec, good } = CASES[which]!;
          const bytes = bytesOf(good, how);
          const decoded = guarded(() => codec.decode(bytes));
          const { error, mti, fields } = codec.inspect(bytes);
          if (decoded instanceof CodecError) expect(error?.toJSON()).toEqual(decoded.toJSON());
          else expect({ mti, fields }).toEqual(decoded.message);
        }),
        { ...PARAMETERS, numRuns: RUNS / 5 },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'as TLV or as a list of tags ends in objects or a CodecError',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 120 }), fc.boolean(), (bytes, skip) => {
          const objects = guarded(() => parseTlv(bytes, { padding: skip ? 'skip' : 'refuse' }));
          if (!(objects instanceof CodecError) && objects.length > bytes.length)
            throw new Error('more objects than bytes');
          guarded(() => parseDol(Buffer.from(bytes).toString('hex')));
        }),
        PARAMETERS,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'as a stream never keeps more than the bound, and never loses count',
    () => {
      const BOUND = 512;
      const names = Object.keys(FRAME_LENGTHS) as FrameLengthName[];
      const packets = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 });
      fc.assert(
        fc.property(fc.constantFrom(...names), fc.boolean(), packets, (length, countsItself, list) => {
          const { overhead, deframer } = compileFraming({ length, countsItself }, 0);
          const stream = deframer(BOUND);
          let taken = 0;
          for (const packet of list) {
            taken += packet.length;
            for (const frame of stream.push(packet)) {
              if (frame.kind === 'broken') return;
              taken -= overhead + (frame.kind === 'message' ? frame.payload.length : 0);
              if (frame.kind === 'message' && frame.payload.length > BOUND) throw new Error('a frame beyond the bound');
            }
            expect(stream.pending).toBe(taken);
            if (stream.pending >= overhead + BOUND) throw new Error('more kept than the bound');
          }
        }),
        PARAMETERS,
      );
    },
    TIMEOUT_MS,
  );
});

describe('a message beyond the bound of its dialect', () => {
  it('is refused before anything is read', () => {
    const { codec } = CASES[0]!;
    expect(guarded(() => codec.decode(Buffer.alloc(70_000)))).toMatchObject({ code: 'message-too-long' });
  });
});
