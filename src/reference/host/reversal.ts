// The reversal of a transaction: what is kept before the request leaves, and the 0400 made from it (F-24, F-25).
import { TRANSACTIONS } from '../../definitions/transactions.ts';
import type { Fields, Message } from '../../iso8583/message.ts';
import type { Device } from '../device/device.ts';
import type { JournalRecord, ReversalRecord } from '../store/records.ts';
import { exchange } from './exchange.ts';
import { judge } from './judge.ts';

/** Fields of the original that its reversal repeats; 2 is kept enciphered, 39 and 64 are made anew. */
const REPEATED = [3, 4, 11, 14, 22, 23, 25, 38, 41, 42, 49, 60] as const;

export function reversalOf(device: Device, record: JournalRecord, request: Message): ReversalRecord {
  const fields: Fields = {};
  const kept: number[] = [...REPEATED];
  if ((TRANSACTIONS[record.type].mandatory as readonly number[]).includes(61)) kept.push(61);
  for (const field of kept) {
    const value = request.fields[field];
    if (value !== undefined) fields[field] = value;
  }
  const { voucher, batch } = record.entry;
  const reason = device.parts.reversal.reason('no-answer');
  return { voucher, batch, fields, sealedCard: record.sealedCard, reason, attempts: 0 };
}

type Attempt = 'ended' | 'failed' | 'not-sent' | 'sign-in-again';

/** Sends the reversal once. */
export async function attemptReversal(device: Device, reversal: ReversalRecord): Promise<Attempt> {
  const { parts, vault } = device;
  const pan = vault.open(reversal.sealedCard);
  const message = parts.wire.outgoing({
    mti: '0400',
    fields: { ...(pan === null ? {} : { 2: pan }), ...reversal.fields, 39: reversal.reason },
  });
  const verdict = judge(device, message, await exchange(device, message, true), true);
  switch (verdict.kind) {
    case 'not-sent':
      return 'not-sent';
    case 'unknown':
      return 'failed';
    default:
      if (parts.reversal.ended(verdict.code)) return 'ended';
      return signInHelps(device, reversal, verdict.code) ? 'sign-in-again' : 'failed';
  }
}

/** The host asks for a new sign-in, and the batch of the reversal is not one that it has closed since. */
function signInHelps({ parts, books }: Device, { batch }: ReversalRecord, code: string): boolean {
  return parts.wording.decline(code).signInAgain === true && batch === books.session().batch;
}
