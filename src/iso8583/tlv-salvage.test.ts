// Damaged BER-TLV: whatever single object is damaged, the others are read, and it is named with its byte.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weighEmvTag } from '../definitions/emv-tags.ts';
import { buildTlv, parseTlv } from './tlv.ts';
import { salvageTlv } from './tlv-salvage.ts';

const OBJECTS = [
  ['9F26', 'B1C2D3E4F5061728'],
  ['9F27', '80'],
  ['9F10', '07010103A0000001'],
  ['9F37', 'A1B2C3D4'],
  ['9F36', '0157'],
  ['95', '0080040800'],
  ['9A', '261122'],
  ['9C', '00'],
  ['9F02', '000000012850'],
  ['5F2A', '0156'],
  ['82', '7C00'],
  ['9F1A', '0156'],
].map(([tag = '', value = '']) => ({ tag, value }));

const { vectors } = JSON.parse(readFileSync(new URL('./vectors/emv-tlv.json', import.meta.url), 'utf8')) as {
  vectors: { name: string; kind: string; hex: string }[];
};

describe('TLV that is whole', () => {
  it.each(vectors.filter(({ kind }) => kind === 'decode').map(({ name, hex }) => [name, hex]))(
    '%s is read as the strict reader reads it',
    (_, hex) => {
      // Some of these have tags of made-up lengths, which chip data do not.
      expect(salvageTlv(hex, () => 1)).toMatchObject({ objects: parseTlv(hex), bad: [] });
    },
  );
});

describe('TLV with one damaged object', () => {
  const damage = fc.record({
    objects: fc.shuffledSubarray(OBJECTS, { minLength: 5 }),
    which: fc.nat(),
    off: fc.constantFrom(-1, 1),
  });

  it('keeps the others, and names the byte and the tag of that one', () => {
    fc.assert(
      fc.property(damage, ({ objects, which, off }) => {
        // The last one has no neighbour that would say where it ends.
        const at = which % (objects.length - 1);
        const bad = objects[at]!;
        fc.pre(bad.value.length > 2 || off > 0);
        const said = bad.value.length / 2 + off;
        const encoded = objects.map((each, i) =>
          i === at ? `${each.tag}${said.toString(16).padStart(2, '0')}${each.value}` : buildTlv([each]),
        );
        const salvaged = salvageTlv(encoded.join(''), weighEmvTag);
        // An object of any length may as well be the longer one.
        fc.pre(bad.tag !== '9F10');
        expect(salvaged?.bad.map(({ at: byte, tag, said: length }) => ({ byte, tag, length }))).toEqual([
          { byte: encoded.slice(0, at).join('').length / 2, tag: bad.tag, length: said },
        ]);
        expect(salvaged?.objects.map(({ tag, value }) => ({ tag, value }))).toEqual(objects.filter((_, i) => i !== at));
      }),
      { numRuns: 150, seed: 8583 },
    );
  });

  it('is not searched for in a text, nor in more than can be field 55', () => {
    expect(salvageTlv('no TLV', weighEmvTag)).toBeNull();
    expect(salvageTlv('9F26'.repeat(600), weighEmvTag)).toBeNull();
  });
});
