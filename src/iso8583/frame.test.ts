// Framing: every length, split and joined packets, keep-alives, and bounds against lengths that lie.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Framing } from './dialect.ts';
import { compileFraming, type Frame } from './frame.ts';
import { FRAME_LENGTHS, type FrameLengthName } from './framing/index.ts';

const HEADER_BYTES = 11;
const payload = (length: number) => Buffer.from(Array.from({ length }, (_, i) => i % 251));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

/** What stands in front of 100 bytes, written by hand for each way. */
const FRONTS: Record<string, { framing: Framing; front: string }> = {
  'two bytes, big end first': { framing: { length: 'be2' }, front: '0064' },
  'two bytes, little end first': { framing: { length: 'le2' }, front: '6400' },
  'two bytes of packed digits': { framing: { length: 'bcd2' }, front: '0100' },
  'three bytes': { framing: { length: 'be3' }, front: '000064' },
  'four bytes': { framing: { length: 'be4' }, front: '00000064' },
  'four ASCII digits': { framing: { length: 'ascii4' }, front: '30313030' },
  'four hexadecimal characters': { framing: { length: 'hex4' }, front: '30303634' },
  'counting itself': { framing: { length: 'be2', countsItself: true }, front: '0066' },
  'not counting the header': { framing: { length: 'be2', countsHeader: false }, front: '0059' },
  'counting itself, not the header': {
    framing: { length: 'ascii4', countsItself: true, countsHeader: false },
    front: '30303933',
  },
  'zeros behind': { framing: { length: 'be2', zerosAfter: 2 }, front: '00640000' },
  'zeros in front': { framing: { length: 'be2', zerosBefore: 2 }, front: '00000064' },
};

describe.each(Object.entries(FRONTS))('a frame with its length in %s', (_, { framing, front }) => {
  const framer = compileFraming(framing, HEADER_BYTES);

  it('has that length in front', () => {
    expect(hex(framer.frame(payload(100)))).toBe(front + hex(payload(100)));
    expect(framer.overhead).toBe(front.length / 2);
  });

  it('is found again however packets were split and joined', () => {
    const sizes = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: HEADER_BYTES + 1, max: 300 })), { maxLength: 6 });
    fc.assert(
      fc.property(
        sizes,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
        (lengths, cuts) => {
          const stream = Buffer.concat(lengths.map((length) => framer.frame(payload(length))));
          const deframer = framer.deframer(1000);
          const frames: Frame[] = [];
          for (let at = 0, i = 0; at < stream.length; i++) {
            const next = Math.min(stream.length, at + cuts[i % cuts.length]!);
            // A fresh packet each time, spoilt afterwards: what was given out must not share memory with it later.
            frames.push(...deframer.push(Buffer.from(stream.subarray(at, next))));
            at = next;
          }
          expect(deframer.pending).toBe(0);
          expect(frames.map((frame) => (frame.kind === 'message' ? hex(frame.payload) : frame.kind))).toEqual(
            lengths.map((length) => (length === 0 ? 'keep-alive' : hex(payload(length)))),
          );
        },
      ),
      { seed: 8583, numRuns: 60 },
    );
  });
});

describe('a stream', () => {
  const framer = compileFraming({ length: 'be2' }, 0);

  it('gives frames as they become whole, and counts what it holds', () => {
    const deframer = framer.deframer();
    const frame = framer.frame(payload(10));
    expect(deframer.push(frame.subarray(0, 7))).toEqual([]);
    expect(deframer.pending).toBe(7);
    expect(deframer.push(Buffer.concat([frame.subarray(7), Buffer.from([0])])).map(({ kind }) => kind)).toEqual([
      'message',
    ]);
    expect(deframer.pending).toBe(1);
  });

  it('keeps a frame whole while later packets arrive', () => {
    const deframer = framer.deframer();
    deframer.push(framer.frame(payload(20)).subarray(0, 5));
    const [first] = deframer.push(
      Buffer.concat([framer.frame(payload(20)).subarray(5), framer.frame(payload(200)).subarray(0, 50)]),
    );
    deframer.push(Buffer.alloc(100, 0xff));
    expect(first?.kind === 'message' && hex(first.payload)).toBe(hex(payload(20)));
  });

  it('is broken by a length beyond the bound, before anything of it is kept, and stays so', () => {
    const deframer = framer.deframer(512);
    const frames = deframer.push(Buffer.concat([framer.frame(payload(3)), Buffer.from('FFFF00', 'hex')]));
    expect(frames.map(({ kind }) => kind)).toEqual(['message', 'broken']);
    expect(frames[1]).toMatchObject({
      error: { code: 'frame-too-long', expected: 'at most 512 bytes', found: '65535 bytes' },
    });
    expect(deframer.pending).toBe(0);
    expect(deframer.push(framer.frame(payload(3)))).toEqual([]);
  });

  it('is broken by a length that is none, and by one shorter than what it must count', () => {
    const broken = (framing: Framing, front: string) =>
      compileFraming(framing, HEADER_BYTES).deframer().push(Buffer.from(front, 'hex'))[0];
    expect(broken({ length: 'bcd2' }, '00A1')).toMatchObject({ kind: 'broken', error: { code: 'frame-invalid' } });
    expect(broken({ length: 'ascii4' }, '30302D31')).toMatchObject({
      kind: 'broken',
      error: { code: 'frame-invalid' },
    });
    expect(broken({ length: 'be2', countsItself: true }, '0001')).toMatchObject({
      kind: 'broken',
      error: { code: 'frame-invalid' },
    });
  });

  it('holds no more than it received, at most doubled, when a frame drips in', () => {
    const deframer = framer.deframer();
    const frame = framer.frame(payload(60000));
    for (let i = 0; i < 5000; i++) expect(deframer.push(frame.subarray(i, i + 1))).toEqual([]);
    expect(deframer.pending).toBe(5000);
    expect(deframer.push(frame.subarray(5000)).map(({ kind }) => kind)).toEqual(['message']);
  });
});

describe('frame lengths', () => {
  it.each(Object.keys(FRAME_LENGTHS) as FrameLengthName[])('%s refuses a message that it cannot count', (length) => {
    const { largest } = FRAME_LENGTHS[length];
    if (largest > 1e6) return expect(largest).toBeGreaterThanOrEqual(16777215);
    expect(() => compileFraming({ length }, 0).frame(Buffer.alloc(largest + 1))).toThrow(/expected a length up to/);
    expect(compileFraming({ length }, 0).frame(Buffer.alloc(largest))).toHaveLength(
      largest + FRAME_LENGTHS[length].bytes,
    );
  });

  it('none means that messages cannot share a stream', () => {
    expect(() => compileFraming({ length: 'none' }, 0)).toThrow(RangeError);
  });
});
