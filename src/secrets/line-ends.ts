// Tells of a line whether it ends in the beginning of one of many card numbers, which the next line may go on with.
import { needlesOf } from './writings.ts';

/** Shorter beginnings are any number. */
const FIRST = 4;
/** No longer part of a number in any writing stands in a line by itself. */
const LONGEST = 64;
const F = 70;
const MASK = 42;

/** In every writing; whatever is no letter may stand between the digits. */
export function numberBeginners(pans: readonly string[]): (line: string) => boolean {
  const numbers = pans.flatMap((pan) => needlesOf(pan).map(({ text }) => text));
  const firsts = new Set(numbers.map((number) => number.slice(0, FIRST)));
  return (line) => {
    const end = digitsAtEnd(line);
    for (let i = 0; i + FIRST <= end.length; i++) {
      if (!firsts.has(end.slice(i, i + FIRST))) continue;
      const rest = end.slice(i);
      if (numbers.some((number) => number.length > rest.length && number.startsWith(rest))) return true;
    }
    return false;
  };
}

/** The digits (and `F`, which stands before each in EBCDIC) behind the last letter or mask of the line. */
function digitsAtEnd(line: string): string {
  const text = /[^\x00-\x7f]/.test(line) ? line.normalize('NFKC') : line;
  let digits = '';
  for (let i = text.length - 1; i >= 0 && digits.length < LONGEST; i--) {
    const code = text.charCodeAt(i);
    const upper = code >= 97 && code <= 122 ? code - 32 : code;
    if ((code >= 48 && code <= 57) || upper === F) digits = String.fromCharCode(upper) + digits;
    else if (upper === MASK || (upper >= 65 && upper <= 90) || (code > 127 && /\p{L}/u.test(text[i]!))) break;
  }
  return digits;
}
