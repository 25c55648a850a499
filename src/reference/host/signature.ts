// Uploading a signature that was given on the screen (F-38), and the feature code under it (F-39).
import { xor } from '../../crypto/des.ts';
import type { Message } from '../../iso8583/message.ts';
import type { Device } from '../device/device.ts';
import type { JournalRecord } from '../store/records.ts';
import { TEXTS } from '../ui/texts.ts';
import { exchange } from './exchange.ts';
import { managementField60 } from './field60.ts';
import { judge } from './judge.ts';
import { heedSignInAgain } from './sign-in-again.ts';

/** Stands for the compressed picture that a signature pad would give. */
const PICTURE = Buffer.from('signature on screen', 'ascii').toString('hex').toUpperCase();

/** Eight hex digits out of settlement date (MMDD, zeros when unknown) and reference; null when the reference has other characters. */
export function featureCode(settlementDate: string | null, reference: string | null): string | null {
  const digits = (settlementDate ?? '0000') + (reference ?? '');
  if (!/^\d{16}$/.test(digits)) return null;
  return xor(Buffer.from(digits.slice(0, 8), 'hex'), Buffer.from(digits.slice(8), 'hex'))
    .toString('hex')
    .toUpperCase();
}

export function signatureMessage(device: Device, { entry, settlementDate }: JournalRecord): Message {
  const { terminalId, merchantId } = device.configuration.identity;
  return {
    mti: '0820',
    fields: {
      4: String(entry.amountMinor).padStart(12, '0'),
      11: entry.voucher,
      ...(settlementDate === null ? {} : { 15: settlementDate }),
      37: entry.reference ?? '',
      41: terminalId,
      42: merchantId,
      60: managementField60('e-signature', entry.batch),
      62: PICTURE,
    },
  };
}

/** Sends every signature that is owed, each once. A refused one is given up; one without an answer stays owed. */
export async function uploadSignatures(device: Device): Promise<'done' | 'sign-in-again'> {
  const { books, ui, log } = device;
  for (const { fields, ...owed } of books.signatures()) {
    ui.show({ words: TEXTS.signatureSending });
    const message: Message = { mti: '0820', fields };
    const verdict = judge(device, message, await exchange(device, message, true), true);
    log.write(`signature of voucher ${owed.voucher}: ${verdict.kind}`);
    if (verdict.kind !== 'approved' && verdict.kind !== 'declined') return 'done';
    books.dropSignature(owed);
    if (heedSignInAgain(device, 'e-signature', verdict.code)) return 'sign-in-again';
  }
  return 'done';
}
