// Transaction types of a UnionPay-style terminal, as data: how each is told apart on the wire and what it needs.
// Source: guide facts F-04, F-08, F-09, F-11, F-16, F-25, F-32, F-33, F-34, F-38, F-56 (docs/facts.md).
import { FOLLOW_UPS } from './transactions/follow-ups.ts';
import { MANAGEMENT } from './transactions/management.ts';
import { OWN_MESSAGES } from './transactions/own-messages.ts';
import { PAYMENTS } from './transactions/payments.ts';
import { PRE_AUTHORISATIONS } from './transactions/pre-authorisations.ts';
import type { TransactionDefinition } from './transactions/row.ts';
import { SETTLEMENT } from './transactions/settlement.ts';
import { SIGNATURES } from './transactions/signatures.ts';

export type { TransactionDefinition } from './transactions/row.ts';

export const TRANSACTIONS = {
  ...PAYMENTS,
  ...PRE_AUTHORISATIONS,
  ...FOLLOW_UPS,
  ...MANAGEMENT,
  ...SETTLEMENT,
  ...SIGNATURES,
  ...OWN_MESSAGES,
} as const satisfies Record<string, TransactionDefinition>;

export type TransactionType = keyof typeof TRANSACTIONS;

/** The layout of field 60 (F-10): digits of each part, in order. Management messages send the first three only. */
export const FIELD_60 = [
  { name: 'messageType', length: 2 },
  { name: 'batch', length: 6 },
  { name: 'networkCode', length: 3 },
  { name: 'readCapability', length: 1 },
  { name: 'chipCondition', length: 1 },
  { name: 'partialApproval', length: 1 },
  { name: 'accountType', length: 3 },
] as const;

/** The layout of field 61, original transaction (F-28, F-29): batch, voucher, date MMDD. */
export const FIELD_61 = [
  { name: 'batch', length: 6 },
  { name: 'voucher', length: 6 },
  { name: 'date', length: 4 },
] as const;

/** The layout of field 48 in a 0500 (F-33): domestic then foreign totals, amounts in minor units. */
export const FIELD_48_SETTLEMENT = [
  { name: 'domesticDebitAmount', length: 12 },
  { name: 'domesticDebitCount', length: 3 },
  { name: 'domesticCreditAmount', length: 12 },
  { name: 'domesticCreditCount', length: 3 },
  { name: 'domesticResult', length: 1 },
  { name: 'foreignDebitAmount', length: 12 },
  { name: 'foreignDebitCount', length: 3 },
  { name: 'foreignCreditAmount', length: 12 },
  { name: 'foreignCreditCount', length: 3 },
  { name: 'foreignResult', length: 1 },
] as const;

const ROWS = Object.entries(TRANSACTIONS) as [TransactionType, TransactionDefinition][];
const LISTED = new Map(ROWS.map(([type, { mandatory, optional }]) => [type, new Set([...mandatory, ...optional])]));

/** Fields of a request that its transaction does not list, ascending. */
export function unlistedFields(type: TransactionType, fields: Readonly<Record<number, unknown>>): number[] {
  const listed = LISTED.get(type);
  const unlisted: number[] = [];
  for (const key in fields) if (listed?.has(Number(key)) !== true) unlisted.push(Number(key));
  return unlisted;
}

const NO_ROWS: typeof ROWS = [];
/** The rows of each MTI, in the order of the table: every message asks. */
const ROWS_OF = Map.groupBy(ROWS, ([, { mti }]) => mti);

/** The transaction type of a request, or null when no row of the table matches its MTI, field 3, 25 and 60. */
export function transactionTypeOf(message: { mti: string; fields: Record<number, string> }): TransactionType | null {
  const { fields } = message;
  // A repeat (0201) is of the type that it repeats.
  const mti = message.mti.endsWith('1') ? `${message.mti.slice(0, 3)}0` : message.mti;
  if (mti === '0400') return 'reversal';
  const messageType = (fields[60] ?? '').slice(0, 2);
  const networkCode = (fields[60] ?? '').slice(8, 11);
  for (const [type, row] of ROWS_OF.get(mti) ?? NO_ROWS) {
    if (row.messageType !== messageType) continue;
    if (row.processingCode !== null && row.processingCode !== fields[3]) continue;
    if (row.conditionCode !== null && row.conditionCode !== fields[25]) continue;
    if (row.networkCode === undefined || row.networkCode === networkCode) return type;
    if (row.networkCodes?.some((start) => networkCode.startsWith(start))) return type;
  }
  return null;
}
