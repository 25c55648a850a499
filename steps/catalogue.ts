// Every sentence that a scenario may use, in both languages. Reading it needs no Cucumber.

import { OWN_SENTENCES } from './own-sentences.ts';
import type { Phrase } from './phrases.ts';
import { answerCodes } from './sentences/answer-codes.ts';
import { backOffice } from './sentences/back-office.ts';
import { cardholder } from './sentences/cardholder.ts';
import { cards } from './sentences/cards.ts';
import { cashier } from './sentences/cashier.ts';
import { chip } from './sentences/chip.ts';
import { clock } from './sentences/clock.ts';
import { fuzz } from './sentences/damaged-messages.ts';
import { earlier } from './sentences/earlier-transactions.ts';
import { everyQuestion } from './sentences/every-question.ts';
import { falseHost } from './sentences/false-host.ts';
import { longRun } from './sentences/long-runs.ts';
import { management } from './sentences/management.ts';
import { contract } from './sentences/merchant-contract.ts';
import { mishaps } from './sentences/mishaps.ts';
import { money } from './sentences/money.ts';
import { qrRun } from './sentences/payment-code-runs.ts';
import { qr } from './sentences/payment-codes.ts';
import { settlement } from './sentences/payouts.ts';
import { centre } from './sentences/pos-centre.ts';
import { prompts } from './sentences/prompt.ts';
import { query } from './sentences/query.ts';
import { wire } from './sentences/requests.ts';
import { result } from './sentences/result.ts';
import { reversal } from './sentences/reversal.ts';
import { screen } from './sentences/screen.ts';
import { secrecy } from './sentences/secrecy.ts';
import { batch } from './sentences/settlement.ts';
import { setup } from './sentences/setup.ts';
import { signals } from './sentences/signals.ts';
import { signature } from './sentences/signature.ts';
import { slip } from './sentences/slip.ts';
import { slipText } from './sentences/slip-text.ts';
import { surroundings } from './sentences/surroundings.ts';
import { twoTerminals } from './sentences/two-terminals.ts';
import { errands } from './sentences/whole-transactions.ts';

/** The sentences by what they are about. */
export const SUBJECTS = {
  setup,
  cards,
  centre,
  earlier,
  twoTerminals,
  surroundings,
  clock,
  contract,
  cashier,
  cardholder,
  management,
  mishaps,
  everyQuestion,
  errands,
  screen,
  prompts,
  signals,
  result,
  answerCodes,
  wire,
  reversal,
  money,
  slip,
  slipText,
  signature,
  batch,
  backOffice,
  settlement,
  query,
  longRun,
  qr,
  qrRun,
  secrecy,
  falseHost,
  chip,
  fuzz,
} as const satisfies Record<string, readonly Phrase[]>;
export type Subject = keyof typeof SUBJECTS;

export const PHRASES: readonly Phrase[] = Object.values(SUBJECTS).flat();

export type CatalogueEntry = Pick<Phrase, 'keyword' | 'en' | 'zh' | 'exampleEn' | 'exampleZh'>;

/** The sentences with an example of each, in the order of the catalogue; then those of the project, as far as its files are loaded. */
export function catalogue(): CatalogueEntry[] {
  return [...PHRASES, ...OWN_SENTENCES].map(({ keyword, en, zh, exampleEn, exampleZh }) => ({
    keyword,
    en,
    zh,
    exampleEn,
    exampleZh,
  }));
}
