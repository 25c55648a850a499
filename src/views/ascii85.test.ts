// What is written comes back, whatever it is, and nothing of it begins markup.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromAscii85, toAscii85 } from './ascii85.ts';

it('gives every byte back, and holds no sign that a script element knows', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const text = toAscii85(bytes);
      expect(fromAscii85(text)).toEqual(bytes);
      expect(text).toMatch(/^[!-;=-v]*$/);
    }),
    { seed: 1, numRuns: 500 },
  );
});

it('is Ascii85 but for one letter', () => {
  expect(toAscii85(new TextEncoder().encode('Man sure.'))).toBe('9jqo^F*2M7/c');
  expect(toAscii85(new TextEncoder().encode('Man '))).toBe('9jqo^');
  expect(toAscii85(new Uint8Array([0, 0, 8, 247]))).toBe('!!!v!');
});
