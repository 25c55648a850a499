// Every sentence that a scenario may use, in both languages. Reading it needs no Cucumber.
import { backOffice } from './back-office.steps.ts';
import { batch } from './batch.steps.ts';
import { cards } from './cards.steps.ts';
import { centre } from './centre.steps.ts';
import { counter } from './counter.steps.ts';
import { earlier } from './earlier.steps.ts';
import { errands } from './errands.steps.ts';
import { fuzz } from './fuzz.steps.ts';
import { money } from './money.steps.ts';
import type { Phrase } from './phrases.ts';
import { result } from './result.steps.ts';
import { screen } from './screen.steps.ts';
import { setup } from './setup.steps.ts';
import { slips } from './slip.steps.ts';
import { wire } from './wire.steps.ts';

export const PHRASES: readonly Phrase[] = [
  ...setup,
  ...cards,
  ...centre,
  ...earlier,
  ...counter,
  ...errands,
  ...screen,
  ...result,
  ...wire,
  ...money,
  ...slips,
  ...batch,
  ...backOffice,
  ...fuzz,
];

export type CatalogueEntry = Pick<Phrase, 'keyword' | 'en' | 'zh' | 'exampleEn' | 'exampleZh'>;

/** The sentences with an example of each, in the order of the catalogue. */
export function catalogue(): CatalogueEntry[] {
  return PHRASES.map(({ keyword, en, zh, exampleEn, exampleZh }) => ({ keyword, en, zh, exampleEn, exampleZh }));
}
