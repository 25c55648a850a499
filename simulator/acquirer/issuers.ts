// Institution codes of issuers, for field 44: eight digits as UnionPay members have them; others get a made-up one.
import { randomDigits } from './random.ts';

const CODES: Readonly<Record<string, string>> = {
  ICBC: '01020000',
  工商银行: '01020000',
  ABC: '01030000',
  农业银行: '01030000',
  BOC: '01040000',
  中国银行: '01040000',
  CCB: '01050000',
  建设银行: '01050000',
  BOCOM: '03010000',
  交通银行: '03010000',
  CMB: '03080000',
  招商银行: '03080000',
};

/** Code of the issuer with that name. */
export function issuerCode(name: string): string {
  return CODES[name] ?? `9${randomDigits(0, name, 7)}`;
}

export const UNIONPAY = 'CUP';

/** Card organisation in field 63: CUP for domestic cards, that of the number's first digit for foreign ones. */
export function cardOrganisation(pan: string, foreign: boolean): string {
  if (!foreign || pan.startsWith('62')) return UNIONPAY;
  const byFirstDigit: Record<string, string> = { '2': 'MCC', '3': 'JCB', '4': 'VIS', '5': 'MCC' };
  return byFirstDigit[pan[0] ?? ''] ?? UNIONPAY;
}
