// Learns the MAC key as a terminal does, from the answer to a sign-in that passes by, so that damage can stand behind a right MAC.
import { messageMac, unwrapWorkKeys } from '../crypto/index.ts';
import type { MacRule } from '../iso8583/index.ts';
import type { Message } from '../iso8583/message.ts';
import type { Sign } from './line.ts';

type Signer = {
  /** Looks at an answer that passes; that of a sign-in brings new keys. */
  learn(answer: Message | null): void;
  /** Signs under the newest MAC key; null while no sign-in has passed. */
  readonly sign: Sign | null;
};

const UNIONPAY: MacRule = { field: 64, from: 'mti', algorithm: 'unionpay-ecb' };

/** `terminalMasterKey` is the test key under which the working keys travel, hexadecimal; `rule` is the dialect's, or UnionPay's own. */
export function createSigner(terminalMasterKey: string, rule: MacRule = UNIONPAY): Signer {
  let sign: Sign | null = null;
  return {
    learn(answer) {
      const wrapped = answer?.fields[62];
      if (answer?.mti !== '0810' || answer.fields[39] !== '00' || wrapped === undefined) return;
      const found = unwrapWorkKeys(terminalMasterKey, wrapped);
      if (!('keys' in found)) return;
      const key = Buffer.from(found.keys.macKey, 'hex');
      sign = (covered) => messageMac(rule, key, covered);
    },
    get sign() {
      return sign;
    },
  };
}
