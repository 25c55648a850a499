// BER-TLV and data object lists against published vectors, and what a strict reader refuses.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildDolData, parseDol, splitDolData } from './dol.ts';
import { CodecError } from './errors.ts';
import { buildTlv, findTlv, parseTlv, type Tlv, tlvValues } from './tlv.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape differs by kind and is described in the file's `schema`.
type Vector = { name: string; kind: string } & Record<string, any>;
const { vectors } = JSON.parse(readFileSync(new URL('./vectors/emv-tlv.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
};

type Node = { tag: string; length: number; lengthEncoding?: string; value?: string; children?: Node[] };
const published = ({ tag, value, children, lengthOctets }: Tlv): Node => ({
  tag,
  length: value.length / 2,
  ...(lengthOctets === undefined ? {} : { lengthEncoding: lengthOctets }),
  ...(children === undefined ? { value } : { children: children.map(published) }),
});

function errorOf(work: () => unknown): CodecError {
  try {
    work();
  } catch (error) {
    if (error instanceof CodecError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const CHECKS: Record<string, (vector: Vector) => void> = {
  decode({ hex, tree }) {
    const objects = parseTlv(hex);
    expect(objects.map(published)).toEqual(tree);
    expect(buildTlv(objects)).toBe(hex);
  },
  encode: ({ hex, tree }) => expect(buildTlv(tree)).toBe(hex),
  'decode-error'({ hex, publishedOffset }) {
    const { code, offset } = errorOf(() => parseTlv(hex));
    expect(code).toBe('tlv-invalid');
    if (publishedOffset !== undefined) expect(offset).toBe(publishedOffset);
  },
  // Sources differ; the house refuses both, even where zero bytes may be passed over.
  'decode-lenient'({ hex }) {
    expect(errorOf(() => parseTlv(hex)).code).toBe('tlv-invalid');
    expect(errorOf(() => parseTlv(hex, { padding: 'skip' })).code).toBe('tlv-invalid');
  },
  dol({ hex, entries }) {
    expect(parseDol(hex).map(({ tag, length }) => [tag, length])).toEqual(
      entries.map((entry: Vector | [string, number]) => (Array.isArray(entry) ? entry : [entry.tag, entry.length])),
    );
  },
  'dol-error': ({ hex }) => expect(errorOf(() => parseDol(hex)).code).toBe('tlv-invalid'),
  'dol-build': ({ dol, values, data }) => expect(buildDolData(parseDol(dol), values)).toBe(data),
  'dol-split': ({ dol, data, values }) => expect(splitDolData(parseDol(dol), data)).toEqual(values),
};

/** Issuer application data is read in the crypto room; its test has those vectors. */
const ELSEWHERE = new Set(['iad']);

describe('published TLV vectors', () => {
  for (const vector of vectors) if (!ELSEWHERE.has(vector.kind)) it(vector.name, () => CHECKS[vector.kind]?.(vector));

  it('are all reproduced', () => {
    expect(vectors.filter(({ kind }) => CHECKS[kind] === undefined && !ELSEWHERE.has(kind))).toEqual([]);
  });
});

describe('TLV', () => {
  it('passes over zero bytes where it may, and only there', () => {
    const padded = '009C010000950500000000000000';
    expect(parseTlv(padded, { padding: 'skip' }).map(({ tag }) => tag)).toEqual(['9C', '95']);
    const { offset, hint } = errorOf(() => parseTlv(padded));
    expect([offset, hint]).toEqual([0, 'padding between data objects?']);
  });

  it('finds a tag inside a template, and gives outer values by tag', () => {
    const objects = parseTlv('7106860400010203 9C0100'.replace(' ', ''));
    expect(findTlv(objects, '86')?.value).toBe('00010203');
    expect(findTlv(objects, '9F26')).toBeNull();
    expect(tlvValues(objects)).toEqual({ 71: '860400010203', '9C': '00' });
  });

  it('is not nested without end', () => {
    const nested = (depth: number): string => (depth === 0 ? '' : buildTlv([{ tag: 'E1', value: nested(depth - 1) }]));
    expect(parseTlv(nested(16))).toHaveLength(1);
    expect(errorOf(() => parseTlv(nested(18))).expected).toBe('at most 16 levels');
  });

  it('refuses to build what is not hexadecimal', () => {
    expect(errorOf(() => buildTlv([{ tag: '9C', value: '0' }])).code).toBe('tlv-invalid');
    expect(errorOf(() => parseTlv('9C0')).code).toBe('tlv-invalid');
  });
});
