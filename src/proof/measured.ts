// The matrix as it was measured last on our own terminal: what docs/proof.md shows and every certificate states.
import { KINDS, type Kind } from './kinds.ts';
import { type MatrixRow, totalOf } from './matrix.ts';

/** In the order of the columns: mutants, then who noticed (expectation, oracle, message rule, campaign), then why nobody did (equivalent, not observable, outside, blind, unexplained). */
const COUNTS: Readonly<Record<Kind, readonly number[]>> = {
  setting: [58, 31, 4, 2, 0, 0, 0, 3, 18, 0],
  command: [37, 21, 1, 1, 0, 11, 0, 1, 2, 0],
  moment: [75, 13, 0, 0, 19, 0, 0, 0, 43, 0],
  display: [261, 118, 0, 0, 0, 0, 0, 93, 50, 0],
  prompt: [40, 19, 0, 0, 0, 0, 0, 19, 2, 0],
  signal: [16, 3, 0, 0, 0, 0, 0, 13, 0, 0],
  result: [173, 80, 0, 18, 0, 0, 0, 0, 75, 0],
  slip: [1040, 3, 956, 0, 0, 0, 0, 12, 69, 0],
  journal: [113, 1, 96, 1, 0, 0, 0, 0, 15, 0],
  state: [18, 11, 2, 0, 0, 0, 0, 2, 3, 0],
  secret: [168, 0, 167, 0, 0, 0, 0, 0, 1, 0],
  request: [1246, 120, 25, 978, 5, 0, 16, 83, 19, 0],
  sending: [84, 12, 19, 47, 0, 0, 0, 0, 6, 0],
  code: [186, 9, 163, 3, 0, 0, 0, 0, 11, 0],
  unchecked: [188, 36, 108, 14, 0, 0, 0, 0, 30, 0],
  answer: [237, 39, 75, 9, 0, 0, 0, 104, 10, 0],
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
