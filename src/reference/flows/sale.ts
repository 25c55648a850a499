// Sale: amount and card in the order of the profile, PIN by rule, online, signature, slips.

import type { Flow, Step } from '../device/flow.ts';
import { amountAndCard } from '../entry/amount-and-card.ts';
import { verifyCardholder } from '../entry/pin.ts';
import { requireReady } from '../entry/ready.ts';
import { signOnScreen } from '../entry/signature.ts';
import { askVerificationCode } from '../entry/verification-code.ts';
import { authorise } from '../host/authorise.ts';
import { issueSlips } from '../slips/issue.ts';

const steps: readonly Step[] = [
  requireReady,
  amountAndCard,
  askVerificationCode,
  verifyCardholder,
  authorise('sale'),
  signOnScreen,
  issueSlips,
];

export const sale: Flow = { function: 'sale', steps };
/** The same with PIN entry for small taps too (F-46). */
export const forcePinSale: Flow = { function: 'force-pin-sale', steps };
