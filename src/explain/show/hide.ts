// What of a message may be shown: masks by field, and when a message is out of step, hides whatever may be something else.

import { holdsCards, maskPan, maskText, type Sensitivity, sensitivityOf } from '../../iso8583/mask.ts';
import { type FoundCards, NO_CARDS_FOUND, piecesOf, withoutPieces } from './cards-in-bytes.ts';

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

type Facts = { mti: string; fields: Readonly<Record<number, string>>; sensitivity: (field: number) => Sensitivity };

/** The card number at the beginning of track data. */
const TRACK = /^%?B?(\d{12,19})[=D^]/;
/** Track data anywhere in a text. */
const TRACKS = /\d{12,19}[=D^]\d{4,}/;

/** Values as long as card numbers that are none: the merchant, and the security control information (F-14). */
const NO_CARD = /^(42 \w{15}|53 [012][0-9]{2}0{13})$/;

/** Card numbers that the message names itself: they are hidden wherever else they stand. */
function cardsOf(fields: Facts['fields']): string[] {
  const cards = [fields[2], fields[34], TRACK.exec(fields[35] ?? '')?.[1], TRACK.exec(fields[45] ?? '')?.[1]];
  return cards.filter((card) => card !== undefined && /^\d{12,19}$/.test(card)) as string[];
}

/** Hides card data of one message; with `all` nothing is hidden. `found` is what else its bytes hold, where it is damaged. */
export function hiderOf(
  { mti, fields, sensitivity: ofDialect }: Facts,
  showing: Showing,
  found: FoundCards = NO_CARDS_FOUND,
): Hider {
  if (showing === 'all')
    return { value: (_, value) => value, text: (text) => text, secret: () => false, showsAll: true };
  const cards = cardsOf(fields);
  const pieces = [...found.pieces, ...cards.flatMap(piecesOf)];
  // A dialect may call more fields secret than the house does, never fewer.
  const sensitivity = (field: number): Sensitivity => {
    const both = [ofDialect(field), sensitivityOf(field)];
    return both.includes('secret') ? 'secret' : both.includes('pan') ? 'pan' : 'public';
  };
  const scrub = (text: string): string => {
    if (TRACKS.test(text)) return hidden(text);
    let shown = maskText(text);
    for (const card of cards) shown = shown.replaceAll(card, maskPan(card));
    return withoutPieces(shown, pieces);
  };
  const secret = (field: number) => sensitivity(field) === 'secret' || holdsCards(mti, field);
  return {
    showsAll: false,
    secret,
    text: scrub,
    value(field, value, trusted) {
      if (secret(field) || !trusted) return hidden(value);
      if (sensitivity(field) === 'pan') return maskPan(value);
      return NO_CARD.test(`${field} ${value}`) && !cards.includes(value) ? value : scrub(value);
    },
  };
}

/** What stands for a value that is not shown. */
export const hidden = (value: string): string => `[${value.length} hidden]`;
