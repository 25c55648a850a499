// Every sentence that a scenario may use, in both languages. Reading it needs no Cucumber.
import { backOffice } from './back-office.steps.ts';
import { batch } from './batch.steps.ts';
import { cardholder } from './cardholder.steps.ts';
import { cards } from './cards.steps.ts';
import { cashier } from './cashier.steps.ts';
import { centre } from './centre.steps.ts';
import { chip } from './chip.steps.ts';
import { clock } from './clock.steps.ts';
import { contract } from './contract.steps.ts';
import { earlier } from './earlier.steps.ts';
import { errands } from './errands.steps.ts';
import { fuzz } from './fuzz.steps.ts';
import { management } from './management.steps.ts';
import { mishaps } from './mishaps.steps.ts';
import { money } from './money.steps.ts';
import type { Phrase } from './phrases.ts';
import { prompts } from './prompt.steps.ts';
import { qr } from './qr.steps.ts';
import { qrRun } from './qr-run.steps.ts';
import { query } from './query.steps.ts';
import { result } from './result.steps.ts';
import { reversal } from './reversal.steps.ts';
import { longRun } from './run.steps.ts';
import { screen } from './screen.steps.ts';
import { secrecy } from './secrecy.steps.ts';
import { settlement } from './settlement.steps.ts';
import { setup } from './setup.steps.ts';
import { signals } from './signal.steps.ts';
import { signature } from './signature.steps.ts';
import { slip } from './slip.steps.ts';
import { slipText } from './slip-text.steps.ts';
import { surroundings } from './surroundings.steps.ts';
import { wire } from './wire.steps.ts';

export const PHRASES: readonly Phrase[] = [
  ...setup,
  ...cards,
  ...centre,
  ...earlier,
  ...surroundings,
  ...clock,
  ...contract,
  ...cashier,
  ...cardholder,
  ...management,
  ...mishaps,
  ...errands,
  ...screen,
  ...prompts,
  ...signals,
  ...result,
  ...wire,
  ...reversal,
  ...money,
  ...slip,
  ...slipText,
  ...signature,
  ...batch,
  ...backOffice,
  ...settlement,
  ...query,
  ...longRun,
  ...qr,
  ...qrRun,
  ...secrecy,
  ...chip,
  ...fuzz,
];

export type CatalogueEntry = Pick<Phrase, 'keyword' | 'en' | 'zh' | 'exampleEn' | 'exampleZh'>;

/** The sentences with an example of each, in the order of the catalogue. */
export function catalogue(): CatalogueEntry[] {
  return PHRASES.map(({ keyword, en, zh, exampleEn, exampleZh }) => ({ keyword, en, zh, exampleEn, exampleZh }));
}
