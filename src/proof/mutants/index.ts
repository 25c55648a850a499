// Every mutant there is, derived from the tables of the house.
import type { Mutant } from '../mutant.ts';
import { answerMutants, codeMutants, uncheckedMutants } from './answers.ts';
import { journalMutants, stateMutants } from './books.ts';
import { commandMutants, momentMutants } from './commands.ts';
import { headerMutants } from './headers.ts';
import { requestMutants, sendingMutants } from './requests.ts';
import { displayMutants, promptMutants, resultMutants, signalMutants } from './screens.ts';
import { secretMutants } from './secrets.ts';
import { settingMutants } from './settings.ts';
import { slipMutants } from './slips.ts';
import { untimelyMutants } from './untimely.ts';

export const MUTANTS: readonly Mutant[] = [
  ...settingMutants,
  ...commandMutants,
  ...momentMutants,
  ...untimelyMutants,
  ...displayMutants,
  ...promptMutants,
  ...signalMutants,
  ...resultMutants,
  ...slipMutants,
  ...journalMutants,
  ...stateMutants,
  ...secretMutants,
  ...requestMutants,
  ...headerMutants,
  ...sendingMutants,
  ...codeMutants,
  ...uncheckedMutants,
  ...answerMutants,
];
