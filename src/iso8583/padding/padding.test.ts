// Paddings: what each does to a short value, and to the value when it is read.
import { describe, expect, it } from 'vitest';
import { PADDINGS } from './index.ts';

describe.each<[keyof typeof PADDINGS, string, string]>([
  ['none', 'ab', 'ab'],
  ['left-zeros', '00ab', '00ab'],
  ['left-spaces', '  ab', '  ab'],
  ['right-spaces', 'ab  ', 'ab  '],
  ['right-spaces-trimmed', 'ab  ', 'ab'],
])('padding %s', (name, padded, read) => {
  it(`makes ${JSON.stringify(padded)} of "ab", read as ${JSON.stringify(read)}`, () => {
    expect(PADDINGS[name].pad('ab', 4)).toBe(padded);
    expect(PADDINGS[name].unpad(padded)).toBe(read);
  });

  it('leaves a whole value alone', () => {
    expect(PADDINGS[name].pad('abcd', 4)).toBe('abcd');
  });
});
