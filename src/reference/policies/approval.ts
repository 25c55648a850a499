// What counts as an approval: a matching answer, with a right MAC, of an approving code (F-15, F-17, F-22).
import { unionPayMac } from '../../crypto/mac.ts';
import { type Message, responseMti } from '../../iso8583/message.ts';

export type ApprovalPolicy = {
  /** Numbers of the fields, 0 for the MTI, in which the answer is not the one to this request; empty when it is. */
  differences(request: Message, answer: Message): number[];
  /** Field 64 of the answer is the MAC of `macInput` under the MAC key (hex, the first 8 bytes count). */
  macRight(answer: Message, macInput: Uint8Array, macKey: string): boolean;
  /** Field 39 says yes. */
  approves(code: string): boolean;
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
  macRight: (answer, macInput, macKey) => answer.fields[64] === macOf(macInput, macKey),
  approves: (code) => APPROVING.includes(code),
  unreadable: 'unknown',
};

/** Field 64 as hex: the MAC of the bytes under the first 8 bytes of the key (F-05, F-15). */
export function macOf(macInput: Uint8Array, macKey: string): string {
  return unionPayMac(Buffer.from(macKey.slice(0, 16), 'hex'), macInput)
    .toString('hex')
    .toUpperCase();
}

/** A partial approval (code 10) may answer with less; everything else with the same amount. */
function amountMatches(asked: string | undefined, answered: string | undefined, code: string | undefined): boolean {
  if (code !== '10' || asked === undefined) return asked === answered;
  return /^\d{12}$/.test(answered ?? '') && Number(answered) > 0 && Number(answered) <= Number(asked);
}
