// What a fault with a memory takes notice of: what was sent, and each start of the terminal.
import { type TransactionType, transactionTypeOf } from '../../../definitions/transactions.ts';
import type { Message } from '../../../iso8583/message.ts';
import type { Parts } from '../../parts.ts';

/** The part with other members: what another fault computes each time stays so, where a copy would keep its first value. */
export const over = <Part extends object>(part: Part, changes: Partial<Part>): Part =>
  Object.defineProperties(Object.create(part), Object.getOwnPropertyDescriptors(changes));

type Notice = {
  /** Every request as it leaves, those without money too. */
  left?(type: TransactionType): void;
  /** Last word on a request with money, before its MAC is made. */
  sent?(type: TransactionType | null, message: Message): Message | undefined;
  /** The terminal starts; false = what it owes is forgotten. */
  started?(): boolean | undefined;
};

/** The parts of a terminal that takes notice. */
export const noticing = (parts: Parts, { left, sent, started }: Notice): Parts => ({
  ...parts,
  // The log is told of every message.
  masking: over(parts.masking, {
    logMessage(message) {
      const type = transactionTypeOf(message);
      if (type !== null) left?.(type);
      return parts.masking.logMessage(message);
    },
  }),
  wire: over(parts.wire, {
    outgoing(message) {
      const right = parts.wire.outgoing(message);
      return sent?.(transactionTypeOf(right), right) ?? right;
    },
  }),
  reversal: over(parts.reversal, {
    // It is looked at at each start, and nowhere else.
    get survivesRestart() {
      const others = parts.reversal.survivesRestart;
      return (started?.() ?? true) && others;
    },
  }),
});

/** The receipt of a terminal that takes notice of each look at whether paper is waited for. */
export const watchingPaper = ({ receipt }: Parts, looked: () => void): Parts['receipt'] =>
  over(receipt, {
    get waitsForPaper() {
      looked();
      return receipt.waitsForPaper;
    },
  });

/** The message with other fields; undefined leaves one out. */
export const withFields = (message: Message, fields: Record<number, string | undefined>): Message => ({
  mti: message.mti,
  fields: Object.fromEntries(
    Object.entries({ ...message.fields, ...fields }).filter((each): each is [string, string] => each[1] !== undefined),
  ),
});
