// Who may do what, and what must be true before a function starts (F-06, F-54).
import type { TransactionType } from '../../definitions/transactions.ts';
import type { TerminalFunction } from '../../terminal/contract.ts';

type Readiness = 'ready' | 'not-connected' | 'not-signed-in';
export type AccessPolicy = {
  /** The supervisor password is asked for. */
  needsSupervisor(chosen: TerminalFunction): boolean;
  passwordRight(typed: string, expected: string): boolean;
  /** Whether an online function may start. */
  readiness(now: { connected: boolean; signedIn: boolean }): Readiness;
  /** Functions of the menu, out of those that the terminal has. */
  menu(has: readonly TerminalFunction[], profile: readonly TerminalFunction[]): TerminalFunction[];
  /** A terminal that was opened starts nothing that needs the host, however often it is signed in. */
  refusesOpened: boolean;
  /** A sign-in sets the clock to the time of the host. */
  setsClock: boolean;
  /** Cancel at a prompt ends the function, or is taken for Confirm. */
  cancel: 'ends' | 'confirms';
  /** A request to sign in again is heeded in the answer to such a message, too, which is no payment. */
  heedsSignInAgain(type: TransactionType): boolean;
};

const SUPERVISED: readonly TerminalFunction[] = ['void', 'refund', 'pre-authorisation-void', 'completion-void'];

export const accessPolicy: AccessPolicy = {
  needsSupervisor: (chosen) => SUPERVISED.includes(chosen),
  passwordRight: (typed, expected) => typed === expected,
  readiness: ({ connected, signedIn }) => (!connected ? 'not-connected' : signedIn ? 'ready' : 'not-signed-in'),
  menu: (has, profile) => has.filter((each) => profile.includes(each)),
  refusesOpened: true,
  setsClock: true,
  cancel: 'ends',
  heedsSignInAgain: () => true,
};
