// Published wire samples: each decodes to its fields and encodes back to the same bytes, or is listed with the reason.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileDialect } from './codec.ts';
import type { CodecErrorCode } from './errors.ts';
import { CodecError } from './errors.ts';
import { dialectOf, SAMPLES, type Sample } from './wire-fixture.ts';

/** Samples whose frame length contradicts the bytes that follow: what it says, and what follows. */
const WRONG_LENGTH: Record<string, { says: number; follow: number }> = {
  'cup j-iso8583 purchase response 0210': { says: 170, follow: 142 },
  'cn-pos private 0800 with BCD length prefix': { says: 72, follow: 57 },
  'cn-pos single field 2': { says: 34, follow: 26 },
  'j8583 bin_ascii_100 (length 221)': { says: 221, follow: 217 },
};

/** Samples broken on purpose: what the codec must say of each. */
const BROKEN: Record<string, { code: CodecErrorCode; field: number | null; offset: number }> = {
  'moov truncated field 120': { code: 'truncated', field: 120, offset: 270 },
  'moov truncated MTI': { code: 'truncated', field: null, offset: 0 },
  'j8583 negative incomplete fixed field': { code: 'truncated', field: 3, offset: 36 },
  'j8583 negative incomplete var header': { code: 'truncated', field: 32, offset: 88 },
  'j8583 negative incomplete var data': { code: 'truncated', field: 32, offset: 90 },
  'j8583 negative no fields bin': { code: 'truncated', field: 3, offset: 18 },
  'j8583 negative incomplete fixed bin': { code: 'truncated', field: 3, offset: 18 },
  'j8583 negative incomplete var header bin': { code: 'truncated', field: 32, offset: 44 },
  'peienxie missing decoder': { code: 'truncated', field: 3, offset: 15 },
};

const upper = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const whole = SAMPLES.filter(({ name, expect: outcome }) => outcome === undefined && WRONG_LENGTH[name] === undefined);

function roundTrip(sample: Sample, payload: Buffer, lengthAsHeader = false): void {
  const codec = compileDialect(dialectOf(sample, { lengthAsHeader }));
  const { message, header } = codec.decode(payload);
  expect(message).toEqual({ mti: sample.mti, fields: sample.fields });
  expect(upper(codec.encode(message, header))).toBe(upper(payload));
}

describe('published wire samples', () => {
  it.each(whole.map((sample) => [sample.name, sample] as const))(
    '%s: decodes, and encodes back to the same bytes',
    (_, sample) => {
      const codec = compileDialect(dialectOf(sample));
      const raw = Buffer.from(sample.raw, 'hex');
      if (codec.dialect.framing?.length === 'none') return roundTrip(sample, raw);
      const [frame, ...more] = codec.deframer().push(raw);
      expect(more).toEqual([]);
      if (frame?.kind !== 'message') throw new Error(`a ${frame?.kind ?? 'missing'} frame`);
      roundTrip(sample, frame.payload);
      const { message, header } = codec.decode(frame.payload);
      expect(upper(codec.encodeFrame(message, header))).toBe(sample.raw);
    },
  );

  it.each(Object.entries(WRONG_LENGTH))(
    '%s: its frame length is wrong, its message is not',
    (name, { says, follow }) => {
      const sample = SAMPLES.find((each) => each.name === name)!;
      const raw = Buffer.from(sample.raw, 'hex');
      const codec = compileDialect(dialectOf(sample));
      const front = codec.frame(Buffer.alloc(0)).length;
      expect(raw.length - front).toBe(follow);
      expect(says).toBeGreaterThan(follow);
      const deframer = codec.deframer();
      expect(deframer.push(raw)).toEqual([]);
      expect(deframer.pending).toBe(raw.length);
      expect(deframer.push(Buffer.alloc(says - follow)).map(({ kind }) => kind)).toEqual(['message']);
      roundTrip(sample, raw.subarray(front));
      roundTrip(sample, raw, true);
    },
  );

  it.each(Object.entries(BROKEN))('%s: is refused at the byte where it ends', (name, fault) => {
    const sample = SAMPLES.find((each) => each.name === name)!;
    const codec = compileDialect(dialectOf(sample));
    const { error } = codec.inspect(Buffer.from(sample.raw, 'hex'));
    expect(error).toBeInstanceOf(CodecError);
    expect({ code: error?.code, field: error?.field, offset: error?.offset }).toEqual(fault);
  });

  it('are all here: none is passed over', () => {
    const broken = SAMPLES.filter(({ expect: outcome }) => outcome === 'error').map(({ name }) => name);
    expect(broken.sort()).toEqual(Object.keys(BROKEN).sort());
    expect(whole.length + broken.length + Object.keys(WRONG_LENGTH).length).toBe(SAMPLES.length);
  });

  it('that cannot go round whole are told in the documentation', () => {
    const page = readFileSync(new URL('../../docs/wire-samples.md', import.meta.url), 'utf8');
    for (const name of [...Object.keys(WRONG_LENGTH), ...Object.keys(BROKEN)]) expect(page).toContain(name);
  });
});
