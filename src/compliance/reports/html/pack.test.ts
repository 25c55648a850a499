// What is packed for the page comes out as it went in, and repetition costs next to nothing.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from './pack.ts';

it('gives every value back', () => {
  const values = fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(values, (originals) => {
      const plain = JSON.parse(JSON.stringify(originals));
      const packed = JSON.parse(JSON.stringify(pack(plain)));
      expect(packed.roots.map((place: number) => unpack(packed, place))).toEqual(plain);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

it('leaves out what is undefined, as JSON does', () => {
  const packed = pack([{ a: undefined, b: [1] }]);
  expect(unpack(packed, packed.roots[0]!)).toEqual({ b: [1] });
});

it('keeps every distinct part once', () => {
  const screen = { kind: 'display', lines: ['Sale', 'Void', 'Refund'] };
  const once = JSON.stringify(pack([screen])).length;
  const often = JSON.stringify(
    pack(Array.from({ length: 100 }, () => ({ ...screen, lines: [...screen.lines] }))),
  ).length;
  expect(often - once).toBeLessThan(400);
});
