// Last word on what goes out: the card of a request and the request itself. A right terminal changes nothing here.
import type { TransactionType } from '../../definitions/transactions.ts';
import type { Message } from '../../iso8583/message.ts';

export type WirePolicy = {
  /** The card number that a request of this type carries; `others` are numbers seen earlier in the batch. */
  card(type: TransactionType, presented: string, others: () => string[]): string;
  /** The message before its MAC is made. */
  outgoing(message: Message): Message;
  /** The number of a new transaction; `next` takes the next one. */
  voucher(next: () => string): string;
  /** Field 64 is added where a message has one. */
  signs: boolean;
  /** The card number that a PIN block is bound to. */
  pinBoundTo(pan: string): string;
  /** What the log says when a PIN has been entered. */
  pinLogText(pin: string): string;
};

export const wirePolicy: WirePolicy = {
  card: (_type, presented) => presented,
  outgoing: (message) => message,
  voucher: (next) => next(),
  signs: true,
  pinBoundTo: (pan) => pan,
  pinLogText: () => 'PIN entered',
};
