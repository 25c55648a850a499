// Presence rules of the UnionPay POS dialect, out of the transaction table (F-08, F-11, F-14, F-16, F-17).
import type { Condition, Presence, PresenceRule } from '../../iso8583/dialect-presence.ts';
import { APPROVED_CODES } from '../response-codes.ts';
import { TRANSACTIONS, type TransactionDefinition } from '../transactions.ts';

const approved: Condition = { field: 39, in: [...APPROVED_CODES] };
const approvedWhole: Condition = { field: 39, in: APPROVED_CODES.filter((code) => code !== '10') };
const withPin: Condition = { field: 22, from: 3, length: 1, in: ['1'] };
const byCard: Condition = { field: 22, from: 1, length: 2, in: ['01', '02', '05', '07', '80', '91', '96', '98'] };
const byChip: Condition = { field: 22, from: 1, length: 2, in: ['05', '07'] };

/** Values of 60.3 where the table names one that stands for several: key modes of a sign-in, parts of a signature. */
const NETWORK_CODES: Readonly<Record<string, Condition>> = {
  'sign-in': { field: 60, from: 9, length: 3, in: ['001', '003', '004'] },
  'e-signature': { field: 60, from: 9, length: 1, in: ['8'] },
  'e-signature-part': { field: 60, from: 9, length: 1, in: ['8', '9'] },
};
/** Transactions that a card starts, so that a chip card must speak (F-16). */
const CHIP_SPEAKS: readonly string[] = ['balance-inquiry', 'sale', 'pre-authorisation'];

function matchOf(transaction: string, row: TransactionDefinition): Condition[] {
  const match: Condition[] = [];
  if (row.processingCode !== null) match.push({ field: 3, in: [row.processingCode] });
  if (row.conditionCode !== null) match.push({ field: 25, in: [row.conditionCode] });
  if (row.messageType !== '') match.push({ field: 60, from: 1, length: 2, in: [row.messageType] });
  const network = NETWORK_CODES[transaction];
  if (network !== undefined) match.push(network);
  else if (row.networkCode !== undefined) match.push({ field: 60, from: 9, length: 3, in: [row.networkCode] });
  return match;
}

function requestOf(transaction: string, row: TransactionDefinition): Presence {
  const may = (field: number) => row.optional.includes(field);
  const conditional: NonNullable<Presence['conditional']> = [];
  if (may(52)) conditional.push({ field: 52, when: [withPin] });
  if (may(52)) for (const field of [26, 53]) conditional.push({ field, when: [{ field: 52 }] });
  const giveBack = transaction === 'void' || transaction === 'refund';
  if (may(35)) conditional.push({ field: 2, when: giveBack ? [byCard] : [], anyOf: may(59) ? [35, 59] : [35] });
  if (CHIP_SPEAKS.includes(transaction)) conditional.push({ field: 55, when: [byChip] });
  return { mandatory: [...row.mandatory, ...(row.mac ? [64] : [])], optional: [...row.optional], conditional };
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
export const UNIONPAY_PRESENCE: PresenceRule[] = Object.entries<TransactionDefinition>(TRANSACTIONS).map(
  ([transaction, row]) => ({
    transaction,
    mti: row.mti,
    match: matchOf(transaction, row),
    request: requestOf(transaction, row),
    response: responseOf(transaction, row),
  }),
);
