// The sales slips of a transaction, and whether they are complete.

import { MISSING_SLIPS } from '../../src/definitions/missing-slips.ts';
import { isAbout } from '../../src/definitions/rule-subjects.ts';
import { inspect } from '../../src/oracle/index.ts';
import { type FigureName, PrintedSlip } from '../../src/slips/read.ts';
import type { Slip } from '../../src/terminal/index.ts';
import { gatherBooks } from './evidence.ts';
import { COPY_WORDS } from './quoted-words.ts';
import type { TillWorld } from './till.ts';

export const SALES_COPIES = ['merchant', 'cardholder', 'electronic'];

/** Sales slips of the transaction: no fault reports, no settlement slips. */
export const salesSlips = (till: TillWorld): Slip[] =>
  till.counter
    .recent('slip')
    .map(({ slip }) => slip)
    .filter(({ copy }) => SALES_COPIES.includes(copy));

export function someSlips(till: TillWorld): Slip[] {
  const slips = salesSlips(till);
  till.check(slips.length > 0, MISSING_SLIPS.any, { en: 'a sales slip', zh: '签购单' }, till.stateWords());
  return slips;
}

export const copyOf = (till: TillWorld, copy: Slip['copy']): Slip => {
  const found = salesSlips(till).find((slip) => slip.copy === copy);
  till.check(
    found !== undefined,
    MISSING_SLIPS[copy],
    COPY_WORDS[copy],
    salesSlips(till)
      .map((slip) => till.say(COPY_WORDS[slip.copy]))
      .join(', '),
  );
  return found!;
};

/** What the paper of a slip says. */
export const printedOf = (till: TillWorld, { lines }: Slip): PrintedSlip => new PrintedSlip(lines, till.ownWords);

/** Figures behind a label of every slip, those of one slip joined; for the "actual" of a finding. */
export const figuresWords = (till: TillWorld, slips: readonly Slip[], name: FigureName): string =>
  slips.map((slip) => printedOf(till, slip).figures(name).join(' ') || '–').join(', ');

/** The slip has this figure behind its label, and no other. */
export function says(till: TillWorld, slip: Slip, name: FigureName, value: string): boolean {
  const found = printedOf(till, slip).figures(name);
  return found.length === 1 && found[0] === value;
}

/** What is missing or wrong on the slips, as the oracle reads them beside the other books; empty when they are complete. */
export async function incomplete(till: TillWorld): Promise<string[]> {
  const violations = inspect(await gatherBooks(till), till.language);
  return violations.filter(({ rule }) => isAbout('slips', rule)).map(({ text }) => till.say(text));
}
