// Tracks, service codes and check digits against published vectors.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CodecError } from './errors.ts';
import { luhn } from './mask.ts';
import { parseServiceCode, SERVICE_CODE_DIGITS } from './service-code.ts';
import { parseTrack1, parseTrack2, parseTrack3, type Track } from './track.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape differs by kind and is described in the file's `schema`.
type Vector = { name: string; kind: string } & Record<string, any>;
const { vectors } = JSON.parse(readFileSync(new URL('./vectors/luhn-and-track.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
};

/** Kinds that are not reproduced, and why. */
const NOT_REPRODUCED: Record<string, string> = {
  'prefix-brand': 'nothing in the house decides by brand',
  'bin-table': 'nothing in the house decides by brand',
};

const PARTS = ['pan', 'expiry', 'serviceCode', 'discretionary', 'cardholder', 'formatCode', 'separator'] as const;
function agrees(found: Track, vector: Vector): void {
  for (const part of PARTS) if (vector[part] !== undefined) expect(found[part], part).toBe(vector[part]);
  if (vector.luhn !== undefined) expect(luhn(found.pan)).toBe(vector.luhn);
}

const CHECKS: Record<string, (vector: Vector) => void> = {
  pan: ({ pan, luhn: right, length }) => expect([luhn(pan), pan.length]).toEqual([right, length]),
  track1(vector) {
    const track = parseTrack1(vector.raw);
    agrees(track, vector);
    if (vector.isIcc !== undefined) expect(parseServiceCode(track.serviceCode ?? '').useChip).toBe(vector.isIcc);
    if (vector.isInternationalIcc === true) expect(parseServiceCode(track.serviceCode ?? '').international).toBe(true);
  },
  track2: (vector) => agrees(parseTrack2(vector.raw), vector),
  track3: (vector) => agrees(parseTrack3(vector.raw), vector),
  'track1-error': ({ raw }) => expect(() => parseTrack1(raw)).toThrow(CodecError),
  'service-code'({ serviceCode, interchange, authorisation, services, useChip, international, pinRequired }) {
    const expected = { interchange, authorisation, services, useChip, international, pinRequired };
    expect(parseServiceCode(serviceCode)).toEqual(expected);
  },
  'service-code-digit'({ position, digit, meaning }) {
    expect((SERVICE_CODE_DIGITS[position - 1] as Record<string, string>)[digit]).toBe(meaning);
  },
  'service-code-error': ({ serviceCode }) => expect(() => parseServiceCode(serviceCode)).toThrow(CodecError),
};

describe('published tracks, service codes and card numbers', () => {
  for (const vector of vectors)
    if (NOT_REPRODUCED[vector.kind] === undefined) it(vector.name, () => CHECKS[vector.kind]?.(vector));

  it('are reproduced or named with a reason', () => {
    const kinds = new Set(vectors.map(({ kind }) => kind));
    expect([...kinds].filter((kind) => CHECKS[kind] === undefined && NOT_REPRODUCED[kind] === undefined)).toEqual([]);
    const page = readFileSync(new URL('../../docs/vectors.md', import.meta.url), 'utf8');
    for (const kind of Object.keys(NOT_REPRODUCED)) expect(page).toContain(kind);
  });
});

describe('a track that cannot be read', () => {
  it.each([parseTrack1, parseTrack2, parseTrack3])('is not quoted', (parse) => {
    const raw = '6212345678901232^1';
    try {
      parse(raw);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CodecError);
      expect(JSON.stringify(error) + String(error)).not.toContain('621234567890');
    }
  });
});
