// The matrix as it was measured last on our own terminal: what docs/proof.md shows and every certificate states.
import { KINDS, type Kind } from './kinds.ts';
import { type MatrixRow, totalOf } from './matrix.ts';

/** In the order of the columns: mutants, then who noticed (expectation, oracle, message rule, campaign), then why nobody did (equivalent, not observable, outside, blind, unexplained). */
const COUNTS: Readonly<Record<Kind, readonly number[]>> = {
  setting: [59, 40, 10, 4, 0, 0, 0, 1, 4, 0],
  command: [53, 29, 2, 3, 7, 11, 0, 1, 0, 0],
  moment: [78, 18, 0, 0, 44, 15, 0, 0, 1, 0],
  display: [273, 144, 84, 0, 0, 0, 0, 34, 11, 0],
  prompt: [37, 33, 0, 0, 0, 0, 0, 3, 1, 0],
  signal: [16, 6, 0, 0, 0, 0, 0, 10, 0, 0],
  result: [195, 27, 1, 166, 1, 0, 0, 0, 0, 0],
  slip: [1090, 4, 1071, 0, 0, 0, 0, 12, 3, 0],
  journal: [118, 2, 112, 4, 0, 0, 0, 0, 0, 0],
  state: [24, 9, 12, 0, 0, 0, 0, 2, 1, 0],
  secret: [172, 0, 171, 0, 0, 0, 0, 0, 1, 0],
  request: [1261, 112, 27, 1029, 4, 0, 11, 75, 3, 0],
  sending: [88, 9, 19, 60, 0, 0, 0, 0, 0, 0],
  code: [187, 8, 179, 0, 0, 0, 0, 0, 0, 0],
  unchecked: [230, 66, 108, 24, 0, 0, 0, 28, 4, 0],
  answer: [239, 14, 41, 13, 0, 1, 0, 166, 4, 0],
};

export const MEASURED: readonly Omit<MatrixRow, 'never'>[] = (Object.keys(KINDS) as Kind[]).map((kind) => {
  const [
    mutants = 0,
    expectation = 0,
    oracle = 0,
    rule = 0,
    campaign = 0,
    equivalent = 0,
    unseen = 0,
    outside = 0,
    blind = 0,
    unexplained = 0,
  ] = COUNTS[kind];
  return {
    kind,
    mutants,
    expectation,
    oracle,
    'message-rule': rule,
    campaign,
    equivalent,
    'not-observable': unseen,
    outside,
    blind,
    unexplained,
  };
});

/** The sum of all kinds: how many mutants, how many of them were noticed, and of the others how many for which reason. */
export function proofFigures(): { mutants: number; noticed: number; unnoticed: Record<string, number> } {
  const all = totalOf(MEASURED.map((row) => ({ ...row, never: 0 })));
  const { mutants, expectation, oracle, 'message-rule': rule, campaign, equivalent, outside, blind, unexplained } = all;
  return {
    mutants,
    noticed: expectation + oracle + rule + campaign,
    unnoticed: { equivalent, 'not-observable': all['not-observable'], outside, blind, unexplained },
  };
}
