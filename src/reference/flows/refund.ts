// Refund of a settled sale (F-29): supervisor, card (or the voucher of a payment by code), original reference and date, amount.

import type { Flow } from '../device/flow.ts';
import { enterAmount } from '../entry/amount.ts';
import { presentCard } from '../entry/card.ts';
import { enterOriginalDate, enterOriginalReference } from '../entry/original.ts';
import { verifyCardholder } from '../entry/pin.ts';
import { requireReady } from '../entry/ready.ts';
import { signOnScreen } from '../entry/signature.ts';
import { askSupervisor } from '../entry/supervisor.ts';
import { authorise } from '../host/authorise.ts';
import { issueSlips } from '../slips/issue.ts';

export const refund: Flow = {
  function: 'refund',
  steps: [
    requireReady,
    askSupervisor,
    presentCard,
    enterOriginalReference,
    enterOriginalDate,
    enterAmount,
    verifyCardholder,
    authorise('refund'),
    signOnScreen,
    issueSlips,
  ],
};
