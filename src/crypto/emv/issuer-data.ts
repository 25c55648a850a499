// Issuer application data (tag 9F10): which key and cryptogram version a card used, and what it says of itself.

/** 9F10 in its parts, all hexadecimal. `rest` is what follows the card verification results. */
export type IssuerApplicationData = {
  format: 'visa' | 'mchip' | 'emv-a';
  derivationKeyIndex: string;
  cryptogramVersion: string;
  cardVerificationResults: string;
  rest: string;
};

/** The parts of 9F10, or null when its length and first bytes fit no known card specification. */
export function parseIssuerApplicationData(value: string): IssuerApplicationData | null {
  const data = value.toUpperCase();
  if (!/^([\dA-F]{2}){7,32}$/.test(data)) return null;
  const at = (from: number, bytes: number) => data.slice(from * 2, (from + bytes) * 2);
  if (data.length === 64 && data.startsWith('0F'))
    return {
      format: 'emv-a',
      cryptogramVersion: at(1, 1),
      derivationKeyIndex: at(2, 1),
      cardVerificationResults: at(3, 5),
      rest: at(8, 24),
    };
  if (data.startsWith('06') && at(3, 1) === '03')
    return {
      format: 'visa',
      derivationKeyIndex: at(1, 1),
      cryptogramVersion: at(2, 1),
      cardVerificationResults: at(3, 4),
      rest: data.slice(14),
    };
  if (data.length === 36 || data.length === 40 || data.length === 16 || data.length === 52)
    return {
      format: 'mchip',
      derivationKeyIndex: at(0, 1),
      cryptogramVersion: at(1, 1),
      cardVerificationResults: at(2, 6),
      rest: data.slice(16),
    };
  return null;
}
