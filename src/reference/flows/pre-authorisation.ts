// The pre-authorisation family (F-30): hold an amount, release it, charge it, take the charge back.

import type { Flow, Step } from '../device/flow.ts';
import { enterAmount } from '../entry/amount.ts';
import { amountAndCard } from '../entry/amount-and-card.ts';
import { presentCard } from '../entry/card.ts';
import {
  chooseOriginal,
  enterAuthorisationCode,
  enterOriginalDate,
  findPreAuthorisation,
  matchOriginalCard,
} from '../entry/original.ts';
import { verifyCardholder } from '../entry/pin.ts';
import { requireReady } from '../entry/ready.ts';
import { signOnScreen } from '../entry/signature.ts';
import { askSupervisor } from '../entry/supervisor.ts';
import { authorise } from '../host/authorise.ts';
import { issueSlips } from '../slips/issue.ts';

const afterwards: readonly Step[] = [signOnScreen, issueSlips];
const named: readonly Step[] = [presentCard, enterOriginalDate, enterAuthorisationCode, findPreAuthorisation];

export const preAuthorisation: Flow = {
  function: 'pre-authorisation',
  steps: [requireReady, amountAndCard, verifyCardholder, authorise('pre-authorisation'), ...afterwards],
};

export const preAuthorisationVoid: Flow = {
  function: 'pre-authorisation-void',
  steps: [
    requireReady,
    askSupervisor,
    ...named,
    enterAmount,
    verifyCardholder,
    authorise('pre-authorisation-void'),
    ...afterwards,
  ],
};

export const completion: Flow = {
  function: 'completion',
  steps: [requireReady, ...named, enterAmount, verifyCardholder, authorise('completion'), ...afterwards],
};

export const completionVoid: Flow = {
  function: 'completion-void',
  steps: [
    requireReady,
    askSupervisor,
    chooseOriginal('completion'),
    presentCard,
    matchOriginalCard,
    verifyCardholder,
    authorise('completion-void'),
    ...afterwards,
  ],
};
