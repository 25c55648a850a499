// What is tried again: reading a card and entering a PIN, never a charge whose outcome is not known.

export type RetryPolicy = {
  /** Another read may follow after so many failed ones of at most so many. */
  cardRead(failed: number, atMost: number): boolean;
  /** Another PIN entry may follow. */
  pinEntry(failed: number, atMost: number): boolean;
  /** After a lost answer the same payment is sent again as a new one. A terminal must not. */
  chargeAgain(timesSent: number): boolean;
};

export const retryPolicy: RetryPolicy = {
  cardRead: (failed, atMost) => failed < atMost,
  pinEntry: (failed, atMost) => failed < atMost,
  chargeAgain: () => false,
};
