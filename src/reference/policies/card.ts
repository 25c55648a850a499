// Which cards the terminal takes, by which interface, and what it takes of them.
import type { CardImage } from '../../terminal/contract.ts';

export type CardPolicy = {
  /** The card number begins with one of the configured prefixes. */
  supported(pan: string, prefixes: readonly string[]): boolean;
  /** The stripe may be used: no chip on the card, or its chip failed and the profile allows fallback (F-50, F-51). */
  stripeAllowed(card: { serviceCode: string; chipFailed: boolean; fallback: boolean }): boolean;
  /** What the reader has got of a card that was read. */
  read(card: CardImage): CardImage;
  /** A card that left the field too early counts as read. */
  takesTorn: boolean;
  /** The terminal goes on only when the inserted card has been taken. */
  waitsForRemoval: boolean;
  /** The card of a void is the card of the original. */
  sameCard(presented: string, original: string | null): boolean;
};

export const cardPolicy: CardPolicy = {
  supported: (pan, prefixes) => prefixes.some((prefix) => pan.startsWith(prefix)),
  stripeAllowed: ({ serviceCode, chipFailed, fallback }) => !/^[26]/.test(serviceCode) || (chipFailed && fallback),
  read: (card) => card,
  takesTorn: false,
  waitsForRemoval: true,
  sameCard: (presented, original) => presented === original,
};
