// Void of a sale of this batch (F-28): supervisor, original voucher, the same card again unless a code paid, PIN by rule, the full amount.

import type { Flow } from '../device/flow.ts';
import { presentCard } from '../entry/card.ts';
import { takeCodeOfOriginal, unlessByCode } from '../entry/code.ts';
import { chooseOriginal, matchOriginalCard } from '../entry/original.ts';
import { verifyCardholder } from '../entry/pin.ts';
import { requireReady } from '../entry/ready.ts';
import { signOnScreen } from '../entry/signature.ts';
import { askSupervisor } from '../entry/supervisor.ts';
import { authorise } from '../host/authorise.ts';
import { issueSlips } from '../slips/issue.ts';

export const voidSale: Flow = {
  function: 'void',
  steps: [
    requireReady,
    askSupervisor,
    chooseOriginal('sale', 'force-pin-sale', 'qr-sale'),
    takeCodeOfOriginal,
    unlessByCode(presentCard),
    unlessByCode(matchOriginalCard),
    verifyCardholder,
    authorise('void'),
    signOnScreen,
    issueSlips,
  ],
};
