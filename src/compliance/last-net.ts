// The last net under every report: whatever looks like card data is taken out of every string before it is written.
//
// Everything that comes here should be masked already; this net does not trust that. It knows the test cards by heart and, beyond
// them, hides any run of digits that could be a card number, also when it is split by single spaces or dashes.
import { TEST_CARDS } from '../definitions/cards.ts';

type KnownCard = { pan: string; pin: string };

/** Leading digits of payment cards: 3 to 6, the 2-series, and UnionPay's 81. Merchant numbers and times in milliseconds start otherwise. */
const CARD_START = /^(?:[3-6]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|81)/;
const DIGIT_RUN = /(?<![0-9A-Fa-f])\d(?:[ -]?\d){12,18}(?![0-9A-Fa-f])/g;
const TRACK_TAIL = /(\d{4}|\*{4,}\d{4})([=D^])\d{7,}/g;
const PIN_WORD = /pin|密码|口令/i;

export class LastNet {
  readonly #pans: readonly string[];
  readonly #pins: RegExp | null;

  constructor(cards: Iterable<KnownCard> = Object.values(TEST_CARDS)) {
    const known = [...cards];
    this.#pans = [...new Set(known.map(({ pan }) => pan))];
    const pins = [...new Set(known.map(({ pin }) => pin))].filter((pin) => pin.length >= 4);
    this.#pins =
      pins.length === 0 ? null : new RegExp(`(?<![0-9A-Fa-f*.,])(?:${pins.join('|')})(?![0-9A-Fa-f*]|[.,]\\d)`, 'g');
  }

  /** A copy of a JSON value with every string (keys too) cleaned. */
  clean<T>(value: T): T {
    if (typeof value === 'string') return this.text(value) as T;
    if (Array.isArray(value)) return value.map((item) => this.clean(item)) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.clean(item)])) as T;
  }

  /** The text without card numbers beyond first six and last four, without track data and without a test card's PIN beside the word. */
  text(text: string): string {
    let clean = text;
    for (const pan of this.#pans) clean = clean.replaceAll(pan, maskDigits(pan));
    clean = clean.replace(DIGIT_RUN, (run) => {
      const digits = run.replace(/\D/g, '');
      return looksLikeCard(digits) ? maskDigits(digits) : run;
    });
    clean = clean.replace(TRACK_TAIL, '$1$2[hidden]');
    if (this.#pins && PIN_WORD.test(clean)) {
      const pins = this.#pins;
      clean = clean
        .split('\n')
        .map((line) => (PIN_WORD.test(line) ? line.replace(pins, '[hidden]') : line))
        .join('\n');
    }
    return clean;
  }
}

/** Field 53 (`2600000000000000`) would pass for a card number; no card number ends in ten zeros. */
function looksLikeCard(digits: string): boolean {
  return CARD_START.test(digits) && isLuhn(digits) && !/0{10}$/.test(digits);
}

function maskDigits(digits: string): string {
  return digits.slice(0, 6) + '*'.repeat(digits.length - 10) + digits.slice(-4);
}

/** Luhn check digit (ISO/IEC 7812-1 annex B). */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, character, place) => {
    const digit = Number(character) * (place % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
