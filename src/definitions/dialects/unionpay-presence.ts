// Presence rules of the UnionPay POS dialect, out of the rules of requests and the transaction table (F-08, F-11, F-17).
import type { Condition, Presence, PresenceRule } from '../../iso8583/dialect-presence.ts';
import { REQUEST_RULES, type RequestRules } from '../request-rules.ts';
import { APPROVED_CODES } from '../response-codes.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from '../transactions.ts';

const approved: Condition = { field: 39, in: [...APPROVED_CODES] };
const approvedWhole: Condition = { field: 39, in: APPROVED_CODES.filter((code) => code !== '10') };
function matchOf(row: TransactionDefinition): Condition[] {
  const match: Condition[] = [];
  if (row.processingCode !== null) match.push({ field: 3, in: [row.processingCode] });
  if (row.conditionCode !== null) match.push({ field: 25, in: [row.conditionCode] });
  if (row.messageType !== '') match.push({ field: 60, from: 1, length: 2, in: [row.messageType] });
  const codes = row.networkCodes ?? (row.networkCode === undefined ? [] : [row.networkCode]);
  if (codes[0] !== undefined) match.push({ field: 60, from: 9, length: codes[0].length, in: [...codes] });
  return match;
}

function requestOf({ mandatory, optional, conditional }: RequestRules, { mac }: TransactionDefinition): Presence {
  return {
    mandatory: [...mandatory, ...(mac ? [64] : [])],
    optional: [...optional],
    conditional: conditional.map(({ field, when, anyOf }) => ({
      field,
      when: [...when],
      ...(anyOf === undefined ? {} : { anyOf: [...anyOf] }),
    })),
  };
}

function responseOf(transaction: string, row: TransactionDefinition): Presence {
  const has = (field: number) => row.mandatory.includes(field);
  const mandatory = [12, 13, 41, 60];
  if (has(11)) mandatory.push(11);
  if (transaction !== 'settlement') mandatory.push(39);
  if (row.mac) mandatory.push(64);
  return {
    mandatory,
    conditional: row.financial ? [{ field: 37, when: [approved] }] : [],
    echoed: [3, { field: 4, when: [approvedWhole] }, 11, 41, { field: 42, when: [approved] }],
  };
}

/** One rule for each transaction, more particular ones first. */
export const UNIONPAY_PRESENCE: PresenceRule[] = (
  Object.entries(TRANSACTIONS) as [TransactionType, TransactionDefinition][]
).map(([transaction, row]) => ({
  transaction,
  mti: row.mti,
  match: matchOf(row),
  request: requestOf(REQUEST_RULES[transaction], row),
  response: responseOf(transaction, row),
}));
