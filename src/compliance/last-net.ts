// The last net under every report: whatever looks like card data is taken out of every string before it is written.
//
// Everything that comes here should be clean already: scenarios clean what they attach with the secrets that they used. This net does
// not trust that. It knows the test cards by heart and, beyond them, hides what could be a card number; what stands in a member that
// holds something else (a MAC, a reference, a dump that is masked already) is held against the known cards alone.
import { testCards } from '../definitions/cards.ts';
import {
  cleanValue,
  hideCardNumbers,
  knownNumbers,
  maskPan,
  numberBeginners,
  replaced,
  type Sighting,
} from '../secrets/index.ts';

type KnownCard = { pan: string; pin: string };

const SHORTEST_PAN = 13;
/** A moment of this century or the last, as half of the distinct texts of a run are. */
const MOMENT = /^(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;
/** So many first digits tell quickly that no number begins there. */
const FIRST = 4;
const PIN_WORD = /pin|密码|口令/i;

/** Members that hold numbers of other kinds, in any report. */
const NO_CARDS = new Set([
  'requestHex',
  'answerHex',
  'reference',
  'voucher',
  'batch',
  'terminalId',
  'merchantId',
  'sha256',
  'at',
  'startedAt',
  'id',
  'pair',
  'uri',
]);
/** Fields of a message that hold numbers of other kinds: STAN, times, reference, terminal, merchant, security control, MAC. */
const NO_CARD_FIELDS = new Set(['7', '11', '12', '13', '37', '38', '41', '42', '53', '64', '128']);

export class LastNet {
  /** Of a card that need not be this scenario's, parts are any numbers. */
  readonly #wholeNumbers: (text: string) => Sighting[];
  readonly #beginsNumber: (line: string) => boolean;
  readonly #first: RegExp;
  readonly #pan: RegExp;
  readonly #pins: RegExp;
  /** Reports repeat themselves; every distinct text is looked at once, for each of the two ways. */
  readonly #cleaned = new Map<string, string>();
  readonly #known = new Map<string, string>();

  constructor(cards: Iterable<KnownCard> = testCards()) {
    const known = [...cards];
    const oneOf = (values: readonly string[]) => `(?:${[...new Set(values)].join('|') || '(?!)'})`;
    const pans = [...new Set(known.map(({ pan }) => pan))];
    this.#wholeNumbers = knownNumbers(pans);
    this.#beginsNumber = numberBeginners(pans);
    this.#first = new RegExp(oneOf(pans.map((pan) => pan.slice(0, FIRST))));
    this.#pan = new RegExp(oneOf(pans), 'g');
    this.#pins = new RegExp(`(?<![0-9A-Fa-f*.,])${oneOf(known.map(({ pin }) => pin))}(?![0-9A-Fa-f*]|[.,]\\d)`, 'g');
  }

  /** A JSON value with every string (keys too) cleaned; of its parts, those with nothing to clean are the same as before, not copies. */
  clean<T>(value: T): T {
    return this.#clean(value, null, false) as T;
  }

  #clean(value: unknown, member: string | null, isFields: boolean): unknown {
    if (typeof value === 'string') return this.#holdsNoCard(member, isFields) ? this.#ofKnown(value) : this.text(value);
    if (Array.isArray(value)) {
      const whole = value.every((item) => typeof item === 'string') ? this.#lines(value) : value;
      const items = whole.map((item) => this.#clean(item, member, isFields));
      return items.every((item, i) => item === value[i]) ? value : items;
    }
    if (value === null || typeof value !== 'object') return value;
    const known = value as Record<string, unknown>;
    // Nearly everything is clean, and then nothing is made.
    let clean: [string, unknown][] | null = null;
    const keys = Object.keys(known);
    for (const [i, key] of keys.entries()) {
      const [name, item] = [this.text(key), this.#clean(known[key], key, member === 'fields')];
      if (clean === null && name === key && item === known[key]) continue;
      clean ??= keys.slice(0, i).map((before) => [before, known[before]]);
      clean.push([name, item]);
    }
    return clean === null ? value : Object.fromEntries(clean);
  }

  #holdsNoCard(member: string | null, isFields: boolean): boolean {
    return member !== null && (isFields ? NO_CARD_FIELDS : NO_CARDS).has(member);
  }

  /** Lines of one text: a known number may be split over them. */
  #lines(lines: string[]): string[] {
    if (lines.length < 2 || !lines.some((line) => this.#beginsNumber(line))) return lines;
    return cleanValue(lines, (text) => this.#wholeNumbers(text));
  }

  /** The text without card numbers beyond first six and last four, without track data and without a test card's PIN beside the word. */
  text(text: string): string {
    if (text.length < 4) return text;
    const known = this.#cleaned.get(text);
    if (known !== undefined) return known;
    const clean = this.#withoutPins(hideCardNumbers(this.#ofKnown(text)));
    this.#cleaned.set(text, clean);
    return clean;
  }

  /** The text without the numbers of test cards. */
  #ofKnown(text: string): string {
    if (text.length < 11 || this.#isMoment(text)) return text;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const plain = text.replace(this.#pan, maskPan);
    const sightings = mayHide(plain) ? this.#wholeNumbers(plain) : [];
    const masks = sightings.flatMap(({ secret, ranges }) =>
      ranges.map(([from, to], i) => ({ from, to, by: i === 0 ? maskPan(secret) : '[…]' })),
    );
    const clean = replaced(
      plain,
      masks.sort((a, b) => a.from - b.from),
    );
    this.#known.set(text, clean);
    return clean;
  }

  /** A moment in whose digits no number begins; for one in another writing it has no room. */
  #isMoment(text: string): boolean {
    return MOMENT.test(text) && !this.#first.test(text.replace(/\D/g, ''));
  }

  #withoutPins(text: string): string {
    if (!PIN_WORD.test(text)) return text;
    return text
      .split('\n')
      .map((line) => (PIN_WORD.test(line) ? line.replace(this.#pins, '[hidden]') : line))
      .join('\n');
  }
}

/** Something may stand here in another writing: digits enough, or a run that may be base64. */
function mayHide(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 48 && code <= 57) || code > 127) digits += 1;
    if (digits >= SHORTEST_PAN) return true;
  }
  return /[A-Za-z0-9+/_-]{11}/.test(text);
}
