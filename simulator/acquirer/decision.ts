// What enters a decision from outside, and what was decided.
import type { TransactionType } from '../../src/definitions/transactions.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { FaultName, Posting } from '../model/index.ts';
import type { Security } from '../security/types.ts';
import type { Change } from '../state/rows.ts';

/** What enters a decision from outside: the host's time and the cryptography of the wire. */
export type Context = {
  /** ISO 8601 with offset; fields 12, 13 and 15 show its local date and time as written. */
  now: string;
  security: Security;
};

/** `field`, `byte`: which one of the answer it spoils; null = its own default. */
export type PlayedFault = { name: FaultName; delayMs: number; field: number | null; byte: number | null };

/** What became of one request. Apply it with `applyChange`, store it, then let the answer go. */
export type Decision = Change & {
  /** The right answer, before any fault is played; null when the request is to vanish. */
  reply: Message | null;
  /** Response code as decided, also where the answer has no field 39 (a 0510). */
  code: string;
  type: TransactionType | null;
  terminalId: string | null;
  /** Id of the transaction row written, if any. */
  transactionId: number | null;
  /** Why it was refused, in words without card data. */
  error: string | null;
  /** What was let pass that a strict acquirer refuses, in words without values; null when nothing was. */
  note: string | null;
  /** The ledger or the books changed (counters of rules and alerts do not count). */
  committed: boolean;
  /** All postings of the decision; they sum to zero. */
  postings: Posting[];
  /** Name of the rule or pack that acted, else null. */
  rule: string | null;
  /** Fault that the hosts are to play on the answer. */
  fault: PlayedFault | null;
  /** Processing requirement digit for the answer header (F-02). */
  headerRequirement: string | null;
  macVerified: boolean | null;
  pinBlock: 'none' | 'enciphered' | 'clear';
};
