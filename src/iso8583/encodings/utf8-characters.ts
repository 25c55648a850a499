// UTF-8 text whose lengths count characters, so that the byte count shows only while reading.
import type { Reader } from '../cursor.ts';
import { composed } from './composed.ts';
import { utf8 } from './utf8.ts';

function sizeOf(reader: Reader, at: number): number {
  const first = reader.bytes[at]!;
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

export const utf8Characters = composed({
  ratios: { characters: 1 },
  measure(value) {
    let count = 0;
    for (const _ of value) count++;
    return count;
  },
  write: (value, writer) => utf8.write(value, writer),
  read(reader, length) {
    let end = reader.at;
    for (let i = 0; i < length; i++) {
      if (end >= reader.end) reader.fail('truncated', `${length} characters`, `${i} left`);
      end += sizeOf(reader, end);
    }
    return utf8.read(reader, end - reader.at);
  },
});
