// What of a message may be shown: masks by field, and when a message is out of step, hides whatever may be something else.

import { testCards } from '../../definitions/cards.ts';
import { holdsCards, luhn, maskPan, type Sensitivity, sensitivityOf } from '../../iso8583/mask.ts';
import { hideCardNumbers } from '../../secrets/index.ts';
import { type FoundCards, isSchemeNumber, NO_CARDS_FOUND, piecesOf, withoutPieces } from './cards-in-bytes.ts';

/** `all` shows test data as it is; `masked` is the rule. */
export type Showing = 'masked' | 'all';

/** Decides about one message. */
export type Hider = {
  /** The value of a field as it may be shown. */
  value(field: number, value: string, trusted: boolean): string;
  /** Any text as it may be shown. */
  text(text: string): string;
  /** True when nothing of the field may be shown but its length. */
  secret(field: number): boolean;
  readonly showsAll: boolean;
};

type Facts = {
  mti: string;
  fields: Readonly<Record<number, string>>;
  sensitivity: (field: number) => Sensitivity;
  /** True for fields in which anybody may have written anything. */
  isFreeText: (field: number) => boolean;
  /** The message decodes to its last byte, so that every value is what its field says. */
  whole: boolean;
};

/** The card number at the beginning of track data. */
const TRACK = /^%?B?(\d{12,19})[=D^]/;
/** Track data anywhere in a text. */
const TRACKS = /(\d{12,19})[=D^]\d{4,}/g;
/** Digits as long as a card number, by themselves. */
const NUMBERS = /(?<!\d)\d{13,19}(?!\d)/g;

/** Rows of digits in which a card number may stand among others. */
const LONG_ROWS = /\d{20,}/g;
/** Beginnings of the card numbers of known issuers. Among other digits a right check digit alone says nothing. */
const issuers = () => new Set(testCards().map(({ pan }) => pan.slice(0, 6)));

function withoutKnownIssuers(row: string): string {
  let shown = row;
  const known = issuers();
  for (let at = 0; at + 13 <= row.length; at++) {
    if (!known.has(row.slice(at, at + 6))) continue;
    const card = [19, 18, 17, 16, 15].map((length) => row.slice(at, at + length)).find(isSchemeNumber);
    if (card !== undefined) shown = shown.slice(0, at) + maskPan(card) + shown.slice(at + card.length);
  }
  return shown;
}

/** Card numbers that the message names itself: they are hidden wherever else they stand. */
function cardsOf(fields: Facts['fields']): string[] {
  const chip = fields[55] ?? '';
  const inChip = [/5A0[78A](\d{12,19})/.exec(chip)?.[1], /571[0-3](\d{12,19})D/.exec(chip)?.[1]];
  const inTracks = [fields[35], fields[45]].map((track) => TRACK.exec(track ?? '')?.[1]);
  const cards = [fields[2], fields[34], ...inTracks, ...inChip];
  return cards.filter((card) => card !== undefined && /^\d{12,19}$/.test(card)) as string[];
}

/** Hides card data of one message; with `all` nothing is hidden. `found` is what else its bytes hold, where it is damaged. */
export function hiderOf(
  { mti, fields, sensitivity: ofDialect, isFreeText, whole }: Facts,
  showing: Showing,
  found: FoundCards = NO_CARDS_FOUND,
): Hider {
  if (showing === 'all')
    return { value: (_, value) => value, text: (text) => text, secret: () => false, showsAll: true };
  const cards = cardsOf(fields);
  // Of what is in step no digits are hidden for being like those of a card.
  const own = whole ? [] : cards.flatMap(piecesOf);
  const pieces = own.length === 0 ? found.pieces : new Set([...found.pieces, ...own]);
  // A dialect may call more fields secret than the house does, never fewer.
  const sensitivity = (field: number): Sensitivity => {
    const both = [ofDialect(field), sensitivityOf(field)];
    return both.includes('secret') ? 'secret' : both.includes('pan') ? 'pan' : 'public';
  };
  const withoutCards = (text: string): string => {
    let shown = text;
    for (const card of cards) shown = shown.replaceAll(card, maskPan(card));
    return withoutPieces(shown, pieces);
  };
  const scrub = (text: string): string => {
    const hasTrack = [...text.matchAll(TRACKS)].some(([, card = '']) => luhn(card) || cards.includes(card));
    if (hasTrack) return hidden(text);
    const alone = text.replace(NUMBERS, (digits) => (isSchemeNumber(digits) ? maskPan(digits) : digits));
    return withoutCards(hideCardNumbers(alone.replace(LONG_ROWS, withoutKnownIssuers)));
  };
  const secret = (field: number) => sensitivity(field) === 'secret' || holdsCards(mti, field);
  return {
    showsAll: false,
    secret,
    text: scrub,
    value(field, value, trusted) {
      if (secret(field) || !trusted) return hidden(value);
      if (sensitivity(field) === 'pan') return maskPan(value);
      return isFreeText(field) ? scrub(value) : withoutCards(value);
    },
  };
}

/** What stands for a value that is not shown. */
export const hidden = (value: string): string => `[${value.length} hidden]`;
