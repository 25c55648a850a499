// What is done about a payment by code whose outcome is not known (F-56): it is asked about, never reversed and never paid again blindly.
import { QR_RESULTS, type QrResult } from '../../definitions/payment-code.ts';

/** What a query of the host came to: field 48 of its answer (QR_RESULTS), or undefined when the host did not answer the question. */
type QueryAnswer = string | undefined;

export type QueryPolicy = {
  /** What is owed once the request has left. A right terminal owes a query. */
  owes: 'query' | 'reversal' | 'nothing';
  /** Another query may follow after so many without an answer, of at most so many. */
  again(attempts: number, atMost: number): boolean;
  /** What the answer to a query means; null = the outcome is as unknown as before. */
  outcome(answer: QueryAnswer): QrResult | null;
  /** What is to be asked survives a restart. */
  survivesRestart: boolean;
};

export const queryPolicy: QueryPolicy = {
  owes: 'query',
  again: (attempts, atMost) => attempts < atMost,
  outcome: (answer) => (Object.keys(QR_RESULTS) as QrResult[]).find((result) => QR_RESULTS[result] === answer) ?? null,
  survivesRestart: true,
};
