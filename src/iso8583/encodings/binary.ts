// Raw bytes, shown as upper-case hexadecimal.
import { IS_BCD, NIBBLES, nibbleOf } from '../tables.ts';
import { tabular } from './tabular.ts';

export const binary = tabular({
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
