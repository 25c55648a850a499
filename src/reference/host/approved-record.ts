// The journal record after an approval: what the host's answer adds (fields 4, 12, 13, 15, 37, 38, 44, 59).
import { FIELD_59_TAGS, field59Value } from '../../definitions/payment-code.ts';
import type { Message } from '../../iso8583/message.ts';
import type { Device } from '../device/device.ts';
import type { JournalRecord } from '../store/records.ts';

/** Field 63 of an answer: card organisation, then the name of the issuer; field 44 begins with the issuer's number (F-21). */
const ORGANISATION = 3;
const ISSUER_NAME = 20;
const ISSUER_NUMBER = 11;
const UNIONPAY = 'CUP';

export function approvedRecord(device: Device, asked: JournalRecord, answer: Message, code: string): JournalRecord {
  const { fields } = answer;
  const organisation = fields[63]?.slice(0, ORGANISATION).trim() ?? '';
  const issuerName = fields[63]?.slice(ORGANISATION, ORGANISATION + ISSUER_NAME).trim();
  return {
    ...asked,
    entry: {
      ...asked.entry,
      status: 'approved',
      responseCode: code,
      amountMinor: device.parts.approval.approvedMinor(asked.entry.amountMinor, fields[4], code),
      reference: fields[37] ?? null,
      authorisationCode: fields[38]?.trim() || null,
      dateTime: device.clock.stampFromHost(fields[13], fields[12]) ?? asked.entry.dateTime,
    },
    foreign: organisation !== '' && organisation !== UNIONPAY,
    paymentVoucher: field59Value(FIELD_59_TAGS.paymentVoucher, fields[59] ?? '') ?? asked.paymentVoucher,
    settlementDate: fields[15] ?? null,
    date: fields[13] ?? asked.entry.dateTime.slice(5, 10).replace('-', ''),
    receipt: { ...asked.receipt, issuer: issuerName || (fields[44]?.slice(0, ISSUER_NUMBER).trim() ?? '') },
  };
}
