// Issuer application data (tag 9F10): which key and cryptogram version a card used, and what it says of itself.

/** 9F10 in its parts, all hexadecimal. `rest` is what follows the card verification results. */
export type IssuerApplicationData = {
  format: 'unionpay' | 'visa' | 'visa-2' | 'mchip' | 'emv-a';
  derivationKeyIndex: string;
  cryptogramVersion: string;
  cardVerificationResults: string;
  rest: string;
  /** UnionPay: 01 = triple DES, 04 = SM4. */
  algorithm?: string;
  /** UnionPay and Visa: what the issuer put behind a length of its own. */
  issuerData?: string;
};

/** The parts of 9F10, or null when its own lengths, or where it has none its length, are those of no known card specification. */
export function parseIssuerApplicationData(value: string): IssuerApplicationData | null {
  const data = value.toUpperCase();
  if (!/^([\dA-F]{2}){7,32}$/.test(data)) return null;
  return withLengths(data) ?? ofFormat2(data) ?? mchip(data);
}

const part = (data: string, from: number, bytes: number) => data.slice(from * 2, (from + bytes) * 2);
const byte = (data: string, at: number) => Number.parseInt(part(data, at, 1), 16);

/** PBOC 3.0 book 5, VIS 1.4: a length, key index, version, results behind a length, then perhaps the issuer's data behind a length. */
function withLengths(data: string): IssuerApplicationData | null {
  const front = byte(data, 0);
  if ((front !== 6 && front !== 7) || byte(data, 3) !== 3) return null;
  const rest = data.slice(14);
  const issuer = data.slice((front + 1) * 2);
  if (data.length < (front + 1) * 2 || (issuer !== '' && byte(issuer, 0) !== issuer.length / 2 - 1)) return null;
  return {
    format: front === 7 ? 'unionpay' : 'visa',
    derivationKeyIndex: part(data, 1, 1),
    cryptogramVersion: part(data, 2, 1),
    cardVerificationResults: part(data, 3, 4),
    rest,
    ...(front === 7 ? { algorithm: part(data, 7, 1) } : {}),
    ...(issuer === '' ? {} : { issuerData: issuer.slice(2) }),
  };
}

/** 32 bytes behind a length of 15 (EMV common core, format A) or 31 (VIS format 2): version, key index, five bytes of results. */
function ofFormat2(data: string): IssuerApplicationData | null {
  const format = data.startsWith('0F') ? 'emv-a' : data.startsWith('1F') ? 'visa-2' : null;
  if (format === null || data.length !== 64) return null;
  return {
    format,
    cryptogramVersion: part(data, 1, 1),
    derivationKeyIndex: part(data, 2, 1),
    cardVerificationResults: part(data, 3, 5),
    rest: data.slice(16),
  };
}

/** M/Chip has no lengths in it; 8, 18, 20 or 26 bytes are its forms. */
function mchip(data: string): IssuerApplicationData | null {
  if (![8, 18, 20, 26].includes(data.length / 2)) return null;
  return {
    format: 'mchip',
    derivationKeyIndex: part(data, 0, 1),
    cryptogramVersion: part(data, 1, 1),
    cardVerificationResults: part(data, 2, 6),
    rest: data.slice(16),
  };
}
