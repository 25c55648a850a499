// The script notice (F-32): what a chip made of a command of its issuer goes up before the next online transaction.
import { TRANSACTIONS } from '../../definitions/transactions.ts';
import type { Fields, Message } from '../../iso8583/message.ts';
import { parseTlv, tlvValues } from '../../iso8583/tlv.ts';
import { tlv } from '../chip/tlv.ts';
import type { Device } from '../device/device.ts';
import type { JournalRecord, ScriptNoticeRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';
import { exchange } from './exchange.ts';
import { judge } from './judge.ts';
import { heedSignInAgain } from './sign-in-again.ts';

/** Fields of the transaction that its notice repeats; the card number is kept enciphered. */
const REPEATED = [3, 4, 22, 23, 25, 41, 42, 49] as const;
/** Chip data that it repeats (F-16). */
const CHIP_DATA = ['9F33', '95', '9F37', '9F1E', '9F10', '9F26', '9F36', '82', '9F1A', '9A'] as const;

export function scriptNoticeOf(
  record: JournalRecord,
  request: Message,
  answer: Message,
  results: string,
): ScriptNoticeRecord {
  const fields: Fields = {};
  for (const field of REPEATED) {
    const value = request.fields[field];
    if (value !== undefined) fields[field] = value;
  }
  const sent = tlvValues(parseTlv(request.fields[55] ?? ''));
  const repeated = CHIP_DATA.map((tag) => (sent[tag] === undefined ? '' : tlv(tag, sent[tag])));
  const { voucher, batch } = record.entry;
  const { 13: date = '0000', 37: reference, 38: authorisation } = answer.fields;
  return {
    voucher,
    batch,
    sealedCard: record.sealedCard,
    fields: {
      ...fields,
      ...(reference === undefined ? {} : { 37: reference }),
      ...(authorisation === undefined ? {} : { 38: authorisation }),
      55: repeated.join('') + tlv('DF31', results),
      61: batch + voucher + date,
    },
  };
}

/** Sends every notice that is owed, each once. One without an answer stays owed and stops nothing: it moves no money. */
export async function sendScriptNotices(device: Device): Promise<'done' | 'sign-in-again'> {
  const { books, ui, log, vault, parts } = device;
  for (const notice of books.notices()) {
    ui.show({ words: TEXTS.noticeSending });
    const pan = vault.open(notice.sealedCard);
    const { messageType, networkCode } = TRANSACTIONS['script-notice'];
    const message = parts.wire.outgoing({
      mti: TRANSACTIONS['script-notice'].mti,
      fields: {
        ...(pan === null ? {} : { 2: pan }),
        ...notice.fields,
        11: books.nextVoucher(),
        60: messageType + (books.session().batch ?? notice.batch) + networkCode,
      },
    });
    const verdict = judge(device, message, await exchange(device, message, true), true);
    log.write(`script notice of voucher ${notice.voucher}: ${verdict.kind}`);
    if (verdict.kind !== 'approved' && verdict.kind !== 'declined') return 'done';
    books.dropNotice(notice);
    if (heedSignInAgain(device, 'script-notice', verdict.code)) return 'sign-in-again';
  }
  return 'done';
}
