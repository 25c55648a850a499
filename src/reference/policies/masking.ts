// How a card number leaves the terminal: first six and last four, everywhere (F-41, F-58).
import { maskMessage, maskPan, maskText, sensitivityOf } from '../../iso8583/mask.ts';
import type { Message } from '../../iso8583/message.ts';

const BALANCE = 54;

export type MaskingPolicy = {
  /** On the card confirmation screen. */
  screen(pan: string): string;
  /** On every copy of a slip. */
  slip(pan: string): string;
  /** In query lists and details. */
  query(pan: string): string;
  /** In the journal that is shown to others. */
  journal(pan: string): string;
  /** A payment code, wherever it is shown or kept: its last four digits. */
  code(code: string): string;
  /** In the log: a message, and free text. */
  logMessage(message: Message): Message;
  logText(text: string): string;
};

export const maskingPolicy: MaskingPolicy = {
  screen: maskPan,
  slip: maskPan,
  query: maskPan,
  journal: maskPan,
  code: (code) => code.slice(-4).padStart(code.length, '*'),
  // A balance is shown and kept nowhere.
  logMessage: (message) => maskMessage(message, (field) => (field === BALANCE ? 'secret' : sensitivityOf(field))),
  logText: maskText,
};
