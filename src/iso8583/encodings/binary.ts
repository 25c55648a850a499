// Raw bytes, shown as upper-case hexadecimal.
import { IS_BCD, NIBBLES, nibbleOf } from '../tables.ts';
import { block } from './block.ts';
import { composed } from './composed.ts';
import { tabular } from './tabular.ts';

const bytewise = tabular({
  ratios: { bytes: 1 },
  perUnit: 2,
  perByte: 2,
  codes: NIBBLES,
  refuse(value, writer) {
    if (value.length % 2 === 1)
      writer.fail('character-invalid', 'an even count of hexadecimal digits', `${value.length} digits`);
    // The place of the pair of digits, which is the byte that cannot be made.
    let i = 0;
    while (nibbleOf(value.charCodeAt(i)) >= 0 && nibbleOf(value.charCodeAt(i + 1)) >= 0) i += 2;
    return writer.fail('character-invalid', 'hexadecimal digits', `another character at position ${i + 1}`);
  },
  second: { plain: IS_BCD, look: (text) => text.toUpperCase() },
});

export const binary = composed({
  ratios: bytewise.ratios,
  measure: (value) => bytewise.measure(value),
  write: (value, writer) => bytewise.write(value, writer),
  read: (reader, length) => (length === 8 ? block(reader.bytes, reader.take(8)) : bytewise.read(reader, length)),
});
