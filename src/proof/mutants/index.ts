// Every mutant there is, derived from the tables of the house.
import type { Mutant } from '../mutant.ts';
import { answerMutants, codeMutants, uncheckedMutants } from './answers.ts';
import { journalMutants, stateMutants } from './books.ts';
import { commandMutants, momentMutants } from './commands.ts';
import { headerMutants } from './headers.ts';
import { occasional } from './occasions.ts';
import { requestMutants, sendingMutants } from './requests.ts';
import {
  amountMutants,
  displayMutants,
  promptMutants,
  resultMutants,
  signalMutants,
  unaskedMutants,
} from './screens.ts';
import { secretMutants } from './secrets.ts';
import { settingMutants } from './settings.ts';
import { slipMutants, unearnedSlipMutants } from './slips.ts';
import { untimelyMutants } from './untimely.ts';

const ALWAYS: readonly Mutant[] = [
  ...settingMutants,
  ...commandMutants,
  ...momentMutants,
  ...untimelyMutants,
  ...displayMutants,
  ...amountMutants,
  ...promptMutants,
  ...unaskedMutants,
  ...signalMutants,
  ...resultMutants,
  ...slipMutants,
  ...unearnedSlipMutants,
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

export const MUTANTS: readonly Mutant[] = [...ALWAYS, ...occasional(ALWAYS)];
