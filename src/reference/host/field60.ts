// Field 60 as the terminal sends it (F-10).
import { FIELD_60, TRANSACTIONS, type TransactionType } from '../../definitions/transactions.ts';
import { buildPositional } from '../../iso8583/positional.ts';

/** Before the first sign-in no batch number is known. */
const NO_BATCH = '000000';

/** Financial messages: type, batch, no network code, contactless reader as highest capability, fallback mark (F-13). */
export function financialField60(type: TransactionType, batch: string, fallback: boolean): string {
  return buildPositional(FIELD_60, {
    messageType: TRANSACTIONS[type].messageType,
    batch,
    networkCode: '000',
    readCapability: '6',
    chipCondition: fallback ? '2' : '0',
    partialApproval: '0',
  });
}

/** Management messages: the first three parts only. */
export function managementField60(type: TransactionType, batch: string | null): string {
  const row: { messageType: string; networkCode?: string } = TRANSACTIONS[type];
  return buildPositional(FIELD_60, {
    messageType: row.messageType,
    batch: batch ?? NO_BATCH,
    networkCode: row.networkCode ?? '000',
  });
}
