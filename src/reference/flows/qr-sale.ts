// Payment by code (F-56): amount, the customer's code, online; no PIN and no signature. Earlier ones that are unknown are asked about first.

import type { Flow } from '../device/flow.ts';
import { enterAmount } from '../entry/amount.ts';
import { scanPaymentCode } from '../entry/code.ts';
import { requireReady } from '../entry/ready.ts';
import { authorise } from '../host/authorise.ts';
import { settleEarlierCodes } from '../host/earlier-code.ts';
import { issueSlips } from '../slips/issue.ts';

export const qrSale: Flow = {
  function: 'qr-sale',
  steps: [requireReady, settleEarlierCodes, enterAmount, scanPaymentCode, authorise('sale'), issueSlips],
};
