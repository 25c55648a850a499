// Messages without money: sign-in, sign-out, echo test, downloads, settlement. No MAC, and fewer fields to match (F-08, F-15).
import type { TransactionType } from '../../definitions/transactions.ts';
import { TRANSACTIONS } from '../../definitions/transactions.ts';
import { type Fields, type Message, responseMti } from '../../iso8583/message.ts';
import type { Device } from '../device/device.ts';
import type { Bilingual } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import { exchange } from './exchange.ts';
import { managementField60 } from './field60.ts';
import { heedSignInAgain } from './sign-in-again.ts';

/** Where an exchange broke off. */
export type Stage = 'connect' | 'send' | 'receive';
export type ManagementOutcome =
  | { kind: 'answer'; fields: Fields; code: string | null }
  | { kind: 'failed'; stage: Stage; text: Bilingual };

/** Sends the message of that type; fields 41, 42 and 60 are added. */
export async function manage(device: Device, type: TransactionType, fields: Fields): Promise<ManagementOutcome> {
  const { terminalId, merchantId } = device.configuration.identity;
  const request: Message = {
    mti: TRANSACTIONS[type].mti,
    fields: {
      ...fields,
      41: terminalId,
      42: merchantId,
      60: managementField60(type, device.books.session().batch),
    },
  };
  const outcome = await exchange(device, request, false);
  switch (outcome.kind) {
    case 'not-sent':
      return {
        kind: 'failed',
        stage: outcome.stage,
        text: outcome.stage === 'connect' ? TEXTS.connectFailed : TEXTS.sendFailed,
      };
    case 'no-answer':
      return {
        kind: 'failed',
        stage: 'receive',
        text: outcome.reason === 'timeout' ? TEXTS.timedOut : TEXTS.connectionLost,
      };
    case 'unreadable':
      return { kind: 'failed', stage: 'receive', text: TEXTS.answerUnreadable };
    case 'answer': {
      const { fields: answer } = outcome.message;
      const code = answer[39] ?? null;
      if (!answers(request, outcome.message)) return { kind: 'failed', stage: 'receive', text: TEXTS.answerForeign };
      heedSignInAgain(device, type, code);
      return { kind: 'answer', fields: answer, code };
    }
    default: {
      const never: never = outcome;
      return never;
    }
  }
}

/** MTI, voucher and terminal are those of the request; the merchant number may be left out by the host. */
function answers(request: Message, answer: Message): boolean {
  return (
    answer.mti === responseMti(request.mti) &&
    answer.fields[11] === request.fields[11] &&
    answer.fields[41] === request.fields[41] &&
    (answer.fields[42] === undefined || answer.fields[42] === request.fields[42])
  );
}
