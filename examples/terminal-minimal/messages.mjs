// The messages that this terminal sends; docs/contract.md explains every field.
import { pinBlock } from './host.mjs';

/** 0800: asks for working keys and a batch. */
export function signInMessage(voucher, batch, { identity }) {
  const fields = {
    11: voucher,
    41: identity.terminalId,
    42: identity.merchantId,
    60: `00${batch ?? '000000'}003`,
    63: '01 ',
  };
  return { mti: '0800', fields };
}

/** 0200 of a sale by inserted card, and the 0400 that takes it back. The reversal carries no PIN. */
export function saleMessages(voucher, batch, { identity }, keys, { card, amountMinor, pin }) {
  const common = {
    2: card.pan,
    3: '000000',
    4: String(amountMinor).padStart(12, '0'),
    11: voucher,
    14: card.expiry,
    22: pin === '' ? '052' : '051',
    23: card.sequenceNumber,
    25: '00',
    41: identity.terminalId,
    42: identity.merchantId,
    49: '156',
    60: `22${batch}00050`,
  };
  const secret = pin === '' ? {} : { 26: '12', 52: pinBlock(keys.pin, pin, card.pan), 53: '2600000000000000' };
  return {
    request: { mti: '0200', fields: { ...common, ...secret } },
    reversal: (reason) => ({ mti: '0400', fields: { ...common, 39: reason } }),
  };
}

/** Voucher and batch of the transaction that a reversal takes back. */
export const reversedBy = ({ fields }) => ({ voucher: fields[11], batch: fields[60].slice(2, 8) });
