// Asking what became of a payment by code (F-56): one query, and as many as the configuration allows.
import { TRANSACTIONS } from '../../definitions/transactions.ts';
import type { Message } from '../../iso8583/message.ts';
import type { Device } from '../device/device.ts';
import type { JournalRecord, QueryRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';
import { exchange } from './exchange.ts';
import { managementField60 } from './field60.ts';
import { judge, type Verdict } from './judge.ts';

/** What the host says of the payment. */
export type Settled = Extract<Verdict, { kind: 'approved' | 'declined' }>;
/** Why its outcome is as unknown as before. */
type Unsettled = { kind: 'failed' | 'not-sent' | 'sign-in-again' };

/** Code of a payment that the host has never seen, and will not take any more. */
const NOT_KNOWN = '25';

export const isOwed = ({ books }: Device, { voucher, batch }: QueryRecord): boolean =>
  books.queries().some((each) => each.voucher === voucher && each.batch === batch);

/** Asks until the host has said what became of it, at most as often as a reversal is sent. */
export async function inquire(device: Device, record: JournalRecord): Promise<Settled | Unsettled> {
  const { parts, configuration, ui, log } = device;
  const { voucher } = record.entry;
  let found: Settled | Unsettled = { kind: 'failed' };
  for (let asked = 0; found.kind === 'failed' && parts.query.again(asked, configuration.attempts.reversals); asked++) {
    ui.show({ words: TEXTS.querying }, { words: TEXTS.voucherLine, values: { voucher } });
    found = await askOnce(device, record);
    log.write(`query of voucher ${voucher}: ${found.kind}`);
  }
  return found;
}

async function askOnce(device: Device, record: JournalRecord): Promise<Settled | Unsettled> {
  const request = device.parts.wire.outgoing(queryOf(device, record));
  const outcome = await exchange(device, request, true);
  // The amount is that of the payment and stands in the answer alone, so it is compared with the record and not with the request.
  const told = outcome.kind === 'answer' ? outcome.message.fields[4] : undefined;
  const asked = told === undefined ? request : { ...request, fields: { ...request.fields, 4: told } };
  const verdict = judge(device, asked, outcome, true);
  if (verdict.kind === 'not-sent') return { kind: 'not-sent' };
  if (verdict.kind === 'unknown') return { kind: 'failed' };
  const { answer, code } = verdict;
  if (answer.fields[61] !== undefined && answer.fields[61] !== request.fields[61]) return { kind: 'failed' };
  switch (device.parts.query.outcome(answer.fields[48])) {
    case 'approved':
      return paid(device, record, answer, code)
        ? { kind: 'approved', code, answer: dated(answer) }
        : { kind: 'failed' };
    case 'declined':
      return { kind: 'declined', code, answer, note: TEXTS.codeNotPaid };
    case 'unknown':
      return { kind: 'declined', code: NOT_KNOWN, answer, note: TEXTS.codeNotPaid };
    case null:
      return { kind: device.parts.wording.decline(code).signInAgain ? 'sign-in-again' : 'failed' };
  }
}

function queryOf({ configuration, books }: Device, { entry }: JournalRecord): Message {
  const { terminalId, merchantId } = configuration.identity;
  return {
    mti: TRANSACTIONS['qr-query'].mti,
    fields: {
      11: books.nextVoucher(),
      41: terminalId,
      42: merchantId,
      60: managementField60('qr-query', books.session().batch),
      61: entry.batch + entry.voucher,
    },
  };
}

/** An approval of the amount that was asked for, or in part of less. */
function paid({ parts }: Device, { entry }: JournalRecord, { fields }: Message, code: string): boolean {
  const amountMinor = /^\d{12}$/.test(fields[4] ?? '') ? Number(fields[4]) : 0;
  const right = code === '10' ? amountMinor > 0 && amountMinor <= entry.amountMinor : amountMinor === entry.amountMinor;
  return right && parts.approval.approves(code);
}

/** Fields 12 and 13 are of the query; the day of the payment is that of field 15. */
function dated({ mti, fields }: Message): Message {
  const { 12: _time, 13: date, ...rest } = fields;
  const day = rest[15] ?? date;
  return { mti, fields: day === undefined ? rest : { ...rest, 13: day } };
}
