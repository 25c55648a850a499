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
  readonly #pans: RegExp;
  readonly #pins: RegExp;
  /** Reports repeat themselves; every distinct text is looked at once. */
  readonly #cleaned = new Map<string, string>();

  constructor(cards: Iterable<KnownCard> = Object.values(TEST_CARDS)) {
    const known = [...cards];
    const oneOf = (values: readonly string[]) => `(?:${[...new Set(values)].join('|') || '(?!)'})`;
    this.#pans = new RegExp(oneOf(known.map(({ pan }) => pan)), 'g');
    this.#pins = new RegExp(`(?<![0-9A-Fa-f*.,])${oneOf(known.map(({ pin }) => pin))}(?![0-9A-Fa-f*]|[.,]\\d)`, 'g');
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
    if (text.length < 4) return text;
    const known = this.#cleaned.get(text);
    if (known !== undefined) return known;
    const clean = this.#withoutPins(withoutCards(text.replace(this.#pans, maskDigits)));
    this.#cleaned.set(text, clean);
    return clean;
  }

  #withoutPins(text: string): string {
    if (!PIN_WORD.test(text)) return text;
    return text
      .split('\n')
      .map((line) => (PIN_WORD.test(line) ? line.replace(this.#pins, '[hidden]') : line))
      .join('\n');
  }
}

function withoutCards(text: string): string {
  return text
    .replace(DIGIT_RUN, (run) => {
      const digits = run.replace(/\D/g, '');
      return looksLikeCard(digits) ? maskDigits(digits) : run;
    })
    .replace(TRACK_TAIL, '$1$2[hidden]');
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
