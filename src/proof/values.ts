// Another legal value in the place of one: what a glass puts there.
import { TEST_CARDS } from '../definitions/cards.ts';

const OTHER = TEST_CARDS['second debit chip'].image;

/** The last character another one of its kind: 5 → 6, 9 → 0, A → B, F → A. */
export function another(text: string): string {
  const last = text.at(-1) ?? '';
  return text.slice(0, -1) + (NEXT[last] ?? '#');
}

const inTurn = (characters: string) =>
  [...characters].map((each, at) => [each, characters[(at + 1) % characters.length]]);
const NEXT: Readonly<Record<string, string>> = Object.fromEntries([
  ...inTurn('GHIJKLMNOPQRSTUVWXYZ'),
  ...inTurn('abcdefghijklmnopqrstuvwxyz'),
  ...inTurn('ABCDEF'),
  ...inTurn('0123456789'),
]);

/** One of two, whichever it is not. */
const orElse = (one: string, two: string) => (text: string) =>
  text.startsWith(one) ? two + text.slice(two.length) : one + text.slice(one.length);

/** Fields whose last digit cannot simply be another, such as a month or a check digit. */
const OTHERS: Readonly<Record<string, (text: string) => string>> = {
  2: (text) => (text === OTHER.pan ? TEST_CARDS['debit chip'].image.pan : OTHER.pan),
  3: orElse('000000', '200000'),
  14: (text) => another(text.slice(0, 2)) + text.slice(2),
  '22.mode': orElse('05', '02'),
  '22.pin': orElse('1', '2'),
  25: orElse('00', '06'),
  26: orElse('06', '12'),
  35: (text) => {
    const pan = text.startsWith(OTHER.pan) ? TEST_CARDS['debit chip'].image.pan : OTHER.pan;
    return pan + text.slice(text.search(/[=D]/));
  },
  49: orElse('156', '344'),
  '61.date': orElse('0101', '0202'),
  13: orElse('0101', '0202'),
};

/** Another legal value of a field or a part of one, by its name such as `4` or `61.date`. */
export const anotherOf = (name: string, text: string): string => (OTHERS[name] ?? another)(text);
