// What the terminal writes down: amounts, masked card numbers, journal entries and slips.

export const yuan = (amountMinor) => `CNY ${(amountMinor / 100).toFixed(2)}`;
const masked = (pan) => pan.slice(0, 6) + '*'.repeat(pan.length - 10) + pan.slice(-4);
const now = () => new Date().toISOString().slice(0, 19).replace('T', ' ');

/** The entry of a sale whose answer is not there yet. */
export function entryOf(voucher, batch, { card, amountMinor }) {
  return {
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
    dateTime: now(),
    original: null,
  };
}

export function slipOf(copy, { identity }, entry, issuer) {
  const elements = {
    title: 'SALES SLIP',
    merchantName: identity.merchantName,
    merchantId: identity.merchantId,
    terminalId: identity.terminalId,
    operator: '01',
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
  };
  const { amountMinor, ...texts } = elements;
  const lines = [...Object.entries(texts).map(([name, value]) => `${name}: ${value}`), `amount: ${yuan(amountMinor)}`];
  const signatureLine = copy === 'merchant';
  if (signatureLine) lines.push('signature: ____________');
  return { copy, reprint: false, signatureLine, elements, lines };
}
