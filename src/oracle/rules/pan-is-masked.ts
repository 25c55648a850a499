// No text shows more of a card number than its first six and last four digits (F-58), not even split by spaces or half masked.
import type { Books, SeenText } from '../books.ts';
import type { Rule } from '../rule.ts';
import { maskedPan, quote, spread } from '../scrub.ts';
import { PLACES, seenIn } from '../words.ts';

export const panIsMasked: Rule = (books) =>
  books.texts.flatMap((seen) => {
    const leaks = books.secrets.pans.flatMap((pan) => {
      const at = leakAt(seen.text, pan);
      return at === null ? [] : [{ pan, at, shown: digitsShown(seen.text.slice(at), pan) }];
    });
    // Cards of one series begin alike: what stands there is a number of the card that it shows most of, and of no other.
    return leaks
      .filter(
        (leak, place) => !leaks.some((other, before) => other.at === leak.at && isCloser(other, before, leak, place)),
      )
      .map(({ pan, at }) => breach(books, seen, pan, at));
  });

type Shown = { shown: number };
const isCloser = (other: Shown, before: number, leak: Shown, place: number) =>
  other.shown > leak.shown || (other.shown === leak.shown && before < place);

/** How many digits of the card number stand at the beginning of the text: from its first on, and behind masking characters its last. */
function digitsShown(text: string, pan: string): number {
  const [number = ''] = /^[\d\s.·/*xX•●#-]+/.exec(text) ?? [];
  const digits = number.replace(/[\s.·/-]/g, '');
  let head = 0;
  while (head < pan.length && digits[head] === pan[head]) head++;
  const tail = /[*xX•●#](\d+)/.exec(digits)?.[1] ?? '';
  return head + (tail !== '' && pan.endsWith(tail) ? tail.length : 0);
}

function breach(books: Books, seen: SeenText, pan: string, at: number) {
  const place = PLACES[seen.where];
  return {
    // Screens and slips have a requirement of their own; everything else falls under the general one.
    requirement: seen.where === 'display' || seen.where === 'slip' ? 'GUIDE-A-FAQ-5d' : 'GUIDE-S-ADV-3',
    text: {
      en: `card number leaked: ${place.en} shows more of card ${maskedPan(pan)} than its first six and last four digits`,
      zh: `卡号泄露：${place.zh}显示的卡号 ${maskedPan(pan)} 超出前六后四位`,
    },
    expected: { en: maskedPan(pan), zh: maskedPan(pan) },
    actual: seenIn(place, quote(seen.text, at, books.secrets)),
  };
}

/** Where the text shows too much of the card number; null when it does not. */
function leakAt(text: string, pan: string): number | null {
  const whole = text.search(spread(pan));
  if (whole >= 0) return whole;
  const head = new RegExp(`(?<!\\d)${pan.slice(0, 9)}`).exec(text);
  if (head) return head.index;
  for (const token of text.matchAll(/\d*[*xX•●#]+\d*/g)) if (showsTooMuch(token[0], pan)) return token.index;
  return null;
}

/** True for a masked number of this card with more than six leading or four trailing digits. */
function showsTooMuch(token: string, pan: string): boolean {
  const head = /^\d*/.exec(token)?.[0] ?? '';
  const tail = /\d*$/.exec(token)?.[0] ?? '';
  const isThisCard = pan.startsWith(head) && pan.endsWith(tail) && head.length + tail.length >= 8;
  return isThisCard && (head.length > 6 || tail.length > 4);
}
