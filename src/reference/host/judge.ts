// What the end of an exchange means for a transaction: approved, declined, not sent, or not known.
import type { Message } from '../../iso8583/message.ts';
import type { Device } from '../device/device.ts';
import type { Mishap } from '../policies/reversal.ts';
import type { Bilingual } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import { foreignWords } from './answer-words.ts';
import type { ExchangeOutcome } from './link.ts';

export type Verdict =
  | { kind: 'approved'; code: string; answer: Message }
  /** `note`: what else the operator is told. */
  | { kind: 'declined'; code: string; answer: Message; note?: Bilingual }
  | { kind: 'not-sent'; text: Bilingual }
  | { kind: 'unknown'; mishap: Mishap; text: Bilingual };

/** @param mac the answer must carry a right MAC */
export function judge(device: Device, request: Message, outcome: ExchangeOutcome, mac: boolean): Verdict {
  const { approval } = device.parts;
  switch (outcome.kind) {
    case 'not-sent':
      return { kind: 'not-sent', text: outcome.stage === 'connect' ? TEXTS.connectFailed : TEXTS.sendFailed };
    case 'no-answer':
      return {
        kind: 'unknown',
        mishap: 'no-answer',
        text: outcome.reason === 'timeout' ? TEXTS.timedOut : TEXTS.connectionLost,
      };
    case 'unreadable':
      if (approval.unreadable === 'approved')
        return { kind: 'approved', code: '00', answer: { mti: request.mti, fields: {} } };
      return { kind: 'unknown', mishap: 'unreadable', text: TEXTS.answerUnreadable };
    case 'answer':
      return judgeAnswer(device, request, outcome.message, mac);
    default: {
      const never: never = outcome;
      return never;
    }
  }
}

function judgeAnswer({ parts, link, keys, log }: Device, request: Message, answer: Message, mac: boolean): Verdict {
  const differences = parts.approval.differences(request, answer);
  if (differences.length > 0) {
    log.write(foreignWords(request, answer, differences));
    return { kind: 'unknown', mishap: 'mismatch', text: TEXTS.answerForeign };
  }
  if (mac && !(keys !== null && parts.approval.macRight(answer, link.macInput(answer), keys.macKey, link.macRule)))
    return { kind: 'unknown', mishap: 'mac', text: TEXTS.answerMac };
  const code = answer.fields[39];
  if (code === undefined) {
    log.write('answer not parsable: it has no field 39');
    return { kind: 'unknown', mishap: 'unreadable', text: TEXTS.answerUnreadable };
  }
  return { kind: parts.approval.approves(code) ? 'approved' : 'declined', code, answer };
}
