// The characters that the type of a field allows, and encodings held to them.
import type { Reader, Writer } from './cursor.ts';
import type { FieldType } from './dialect.ts';
import { ascii, asciiOnly } from './encodings/ascii.ts';
import { composed } from './encodings/composed.ts';
import type { Characters, Encoding } from './encodings/encoding.ts';
import { ENCODINGS, type EncodingName } from './encodings/index.ts';
import { IS_DIGIT, IS_TRACK } from './tables.ts';

const DIGITS: Characters = { allowed: IS_DIGIT, expected: 'digits' };
const TRACK: Characters = { allowed: IS_TRACK, expected: 'track data: digits and =' };

/** The encoding held to what the type allows, where its bytes could say more; `a`, `an`, `ns`, `ans` and `b` are carried. */
export function encodingOf(type: FieldType, name: EncodingName): Encoding {
  const encoding: Encoding = ENCODINGS[name];
  if (type === 'n' && !name.startsWith('bcd')) return heldTo(DIGITS, encoding);
  if (type === 'z' && name !== 'track-bcd') return heldTo(TRACK, encoding);
  return type === 'x+n' ? checked(encoding, checkSigned) : encoding;
}

const heldTo = (characters: Characters, encoding: Encoding): Encoding =>
  encoding === ascii ? asciiOnly(characters) : checked(encoding, (value, at) => checkCharacters(characters, value, at));

/** Throws a CodecError for a value that the type does not allow. */
type Check = (value: string, at: Reader | Writer) => void;

/** The encoding, with values looked at as text; an error of reading points at the first byte of the value. */
function checked(encoding: Encoding, check: Check): Encoding {
  return composed({
    ratios: encoding.ratios,
    measure: (value) => encoding.measure(value),
    read(reader, length) {
      const from = reader.at;
      const value = encoding.read(reader, length);
      const after = reader.at;
      reader.at = from;
      check(value, reader);
      reader.at = after;
      return value;
    },
    write(value, writer) {
      check(value, writer);
      encoding.write(value, writer);
    },
  });
}

function checkCharacters({ allowed, expected }: Characters, value: string, at: Reader | Writer): void {
  for (let i = 0; i < value.length; i++)
    if (allowed[value.charCodeAt(i)] !== 1)
      at.fail('character-invalid', expected, `another character at position ${i + 1}`);
}

function checkSigned(value: string, at: Reader | Writer): void {
  if (!/^[CD]\d*$/.test(value)) at.fail('character-invalid', 'C or D and digits', 'something else');
}
