// A terminal under power: its parts, its books and its surroundings, for the steps of a function.
import type { WorkKeys } from '../../crypto/work-keys.ts';
import type { Field59Tag } from '../../definitions/payment-code.ts';
import type { CardImage, CardInterface, Configuration, TerminalFunction } from '../../terminal/contract.ts';
import type { Link } from '../host/link.ts';
import type { Parts } from '../parts.ts';
import type { Books } from '../store/books.ts';
import type { JournalRecord } from '../store/records.ts';
import type { Vault } from '../store/vault.ts';
import type { Ui } from '../ui/ui.ts';
import type { Clock } from './clock.ts';
import type { Inputs } from './inputs.ts';
import type { Life } from './life.ts';
import type { Log } from './log.ts';
import type { World } from './world.ts';

export type Device = {
  readonly configuration: Configuration;
  readonly parts: Parts;
  /** What its random numbers are drawn from. */
  readonly seed: number;
  readonly life: Life;
  readonly inputs: Inputs;
  readonly ui: Ui;
  readonly books: Books;
  readonly vault: Vault;
  readonly link: Link;
  readonly clock: Clock;
  readonly log: Log;
  readonly world: World;
  /** Working keys in the clear, as long as there is power and a sign-in. */
  keys: WorkKeys | null;
  /** Drops the connection of the exchange in flight, when the network goes. */
  dropConnection: (() => void) | null;
};

/** A card that has been read. */
export type ReadCard = { card: CardImage; entry: CardInterface; fallback: boolean };

/** A code that stands in for a card: the payer's, or the voucher of an earlier payment by code (null when the host gave none). */
export type ShownCode = { tag: Field59Tag; value: string | null };

/** What the steps of one function have gathered so far. */
export type Draft = {
  amountMinor: number | null;
  card: ReadCard | null;
  /** In place of a card. */
  code: ShownCode | null;
  /** Digits between PIN entry and the PIN block; null = no PIN. */
  pin: string | null;
  /** PIN entry was waived under the small-payment rule. */
  pinFree: boolean;
  original: JournalRecord | null;
  originalReference: string | null;
  originalDate: string | null;
  authorisationCode: string | null;
  /** The transaction in the journal, once it has been sent. */
  record: JournalRecord | null;
};

/** One function in progress. */
export type Run = {
  readonly device: Device;
  readonly function: TerminalFunction;
  readonly draft: Draft;
  /** The words of the result, once it has been announced; what follows is slips and the way back to idle. */
  result: readonly string[] | null;
};

export function newRun(device: Device, chosen: TerminalFunction): Run {
  return {
    device,
    function: chosen,
    result: null,
    draft: {
      amountMinor: null,
      card: null,
      code: null,
      pin: null,
      pinFree: false,
      original: null,
      originalReference: null,
      originalDate: null,
      authorisationCode: null,
      record: null,
    },
  };
}

/** How the payer was read; null while neither card nor code has been. */
export function entryOf({ card, code }: Draft): CardInterface | null {
  return code === null ? (card?.entry ?? null) : 'qr';
}
