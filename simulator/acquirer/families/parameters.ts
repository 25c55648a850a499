// Download of the small-amount parameters (F-45, network code 394) and its end (395).
import { REGISTERED } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, sure } from '../deal.ts';

const amount = (minor: number) => String(minor).padStart(12, '0');
const flag = (on: boolean) => (on ? '1' : '0');

/**
 * Field 62 as text: for each parameter its tag (6 characters), the length of its value (3 digits) and the value. Amounts are in fen,
 * 12 digits; windows are seconds, 3 digits; flags are 0 or 1. BIN tables are not sent: every card with the service may use it.
 */
function perform(deal: Deal): Outcome {
  const merchant = sure(deal.merchant, 'merchant');
  const parameters: [tag: string, value: string][] = [
    ['FF8054', flag(merchant.pinFree)],
    ['FF8057', '0'],
    ['FF8058', amount(merchant.pinFreeLimitMinor)],
    ['FF8059', amount(merchant.signatureFreeLimitMinor)],
    ['FF805A', flag(merchant.signatureFreeLimitMinor > 0)],
    ['FF805D', '1'],
    ['FF803A', '010'],
    ['FF803C', '060'],
  ];
  const text = parameters.map(([tag, value]) => tag + String(value.length).padStart(3, '0') + value).join('');
  return approved(deal, {}, { 62: text });
}

const unrecorded = { gates: REGISTERED, checks: [], recorded: false } as const;

export const parameterDownload: Family = { ...unrecorded, perform };
export const parameterDownloadEnd: Family = { ...unrecorded, perform: (deal) => approved(deal) };
