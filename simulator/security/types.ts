// What the acquirer needs of cryptography, without knowing any: MACs, PINs and keys of a wire, and cryptograms of chips.
import type { Message } from '../../src/iso8583/message.ts';
import type { ChipKeys } from '../model/index.ts';
import type { TerminalKeys } from '../model/working-keys.ts';

/** Data objects of field 55 by tag, upper-case hex. */
export type ChipValues = Readonly<Record<string, string>>;
/** A card with the keys that its issuer has on record for its chip. */
export type ChipCard = { pan: string; sequenceNumber: string; chipKeys: ChipKeys };

/** What an issuer does with the data of a chip. */
export type ChipSecurity = {
  /** Zero bytes between data objects are passed over, and so is one that is damaged; null when nothing in it is a data object. */
  read(field55: string): ChipValues | null;
  /** Everything is there that a cryptogram covers. */
  isComplete(values: ChipValues): boolean;
  isRight(card: ChipCard, values: ChipValues): boolean;
  /** Value of tag 91: the answer to the cryptogram (8 bytes), then the response code. */
  answer(card: ChipCard, values: ChipValues, code: string): string;
  /** A command that the chip believes: its header (5 bytes), then 4 bytes of MAC. */
  command(card: ChipCard, values: ChipValues, header: string): string;
};

/** The cryptography of a wire; `wire-security.ts` makes one from the wire's MAC input. */
export type Security = {
  /** Field 64 of a message under a terminal's MAC key, whatever stands there now: upper-case hex. */
  mac(keys: TerminalKeys, message: Message): string;
  /** The PIN in a field 52 for that card, or null when the block does not decipher to a format 0 block. */
  pin(keys: TerminalKeys, block: string, pan: string): string | null;
  /** True when a field 52 is a format 0 block in clear. */
  isClearPinBlock(block: string, pan: string): boolean;
  /** Field 62 of a 0810: the keys under the terminal master key, with check values. */
  wrapKeys(terminalMasterKey: string, keys: TerminalKeys): string;
  /** Absent where there is none, such as in a browser: then cryptograms are not looked at. */
  chip?: ChipSecurity;
};
