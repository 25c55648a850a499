// What the operator reads: docs/words.md lists the texts, docs/messages.md the answer codes and whom each sends people to.

const ISSUER = 'Please contact the issuer';
const ACQUIRER = 'Please contact the acquirer';

const CODES = {
  '01': ['Refused by the issuer', ISSUER],
  '02': ['Refused by the issuer', ISSUER],
  '03': ['Invalid merchant', ACQUIRER],
  '04': ['Keep the card', ISSUER],
  '05': ['Cardholder not authenticated', ISSUER],
  '07': ['Keep the card', ISSUER],
  12: ['Invalid transaction', ACQUIRER],
  13: ['Invalid amount', ACQUIRER],
  14: ['Invalid card number', ISSUER],
  15: ['No issuer for this card', ISSUER],
  21: ['Dormant card', ISSUER],
  25: ['No original transaction', ISSUER],
  30: ['Message format error', ACQUIRER],
  33: ['Expired card. Keep the card', ISSUER],
  34: ['Suspected fraud. Keep the card', ISSUER],
  36: ['Restricted card. Keep the card', ISSUER],
  38: ['PIN tries exceeded', ISSUER],
  41: ['Lost card. Keep the card', ISSUER],
  43: ['Stolen card. Keep the card', ISSUER],
  45: ['Please use the chip', ISSUER],
  51: ['Insufficient funds', ISSUER],
  54: ['The card has expired', ISSUER],
  55: ['Wrong PIN', ISSUER],
  57: ['This card may not do this transaction', ISSUER],
  59: ['Card verification failed', ISSUER],
  61: ['Amount over the limit', ISSUER],
  62: ['Restricted card', ISSUER],
  65: ['Number of transactions over the limit', ISSUER],
  68: ['System trouble', ACQUIRER],
  75: ['PIN tries exceeded', ISSUER],
  77: ['Please sign in again', ACQUIRER],
  90: ['System trouble', ACQUIRER],
  91: ['System trouble', ACQUIRER],
  92: ['System trouble', ACQUIRER],
  94: ['Sent before', ACQUIRER],
  96: ['System trouble', ACQUIRER],
  97: ['Terminal not registered', ACQUIRER],
  98: ['System trouble', ACQUIRER],
  99: ['PIN not readable. Please sign in again', ACQUIRER],
  A0: ['MAC error. Please sign in again', ACQUIRER],
  A7: ['Security check of the card failed', ISSUER],
};

export const APPROVED = ['00', '11', 'A2', 'A4', 'A5', 'A6'];
export const REVERSED = ['00', '12', '25', '40'];
export const SIGN_IN_AGAIN = ['77', '99', 'A0'];

export const yuan = (amountMinor) => `CNY ${(amountMinor / 100).toFixed(2)}`;
export const masked = (pan) => pan.slice(0, 6) + '*'.repeat(pan.length - 10) + pan.slice(-4);
export const callAcquirer = ({ identity }) => `${ACQUIRER} ${identity.serviceLine ?? ''}`.trim();

export function declinedWords(code, configuration) {
  const [words, contact] = CODES[code] ?? ['Transaction failed', ACQUIRER];
  return ['Declined', `${words} [${code}]`, contact === ACQUIRER ? callAcquirer(configuration) : contact];
}
