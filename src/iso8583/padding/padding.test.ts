// Paddings: what each does to a short value, and to the value when it is read.
import { describe, expect, it } from 'vitest';
import { PADDINGS } from './index.ts';
import type { Padding } from './padding.ts';

describe.each<[keyof typeof PADDINGS, string, string]>([
  ['none', 'ab', 'ab'],
  ['left-zeros', '00ab', '00ab'],
  ['left-spaces', '  ab', '  ab'],
  ['right-spaces', 'ab  ', 'ab  '],
  ['right-spaces-trimmed', 'ab  ', 'ab'],
])('padding %s', (name, padded, read) => {
  const { pad = (value) => value, unpad = (value) => value }: Padding = PADDINGS[name];

  it(`makes ${JSON.stringify(padded)} of "ab", read as ${JSON.stringify(read)}`, () => {
    expect(pad('ab', 4)).toBe(padded);
    expect(unpad(padded)).toBe(read);
  });

  it('leaves a whole value alone', () => {
    expect(pad('abcd', 4)).toBe('abcd');
  });
});
