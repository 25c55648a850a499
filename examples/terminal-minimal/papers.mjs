// What the terminal writes down: journal entries and slips.
import { masked, yuan } from './texts.mjs';

/** The entry of a sale whose answer is not there yet. */
export const entryOf = (voucher, batch, card, amountMinor, dateTime) => ({
  voucher,
  batch,
  function: 'sale',
  status: 'unknown',
  amountMinor,
  cardNumber: masked(card.pan),
  entry: 'insert',
  responseCode: null,
  reference: null,
  authorisationCode: null,
  dateTime,
  original: null,
});

/** The merchant copy, with room for a signature, and the cardholder copy. */
export function slipsOf({ identity }, entry, card, issuer, operator) {
  const elements = {
    title: identity.slipTitle ?? 'SALES SLIP',
    merchantName: identity.merchantName,
    merchantId: identity.merchantId,
    terminalId: identity.terminalId,
    operator,
    issuer,
    acquirer: identity.acquirerName,
    cardNumber: entry.cardNumber,
    entryLetter: 'I',
    transaction: 'SALE',
    batch: entry.batch,
    voucher: entry.voucher,
    authorisationCode: entry.authorisationCode ?? '',
    reference: entry.reference ?? '',
    dateTime: entry.dateTime,
    amountMinor: entry.amountMinor,
    applicationId: card.aid ?? 'A000000333010101',
  };
  const printed = [
    elements.title,
    elements.merchantName,
    `Merchant ${elements.merchantId}`,
    `Terminal ${elements.terminalId}`,
    `Operator ${operator}`,
    `Issuer ${issuer}`,
    `Acquirer ${elements.acquirer}`,
    `Card ${elements.cardNumber} I`,
    'SALE',
    `Batch ${elements.batch}`,
    `Voucher ${elements.voucher}`,
    `Authorisation ${elements.authorisationCode}`,
    `Reference ${elements.reference}`,
    elements.dateTime,
    `Amount ${yuan(entry.amountMinor)}`,
    `Application ${elements.applicationId}`,
  ];
  const signature = ['I accept this charge to my card account', 'Cardholder signature: ________________'];
  const keep = ['Please check this slip', 'Please keep this slip'];
  const slip = (copy, signatureLine, lines) => ({ copy, reprint: false, signatureLine, elements, lines });
  return [
    slip('merchant', true, ['Merchant copy', ...printed, ...signature, ...keep]),
    slip('cardholder', false, ['Cardholder copy', ...printed, ...keep]),
  ];
}
