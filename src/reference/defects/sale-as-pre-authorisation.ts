// Fault: the chosen function does not decide the message.
import { TRANSACTIONS, transactionTypeOf } from '../../definitions/transactions.ts';
import type { Message } from '../../iso8583/message.ts';
import type { Defect } from './defect.ts';

function asPreAuthorisation(sale: Message): Message {
  const { mti, processingCode, conditionCode, messageType } = TRANSACTIONS['pre-authorisation'];
  const field60 = messageType + (sale.fields[60] ?? '').slice(2);
  return { mti, fields: { ...sale.fields, 3: processingCode, 25: conditionCode, 60: field60 } };
}

export const saleAsPreAuthorisation: Defect = {
  id: 'sale-as-pre-authorisation',
  requirement: 'GUIDE-A-STEP-2b',
  en: 'A sale is sent as a pre-authorisation',
  zh: '消费被当作预授权发送',
  apply: (parts) => ({
    ...parts,
    wire: {
      ...parts.wire,
      outgoing: (message) => (transactionTypeOf(message) === 'sale' ? asPreAuthorisation(message) : message),
    },
  }),
};
