// When a transaction is reversed, why, and when that is done with (F-24 to F-27).
import { TRANSACTIONS, type TransactionType } from '../../definitions/transactions.ts';
import type { TerminalFunction } from '../../terminal/contract.ts';

/** Field 39 of a 0400: no answer in time, approved but the terminal failed, wrong MAC, anything else. */
export type ReversalReason = '98' | '96' | 'A0' | '06';
/** What happened to the answer; `card`: the chip declined what the host had approved. */
export type Mishap = 'no-answer' | 'device' | 'card' | 'mac' | 'mismatch' | 'unreadable';

export type ReversalPolicy = {
  /** A record is kept before the request of this type leaves. */
  records(type: TransactionType): boolean;
  reason(mishap: Mishap): ReversalReason;
  /** A clear decline leaves nothing to reverse. */
  afterDecline(code: string, chosen: TerminalFunction): 'forget' | 'reverse';
  /** The 0410 with this code ends it; another one counts as a failed attempt. */
  ended(code: string): boolean;
  /** Another attempt may follow after so many of at most so many. */
  again(attempts: number, atMost: number): boolean;
  /** A connection that could not be made counts as an attempt. */
  countsUnsent: boolean;
  /** Records survive a restart. */
  survivesRestart: boolean;
};

const REASONS: Readonly<Record<Mishap, ReversalReason>> = {
  'no-answer': '98',
  device: '96',
  card: '06',
  mac: 'A0',
  mismatch: '06',
  unreadable: '06',
};
const ENDING = ['00', '12', '25', '40'];

export const reversalPolicy: ReversalPolicy = {
  records: (type) => TRANSACTIONS[type].reversible,
  reason: (mishap) => REASONS[mishap],
  afterDecline: () => 'forget',
  ended: (code) => ENDING.includes(code),
  again: (attempts, atMost) => attempts < atMost,
  countsUnsent: false,
  survivesRestart: true,
};
