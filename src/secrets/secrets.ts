// What a scenario used and nobody may read, and what a sighting of it is. Data only.

/** What must never be readable: the test data of the scenario's own cards. `tracks` are full track texts such as `PAN=YYMM…`. */
export type Secrets = {
  /** Card numbers, those that were really used first: a sighting that fits two cards belongs to the first. */
  pans: readonly string[];
  pins: readonly string[];
  tracks: readonly string[];
  /** Codes that payers have shown (F-56). */
  codes?: readonly string[];
  /** Clear and enciphered PIN blocks, hex. */
  pinBlocks?: readonly string[];
  /** Verification codes that were entered. */
  verificationCodes?: readonly string[];
  /** Passwords of the people at the till. */
  passwords?: readonly string[];
  /** Clear keys: of the terminal, its working keys, those of the chips; hex. */
  keys?: readonly string[];
};

export type SecretKind = 'pan' | 'track' | 'pin' | 'pin-block' | 'code' | 'verification-code' | 'password' | 'key';

/** How a secret was written where it was seen. */
export type Writing = 'plain' | 'hex' | 'bytes' | 'base64' | 'pieces';

/** A part of a text: first character and the one behind the last. */
export type Range = readonly [from: number, to: number];

/** A secret that can be read in a text. `secret` is the secret itself and must not leave the house. */
export type Sighting = {
  kind: SecretKind;
  secret: string;
  writing: Writing;
  /** Where it stands, in order; several when it stands in pieces. */
  ranges: readonly [Range, ...Range[]];
  /** Leading and trailing characters of it that can be read; both its whole length when all of it can. */
  head: number;
  tail: number;
};

/** What may be shown of a card number: the first six and the last four digits (F-58). */
export const SHOWN_HEAD = 6;
export const SHOWN_TAIL = 4;
