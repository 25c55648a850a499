// What counts as an approval: a matching answer, with a right MAC, of an approving code (F-15, F-17, F-22).
import { aesCmac } from '../../crypto/cmac.ts';
import { cbcMac, retailMac, unionPayMac } from '../../crypto/mac.ts';
import type { MacRule } from '../../iso8583/index.ts';
import { type Message, responseMti } from '../../iso8583/message.ts';

export type ApprovalPolicy = {
  /** Numbers of the fields, 0 for the MTI, in which the answer is not the one to this request; empty when it is. */
  differences(request: Message, answer: Message): number[];
  /** Field 64 of the answer is the MAC of `macInput` under the MAC key (hex), made as `rule` says. */
  macRight(answer: Message, macInput: Uint8Array, macKey: string, rule?: MacRule): boolean;
  /** Field 39 says yes. */
  approves(code: string): boolean;
  /** How much an approval is of, in fen: field 4 may be less than was asked for where a part is approved. */
  approvedMinor(askedMinor: number, field4: string | undefined, code: string): number;
  /** What an answer that cannot be read at all means. */
  unreadable: 'unknown' | 'approved';
};

const APPROVING = ['00', '10', '11', 'A2', 'A4', 'A5', 'A6'];
const ECHOED = [3, 11, 41, 42] as const;

export const approvalPolicy: ApprovalPolicy = {
  differences(request, answer) {
    const wrong: number[] = answer.mti === responseMti(request.mti) ? [] : [0];
    for (const field of ECHOED) if (answer.fields[field] !== request.fields[field]) wrong.push(field);
    if (!amountMatches(request.fields[4], answer.fields[4], answer.fields[39])) wrong.push(4);
    return wrong;
  },
  macRight: (answer, macInput, macKey, rule) => answer.fields[64] === macOf(macInput, macKey, rule),
  approves: (code) => APPROVING.includes(code),
  approvedMinor: (askedMinor, field4, code) => (code === '10' && field4 !== undefined ? Number(field4) : askedMinor),
  unreadable: 'unknown',
};

const MACS: Record<MacRule['algorithm'], (key: Buffer, data: Uint8Array, padding: 1 | 2) => Buffer> = {
  'unionpay-ecb': (key, data) => unionPayMac(key.subarray(0, 8), data),
  'iso9797-1-algorithm-1': cbcMac,
  'iso9797-1-algorithm-3': retailMac,
  'aes-cmac': (key, data) => aesCmac(key, data).subarray(0, 8),
};

/** Field 64 as hex: the MAC of the bytes under the MAC key. The UnionPay way takes the first 8 bytes of the key (F-05, F-15). */
export function macOf(macInput: Uint8Array, macKey: string, rule?: MacRule): string {
  const key = Buffer.from(macKey.length === 16 ? macKey + macKey : macKey, 'hex');
  return MACS[rule?.algorithm ?? 'unionpay-ecb'](key, macInput, rule?.padding === 2 ? 2 : 1)
    .toString('hex')
    .toUpperCase();
}

/** A partial approval (code 10) may answer with less; everything else with the same amount. */
function amountMatches(asked: string | undefined, answered: string | undefined, code: string | undefined): boolean {
  if (code !== '10' || asked === undefined) return asked === answered;
  return /^\d{12}$/.test(answered ?? '') && Number(answered) > 0 && Number(answered) <= Number(asked);
}
